"""Differences: between two things, and of one thing before and after it changed."""

from collections.abc import Sequence

from core.answer.deliberate.choosing import (
    Side,
    admitted,
    best_for,
    side_of,
)
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.quantities import (
    Dimension,
    difference,
    figure_of,
)
from core.answer.deliberate.question_parts import Difference
from core.answer.deliberate.readings import Reading, of_dimension
from core.answer.deliberate.value_pairs import (
    Found,
    is_of_time_alone,
    pairs_in_a_sentence,
    pairs_of,
)
from core.answer.deliberate.worked_answer import (
    Incomplete,
    Outcome,
    WorkedAnswer,
    proof_of,
    sure,
)
from core.answer.phrases import phrases_in
from core.recall.query import Query

_BASE = 0.5
_SPAN = 0.45
_PAIRED = 0.97
_PERCENT = "%"
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
        if is_of_time_alone(side):
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
    pairs = pairs_of(readings, about, sides, asked.dimensions, asked.unit)
    if not pairs and asked.unit == _PERCENT:
        pairs = pairs_of(readings, about, sides, _SHARED_OUT, "")
    if not pairs:
        pairs = pairs_in_a_sentence(readings, about, asked)
    if not pairs:
        return _one_side(inquiry, asked, about, sides, readings)
    best = max(pairs, key=lambda pair: round(pair[2], 2))  # of equals, the likelier dimension
    if chosen is not None:
        chosen.extend(best[:2])
    return difference_of(inquiry, best, asked)


def _sides_of(inquiry: Inquiry, asked: Difference) -> tuple[Side, Side]:
    one, other = inquiry.query(asked.one), inquiry.query(asked.other)
    return side_of(asked.one, one, other), side_of(asked.other, other, one)


def difference_of(inquiry: Inquiry, found: Found, asked: Difference) -> WorkedAnswer:
    """The difference of two values, told with its working; the asked side first."""
    one, other, score = found
    values = sorted((one, other), key=lambda reading: -reading.quantity.amount)
    operands = " − ".join(_operand(reading) for reading in values)
    if one.quantity.dimension in {Dimension.CLOCK, Dimension.DAY}:
        earlier, later = values[1].quantity.text, values[0].quantity.text
        operands = inquiry.words["from_to"].format(since=earlier, until=later)
    short = f"{difference(one.quantity, other.quantity, inquiry.language)} ({operands})"
    is_share = asked.unit == _PERCENT and one.quantity.unit != _PERCENT
    if is_share and other.quantity.amount:
        share = abs(one.quantity.amount - other.quantity.amount) / other.quantity.amount * 100
        figure = f"{share:.1f}".removesuffix(".0")
        figure = figure.replace(".", phrases_in(inquiry.language).decimal_point)
        short = f"{figure} % ({operands})"
    if (one.quantity.amount - other.quantity.amount) * asked.expects < 0 and not is_share:
        short = inquiry.words["other_way_round"].format(told=short)
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
