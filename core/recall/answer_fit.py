"""Whether a text holds the sort of thing that the question asks for."""

import re

from core.answer.question_kind import wanted_of
from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted

_ASKS_WHEN = re.compile(
    r"^\W*(?:when|since when|how long|how recently)\b"
    r"|\b(?:what|which) (?:day|date|week|month|year|season)\b",
    re.IGNORECASE,
)
_TIME_WORDS = re.compile(
    r"\b(yesterday|today|tonight|tomorrow|recently|lately|ago|since|last|next|just"
    r"|this (?:week|month|year|morning|weekend|spring|summer|autumn|fall|winter)"
    r"|(?:day|week|weekend|month|year)s?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_SORT_IN_TEXT = {Wanted.SEEN_WHEN: Wanted.DATE}  # in a chat the date is said, not seen


def wanted_sort(question: str) -> Wanted | None:
    """The sort of value that an answer shows; None where any words may answer."""
    first = wanted_of(question)[0]
    return None if first is Wanted.TEXT else _SORT_IN_TEXT.get(first, first)


def has_wanted_value(words: str, sort: Wanted | None) -> float:
    """1 if the words hold a value of that sort."""
    return float(sort is not None and bool(values_in(words, sort)))


def asks_when(question: str) -> bool:
    """Whether a time is asked for."""
    return bool(_ASKS_WHEN.search(question))


def tells_when(words: str) -> float:
    """1 if the words place something in time, however loosely."""
    return float(bool(_TIME_WORDS.search(words)))
