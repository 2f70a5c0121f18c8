"""Questions that go on from the one before: “and on Tuesday?”, “how much was it?”.

Recall sees one question at a time, so a question that leans on the one before is first said in
full. Only what is plainly left out is filled in: a time, a thing, or what a pronoun stands for;
a question that stands by itself is never touched.
"""

import re
from datetime import datetime

from core.recall.time_range import find_time_range

_LEAD_IN = re.compile(
    r"(?:and|but|or|und|aber|oder|y|e|pero)?\s*"
    r"(?:(?:what|how) about|was ist mit|wie (?:ist|wäre|war) es mit|qué (?:tal|hay de))?"
    r"\s*(?:¿\s*)?",
    re.IGNORECASE,
)
_MUST_LEAD = re.compile(
    r"(?:¿\s*)?(?:and|but|or|und|aber|oder|y|pero|(?:what|how) about|was ist mit|"
    r"wie (?:ist|wäre|war) es mit|qué (?:tal|hay de))\b",
    re.IGNORECASE,
)
_QUESTION_WORD = re.compile(
    r"\b(?:who|whom|whose|what|which|when|where|why|how|did|does|do|is|are|was|were|has|have|can|"
    r"wer|wem|wen|was|welche[rsn]?|wann|wo|warum|wie|wieviel|hat|habe|ist|sind|war|"
    r"quién|qué|cuál|cuándo|dónde|cómo|cuánto)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:it|this|that|they|them|there|these|those|es|das|sie|dort|dies|ello|eso|allí)\b"
    r"(?=\s*(?:[?.!,]|$|\b(?:be|cost|leave|leaves|start|end|take|happen|say|arrive|now|again|then|"
    r"before|first|last|today|for|from|to|with|at|on|in|written|called|made|sent|open|close)\b))",
    re.IGNORECASE,
)
_DETERMINER = (
    r"the|my|our|his|her|their|a|an|der|die|das|den|dem|mein\w*|unser\w*|ein\w*|el|la|los|las|mi"
)
_STOPPER = (
    r"is|are|was|were|be|do|does|did|has|have|had|will|can|cost|costs|leave|leaves|start|starts|"
    r"end|ends|take|takes|arrive|arrives|say|says|said|happen|happened|in|on|at|from|to|with|by|"
    r"before|after|between|ist|sind|war|kostet|beginnt|am|im|um|von|bis|vor|nach|mit|es|está|cuesta"
)
_THING = re.compile(
    rf"\b(?:{_DETERMINER})\s+(?:(?!(?:{_STOPPER}|{_DETERMINER})\b)[\w'’-]+\s*){{1,5}}",
    re.IGNORECASE,
)
_WHERE = re.compile(r"(?:\s+(?:to|from|in|nach|von|a)\s+[A-ZÄÖÜÅØ][\w'’-]+)+")
_OF_A_THING = re.compile(r"\s+(?:of|for|von|für|de|para)\s*$", re.IGNORECASE)


def in_full(question: str, earlier: str, now: datetime) -> str:
    """The question as it would be asked alone; unchanged if it leans on nothing.

    `earlier` is the question before it in the conversation, itself in full; empty if there is
    none.
    """
    if not earlier.strip():
        return question
    if _MUST_LEAD.match(question.strip()):
        return _continued(question, earlier, now)
    return _with_the_thing(question, earlier)


def _continued(question: str, earlier: str, now: datetime) -> str:
    """“And on Tuesday?” takes the time's place, “and the ferry?” the thing's."""
    rest = _LEAD_IN.sub("", question.strip(), count=1).strip(" ?.!¿")
    if not rest:
        return question
    if _QUESTION_WORD.match(rest):
        return _with_the_thing(f"{rest[:1].upper()}{rest[1:]}?", earlier)
    if _is_a_time(rest, now):
        return f"{without_time(earlier, now)} {rest}?"
    thing = _thing_of(earlier)
    if thing is None:
        return question
    start, end = thing
    return f"{earlier[:start]}{rest}{earlier[end:]}".strip()


def _with_the_thing(question: str, earlier: str) -> str:
    """The thing that was spoken of in place of a pronoun that stands for it."""
    pronoun = _PRONOUN.search(question)
    thing = _thing_of(earlier)
    if pronoun is None or thing is None or _THING.search(question):
        return question
    start, end = thing
    return f"{question[: pronoun.start()]}{earlier[start:end]}{question[pronoun.end() :]}"


def _thing_of(earlier: str) -> tuple[int, int] | None:
    """Where the thing stands that a question is about: the last one with an article before it.

    “of” and “for” tie two things into one, as “to” does with a place: “the price of the ferry to
    Skagen” is one thing.
    """
    found = list(_THING.finditer(earlier))
    if not found:
        return None
    start, end = found[-1].span()
    for before in reversed(found[:-1]):
        if not _OF_A_THING.search(earlier[before.start() : start]):
            break
        start = before.start()
    end = start + len(earlier[start:end].rstrip())
    place = _WHERE.match(earlier, end)
    return start, place.end() if place else end


def _is_a_time(rest: str, now: datetime) -> bool:
    """Whether nothing but a time is said."""
    time = find_time_range(rest, now)
    if time is None:
        return False
    said = {word.casefold() for word in time.words}
    left = [word for word in re.findall(r"\w+", rest.casefold()) if word not in said]
    return all(word in _TIME_JOINTS for word in left)


def without_time(earlier: str, now: datetime) -> str:
    """A question without the words that name its time, and without its mark."""
    bare = earlier.strip().rstrip("?¿ ")
    time = find_time_range(bare, now)
    if time is None:
        return bare
    words = sorted({re.escape(word) for word in time.words}, key=len, reverse=True)
    joints = "|".join(sorted(_TIME_JOINTS, key=len, reverse=True))
    said = "|".join(words)
    phrase = re.compile(
        rf"\s*\b(?:(?:{joints})\s+)*(?:{said})\b(?:[\s,:.]*(?:(?:{joints})\s+)?(?:{said})\b)*",
        re.IGNORECASE,
    )
    return phrase.sub("", bare).strip()


_TIME_JOINTS = frozenset(
    "on in at the of last this next past at o clock around about am im um the letzten letzte "
    "diesen diese nächsten vor el la los en de a las pasado pasada este esta".split()
)
