"""What a sentence says of its subject: a sum, a quantity, a state, a place, a name."""

import re

from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted
from core.memory.facts.names import is_person

_STATES = re.compile(
    r"(?:now |already |still |fully )?(?:closed|open|cancelled|canceled|confirmed|done|merged"
    r"|blocked|broken|included|available|sold out|in stock|out of stock|free"
    r"|full(?!\sof)|ready|fixed"
    r"|finished|online|offline|postponed|paid|unpaid|overdue|geschlossen|fällig|abgesagt)\b"
    r"(?:\s(?:on|until|from|for|in|at|between|during)\s[^.;]{2,60})?"
)
_PLACE = re.compile(
    r"(?:in|at|on|auf|im|bei|with)\s(?:the\s)?(?:[\w'’-]+\s){0,6}[\w'’-]+(?:,\s(?:[\w'’-]+\s){0,2}\d\w*)?"
)
_ABSTRACT = re.compile(
    r"\b(?:that|this|until|late|way|order|fact|case|time|general|fine|least|most|all|his|her"
    r"|their|mind|question|hold|vacation|leave|track|schedule|week|weekend|day|hour|minutes?"
    r"|progress|plate|face|my|now|top|list|grounds?|edge|verge|rise|fire|same|heart|ready|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|tomorrow|montag"
    r"|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\b",
    re.IGNORECASE,
)
_OBJECT_ENDS = re.compile(
    r"\s(?:and|but|because|instead of|rather than|statt|which|while|when|since"
    r"|so that|as|with)\s|,\s|;|\.(?:\s|$)|\s\("
)
_MAX_OBJECT_WORDS = 9
_VALUES = (Wanted.MONEY, Wanted.QUANTITY, Wanted.DURATION)
LEAD = 22  # characters that may stand before a value: "about", "a total of", "highest at"


def value_predicate(predicate: str, value: str) -> str:
    """What a plain "is" states by its value: a status, a place, or just what it is."""
    if predicate in {"is", "lives", "when"}:
        if _STATES.fullmatch(value):
            return "status"
        if _PLACE.fullmatch(value) and not _ABSTRACT.search(value):
            return "place"
        return "is"
    return predicate


def is_lead(before: str) -> bool:
    """Whether the words before a day only lead to it."""
    words = (
        r"(?:on|by|for|at|from|until|about|around|only|now|planned|scheduled|valid|due|the|am|bis)"
    )
    return re.fullmatch(rf"(?:{words}\s*)*", before.strip(), re.IGNORECASE) is not None


def value_of(rest: str, is_copula: bool) -> str:
    """The value that the words after the verb begin with; empty if they state none.

    `is_copula` says that the verb is "is", which a state or a name may follow.
    """
    state = _STATES.match(rest)
    if state and is_copula:
        return "" if re.search(r"\b(?:that|this)\b", state[0]) else state[0].strip()
    for wanted in _VALUES:
        for value in values_in(rest, wanted)[:1]:
            lead = rest[: value.start].split()
            if value.start <= LEAD and len(lead) <= 3 and _is_measured(lead):
                return _cut(rest)
    if not is_copula:
        lives = _PLACE.match(rest)
        return lives[0] if lives and not _ABSTRACT.search(lives[0]) else ""
    place = _PLACE.match(rest)
    if place and not _ABSTRACT.search(place[0]) and len(place[0].split()) > 1:
        return place[0]
    name = _cut(rest)
    has_code = re.fullmatch(r"(?=[^\s]*\d)[A-Z0-9][\w./-]{2,}", name) is not None
    return name if is_person(name) or has_code else ""


def _is_measured(lead: list[str]) -> bool:
    allowed = {
        "about",
        "a",
        "at",
        "most",
        "least",
        "only",
        "now",
        "total",
        "of",
        "up",
        "to",
        "over",
    }
    allowed |= {"exactly", "roughly", "around", "always", "under", "more", "than", "larger", "the"}
    return all(word.casefold() in allowed for word in lead)


def _cut(rest: str) -> str:
    end = _OBJECT_ENDS.search(rest)
    text = (rest[: end.start()] if end else rest).strip(" .!")
    return text if len(text.split()) <= _MAX_OBJECT_WORDS else ""
