"""Which decision ends an earlier one: “we drop the tents” ends “we go with the tents”.

Most decisions stand side by side, also those on one topic. One ends another where it says itself
that something is given up or done otherwise, and the other was for just that.
"""

import re

from core.recall.words import content_words, stem

DECISION = "decision"
"""The predicate of what was decided."""

_GIVEN_UP = re.compile(
    r"\b(?:drop(?:s|ped|ping)?|abandon(?:s|ed|ing)?|giv(?:e|es|ing)\sup|gave\sup|scrap(?:ped)?"
    r"|stop(?:s|ped|ping)?\s(?:using|with)|get\srid\sof|instead\sof|rather\sthan|decided?\sagainst"
    r"|(?:switch|chang|mov)(?:e|es|ed|ing)?\s(?:away\s)?from|replac(?:e|es|ed|ing)"
    r"|(?:no\slonger|(?:do|will|are)\snot|don['’]t|won['’]t)\s\w+(?:\s(?:with|to|on))?"
    r"|statt|anstatt|anstelle\s(?:von|der|des)|verzichten\sauf|nicht\smehr)\s"
    r"(?P<what>(?:(?!and\b|but\b|to\b|with\b|for\b|by\b|because\b|since\b|und\b|aber\b|zu\b)"
    r"[^\s.,;:()]+\s?){1,6})",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:instead(?!\sof)|after\sall|switch(?:ed)?(?:\sback)?\sto|chang(?:e|ed)\sour\smind"
    r"|(?:go|gone|going|went)\sback\sto|stattdessen|doch\slieber|wechseln\szu)\b",
    re.IGNORECASE,
)
_REPLACED = re.compile(r"\b(?:instead(?!\sof)|after\sall|stattdessen|doch\slieber)\b", re.I)
_BY = re.compile(r"\s\([^()]*\)$")
_DECIDING = frozenset(
    stem(word)
    for word in """we now will have keep switch drop go stick settle stay decide decided agree
    agreed choose chose use take back instead all wir nehmen bleiben wechseln doch jetzt""".split()
)


def words_given_up(decision: str) -> list[str]:
    """The words of what a decision gives up, to look for the decisions that were for it."""
    found = _GIVEN_UP.finditer(_BY.sub("", decision))
    return [word for one in found for word in content_words(one["what"])]


def ends(newer: str, older: str) -> bool:
    """Whether a decision gives up what an older one was for, whatever their topics are called."""
    was_for = _for_what(older)
    return any(lost <= was_for for lost in _given_up(newer))


def changes_course(newer: str, older: str) -> bool:
    """Whether, of two on one topic, the newer says that the same is now done otherwise."""
    said = _BY.sub("", newer)
    return bool(_OTHERWISE.search(said) and _stems(said) & _for_what(older)) or ends(newer, older)


def replaces_the_last(newer: str) -> bool:
    """Whether a decision replaces the one before it on its topic without naming it: “instead”."""
    return _REPLACED.search(_BY.sub("", newer)) is not None and not _given_up(newer)


def _for_what(decision: str) -> frozenset[str]:
    """The telling stems of a decision without what it gives up itself."""
    return _stems(_BY.sub("", decision)).difference(*_given_up(decision))


def _given_up(decision: str) -> list[frozenset[str]]:
    """The stems of each thing that a decision gives up."""
    found = _GIVEN_UP.finditer(_BY.sub("", decision))
    return [stems for one in found if (stems := _stems(one["what"]))]


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(text)) - _DECIDING
