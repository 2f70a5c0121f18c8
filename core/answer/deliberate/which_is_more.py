"""Which of two things is more: the cheaper of two offers, the longer of two ways.

“Which is cheaper, the tent or the cabin?” asks for no figure, and still is answered by two.
"""

import re
from dataclasses import dataclass

from core.answer.deliberate.booked_values import cost_meant
from core.answer.deliberate.comparing_words import BELOW_WORDS, MORE, sort_of
from core.answer.deliberate.differences import difference_answer
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.quantities import Dimension, are_alike
from core.answer.deliberate.question_parts import Difference
from core.answer.deliberate.readings import Reading
from core.answer.deliberate.worked_answer import Outcome, WorkedAnswer, proof_of, sure

_OPEN = re.compile(
    rf"^\W*(?:which|what|who)\b(?P<lead>[^,:]*?)\b(?P<more>{MORE})\b(?P<rest>[^,:]*)[,:]\s*"
    r"(?P<one>[^,:]+?),?\s+or\s+(?P<other>[^,:]+)$",
    re.IGNORECASE,
)
_EITHER = re.compile(
    r"^\W*(?:is|are|was|were|does|do|did|will|would)\s(?P<one>.+?)\sor\s(?P<other>.+?)\s"
    rf"(?P<lead>(?:cost|take|last|weigh|leave|arrive|run|be)s?\s)?(?P<more>{MORE})(?P<rest>)$",
    re.IGNORECASE,
)
_IN_TIME = frozenset({"earlier", "later", "sooner"})
_HAPPENED = re.compile(r"\b(?:came|was|were|happened|did (?:i|we))\b", re.IGNORECASE)
_SURE = 0.9


@dataclass(frozen=True, slots=True)
class WhichMoreAsked:
    """Two things, of which one is more (or, if `is_below`, less) than the other."""

    about: str
    one: str
    other: str
    is_below: bool
    dimensions: tuple[Dimension, ...]


def which_more_in(question: str) -> WhichMoreAsked | None:
    """The two things that a question sets against each other; None for other questions."""
    text = question.strip().rstrip("?!. ")
    found = _OPEN.match(text) or _EITHER.match(text)
    if found is None:
        return None
    more = found["more"].casefold()
    if more in _IN_TIME and _HAPPENED.search(found["lead"] or ""):
        return None  # what came earlier is told by when it was seen
    dimensions, _ = sort_of(text, None, more)
    about = " ".join(filter(None, (found["lead"], found["rest"], found["one"], found["other"])))
    return WhichMoreAsked(about, found["one"], found["other"], more in BELOW_WORDS, dimensions)


def which_more_answer(inquiry: Inquiry, question: str, asked: WhichMoreAsked) -> Outcome:
    """The thing that is more, with both values; says which of the two was not found."""
    pair = _booked(inquiry, question, asked)
    if pair is not None:
        return _verdict(inquiry, asked, *pair, _SURE)
    found: list[Reading] = []
    compared = Difference(asked.about, asked.one, asked.other, asked.dimensions)
    outcome = difference_answer(inquiry, question, compared, found)
    if not isinstance(outcome, WorkedAnswer):
        return outcome
    return _verdict(inquiry, asked, found[0], found[1], outcome.confidence)


def _booked(
    inquiry: Inquiry, question: str, asked: WhichMoreAsked
) -> tuple[Reading, Reading] | None:
    """What the two cost, where both were booked."""
    if Dimension.MONEY not in asked.dimensions:
        return None
    one, other = (cost_meant(inquiry, name, question) for name in (asked.one, asked.other))
    if one is None or other is None or not are_alike(one.quantity, other.quantity):
        return None
    return (one, other) if one.quantity.amount != other.quantity.amount else None


def _verdict(
    inquiry: Inquiry, asked: WhichMoreAsked, one: Reading, other: Reading, certain: float
) -> WorkedAnswer:
    is_one = (one.quantity.amount < other.quantity.amount) is asked.is_below
    name = asked.one if is_one else asked.other
    won, lost = (one, other) if is_one else (other, one)
    told = inquiry.words["against"].format(one=won.quantity.text, other=lost.quantity.text)
    inquiry.note("worked out", told, name)
    short = f"{name[:1].upper()}{name[1:]}: {told}"
    return WorkedAnswer(short, (proof_of(won), proof_of(lost)), sure([certain]))
