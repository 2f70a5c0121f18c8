"""Pairs of values that are set against each other: which two readings a difference means."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from core.answer.deliberate.choosing import (
    Side,
    admitted,
    best_for,
    fit,
    histories,
    in_a_row,
    meant_terms,
    pair_worth,
)
from core.answer.deliberate.quantities import Dimension, are_alike, quantities_in
from core.answer.deliberate.question_parts import Difference
from core.answer.deliberate.readings import Reading, of_dimension, worth
from core.answer.deliberate.told_anew import told_anew
from core.recall.query import Query, term_match

_ENOUGH_FOR_CHANGE = 0.45
_ABOUT_IT = 0.35
_CONSIDERED = 15
_ENOUGH_IN_A_SENTENCE = 0.6
_SET_AGAINST = frozenset({Dimension.MEASURE, Dimension.MONEY, Dimension.DURATION})
_INSTEAD = re.compile(r"\b(?:instead of|rather than|moved from|statt|en lugar de)\b", re.I)
_STAMP_OF_MAIL = re.compile(r"\W*(?:date|sent|received|datum|gesendet|fecha)\b:?\s", re.IGNORECASE)
_STAMP_OF_CHAT = re.compile(r"\W*\d{1,2}:\d{2}\W{0,2}\s[A-ZÀ-Ý][\w.'’ -]+:\s")

Found = tuple[Reading, Reading, float]


def pairs_of(
    readings: Sequence[Reading],
    about: Query,
    sides: tuple[Side, Side],
    dimensions: Sequence[Dimension],
    unit: str,
) -> list[Found]:
    """The two values meant, once per dimension that has them."""
    return [
        found
        for dimension in dimensions
        if (fitting := _candidates(readings, about, dimension, unit))
        and (found := _pair(about, *sides, fitting)) is not None
    ]


def pairs_in_a_sentence(
    readings: Sequence[Reading], about: Query, asked: Difference
) -> list[Found]:
    """The two alike values of the one sentence that sets them against each other."""
    terms = meant_terms(about)
    lines: dict[tuple[int, str], list[Reading]] = {}
    for one in of_dimension(readings, asked.dimensions, asked.unit):
        is_clock = one.quantity.dimension is Dimension.CLOCK
        if one.quantity.dimension in _SET_AGAINST or (is_clock and _INSTEAD.search(one.said)):
            lines.setdefault((one.observation_id, one.said), []).append(one)
    return [
        (first, second, score)
        for first, second in (pair for pair in lines.values() if len(pair) == 2)
        if are_alike(first.quantity, second.quantity)
        and first.quantity.amount != second.quantity.amount
        and (score := worth(about, terms, first)) >= _ENOUGH_IN_A_SENTENCE
    ]


def _candidates(
    readings: Sequence[Reading], about: Query, dimension: Dimension, unit: str
) -> list[Reading]:
    """The readings of a dimension; bare numbers only where their label is asked for.

    A value that the question itself names (“between batch 10 and 12”) is no answer to it.
    """
    named = {term.word for term in about.terms}
    found = of_dimension(readings, (dimension,), unit)
    found = [one for one in found if one.quantity.text.casefold() not in named]
    if dimension is Dimension.DAY:
        found = [one for one in found if not _STAMP_OF_MAIL.match(one.said)]
    if dimension is Dimension.CLOCK:
        found = [one for one in found if not _is_stamp_of_chat(one)]
    if dimension is not Dimension.NUMBER or unit:
        return found
    terms = meant_terms(about)
    return [one for one in found if any(term_match(t, one.label_stems) for t in terms)]


def _is_stamp_of_chat(one: Reading) -> bool:
    """Whether a clock time says when a message was written: “[14:05] Ana: …”."""
    stamp = _STAMP_OF_CHAT.match(one.said)
    return stamp is not None and one.quantity.start < stamp.end()


def _pair(about: Query, one: Side, other: Side, readings: Sequence[Reading]) -> Found | None:
    """The two values meant, the asked side first, and how well they fit."""
    if _is_change(one, other):
        return _change(about, readings)
    if one.place is not None or other.place is not None:
        return _row_pair(about, one, other, readings)
    return _named_pair(about, one, other, readings)


def _is_change(one: Side, other: Side) -> bool:
    """Whether the sides are one thing at two times."""
    if not one.text and not other.text:
        return True
    return (other.is_former and not _has_own_words(other)) or (
        one.is_former and not _has_own_words(one)
    )


def _has_own_words(side: Side) -> bool:
    return len(side.terms) > 1 or side.time_range is not None


def is_of_time_alone(side: Side) -> bool:
    return side.time_range is not None and side.is_wordless


def _change(about: Query, readings: Sequence[Reading]) -> Found | None:
    """The newest value of the thing asked about and the one before it."""
    terms = meant_terms(about)
    scored = [
        (max(fit(about, terms, one) for one in history), history)
        for history in histories(readings)
        if max(fit(about, terms, one) for one in history) >= _ENOUGH_FOR_CHANGE
        and _is_on_one_day(history)
    ]
    if not scored:
        return told_anew(about, terms, readings)
    score, history = max(scored, key=lambda pair: (round(pair[0], 2), pair[1][-1].at))
    former = history[0] if _asks_for_first(about.text) else history[-2]
    return history[-1], former, score


def _is_on_one_day(history: Sequence[Reading]) -> bool:
    """Whether clock times may be compared: not “Tuesday 14:00” with “Thursday 10:30”."""
    if history[-1].quantity.dimension is not Dimension.CLOCK:
        return True
    days = {
        value.amount
        for one in history[-2:]
        for value in quantities_in(one.quote, one.at)
        if value.dimension is Dimension.DAY
    }
    return len(days) <= 1


def _asks_for_first(text: str) -> bool:
    return " first " in f" {text.casefold()} " or "original" in text.casefold()


def _row_pair(about: Query, one: Side, other: Side, readings: Sequence[Reading]) -> Found | None:
    """Like values of the first and the second of a kind."""
    terms = meant_terms(about)
    places = [0 if side.place is None else side.place for side in (one, other)]
    if places[0] == places[1]:
        return None
    best: Found | None = None
    for row in in_a_row(readings):
        like = [one for one in row if fit(about, terms, one) >= _ENOUGH_FOR_CHANGE]
        if len(like) <= max(places):
            continue
        score = sum(fit(about, terms, one) for one in like) / len(like)
        if best is None or score > best[2]:
            best = like[places[0]], like[places[1]], score
    return best


def _named_pair(about: Query, one: Side, other: Side, readings: Sequence[Reading]) -> Found | None:
    """The values of two things that the question names, each by its own words or time."""
    common = [
        term
        for term in meant_terms(about)
        if term.stem not in {own.stem for side in (one, other) for own in side.terms}
        and not _is_time_word(term.word, (one, other))
    ]
    about_it = [one for one in readings if not common or worth(about, common, one) >= _ABOUT_IT]
    rankings = [
        best_for(about, side.terms or common or beside.terms, admitted(side, about_it))[
            :_CONSIDERED
        ]
        for side, beside in ((one, other), (other, one))
    ]
    seen = _first_seen(readings)
    best: tuple[float, Reading, Reading] | None = None
    for first_score, first in rankings[0]:
        for second_score, second in rankings[1]:
            if not _may_pair(first, second) or not _in_order((one, other), (first, second), seen):
                continue
            shared = [fit(about, common, reading) for reading in (first, second)] if common else []
            score = first_score + second_score + sum(shared) + pair_worth(first, second)
            if best is None or score > best[0]:
                best = score, first, second
    if best is None:
        return None
    certain = [
        min(1.0, worth(about, (*side.terms, *common), reading))
        for side, reading in zip((one, other), best[1:], strict=True)
    ]
    return best[1], best[2], min(certain)


def _first_seen(readings: Sequence[Reading]) -> dict[tuple[Decimal, str], datetime]:
    """When each value was seen first."""
    seen: dict[tuple[Decimal, str], datetime] = {}
    for one in readings:
        key = (one.quantity.amount, one.quantity.unit)
        seen[key] = min(one.at, seen.get(key, one.at))
    return seen


def _in_order(
    sides: tuple[Side, Side],
    values: tuple[Reading, Reading],
    seen: Mapping[tuple[Decimal, str], datetime],
) -> bool:
    """Whether the new one of two values came up later than the one of a named day."""
    moments = [seen[one.quantity.amount, one.quantity.unit] for one in values]
    if sides[0].time_range is not None and sides[1].is_latest:
        return moments[1] > moments[0]
    if sides[1].time_range is not None and sides[0].is_latest:
        return moments[0] > moments[1]
    return True


def _is_time_word(word: str, sides: Sequence[Side]) -> bool:
    return any(side.time_range is not None and word in side.time_range.words for side in sides)


def _may_pair(one: Reading, other: Reading) -> bool:
    is_same = one.quantity.amount == other.quantity.amount  # as a rule one value, seen twice
    is_bare = one.quantity.dimension is Dimension.NUMBER and not one.quantity.unit
    is_bare = is_bare and one.kind != other.kind
    return are_alike(one.quantity, other.quantity) and not is_same and not is_bare
