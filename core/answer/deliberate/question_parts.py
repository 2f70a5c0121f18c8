"""Splitting a question that no single line answers: into two sides, parts, or steps.

Each shape is told from its wording alone, so that a plain question costs a few regular
expressions and nothing else.
"""

import re
from dataclasses import dataclass

from core.answer.deliberate.comparing_words import (
    ANY_SORT,
    BELOW_WORDS,
    EITHER_WAY,
    LOST_OR_GAINED,
    MEASURED,
    MONEY_WORDS,
    MORE,
    MOVED,
    sort_of,
)
from core.answer.deliberate.quantities import Dimension
from core.recall.words import words_of


@dataclass(frozen=True, slots=True)
class Difference:
    """How far two things lie apart; `other` is empty for one thing before and after a change.

    `expects` is 1 where the question takes the first for the greater, -1 for the smaller, else 0.
    """

    about: str
    one: str
    other: str
    dimensions: tuple[Dimension, ...]
    unit: str = ""
    expects: int = 0


@dataclass(frozen=True, slots=True)
class Sum:
    """Values of several parts added."""

    parts: tuple[str, ...]
    dimensions: tuple[Dimension, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """Whether a value keeps below a limit; `asks_before` if its former value is asked for too.

    `asks_whether_over` turns the question round: “are we over …?”
    """

    about: str
    limit: str
    asks_whether_over: bool
    asks_before: bool


@dataclass(frozen=True, slots=True)
class MoreThan:
    """Whether one thing's value is above (or below) another's."""

    one: str
    other: str
    is_above: bool
    dimensions: tuple[Dimension, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """A total from which one part is left out."""

    left_out: str


Comparison = Difference | Sum | Limit | MoreThan | Without

_BY_HOW_MUCH = re.compile(
    rf"\b(?:by )?how (?:much|many (?P<unit>\w+(?: per \w+)?))\b(?P<rest>.*\b(?:{MOVED})\b.*)$"
    r"|\bby how (?:much|many (?P<unit2>\w+(?: per \w+)?))\b(?P<rest2>.*)$"
    rf"|\bhow (?:much|many (?P<unit3>{MEASURED})(?: of [\w-]+)?) "
    r"(?:did|has|have|had|was|were|does|do)\b"
    rf"(?P<rest3>.*\b(?:{LOST_OR_GAINED})\b.*)$",
    re.IGNORECASE,
)
_HOW_MUCH_MORE = re.compile(
    rf"\bhow (?:much|many (?P<unit>\w+)(?: points)?)\s(?P<more>{MORE})\b(?P<rest>.*)$"
    r"|\bhow many (?:more|fewer|less) (?P<noun>\w+)\b(?P<rest2>.*\bthan\b.*)$"
    r"|\bhow (?:much|many) (?P<noun2>\w+)\b(?P<rest3>.*\b(?:more|less|fewer)\b.*\bthan\b.*)$",
    re.IGNORECASE,
)
_SAVE = re.compile(r"\bhow (?:much|many \w+)\b(?P<rest>.*\bsaved?\b.*)$", re.IGNORECASE)
_DIFFERENCE = re.compile(r"\bdifference\b(?P<what>.*?)\bbetween\b(?P<rest>.*)$", re.IGNORECASE)
_THAN = re.compile(
    r"\b(?:compared (?:with|to)|in comparison (?:with|to)|instead of|rather than|versus|vs\.?|than"
    r"|over(?= the))\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\b(?:between|from)\b(?P<one>.+?)\b(?:and|to)\b(?P<other>.+)$", re.IGNORECASE
)
_AS_WAS_SAID = re.compile(  # “later than announced do the boats leave” compares with nothing else
    r"\s*(?P<said>(?:(?:originally|first|at first) )?(?:announced|planned|expected|agreed|booked"
    r"|scheduled|promised|quoted|estimated|thought|intended|said|told|written|asked for)"
    r"|at first|before|originally)\b",
    re.IGNORECASE,
)
_WITH = re.compile(r"\b(?:with|by|if|when)\b", re.IGNORECASE)
_PLUS = re.compile(r",?\s(?:plus|and|as well as)\s|\s\+\s", re.IGNORECASE)
_WITHIN_ONE = re.compile(r"\b(?:including|included|incl|between|from)\b", re.IGNORECASE)
_HOW_MUCH = re.compile(r"\b(?:how much|what (?:is|was|would|will|do|does|did))\b", re.IGNORECASE)
_LEFT_OUT = re.compile(
    r"\b(?:without|excluding|except(?: for)?|not counting|leaving out|apart from|ohne|sin)\s"
    r"(?:the\s|any\s)?(?P<what>[\w -]+)$",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:together|in total|altogether|combined|all in all|all told|in all|summed up"
    r"|the sum of|total of|adds? up)\b",
    re.IGNORECASE,
)
_SUM_LEAD = re.compile(
    r"^\W*(?:(?:what|how much)\b.*?\b(?:do|does|did|is|are|was|were|will|would)\b\s)?"
    r"(?:it\s|this\s|i\s|we\s)?(?:the sum of\s|the total of\s|(?:cost|pay for)\s)?",
    re.IGNORECASE,
)
_SUM_TAIL = re.compile(
    r"[:;?]\s*(?:what|how much)\b.*$|\b(?:cost|costs|make|makes|come to|comes to|amount to|add up"
    r" to|together|in total|altogether|combined|in all)\b.*$",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"^\W*(?:is|are|am|was|were|do|does|did|will|have|has)\s(?P<who>.*?)\b(?P<word>within|inside"
    r"|under|below|over|above|beyond|exceed(?:ed|s|ing)?|keep to|stay in|stay within|fit)\b"
    r"(?P<rest>.*?\b(?P<limit>budget|limit|maximum|allowance|ceiling|threshold|cap|quota)\b"
    r".*)$",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"[,;?]?\s(?:and|but)\s(?:what|how much|how)\s(?:was|were|did)\b.*"
    r"\b(?:before|earlier|previously)\b.*$",
    re.IGNORECASE,
)
_IS_MORE = re.compile(
    rf"^\W*(?:is|are|was|were|does|do|did|will)\s(?P<one>.*?)\b(?P<more>{MORE})\b\s?"
    r"(?P<rest>.*?)\bthan\b(?P<other>.*)$",
    re.IGNORECASE,
)
_OVER_WORDS = frozenset({"over", "above", "beyond"})


def comparison_in(question: str) -> Comparison | None:
    """The reckoning that a question asks for; None for most questions."""
    text = question.strip().rstrip("?!. ")
    return _limit(text) or _difference(text) or _more_than(text) or _without(text) or _sum(text)


def _difference(text: str) -> Difference | None:
    found = _HOW_MUCH_MORE.search(text)
    if found:
        lead = text[: found.start()].strip(" ,:;")
        rest = next(r for r in (found["rest"], found["rest2"], found["rest3"]) if r is not None)
        noun = found["unit"] or found["noun"] or found["noun2"]
        dims, unit = sort_of(text, noun, found["more"] or "more")
        one, other = _sides(rest)
        words = set(words_of(found["more"] or found[0]))
        expects = 0 if EITHER_WAY & words else -1 if BELOW_WORDS & words else 1
        return Difference(f"{lead} {rest}".strip(), one, other, dims, unit, expects)
    found = _SAVE.search(text)
    if found:
        rest = re.sub(r"\bsaved?\b", " ", found["rest"], flags=re.IGNORECASE)
        one, other = _sides(rest)
        return Difference(rest, one, other, (Dimension.MONEY,)) if other else None
    found = _DIFFERENCE.search(text)
    if found:
        one, _, other = found["rest"].partition(" and ")
        if other:
            dims, unit = sort_of(text, None, "")
            return Difference(f"{found['what']} {found['rest']}", one, other, dims, unit)
    found = _BY_HOW_MUCH.search(text)
    if found:
        rest = next(r for r in (found["rest"], found["rest2"], found["rest3"]) if r is not None)
        unit_asked = found["unit"] or found["unit2"] or found["unit3"]
        dims, unit = sort_of(text, unit_asked, "")
        one, other = _sides(rest)
        return Difference(rest, one, other, dims, unit)
    return None


def _sides(rest: str) -> tuple[str, str]:
    """The two things that a phrase sets against each other; both empty where it names one."""
    parts = _THAN.split(rest, maxsplit=1)
    if len(parts) == 2:
        one, other = parts[0], parts[1]
        with_ = _WITH.split(one, maxsplit=1)
        said = _AS_WAS_SAID.match(other)
        other = said["said"] if said else other
        return (with_[1] if len(with_) == 2 and with_[1].strip() else one), other
    found = _BETWEEN.search(rest)
    return (found["one"], found["other"]) if found else ("", "")


def _sum(text: str) -> Sum | None:
    is_plus = re.search(r"\bplus\b|\s\+\s|\badds? up\b", text, re.IGNORECASE)
    if _WITHIN_ONE.search(text) or not (is_plus or _TOGETHER.search(text)):
        return None
    named = _SUM_TAIL.sub("", text) if is_plus or ":" in text else _TOGETHER.sub(" ", text)
    named = _SUM_LEAD.sub("", named)
    named = re.sub(r"\b(?:cost|costs|make|come to|add up to)\W*$", "", named, flags=re.I)
    pieces = _PLUS.split(named)
    if len(pieces) < 2:
        return None
    listed = [one for piece in pieces for one in piece.split(", ")]  # “a, b and c”
    parts = tuple(part.strip(" ?.,:;") for part in listed if part.strip(" ?.,:;"))
    if re.search(r"\b(?:how long|hours|minutes)\b.*\b(?:take|takes|last|lasts)\b", text, re.I):
        return Sum(parts, (Dimension.DURATION,))
    if re.search(r"\bweigh", text, re.I):
        return Sum(parts, (Dimension.MEASURE,))
    if MONEY_WORDS.search(text) or re.search(r"\bhow much\b", text, re.I):
        return Sum(parts, (Dimension.MONEY,))
    return Sum(parts, ANY_SORT) if is_plus else None


def _without(text: str) -> Without | None:
    found = _LEFT_OUT.search(text)
    return Without(found["what"]) if found and _HOW_MUCH.search(text) else None


def _limit(text: str) -> Limit | None:
    before = _BEFORE.search(text)
    found = _INSIDE.search(text[: before.start()] if before else text)
    if found is None:
        return None
    word = found["word"].casefold()
    is_over = word.startswith("exceed") or word in _OVER_WORDS
    head, _, tail = found["rest"].partition(found["limit"])
    return Limit(
        about=f"{found['who']} {tail}".strip(),
        limit=f"{head} {found['limit']}".strip(),
        asks_whether_over=is_over,
        asks_before=before is not None,
    )


def _more_than(text: str) -> MoreThan | None:
    found = _IS_MORE.search(text)
    if found is None or not found["one"].strip() or not found["other"].strip():
        return None
    dims, _ = sort_of(text, None, found["more"])
    more = found["more"].casefold()
    return MoreThan(
        one=f"{found['one']} {found['rest']}",
        other=found["other"],
        is_above=more not in BELOW_WORDS,
        dimensions=dims,
    )
