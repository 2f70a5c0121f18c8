"""Values that no longer hold: what words call them so, and what words announce a new one."""

import re

from core.answer.value_patterns import Value

_FORMER_WORD = re.compile(
    r"\b(?:was|were|instead of|rather than|not|statt|old|former(?:ly)?|before|originally|rrp|uvp"
    r"|from|wrong)\W*(?:the\s|in\s)?$",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:now|instead(?: of)?"
    r"|rather than|no longer|from now on|as of|make it|new|correct(?:ed|ion)?"
    r"|rais(?:e|es|ed)|lower(?:s|ed)?|reduc(?:e|es|ed)|increas(?:e|es|ed)|cut (?:to|by|from)"
    r"|(?:went|go(?:es)?) (?:up|down)"
    r"|moved|moves (?:to|from)|(?:we|to) move"
    r"|postpon(?:e|es|ed)|reschedul(?:e|es|ed)|rebook(?:ed)?|shift(?:s|ed)?"
    r"|put (?:off|back|forward)|brought forward|extend(?:s|ed)?|chang(?:e|es|ed)|delay(?:s|ed)?"
    r"|updat(?:e|es|ed)|jetzt|neu(?:e|er|es|en)?|statt|verschoben|verlängert|geändert|ahora"
    r"|nuev[oa]|aplazad[oa]|wrong|is old|outdated|out of date|please (?:use|call|write to))\b",
    re.IGNORECASE,
)
_THEN_NEW = re.compile(r"\b(?:to|until|now)\b", re.IGNORECASE)


def is_former(text: str, value: Value) -> bool:
    """Whether the words before a value say that it no longer holds."""
    before = text[: value.start]
    found = _FORMER_WORD.search(before)
    if found is None:
        return False
    is_range = found[0].strip().casefold().startswith("from")
    return not is_range or bool(_THEN_NEW.match(text[value.end :].strip()))


def says_change(text: str) -> bool:
    """Whether a text speaks of a change, so that its value takes an older one's place."""
    return _CHANGED.search(text) is not None


def former_start(text: str, value: Value) -> int:
    """Where the words begin that call a value a former one; where it begins without such words."""
    found = _FORMER_WORD.search(text[: value.start])
    return found.start() if found else value.start
