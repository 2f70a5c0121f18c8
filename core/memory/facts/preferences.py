"""What people like, avoid and cannot bear, where they live and work, as they or others say.

"I" is the writer of a chat message; where the page names none, such a sentence gives no fact.
"""

import re
from collections.abc import Iterator

from core.answer.units import box_of
from core.memory.facts.found import Finding, Pattern
from core.memory.facts.page import FactPage, Said

_WHO = (
    r"(?P<who>I|[A-ZÄÖÜÅÉ][\w'’-]+(?:\s[A-ZÄÖÜÅÉ][\w'’-]+)?"
    r"|my (?:wife|husband|son|daughter|mother|father|brother|sister))"
)
_NEVER = r"(?:don['’]t|doesn['’]t|do not|does not|can['’]?t|cannot|never)"
_THING = r"(?P<thing>[^.,;:!?]{3,60}?)"
_END = (
    r"(?=[.,;:!]|\s[–-]\s|\s(?:but|so|because|since|when|while|if|as|too|please)\b"
    r"|\sand\s(?:I|it|we|they|he|she|you|that|this|[a-z]+s\s(?:me|us|it|them|him|her|my))\b|$)"
)
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("allergic to", re.compile(rf"\b{_WHO}(?:\sam|['’]m|\sis)\sallergic\sto\s{_THING}{_END}")),
    (
        "allergic to",
        re.compile(
            r"\b(?:nothing\swith|no|without)\s(?P<thing>[\w-]+(?:\s[\w-]+)?)(?:\sfor\sme)?,\s"
            r"(?P<who>I)(?:\sam|['’]m)\sallergic\b(?!\sto)"
        ),
    ),
    (
        "dislikes",
        re.compile(
            r"\b[Nn]o\s(?P<thing>[\w-]+(?:\s[\w-]+)?),\s(?P<who>I|[A-ZÄÖÜÅÉ][\w'’-]+)\s"
            r"(?:hates?|can['’]?t\sstand|cannot\sstand|dislikes?)\s(?:it|them)\b"
        ),
    ),
    (
        "dislikes",
        re.compile(
            rf"\b{_WHO}\s(?:(?<=\bI\s)(?:hate|dislike)|(?<!\bI\s)(?:hates|dislikes)"
            rf"|can['’]?t\sstand|cannot\sstand|can['’]?t\sbear)\s{_THING}{_END}"
        ),
    ),
    (
        "prefers",
        re.compile(
            rf"\b{_WHO}\s(?:always\s)?(?:(?<=\bI\s)prefer|(?<=\bI\salways\s)prefer|prefers)\s"
            rf"{_THING}{_END}"
        ),
    ),
    (
        "likes",
        re.compile(rf"\b{_WHO}\s(?:(?<=\bI\s)love|(?<!\bI\s)loves)\s{_THING}{_END}"),
    ),
    (
        "lives",
        re.compile(
            rf"\b{_WHO}\s(?:(?<=\bI\s)live|lives)\s(?P<thing>(?:in|at|on)\s[^.,;:!?]{{3,40}}?){_END}"
        ),
    ),
    (
        "works",
        re.compile(
            rf"\b{_WHO}\s(?:(?<=\bI\s)work|works)\s(?P<thing>(?:at|for|as)\s[^.,;:!?]{{3,40}}?){_END}"
        ),
    ),
    (
        "diet",
        re.compile(
            rf"\b{_WHO}(?:\sam|['’]m|\sis)\s(?:a\s)?(?P<thing>vegan|vegetarian|coeliac|gluten-free"
            rf"|lactose intolerant|pescatarian){_END}"
        ),
    ),
    (
        "does not eat",
        re.compile(
            rf"\b{_WHO}\s{_NEVER}\seats?\s"
            rf"{_THING}{_END}"
        ),
    ),
    (
        "does not drink",
        re.compile(
            rf"\b{_WHO}\s{_NEVER}\sdrinks?\s"
            rf"{_THING}{_END}"
        ),
    ),
    (
        "prefers",
        re.compile(
            r"\b[Pp]lease,?\s(?:only\s)?(?P<thing>(?:on|in|as|by|per|via)\s[\w-]+(?:\s[\w-]+)?,?\s"
            r"(?:not|no|and not)\s(?:as\s|in\s|on\s|by\s)?[\w-]+(?:\s[\w-]+)?)(?=[.,;!]|$)"
        ),
    ),
    (
        "prefers",
        re.compile(
            r"(?:^|[.,;]\s)(?P<thing>(?:[Oo]n|[Ii]n|[Aa]s|[Bb]y|[Vv]ia)\s[\w-]+(?:\s[\w-]+)?,\s"
            r"(?:not|no)\s[\w-]+(?:\s[\w-]+)?),?\splease\b"
        ),
    ),
    (
        "does not eat",
        re.compile(
            r"\b(?P<who>[Ii]ch)\sesse\s(?:kein(?:e|en)?)\s(?P<thing>[^.,;:!?]{3,40}?)(?=[.,;:!]|$)"
        ),
    ),
    (
        "allergic to",
        re.compile(
            r"\b(?P<who>[Ii]ch)\sbin\s(?:allergisch\s)?gegen\s(?P<thing>[^.,;:!?]{3,40}?)"
            r"(?:\sallergisch)?(?=[.,;:!]|$)"
        ),
    ),
    (
        "prefers",
        re.compile(r"\b(?P<who>[Ii]ch)\sbevorzuge\s(?P<thing>[^.,;:!?]{3,40}?)(?=[.,;:!]|$)"),
    ),
)
_CONTEXT = re.compile(
    r"^(?:is|are|was|were|has|have|makes?|gives?|brings?|the|to|how|when|what|where|that|this|these|those|not)\b"
    r"|\b(?:it|its|them|they|their|your|you|his|her|him|this|that)\b",
    re.IGNORECASE,
)
_NO_PERSON = frozenset(
    "it this that he she they we you who which please and but the nobody everyone everybody".split()
)
_RULED_OUT = re.compile(
    r",\s(?:no|not|kein|keine|nicht)\s(?!longer\b)[\w-]+(?=[.,;!]|\splease\b|$)"
)
_SMALL_FIRST = re.compile(r"(?:On|In|As|By|Via|Per)\s")
_UNSURE = re.compile(r"\?|\b(?:if|would|might|maybe|perhaps|whether)\b", re.IGNORECASE)


def facts_in_preferences(page: FactPage) -> list[Finding]:
    """Every liking, dislike and allergy that the page states of a person."""
    return [finding for said in page.said for finding in _facts_in(page, said)]


def _facts_in(page: FactPage, said: Said) -> Iterator[Finding]:
    if _UNSURE.search(said.text):
        return
    for predicate, shape in _SHAPES:
        found = shape.search(said.text)
        if found is None:
            continue
        name = found.groupdict().get("who") or "I"  # a wish without a name is its writer's
        if name.casefold() in _NO_PERSON:
            continue
        who = _person(name, said.speaker or _writer(page, said))
        thing = _small(found["thing"].strip()) + _and_not(said.text[found.end() :], predicate)
        if who and not _CONTEXT.search(thing):  # "I love the colour" is of that moment only
            yield Finding(
                Pattern.PREFERENCE,
                who,
                predicate,
                thing,
                said.text,
                said.line_numbers,
                said.said_at,
            )


def _writer(page: FactPage, said: Said) -> str:
    """Who wrote the mail that a sentence stands in; empty outside mails."""
    box = box_of(page.lines, said.line_numbers)
    return page.sender_above(box) if box else ""


def _small(thing: str) -> str:
    """A thing as it stands within a sentence: “on paper”, not “On paper”."""
    return thing[:1].lower() + thing[1:] if _SMALL_FIRST.match(thing) else thing


def _and_not(rest: str, predicate: str) -> str:
    """What is ruled out in the same breath: "I prefer paper, no PDF please"."""
    found = _RULED_OUT.match(rest) if predicate == "prefers" else None
    return found[0] if found else ""


def _person(who: str, speaker: str) -> str:
    if who in {"I", "Ich", "ich"}:
        return speaker
    if who.startswith("my "):
        return f"{speaker}'s {who[3:]}" if speaker else ""
    return who
