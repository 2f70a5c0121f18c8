"""Order in time: which of two things came first, and when something was first or last seen."""

import re
from dataclasses import dataclass

from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.moments import (
    Moment,
    is_only_time,
    sightings_of,
    told_in_other_words,
)
from core.answer.deliberate.worked_answer import Incomplete, Outcome, WorkedAnswer, sure
from core.answer.wording import moment_words

_BEFORE_OR_AFTER = re.compile(
    r"^\W*(?:did|do|had|was|were|have|has|is|are)\s(?P<one>.+?)\b"
    r"(?P<word>before or after|after or before|before|after)\b(?P<other>.+)$",
    re.IGNORECASE,
)
_CAME_FIRST = re.compile(
    r"\b(?:what|which|who)\b[^,:?]*?\b(?:came|was|happened|did (?:i|we))\b[^,:?]*?\s?"
    r"(?P<word>first|earlier|last|later)\b[^,:?]*[,:]\s*(?P<one>.+?)\s+or\s+(?P<other>.+)$",
    re.IGNORECASE,
)
_FIRST_OR_LAST = re.compile(
    r"\b(?:when|which day|what day|what time)\b.*?\b(?:did|was|were|have|had)\s(?:i|we)"
    # “the first hotel” is one of several things; “for the first time” is a time
    r"\b(?P<rest>.*\b(?P<word>(?<!\bthe )(?<!\bmy )(?<!\bour )(?:last|first)"
    r"|(?:last|first)(?= time\b)|most recently)\b.*)$",
    re.IGNORECASE,
)
_FILLERS = re.compile(
    r"\bfor the (?:first|last) time\b|\b(?:first|last|most recently|ever|already)\b", re.IGNORECASE
)
_SELF = re.compile(r"^\s*(?:i|we|my|our)\b|\bthe time (?:when|that|i)\b", re.IGNORECASE)
_LATE = frozenset({"last", "later", "most recently"})


@dataclass(frozen=True, slots=True)
class OrderAsked:
    """Two things whose order is asked. `claims` is the order to confirm, empty for an open one.

    `lead` is what the question says before it names them, such as a day.
    """

    one: str
    other: str
    claims: str
    wants_later: bool = False
    lead: str = ""


@dataclass(frozen=True, slots=True)
class ExtremeAsked:
    """A thing whose first or last sighting is asked for."""

    what: str
    is_last: bool


def order_in(question: str) -> OrderAsked | ExtremeAsked | None:
    """The order or the end of a row of sightings that is asked for; None for other questions."""
    text = question.strip().rstrip("?!. ")
    found = _CAME_FIRST.search(text)
    if found:
        lead = text[: found.start("one")]
        is_late = found["word"].casefold() in _LATE
        return OrderAsked(found["one"], found["other"], "", is_late, lead)
    found = _BEFORE_OR_AFTER.match(text)
    if found and _SELF.search(found["one"]):
        word = found["word"].casefold()
        claims = word if word in {"before", "after"} else ""
        if claims and is_only_time(found["other"]):
            return None  # “before Friday” is a limit in time, no second thing
        return OrderAsked(found["one"], found["other"], claims)
    found = _FIRST_OR_LAST.search(text)
    if found:
        return ExtremeAsked(found["rest"], found["word"].casefold() != "first")
    return None


def order_answer(inquiry: Inquiry, asked: OrderAsked | ExtremeAsked) -> Outcome:
    """Which came first with both moments; says which of the two was not found."""
    if isinstance(asked, ExtremeAsked):
        return _extreme(inquiry, asked)
    within = inquiry.query(asked.lead).time_range if asked.lead else None
    one_text, other_text = (_FILLERS.sub(" ", text) for text in (asked.one, asked.other))
    ones = sightings_of(inquiry, one_text, within)
    others = sightings_of(inquiry, other_text, within)
    ones = ones or told_in_other_words(inquiry, one_text, within)
    others = others or told_in_other_words(inquiry, other_text, within)
    if not ones or not others:
        here = ones or others
        missing = asked.other if ones else asked.one
        inquiry.note("missing", missing.strip())
        return Incomplete(missing.strip(), (here[0].proof,)) if here else None
    one, other = _told_apart(ones, others)
    if one.id == other.id:
        return None
    is_before, words = one.at < other.at, inquiry.words
    order = "before" if is_before else "after"
    if asked.claims:
        verdict = f"{words['yes' if asked.claims == order else 'no']}, {words[order]}"
    else:
        verdict = words[order].capitalize()
    told = f"{_moment(inquiry, one)}; {_moment(inquiry, other)}"
    if not asked.claims and not _SELF.search(asked.one):
        first = asked.one if is_before is not asked.wants_later else asked.other
        verdict = first.strip()[:1].upper() + first.strip()[1:]
    inquiry.note("worked out", told, verdict)
    certain = sure([0.5 + 0.4 * min(1.0, one.score), 0.5 + 0.45 * min(1.0, other.score)])
    return WorkedAnswer(f"{verdict}: {told}", (one.proof, other.proof), certain)


def _told_apart(ones: list[Moment], others: list[Moment]) -> tuple[Moment, Moment]:
    """The first sighting of each that is not about the other as well."""
    shared = {one.id for one in ones} & {other.id for other in others}
    one = next((m for m in ones if m.id not in shared), ones[0])
    other = next((m for m in others if m.id not in shared), others[0])
    return one, other


def _extreme(inquiry: Inquiry, asked: ExtremeAsked) -> Outcome:
    seen = sightings_of(inquiry, _FILLERS.sub(" ", asked.what))
    if not seen:
        return None
    chosen = seen[-1] if asked.is_last else seen[0]
    short = f"{moment_words(chosen.at, inquiry.language)}: {chosen.quote}"
    return WorkedAnswer(short, (chosen.proof,), sure([0.5 + 0.4 * min(1.0, chosen.score)]))


def _moment(inquiry: Inquiry, one: Moment) -> str:
    quote = " ".join(one.quote.split()[:6])
    return f"{quote} ({inquiry.when(one.at)})"
