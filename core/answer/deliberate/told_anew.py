"""A value and the one that took its place, each told in words of its own.

A table or a label shows a change by itself: the same place, another value. In chats and mails the
new value is told anew: “one turn takes 46 seconds”, and two days later “with the new belt we are
at 34 seconds”. One of the two says what it is about; what joins them is the thread they stand in
or the words that both say, and that the later one is of the same sort and of such a size.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from core.answer.deliberate.quantities import Dimension, are_alike
from core.answer.deliberate.readings import Reading, worth
from core.answer.reading.former_values import says_change
from core.recall.query import Query, Term, term_match

_SIZES_APART = 3
_DAYS_APART = 90
_SURELY_ABOUT = 0.55
_SAME_THREAD = 0.3
_SAYS_CHANGE = 0.2
_ENOUGH = 1.0

Change = tuple[Reading, Reading, float]
"""The new value, the former one, and how well the two fit, 0 to 1."""


def told_anew(about: Query, terms: Sequence[Term], readings: Sequence[Reading]) -> Change | None:
    """The newest value that a later sentence gives a thing, with the one it had before.

    `readings` are of one sort. None where no later sentence gives one.
    """
    known = [term for term in terms if not term.is_unknown]
    if not known:
        return None
    first = _first_told(readings)
    told = [(worth(about, known, one), _says_any(known, one), one) for one in readings]
    found = [
        (fit, now, was)
        for was_score, was_says, was in told
        for now_score, now_says, now in told
        if not now.is_named  # a table shows its own changes
        and max(was_score * was_says, now_score * now_says) >= _SURELY_ABOUT
        and _may_follow(was, now, first)
        and _is_joined(was, now, both_say=was_says and now_says)
        and (
            fit := was_score
            + now_score
            + _SAME_THREAD * _is_same_thread(was, now)
            + _SAYS_CHANGE * says_change(now.said)
        )
        >= _ENOUGH
    ]
    if not found:
        return None
    fit, now, was = max(found, key=lambda one: (round(one[0], 1), one[1].at, one[2].at))
    return now, was, min(1.0, fit / 2)


_When = tuple[datetime, int]


def _first_told(readings: Sequence[Reading]) -> Mapping[tuple[Decimal, str], _When]:
    """When each value was told first; of two on one frame, the upper one was."""
    first: dict[tuple[Decimal, str], _When] = {}
    for one in readings:
        key = (one.quantity.amount, one.quantity.unit)
        when = (one.at, min(one.line_numbers))
        first[key] = min(when, first.get(key, when))
    return first


def _says_any(terms: Sequence[Term], one: Reading) -> bool:
    own, _ = one.layers[0]
    return any(term_match(term, own) for term in terms)


def _may_follow(was: Reading, now: Reading, first: Mapping[tuple[Decimal, str], _When]) -> bool:
    """Whether one value may have taken another's place: alike, of such a size, and told later."""
    one, other = was.quantity, now.quantity
    if not are_alike(one, other) or one.amount == other.amount:
        return False
    if first[other.amount, other.unit] <= first[one.amount, one.unit]:
        return False
    if one.dimension is Dimension.DAY:
        return abs(one.amount - other.amount) <= _DAYS_APART
    small, great = sorted((abs(one.amount), abs(other.amount)))
    return small > 0 and great <= _SIZES_APART * small


def _is_joined(was: Reading, now: Reading, *, both_say: bool) -> bool:
    """Whether both are about one thing; of moments, which stand everywhere, both must say so."""
    if both_say:
        return True
    is_moment = was.quantity.dimension in {Dimension.DAY, Dimension.CLOCK}
    return not is_moment and _is_same_thread(was, now)


def _is_same_thread(was: Reading, now: Reading) -> bool:
    return was.page.title == now.page.title
