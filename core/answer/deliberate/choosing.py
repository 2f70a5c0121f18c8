"""Choosing the value that a phrase of a question means, among all readings of an inquiry.

“The second hotel”, “Monday”, “first booked” and “the new build” each say in another way which of
several like values is meant: by its words, by its place in a row, by when it was seen.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.answer.deliberate.quantities import Dimension
from core.answer.deliberate.readings import Reading, worth
from core.answer.question_kind import proper_nouns
from core.answer.reading.bills import is_total
from core.recall.query import Query, Term, term_match, text_stems
from core.recall.time_range import TimeRange
from core.recall.words import words_of

FORMER = re.compile(
    r"\b(?:before|first(?=\s(?:\w+ed|plann|book|quot|offer|agre|time)\w*)|originally|original"
    r"|earlier|previous(?:ly)?|former(?:ly)?|initial(?:ly)?|old|until then|planned|used to"
    r"|announced|expected|agreed|at first"
    r"|the first (?:offer|quote|price|plan|version|estimate|booking))\b",
    re.IGNORECASE,
)
LATEST = re.compile(
    r"\b(?:now|new|newest|latest|current(?:ly)?|kept|chose|chosen|final(?:ly)?|ended up"
    r"|at the moment|today|switched to|revised|reduced|lowered|discounted)\b",
    re.IGNORECASE,
)
_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
_ORDINAL = re.compile(
    r"\b(first|second|third|fourth|last)\s(?:one\b|[a-z]+\b)|\b(first|second|third)$", re.IGNORECASE
)
_WHOLE = re.compile(
    r"\b(?:total|sum|all together|altogether|amount|summe|gesamt|due)\b", re.IGNORECASE
)
_ASKS_FOR_ALL = re.compile(
    r"\b(?:whole|total|overall|altogether|entire|in all|everything)\b", re.IGNORECASE
)
_ROW_OF_ALL = re.compile(
    r"(?:^|,\s)(?:all|(?:grand )?total|sum|overall|(?:al)?together|whole|summe|gesamt)$",
    re.IGNORECASE,
)
_FOR_ONE = re.compile(
    r"\b(?:for|of|per) (?:one|an?|each|every|single)\b|\bper \w|\beach\b|\bunit price\b|\bapiece\b",
    re.IGNORECASE,
)
_PARTIAL = re.compile(r"\b(?:subtotal|net|vat|tax|netto|mwst|of which)\b", re.IGNORECASE)
_PART = re.compile(r"\b(?:taxe?s?|vat|deposit|fees?|tip|mwst|of which)\b", re.IGNORECASE)
_CANCELLED = re.compile(r"\b(?:cancelled|canceled|storniert|refunded)\b", re.IGNORECASE)
_MAY_CANCEL = re.compile(r"\b(?:can|may|if|unless|until|free)\b", re.IGNORECASE)
# Words that say how to reckon and not with what.
_RECKONING = frozenset(
    """much many more less fewer later earlier longer shorter higher lower bigger smaller larger
    cheaper dearer heavier lighter expensive difference save saved change changed improve improved
    rise rose risen fall fell drop dropped go goes went gone up down increase increased decrease
    decreased together sum plus between compared comparison instead versus than postponed delayed
    volt volts euro euros dollar dollars percent day days minute minutes hour hours cost costs price
    pay paid whole inside within under over exceed one ones kept trip make makes lie lies apart
    take takes last lasts
    amount weigh weighs come comes bring brings moved shifted pushed back put off first second third
    fourth now
    sooner cool cooled warm warmed degree degrees ppm point points percentage reading readings
    measured better worse wanted quicker swifter louder quieter brighter darker lose loses lost
    gain gained slip slipped slid shrink shrank shrunk grow grew grown climb climbed sink sank sunk
    shed trim trimmed cut reduced kilo kilos gram grams second seconds litre litres metre metres
    originally original before earlier previous previously former new newest latest current
    currently""".split()
)
_ENOUGH = 0.45
_CONSIDERED = 40
_SAME_KIND = 0.5
_WHOLE_BONUS = 0.1
_PART_MALUS = 0.1
_NAMED_BONUS = 0.06
_ROW_OF_ALL_BONUS = 0.3
_LABEL_BONUS = 0.3


@dataclass(frozen=True, slots=True)
class Side:
    """What a phrase says of the value it means.

    `terms` are its own words; `time_range` a time it names; `place` its number in a row of like
    things (-1 for the last); the last two whether the former or the latest value is meant.
    """

    text: str
    terms: tuple[Term, ...]
    time_range: TimeRange | None
    place: int | None
    is_former: bool
    is_latest: bool

    @property
    def is_wordless(self) -> bool:
        return not self.terms


def side_of(text: str, query: Query, other: Query | None = None) -> Side:
    """A phrase as a side of a comparison; words that both sides share tell nothing."""
    shared = {term.stem for term in other.terms} if other else set()
    time_words = {
        word for word in (query.time_range.words if query.time_range else ()) for word in (word,)
    }
    terms = tuple(
        term
        for term in meant_terms(query)
        if term.stem not in shared and term.word not in time_words
    )
    found = _ORDINAL.search(text.strip())
    ordinal = (found[1] or found[2]).casefold() if found else ""
    is_former = FORMER.search(text) is not None
    return Side(
        text=text.strip(),
        terms=terms,
        time_range=query.time_range,
        place=None if is_former else _ORDINALS.get(ordinal),
        is_former=is_former,
        is_latest=LATEST.search(text) is not None,
    )


def meant_terms(query: Query) -> tuple[Term, ...]:
    """A query's terms without the words of reckoning."""
    return tuple(term for term in query.terms if term.word not in _RECKONING)


def fit(query: Query, terms: Sequence[Term], reading: Reading) -> float:
    """How well a reading fits a phrase, 0 to a little above 1.

    A total is worth more than a part of it, a value that says whose it is more than one in
    running text.
    """
    share = worth(query, terms, reading) if terms else _ENOUGH
    is_whole = _WHOLE.search(reading.label) is not None
    if reading.is_named and reading.block:  # “Total” heads every row of its column
        subject = text_stems(reading.subject)
        is_whole = is_whole and any(term_match(term, subject) for term in terms)
    is_whole = is_whole or (reading.is_named and _WHOLE.match(reading.subject) is not None)
    bonus = _NAMED_BONUS * reading.is_named
    is_all = reading.is_named and _ROW_OF_ALL.search(reading.subject) is not None
    bonus += _ROW_OF_ALL_BONUS * (is_all and _ASKS_FOR_ALL.search(query.text) is not None)
    named = sum(term_match(term, reading.label_stems) > 0 for term in terms)
    bonus += _LABEL_BONUS * min(1.0, named / max(1, len(reading.kind.split())))
    if reading.quantity.dimension is Dimension.MONEY:
        is_partial = _PARTIAL.search(f"{reading.label} {reading.said}") is not None
        is_asked = _FOR_ONE.search(query.text) is None
        bonus += _WHOLE_BONUS * (is_whole and is_asked and not is_partial)
        bonus -= _PART_MALUS * (_is_part(reading.label) and not _is_part(query.text))
    return share + bonus


def _is_part(text: str) -> bool:
    return _PART.search(text) is not None


def best_for(
    query: Query, terms: Sequence[Term], readings: Iterable[Reading], *, enough: float = _ENOUGH
) -> list[tuple[float, Reading]]:
    """Readings that fit a phrase well enough, best first; the newest of equals."""
    scored = [
        (fit(query, terms, one), one)
        for one in readings
        if not terms or (worth(query, terms, one) >= enough and _is_named(query, terms, one))
    ]
    scored.sort(key=lambda pair: (-round(pair[0], 3), -pair[1].at.timestamp()))
    return scored[:_CONSIDERED]


def _is_named(query: Query, terms: Sequence[Term], reading: Reading) -> bool:
    """Whether every name in a phrase stands on the page, and every number on the value's line.

    Neither is ever guessed.
    """
    names = [word for name in proper_nouns(f"x {query.text}") for word in words_of(name)]
    line, _ = reading.layers[0]
    return all(
        any(term_match(term, stems) for stems, _ in reading.layers)
        for term in terms
        if term.word in names
    ) and all(term_match(term, line) for term in terms if term.word.isdigit())


def admitted(side: Side, readings: Iterable[Reading]) -> list[Reading]:
    """The readings that a side may mean by when they were seen, and that still stand."""
    found = list(readings)
    time_range = side.time_range
    if time_range is not None:
        earlier = {_said_value(one) for one in found if one.at < time_range.since}
        found = [one for one in found if time_range.since <= one.at < time_range.until]
        found = [one for one in found if _said_value(one) not in earlier] or found
    if side.is_latest:
        pages = {one.page for one in found}
        cancelled = {page.title for page in pages if is_cancelled(page.text)}
        found = [one for one in found if one.page.title not in cancelled] or found
    if time_range is None and not side.is_former:
        outdated = {
            (one.place, one.quantity.amount)
            for history in histories(found)
            for one in history
            if one.quantity.amount != history[-1].quantity.amount
        }
        found = [one for one in found if (one.place, one.quantity.amount) not in outdated]
    return found


def _said_value(one: Reading) -> tuple[Decimal, str]:
    """A value by its amount: what a screen of Monday showed is no news on Friday's."""
    return one.quantity.amount, one.quantity.unit


def is_cancelled(text: str) -> bool:
    """Whether a page says that what it is about was cancelled."""
    return any(
        _CANCELLED.search(line) and not _MAY_CANCEL.search(line) for line in text.splitlines()
    )


def histories(readings: Iterable[Reading]) -> list[list[Reading]]:
    """The values of each thing over time, oldest first, equal neighbours once."""
    by_place: dict[tuple[str, Dimension, str], list[Reading]] = {}
    for one in sorted(readings, key=lambda reading: (reading.at, not reading.is_named)):
        key = (one.place, one.quantity.dimension, one.quantity.unit)
        known = by_place.setdefault(key, [])
        if known and not one.is_named and known[-1].observation_id == one.observation_id:
            continue  # “08:40–09:10” on one line are two ends, no change
        if not known or known[-1].quantity.amount != one.quantity.amount:
            known.append(one)
    return [known for known in by_place.values() if len(known) > 1]


def in_a_row(readings: Iterable[Reading]) -> list[list[Reading]]:
    """Like values of different things (“Total for 3 nights” of two hotels), by when first seen."""
    by_kind: dict[tuple[str, Dimension, str], dict[str, Reading]] = {}
    for one in sorted(readings, key=lambda reading: reading.at):
        if one.kind:
            key = (one.kind, one.quantity.dimension, one.quantity.unit)
            by_kind.setdefault(key, {}).setdefault(one.thing, one)
    return [list(found.values()) for found in by_kind.values() if len(found) > 1]


def pair_worth(one: Reading, other: Reading) -> float:
    """What speaks for two readings being of one sort: the same label, or the same thing."""
    if (one.kind and one.kind == other.kind) or (is_total(one.label) and is_total(other.label)):
        return _SAME_KIND
    shared = set(one.kind.split()) & set(other.kind.split())
    longest = max(len(one.kind.split()), len(other.kind.split()), 1)
    return _SAME_KIND * len(shared) / longest
