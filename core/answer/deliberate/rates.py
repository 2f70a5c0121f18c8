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
_NUMBER = r"\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_SO_MANY = (
    rf"(?P<number>{_NUMBER})\s(?:of the\s|such\s)?"
    r"(?P<noun>(?:[a-z]+\s){0,2}?[a-z]{2,}s)\b"
)
_SEVERAL = re.compile(rf"\b{_SO_MANY}", re.IGNORECASE)
_SEVERAL_ASKED = re.compile(
    r"^\W*(?:what|how much)\s(?:would|will|should)\s(?:it cost (?:for|to \w+)\s)?"
    rf"{_SO_MANY}"
    r"(?P<rest>.*)$",
    re.IGNORECASE,
)
_COSTS = re.compile(r"\b(?:costs?|come to|pay|charged?|amount to|make)\b", re.IGNORECASE)
_IN_ALL = re.compile(r"\b(?:together|altogether|in all|in total)\b", re.IGNORECASE)
_ONE = r"(?:an?|per|each|every|one|/|pro)\s?"
_PIECE = "piece"
_EACH = re.compile(r"\s?,?\s?(?:each|apiece|a piece|per (?:piece|item|unit|head|person))\b", re.I)
_EACH_LABEL = re.compile(
    r"\b(?:each|apiece|unit price|per (?:piece|item|unit|head|person))\b", re.I
)
_ENOUGH = 0.5
_NEAR = 0.3
_BASE = 0.5
_SPAN = 0.4


@dataclass(frozen=True, slots=True)
class RateAsked:
    """A thing, and how many of which unit its price is to be taken.

    `several` is how many of the thing itself: “ten tents for five nights”.
    """

    what: str
    number: Decimal
    unit: str
    several: Decimal = Decimal(1)


def rate_in(question: str) -> RateAsked | None:
    """The multiple of a price that a question asks for; None for other questions."""
    text = question.strip().rstrip("?!. ")
    found = _ASKED.match(text)
    if found is None:
        return _several_in(text)
    number = Decimal(2) if found["number"].casefold() == "both" else amount_of(found["number"])
    unit = found["unit"].casefold()
    unit = "person" if unit == "people" else unit
    if number is None or re.search(rf"\b{_ONE}{unit}\b", found["what"], re.IGNORECASE):
        return None  # “what is it a week if we keep it for five weeks” asks for the price of one
    what, several = f"{found['what']} {found['rest']}", _SEVERAL.search(found["what"])
    if several is None:
        return RateAsked(what, number, unit)
    start, end = several.span("number")
    things = amount_of(several["number"]) or Decimal(1)
    return RateAsked(f"{what[:start]}{what[end:]}", number, unit, things)


def _several_in(text: str) -> RateAsked | None:
    """The multiple of a thing's own price: “what would six lamps cost”."""
    found = _SEVERAL_ASKED.match(text)
    number = amount_of(found["number"]) if found else None
    if found is None or number is None or not _COSTS.search(found["rest"]):
        return None
    if _SEVERAL.search(found["rest"]) or _IN_ALL.search(found["rest"]):
        return None  # “two rooms for three guests” have a price of their own
    return RateAsked(f"{found['noun']} {found['rest']}", number, _PIECE)


def rate_answer(inquiry: Inquiry, question: str, asked: RateAsked) -> Outcome:
    """The price of one times the number; None where no price for one is told, or the whole is."""
    inquiry.look_for(question)
    query = inquiry.query(asked.what)
    side = side_of(asked.what, query)
    own = {term.stem for term in side.terms if not term.is_unknown}
    terms = tuple(term for term in meant_terms(query) if term.stem in own)
    if not terms:
        return None
    money = admitted(side, of_dimension(inquiry.readings(), (Dimension.MONEY,)))
    of_one = [one for one in money if _is_for_one(one, asked.unit)]
    ranked = best_for(query, terms, of_one, enough=_ENOUGH)
    if not ranked:
        return None
    best, price = ranked[0]
    if side.is_latest:
        price = max((one for fit, one in ranked if fit >= best - _NEAR), key=lambda one: one.at)
    total = price.quantity.amount * asked.number * asked.several
    if any(_is_whole(one, total) and one.page.title == price.page.title for one in money):
        return None
    times = [one for one in (asked.several, asked.number) if one != 1]
    working = " × ".join([*(f"{one:f}" for one in times), figure_of(price.quantity)])
    short = f"{told(Dimension.MONEY, total, price.quantity.unit)} ({working})"
    inquiry.note("worked out", working, short)
    certain = min(1.0, worth(query, terms, price))
    return WorkedAnswer(short, (proof_of(price),), sure([_BASE + _SPAN * certain]))


def _is_for_one(one: Reading, unit: str) -> bool:
    """Whether a price is told to be that of one unit."""
    after = one.said[one.quantity.end :] if not one.is_named else ""
    if unit == _PIECE:
        return bool(_EACH.match(after) or _EACH_LABEL.search(one.label))
    if re.match(rf"\s?,?\s?{_ONE}{unit}\b", after, re.IGNORECASE):
        return True
    label = one.label.casefold()
    return re.search(rf"\b{_ONE}{unit}\b|\b{unit}(?:ly)? (?:rate|price)\b", label) is not None


def _is_whole(one: Reading, total: Decimal) -> bool:
    return one.quantity.amount == total
