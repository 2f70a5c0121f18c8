"""Which of the leading readings stands on the line that a trained network finds likest to answer.

The rules of `fit` know words and sorts of values; the network knows that “what may it cost at most”
is answered by a budget. It reads lines among their neighbours, so only where the leading readings
stand, and what it finds likest takes nothing from rules that are sure.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from core.answer.reading.features import ScoredReading
from core.ids import ObservationId
from core.ingest.layout import Block
from core.ingest.passages import row_text
from core.models.line_encoder import LineEncoder, PageStretch
from core.observation import StoredObservation, TextLine

WEIGHT = 4.0
"""What a difference of one in likeness counts among scores of readings."""

MOST_BEHIND = 0.25
"""Likeness further behind the likest line's counts no less: rules may still know better."""

VALUELESS = 0.5
"""What is taken from a reading without a value of the asked sort, beside what the rules take."""

_HOLDS_A_VALUE = 0.5  # of the feature that tells it; less is a value of another sort
_MOST_STRETCHES = 5
_STRETCH_CHARACTERS = 360  # about what the network was trained to read at once


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows of a frame that are read together: their texts, and the numbers of their lines."""

    title: str
    rows: tuple[str, ...]
    line_numbers: tuple[tuple[int, ...], ...]


StretchesOn = Callable[[ObservationId], Sequence[Stretch]]
"""Gives the stretches of one of the frames that readings stand on."""


def stretches_of(
    seen: StoredObservation, lines: Sequence[TextLine], blocks: Sequence[Block]
) -> tuple[Stretch, ...]:
    """All rows of a frame in reading order, cut into stretches of about a paragraph or two."""
    title = f"{seen.window.app} {seen.window.title}"
    rows = [(row_text(lines, row), row.line_numbers) for block in blocks for row in block.rows]
    return tuple(
        Stretch(title, tuple(text for text, _ in some), tuple(numbers for _, numbers in some))
        for some in _cut([one for one in rows if one[0].strip()])
    )


def with_line_likeness(
    question: str,
    scored: Sequence[ScoredReading],
    stretches_on: StretchesOn,
    encoder: LineEncoder | None,
) -> list[ScoredReading]:
    """The readings, best first, with what the network thinks of their lines counted in.

    Raises: ModelUnavailable if the network cannot run.
    """
    chosen = _leading_stretches(scored, stretches_on) if encoder is not None else {}
    if encoder is None or not chosen:
        return list(scored)
    likeness = _likeness_by_line(question, chosen, encoder)
    likest = max(likeness.values())
    again = [_judged(one, likeness, likest) for one in scored]
    return sorted(again, key=lambda one: -one.score)


_Place = tuple[ObservationId, int]


def _leading_stretches(
    scored: Sequence[ScoredReading], stretches_on: StretchesOn
) -> dict[_Place, Stretch]:
    """The stretches that the best readings stand in, by frame and place on it."""
    chosen: dict[_Place, Stretch] = {}
    for one in scored:
        key, first = one.unit.observation_id, one.unit.line_numbers[0]
        for place, stretch in enumerate(stretches_on(key)):
            if any(first in numbers for numbers in stretch.line_numbers):
                chosen.setdefault((key, place), stretch)
                break
        if len(chosen) >= _MOST_STRETCHES:
            break
    return chosen


def _likeness_by_line(
    question: str, chosen: Mapping[_Place, Stretch], encoder: LineEncoder
) -> dict[tuple[ObservationId, int], float]:
    """The cosine of every line of the stretches with the question; equal stretches read once."""
    pages = {place: PageStretch(one.title, one.rows) for place, one in chosen.items()}
    distinct = list(dict.fromkeys(pages.values()))
    vectors = dict(zip(distinct, encoder.encode_stretches(distinct), strict=True))
    asked = encoder.encode_question(question)
    return {
        (place[0], number): float(near)
        for place, stretch in chosen.items()
        for numbers, near in zip(
            stretch.line_numbers, np.dot(vectors[pages[place]], asked), strict=True
        )
        for number in numbers
    }


def _judged(
    one: ScoredReading, likeness: Mapping[tuple[ObservationId, int], float], likest: float
) -> ScoredReading:
    found = [
        likeness[one.unit.observation_id, number]
        for number in one.unit.line_numbers
        if (one.unit.observation_id, number) in likeness
    ]
    behind = min(MOST_BEHIND, likest - max(found)) if found else MOST_BEHIND
    lacking = 0.0 if one.features.value > _HOLDS_A_VALUE else VALUELESS
    return replace(one, score=one.score - WEIGHT * behind - lacking)


def _cut(
    rows: Sequence[tuple[str, tuple[int, ...]]],
) -> Iterator[list[tuple[str, tuple[int, ...]]]]:
    some: list[tuple[str, tuple[int, ...]]] = []
    size = 0
    for row in rows:
        if some and size + len(row[0]) > _STRETCH_CHARACTERS:
            yield some
            some, size = [], 0
        some.append(row)
        size += len(row[0])
    if some:
        yield some
