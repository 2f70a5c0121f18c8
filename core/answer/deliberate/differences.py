"""Differences: between two things, and of one thing before and after it changed."""

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
    side_of,
)
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.quantities import (
    Dimension,
    are_alike,
    difference,
    figure_of,
    quantities_in,
)
from core.answer.deliberate.question_parts import Difference
from core.answer.deliberate.readings import Reading, of_dimension, worth
from core.answer.deliberate.worked_answer import (
    Incomplete,
    Outcome,
    WorkedAnswer,
    proof_of,
    sure,
)
from core.recall.query import Query, term_match

_ENOUGH_FOR_CHANGE = 0.45
_ABOUT_IT = 0.35
_CONSIDERED = 15
_BASE = 0.5
_SPAN = 0.45
_PAIRED = 0.97
_ENOUGH_IN_A_SENTENCE = 0.6
_SET_AGAINST = frozenset({Dimension.MEASURE, Dimension.MONEY, Dimension.DURATION})
_INSTEAD = re.compile(r"\b(?:instead of|rather than|moved from|statt|en lugar de)\b", re.I)
_PERCENT = "%"
_STAMP_OF_MAIL = re.compile(r"\W*(?:date|sent|received|datum|gesendet|fecha)\b:?\s", re.IGNORECASE)
_SHARED_OUT = (Dimension.MONEY, Dimension.MEASURE, Dimension.DURATION, Dimension.NUMBER)


def difference_answer(
    inquiry: Inquiry, question: str, asked: Difference, chosen: list[Reading] | None = None
) -> Outcome:
    """The difference with its working; says which side is missing, or None if neither is there.

    The two values are added to `chosen`, in the order of the question.
    """
    inquiry.look_for(question)
    sides = _sides_of(inquiry, asked)
    for side in sides:
        if _is_only_time(side):
            inquiry.look_for(asked.about, side.time_range)
        elif side.terms:
            inquiry.look_for(side.text)
    if any(side.place is not None for side in sides):
        inquiry.look_for_kinds(inquiry.query(asked.about))
    return difference_among(inquiry, asked, inquiry.readings(), chosen)


def difference_among(
    inquiry: Inquiry,
    asked: Difference,
    readings: Sequence[Reading],
    chosen: list[Reading] | None = None,
) -> Outcome:
    """The same, worked out with some readings alone."""
    about, sides = inquiry.query(asked.about), _sides_of(inquiry, asked)
    pairs = _pairs(readings, about, sides, asked.dimensions, asked.unit)
    if not pairs and asked.unit == _PERCENT:
        pairs = _pairs(readings, about, sides, _SHARED_OUT, "")
    if not pairs:
        pairs = _pairs_in_a_sentence(readings, about, asked)
    if not pairs:
        return _one_side(inquiry, asked, about, sides, readings)
    best = max(pairs, key=lambda pair: round(pair[2], 2))  # of equals, the likelier dimension
    if chosen is not None:
        chosen.extend(best[:2])
    return difference_of(inquiry, best, asked)


def _sides_of(inquiry: Inquiry, asked: Difference) -> tuple[Side, Side]:
    one, other = inquiry.query(asked.one), inquiry.query(asked.other)
    return side_of(asked.one, one, other), side_of(asked.other, other, one)


Found = tuple[Reading, Reading, float]


def _pairs(
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


def _pairs_in_a_sentence(
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
    if dimension is not Dimension.NUMBER or unit:
        return found
    terms = meant_terms(about)
    return [one for one in found if any(term_match(t, one.label_stems) for t in terms)]


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


def _is_only_time(side: Side) -> bool:
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
        return None
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
        best_for(about, side.terms or common, admitted(side, about_it))[:_CONSIDERED]
        for side in (one, other)
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


def difference_of(inquiry: Inquiry, found: Found, asked: Difference) -> WorkedAnswer:
    """The difference of two values, told with its working; the asked side first."""
    one, other, score = found
    values = sorted((one, other), key=lambda reading: -reading.quantity.amount)
    operands = " − ".join(_operand(reading) for reading in values)
    if one.quantity.dimension in {Dimension.CLOCK, Dimension.DAY}:
        earlier, later = values[1].quantity.text, values[0].quantity.text
        operands = f"{earlier} to {later}"
    short = f"{difference(one.quantity, other.quantity)} ({operands})"
    is_share = asked.unit == _PERCENT and one.quantity.unit != _PERCENT
    if is_share and other.quantity.amount:
        share = abs(one.quantity.amount - other.quantity.amount) / other.quantity.amount * 100
        short = f"{share:.1f} %".replace(".0 %", " %") + f" ({operands})"
    if (one.quantity.amount - other.quantity.amount) * asked.expects < 0 and not is_share:
        short = f"The other way round: {short}"
    inquiry.note("worked out", operands, short)
    confidence = sure((_BASE + _SPAN * min(1.0, score), _PAIRED))
    return WorkedAnswer(short, (proof_of(one), proof_of(other)), confidence)


def _operand(reading: Reading) -> str:
    value = reading.quantity
    return figure_of(value) if value.dimension is Dimension.MONEY else value.text


def _one_side(
    inquiry: Inquiry,
    asked: Difference,
    about: Query,
    sides: Sequence[Side],
    readings: Sequence[Reading],
) -> Incomplete | None:
    """Which side was found, where the other was not; None if neither names a thing."""
    if not all(side.terms for side in sides):
        return None
    fitting = of_dimension(readings, asked.dimensions, asked.unit)
    found = [best_for(about, side.terms, admitted(side, fitting)) for side in sides]
    if bool(found[0]) == bool(found[1]):
        return None
    here = found[0] or found[1]
    missing = sides[1] if found[0] else sides[0]
    inquiry.note("missing", missing.text)
    return Incomplete(missing.text, (proof_of(here[0][1]),))
