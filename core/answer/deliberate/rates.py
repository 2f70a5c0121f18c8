"""What several of a thing cost, where a screen says only what one costs.

“Rs 2,800 a day” is 5,600 for two days. A page that gives the whole itself is better read.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from core.answer.deliberate.choosing import admitted, best_for, meant_terms, side_of
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.quantities import Dimension, amount_of, figure_of, told
from core.answer.deliberate.readings import Reading, of_dimension, worth
from core.answer.deliberate.worked_answer import Outcome, WorkedAnswer, proof_of, sure

_UNITS = (
    "day|night|hour|week|month|year|person|people|head|guest|piece|metre|meter|kilo|litre|liter"
    "|lesson|session|seat|ticket|bottle|box|bag|pack"
)
_ASKED = re.compile(
    r"^\W*(?P<what>(?:what|how much)\b.*\b(?:costs?|come to|comes to|pay|paid|charged?|amount|make"
    r"|makes|be|is|are)\b.*?)\bfor\s(?:the\s|all\s|those\s|our\s|my\s)*"
    rf"(?P<number>\d{{1,3}}|two|three|four|five|six|seven|eight|nine|ten|twelve|both)\s"
    rf"(?:of the\s)?(?P<unit>{_UNITS})(?:e?s)?\b(?P<rest>.*)$",
    re.IGNORECASE,
)
_ONE = r"(?:an?|per|each|every|one|/|pro)\s?"
_ENOUGH = 0.5
_BASE = 0.5
_SPAN = 0.4


@dataclass(frozen=True, slots=True)
class RateAsked:
    """A thing, and how many of which unit its price is to be taken."""

    what: str
    number: Decimal
    unit: str


def rate_in(question: str) -> RateAsked | None:
    """The multiple of a price that a question asks for; None for other questions."""
    found = _ASKED.match(question.strip().rstrip("?!. "))
    if found is None:
        return None
    number = Decimal(2) if found["number"].casefold() == "both" else amount_of(found["number"])
    unit = found["unit"].casefold()
    unit = "person" if unit == "people" else unit
    return RateAsked(f"{found['what']} {found['rest']}", number, unit) if number else None


def rate_answer(inquiry: Inquiry, question: str, asked: RateAsked) -> Outcome:
    """The price of one times the number; None where no price for one is told, or the whole is."""
    inquiry.look_for(question)
    query = inquiry.query(asked.what)
    side = side_of(asked.what, query)
    terms = tuple(term for term in meant_terms(query) if term.stem in {t.stem for t in side.terms})
    if not terms:
        return None
    money = admitted(side, of_dimension(inquiry.readings(), (Dimension.MONEY,)))
    of_one = [one for one in money if _is_for_one(one, asked.unit)]
    ranked = best_for(query, terms, of_one, enough=_ENOUGH)
    if not ranked:
        return None
    _, price = ranked[0]
    total = price.quantity.amount * asked.number
    if any(_is_whole(one, total) and one.page.title == price.page.title for one in money):
        return None
    working = f"{asked.number:f} × {figure_of(price.quantity)}"
    short = f"{told(Dimension.MONEY, total, price.quantity.unit)} ({working})"
    inquiry.note("worked out", working, short)
    certain = min(1.0, worth(query, terms, price))
    return WorkedAnswer(short, (proof_of(price),), sure([_BASE + _SPAN * certain]))


def _is_for_one(one: Reading, unit: str) -> bool:
    """Whether a price is told to be that of one unit."""
    after = one.said[one.quantity.end :] if not one.is_named else ""
    if re.match(rf"\s?,?\s?{_ONE}{unit}\b", after, re.IGNORECASE):
        return True
    label = one.label.casefold()
    return re.search(rf"\b{_ONE}{unit}\b|\b{unit}(?:ly)? (?:rate|price)\b", label) is not None


def _is_whole(one: Reading, total: Decimal) -> bool:
    return one.quantity.amount == total
