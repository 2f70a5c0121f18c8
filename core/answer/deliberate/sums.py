"""Sums: the value of each named part, added; never across currencies or sorts."""

from collections.abc import Mapping

from core.answer.deliberate.booked_values import cost_meant
from core.answer.deliberate.choosing import admitted, best_for, side_of
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.kinds_of_things import kind_named
from core.answer.deliberate.quantities import Dimension, are_alike, figure_of, total_of
from core.answer.deliberate.question_parts import Sum
from core.answer.deliberate.readings import Reading, of_dimension, worth
from core.answer.deliberate.worked_answer import (
    Incomplete,
    Outcome,
    WorkedAnswer,
    proof_of,
    sure,
)

_NEVER_ADDED = frozenset({Dimension.CLOCK, Dimension.DAY})  # two moments never make a third
_ENOUGH = 0.5
_ENOUGH_FOR_KIND = 0.3
_BASE = 0.55
_SPAN = 0.4


def sum_answer(inquiry: Inquiry, question: str, asked: Sum) -> Outcome:
    """The total with its parts; says which part is missing, or None if no part was found."""
    inquiry.look_for(question)
    is_money = Dimension.MONEY in asked.dimensions
    costs = {
        part: cost_meant(inquiry, part, question) if is_money else None for part in asked.parts
    }
    for part, cost in costs.items():
        if cost is None:
            inquiry.look_for(part)
    found: dict[str, tuple[float, Reading]] = {}
    for sort in (one for one in asked.dimensions if one not in _NEVER_ADDED):
        fitting = _parts_found(inquiry, asked, sort, costs)
        found = max(found, fitting, key=len)  # of equals, the likelier sort
    values = [reading for _, reading in found.values()]
    if not values:
        return None
    for part, (_, reading) in found.items():
        inquiry.note("found", part, reading.quantity.text)
    missing = [part for part in asked.parts if part not in found]
    if missing:
        inquiry.note("missing", missing[0])
        return Incomplete(missing[0], tuple(proof_of(reading) for reading in values))
    if len({(one.place, one.quantity.amount) for one in values}) < len(values):
        return None  # two parts led to one value: they are not told apart
    if not all(are_alike(values[0].quantity, one.quantity) for one in values):
        return Incomplete(inquiry.words["one_unit"], tuple(map(proof_of, values)))
    total = total_of((one.quantity for one in values), inquiry.language)
    operands = " + ".join(_operand(one) for one in values)
    inquiry.note("worked out", operands, total)
    certain = sure([_BASE + _SPAN * min(1.0, score) for score, _ in found.values()])
    return WorkedAnswer(f"{total} ({operands})", tuple(map(proof_of, values)), certain)


def _parts_found(
    inquiry: Inquiry, asked: Sum, sort: Dimension, costs: Mapping[str, Reading | None]
) -> dict[str, tuple[float, Reading]]:
    """The value of each part that has one of a sort, with how well it fits."""
    found: dict[str, tuple[float, Reading]] = {}
    for part in asked.parts:
        cost = costs[part] if sort is Dimension.MONEY else None
        value = (1.0, cost) if cost is not None else _value_of(inquiry, part, (sort,))
        if value is not None:
            found[part] = value
    return found


def _value_of(
    inquiry: Inquiry, part: str, dimensions: tuple[Dimension, ...]
) -> tuple[float, Reading] | None:
    """How well the best value for a part fits, and that value."""
    query = inquiry.query(part)
    side = side_of(part, query)
    readings = of_dimension(inquiry.readings(), dimensions)
    if not side.terms:
        return None
    is_kind = len(side.terms) == 1 and kind_named(side.terms[0].stem) != ""
    enough = _ENOUGH_FOR_KIND if is_kind else _ENOUGH
    ranked = best_for(query, side.terms, admitted(side, readings), enough=enough)
    if not ranked:
        return None
    score, best = ranked[0]
    if side.is_latest:
        close = [(s, one) for s, one in ranked if s >= score - 0.1]
        score, best = max(close, key=lambda pair: pair[1].at)
    return min(1.0, max(worth(query, side.terms, best), score - 0.2)), best


def _operand(reading: Reading) -> str:
    value = reading.quantity
    return figure_of(value) if value.dimension is Dimension.MONEY else value.text
