"""Comparisons with a verdict: whether a value keeps a limit, whether one is more than another."""

import re
from collections.abc import Sequence

from core.answer.deliberate.choosing import admitted, best_for, histories, meant_terms, side_of
from core.answer.deliberate.differences import difference_answer
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.quantities import (
    Dimension,
    Quantity,
    are_alike,
    difference,
    quantities_in,
)
from core.answer.deliberate.question_parts import Difference, Limit, MoreThan
from core.answer.deliberate.readings import Reading, worth
from core.answer.deliberate.worked_answer import (
    Incomplete,
    Outcome,
    WorkedAnswer,
    proof_of,
    sure,
)
from core.recall.query import Query

_WHOLE = re.compile(r"\b(?:total|sum|altogether|spent|used|actual|summe|gesamt)\b", re.IGNORECASE)
_LIMIT = re.compile(
    r"\b(?:budget|limit|max(?:imum)?|allowance|ceiling|threshold|cap|quota)\b", re.IGNORECASE
)
_SAME_PAGE = 0.6
_IS_WHOLE = 0.5
_ENOUGH = 0.75
_ABOUT_IT = 0.5
_BASE = 0.55
_SPAN = 0.4


def limit_answer(inquiry: Inquiry, question: str, asked: Limit) -> Outcome:
    """Yes or no with both values and the room left; None where no limit was found."""
    inquiry.look_for(question)
    inquiry.look_for(asked.limit)
    limit_query = inquiry.query(asked.limit)
    readings = inquiry.readings()
    own = [term for term in limit_query.terms if not _LIMIT.fullmatch(term.word)]
    limits = [
        one
        for one in readings
        if _LIMIT.search(f"{one.label} {one.subject}")
        and (not own or worth(limit_query, own, one) >= _ABOUT_IT)
    ]
    ranked = best_for(limit_query, limit_query.terms, limits)
    if not ranked:
        return None
    score, limit = max(ranked, key=lambda pair: (round(pair[0], 2), pair[1].at))
    inquiry.note("found", asked.limit, limit.quantity.text)
    about = inquiry.query(asked.about)
    found = _measured(inquiry, about, limit, readings)
    if found is None:
        inquiry.note("missing", asked.about)
        return Incomplete(asked.about, (proof_of(limit),))
    fit, value = found
    return _verdict(inquiry, asked, value, limit, min(score, fit))


def more_than_answer(inquiry: Inquiry, question: str, asked: MoreThan) -> Outcome:
    """Yes or no with the difference; None where one of the two was not found."""
    literal = _literal(asked.other)
    if literal is not None:
        return _held_against(inquiry, question, asked, literal)
    compared = Difference(f"{asked.one} {asked.other}", asked.one, asked.other, asked.dimensions)
    found: list[Reading] = []
    outcome = difference_answer(inquiry, question, compared, found)
    if not isinstance(outcome, WorkedAnswer):
        return outcome
    one, other = (reading.quantity.amount for reading in found)
    is_so = (one > other) is asked.is_above and one != other
    verdict = inquiry.words["yes" if is_so else "no"]
    return WorkedAnswer(f"{verdict}: {outcome.short}", outcome.proof, outcome.confidence)


def _literal(text: str) -> Quantity | None:
    """A phrase that is a value and nothing else: “five years”, “€ 500”."""
    values = [one for one in quantities_in(text) if one.dimension is not Dimension.NUMBER]
    if len(values) != 1:
        return None
    rest = text[: values[0].start] + text[values[0].end :]
    return None if re.search(r"\w", rest) else values[0]


def _held_against(inquiry: Inquiry, question: str, asked: MoreThan, literal: Quantity) -> Outcome:
    """A thing's value held against one that the question gives."""
    inquiry.look_for(question)
    query = inquiry.query(asked.one)
    side = side_of(asked.one, query)
    alike = [one for one in inquiry.readings() if are_alike(one.quantity, literal)]
    ranked = best_for(query, side.terms, admitted(side, alike)) if side.terms else []
    if not ranked:
        return None
    score, value = ranked[0]
    amount = value.quantity.amount
    is_so = amount != literal.amount and (amount > literal.amount) is asked.is_above
    told = inquiry.words["against"].format(one=value.quantity.text, other=literal.text)
    short = f"{inquiry.words['yes' if is_so else 'no']}: {told}"
    inquiry.note("worked out", told, short)
    return WorkedAnswer(short, (proof_of(value),), sure((_BASE + _SPAN * min(1.0, score),)))


def _measured(
    inquiry: Inquiry, about: Query, limit: Reading, readings: Sequence[Reading]
) -> tuple[float, Reading] | None:
    """The value to hold against a limit: named by the question, or the total on its page."""
    side = side_of(about.text, about)
    terms = meant_terms(about)
    candidates = [
        one
        for one in admitted(side, readings)
        if are_alike(one.quantity, limit.quantity)
        and not _LIMIT.search(f"{one.label} {one.subject} {one.said}")
    ]

    def fit(one: Reading) -> float:
        is_whole = _WHOLE.search(f"{one.label} {one.said}") is not None
        named = worth(about, terms, one) if terms else 0.0
        return named + _SAME_PAGE * (one.page.title == limit.page.title) + _IS_WHOLE * is_whole

    scored = [(fit(one), one) for one in candidates]
    scored = [pair for pair in scored if pair[0] >= _ENOUGH]
    if not scored:
        return None
    return max(scored, key=lambda pair: (round(pair[0], 1), pair[1].at, pair[1].quantity.amount))


def _verdict(
    inquiry: Inquiry, asked: Limit, value: Reading, limit: Reading, score: float
) -> WorkedAnswer:
    is_over = value.quantity.amount > limit.quantity.amount
    words = inquiry.words
    held = words["against"].format(one=value.quantity.text, other=limit.quantity.text)
    verdict = words["yes" if is_over is asked.asks_whether_over else "no"]
    short = f"{verdict}: {held}, {_apart(inquiry, value.quantity, limit.quantity)}"
    proof = [proof_of(value), proof_of(limit)]
    former = _before(inquiry.readings(), value) if asked.asks_before else None
    if former is not None:
        was = f"{former.quantity.text}, {_apart(inquiry, former.quantity, limit.quantity)}"
        short += f"; {words['formerly'].format(former=was)}"
        proof.append(proof_of(former))
    inquiry.note("worked out", held, short)
    return WorkedAnswer(short, tuple(proof), sure((_BASE + _SPAN * min(1.0, score), 0.95)))


def _apart(inquiry: Inquiry, value: Quantity, limit: Quantity) -> str:
    """How far a value is from its limit, and on which side."""
    if value.amount == limit.amount:
        return inquiry.words["exactly"]
    side = "over" if value.amount > limit.amount else "under"
    return inquiry.words[side].format(apart=difference(value, limit, inquiry.language))


def _before(readings: Sequence[Reading], value: Reading) -> Reading | None:
    """The value that stood in the same place before this one."""
    for history in histories(readings):
        places = [one.place for one in history]
        if value.place in places and len(history) > 1:
            earlier = [one for one in history if one.quantity.amount != value.quantity.amount]
            return earlier[-1] if earlier else None
    return None
