"""What stands around a reading, and how much of a question's subject it shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.answer.reading.asked import Asked
from core.answer.reading.readings import Reading
from core.answer.reading.word_search import WordSearch
from core.observation import Box, TextLine
from core.recall.query import Term

_HEAD_SHARE = 0.8
_MOST_HEAD_WORDS = 7


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is around a frame's readings: its window's title and its whole text.

    `heads` are its short lines with their boxes, any of which may head what stands below it;
    `people` the first names known from the screens; `seen_at` is when it was seen.
    """

    title: str
    view: str
    has_address: bool
    people: frozenset[str]
    heads: tuple[tuple[Box, str], ...]
    words: WordSearch
    seen_at: datetime | None = None


def heads_of(lines: Sequence[TextLine]) -> tuple[tuple[Box, str], ...]:
    """The short lines of a frame that end no sentence."""
    return tuple(
        (line.box, line.text)
        for line in lines
        if 0 < len(line.text.split()) <= _MOST_HEAD_WORDS and line.text.strip()[-1:] not in ".!?;"
    )


def covered(subject: Sequence[tuple[Term, float]], shares: Mapping[str, float]) -> float:
    """The weighted share of the subject's terms; 1 for no subject."""
    total = sum(weight for _, weight in subject)
    if not total:
        return 1.0
    return sum(weight * shares[term.stem] for term, weight in subject) / total


def most_missing(subject: Sequence[tuple[Term, float]], shares: Mapping[str, float]) -> float:
    """How much is missing of the term that is missed most, by its weight among the terms, 0 to 1.

    One rare word that stands nowhere near says more than the share of all words that do.
    """
    heaviest = max((weight for _, weight in subject), default=0.0)
    if not heaviest:
        return 0.0
    return max(weight / heaviest * (1.0 - shares[term.stem]) for term, weight in subject)


def subject_shares(
    asked: Asked, reading: Reading, places: Sequence[tuple[str, float]], around: Surroundings
) -> tuple[dict[str, float], dict[str, float]]:
    """By stem, how well the first place has each of the subject's terms, and how well any has."""
    terms = tuple(term for term, _ in asked.subject)
    rows = around.words.shares(terms, [text for text, _ in places])
    weighted = [(share, row) for (_, share), row in zip(places, rows, strict=True) if any(row)]
    heads = around.words.heads_with(terms, around.heads, around.view)
    best: dict[str, float] = {}
    for at, term in enumerate(terms):
        found = max((share * row[at] for share, row in weighted), default=0.0)
        if found < _HEAD_SHARE and heads[at]:
            found = max(found, _HEAD_SHARE * _stands_over(reading, heads[at]))
        best[term.stem] = found
    return {term.stem: share for term, share in zip(terms, rows[0], strict=True)}, best


def _stands_over(reading: Reading, heads: Sequence[tuple[Box, float]]) -> float:
    """How well the lines above a reading, in its column, have a term: 1, less for a synonym."""
    spot = reading.box
    if spot is None:
        return 0.0
    return max(
        (
            share
            for box, share in heads
            if box.top < spot.top and box.left < spot.right + box.height and spot.left < box.right
        ),
        default=0.0,
    )
