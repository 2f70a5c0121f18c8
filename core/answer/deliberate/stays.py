"""Where one stays: the newest place to sleep that was booked or recommended and still stands.

Of several bookings the later one counts, and a cancelled one never does; that no single line says.
"""

import re
from dataclasses import dataclass

from core.answer.deliberate.described_things import place_of_kind
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.worked_answer import Outcome, WorkedAnswer, sure

_WHERE = re.compile(
    r"^\W*(?:where (?:am|are|do|did|will|shall|was|were) (?:i|we) (?:going to )?"
    r"(?:stay|staying|sleep|sleeping|spend the nights?|lodge)"
    r"|(?:which|what) (?:hotel|guesthouse|hostel|place) (?:am|are|do|did|will|have) (?:i|we)\b"
    r"(?!.*\bcancel))(?P<rest>.*)$",
    re.IGNORECASE,
)
_CONFIDENCE = 0.8


@dataclass(frozen=True, slots=True)
class StayAsked:
    """The place to sleep; `rest` is what else the question says of it."""

    rest: str


def stay_in(question: str) -> StayAsked | None:
    """The stay that a question asks for; None for other questions."""
    found = _WHERE.match(question.strip().rstrip("?!. "))
    return StayAsked(found["rest"]) if found else None


def stay_answer(inquiry: Inquiry, question: str, asked: StayAsked) -> Outcome:
    """The name of the place with its address where its page gives one; None without such a page."""
    inquiry.look_for(question)
    found = place_of_kind(inquiry, "hotel", asked.rest)
    if found is None:
        return None
    name, address, proof = found
    short = f"{name}, {address}" if address else name
    inquiry.note("found", question, short)
    return WorkedAnswer(short, proof, sure([_CONFIDENCE]))
