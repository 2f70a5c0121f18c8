"""The total of a bill, a quotation or an order: of several sums on a page, the one to be paid.

A page may show a sum without and one with tax, each called a total. Tax and postage only add, so
the greatest of them is what the whole costs.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from core.answer.deliberate.quantities import amount_of
from core.answer.reading.asked import Asked
from core.answer.reading.features import ScoredReading
from core.answer.value_patterns import Value
from core.answer.wanted import Wanted
from core.ids import ObservationId
from core.recall.words import stem

_BILLS = frozenset(
    stem(word)
    for word in "bill invoice receipt order quote quotation estimate offer amount sum pay".split()
)
_TO_PAY = re.compile(
    r"^\W*(?:(?:grand |order |invoice )?total\b|amount to pay\b"
    r"|(?:amount |balance |total )?(?:due|payable)\b"
    r"|to pay\b|you pay\b|(?:sum|(?:all )?together|altogether|in (?:all|total)|paid)\W*$"
    r"|gesamt(?:betrag|summe)?\b|rechnungsbetrag\b|zu zahlen\b|importe total\b)",
    re.IGNORECASE,
)
_LESSER_SUM = 0.6
_IS_TOTAL = 0.9


def with_the_whole_sum(asked: Asked, scored: Sequence[ScoredReading]) -> list[ScoredReading]:
    """The readings; where a total is asked for, the lesser totals of a page set behind."""
    if asked.wanted[0] is not Wanted.MONEY or [w.word for w in asked.attribute] != ["total"]:
        return list(scored)
    greatest: dict[ObservationId, Decimal] = {}
    for one in scored:
        amount = _total_in(one)
        if amount is not None:
            key = one.unit.observation_id
            greatest[key] = max(amount, greatest.get(key, amount))
    return [_behind_greater(one, greatest) for one in scored]


def is_total(label: str) -> bool:
    """Whether a label names what is to be paid in the end."""
    return _TO_PAY.search(label) is not None


def is_bill_of_another(asked: Asked, shares: Mapping[str, float]) -> bool:
    """Whether a total is asked for, and nothing of whose or what it is stands on the page.

    `shares` is how well the page has each term of the subject.
    """
    if asked.wanted[0] is not Wanted.MONEY or [w.word for w in asked.attribute] != ["total"]:
        return False
    of_whom = [term for term, _ in asked.subject if term.stem not in _BILLS]
    return bool(of_whom) and not any(shares[term.stem] for term in of_whom)


def _behind_greater(one: ScoredReading, greatest: dict[ObservationId, Decimal]) -> ScoredReading:
    amount = _total_in(one)
    if amount is None or amount == greatest[one.unit.observation_id]:
        return one
    return replace(one, score=one.score - _LESSER_SUM)


def _total_in(one: ScoredReading) -> Decimal | None:
    """The sum on a line that is called a total; None for other lines."""
    if not one.values or one.features.attribute < _IS_TOTAL:
        return None
    return _amount(one.values[-1])


def _amount(value: Value) -> Decimal | None:
    return amount_of("".join(c for c in value.text if c.isdigit() or c in ".,"))
