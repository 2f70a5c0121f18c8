"""The title of a fact, as a person would say it: “Booking code of Hotel Linde: K7-QXM”."""

import re

from core.memory.facts.found import Finding, Pattern
from core.memory.facts.rows import ROW

_PLAIN = frozenset({"is", "when", "price", "role", "dates"})
_OF_PEOPLE = {
    "allergic to": "is allergic to",
    "does not eat": "does not eat",
    "does not drink": "does not drink",
    "likes": "likes",
    "dislikes": "dislikes",
    "prefers": "prefers",
    "lives": "lives",
    "works": "works",
    "diet": "is",
    "will": "will",
    "task": "",
    "presenting": "is presenting",
    "speaking": "is speaking",
    "away": "is away",
    "on leave": "is on leave",
    "on holiday": "is on holiday",
    "travelling": "is travelling",
    "out of office": "is out of office",
    "back": "is back",
}
_VERBS = {
    one: one
    for one in (
        "starts opens closes ends expires departs leaves arrives takes lasts measures".split()
    )
} | {"due": "is due"}
_JOINED = frozenset(
    {"valid until", "free cancellation until", "offer until", "maintained by", "merged by"}
    | {"taken on by"}
)
_IN_A_PLACE = re.compile(
    r"^(?:in|on|at|under|with|behind|beside|above|below|next|near|im|in|am|an|auf|bei|unter)\s",
    re.IGNORECASE,
)
_CLOCK_FIRST = re.compile(r"\d{1,2}[:.]\d{2}")
_PLURAL = re.compile(r"\b[a-z]{2,}[^\Wsui]s$")
_DAY_FIRST = re.compile(r"[A-Z][a-z]+day \d")
_NO_NOUN = re.compile(
    r"^(?:who|what|where|planned|spent|left|stored|from|to|by|now|present|next|before|after|each|per"
    r"|accepted|approved|declined|rejected)\b"
    r"|\b(?:by|of|on|at|from|until|to|bis|von)\b",
    re.IGNORECASE,
)
_ONLY_HOLDS = re.compile(
    r"\b(?:notes|notizen|list|liste|minutes|protokoll|log|diary|flyer|leaflet|poster|handout"
    r"|invitation|einladung|plakat)$",
    re.IGNORECASE,
)
_MOST_WORDS = 3
_LONG_NAME = 6


def title_of(finding: Finding) -> str:
    """What a person would write: “Board meeting: Thursday 11 June 2026, 10:30”."""
    subject, value = finding.subject, finding.object
    predicate = finding.predicate.casefold()
    if predicate == ROW:
        return f"{subject} – {value}"
    if predicate == "decision":
        return f"Decision on {subject}: {value}"
    if predicate in _JOINED:
        return f"{subject}, {predicate} {value}"
    told = _told_of_it(finding, predicate)
    if told is None or _ONLY_HOLDS.search(subject):
        return _of_a_thing(subject, finding.predicate, value)
    return told


def _told_of_it(finding: Finding, predicate: str) -> str | None:
    """What a thing or person does, has or is, as a short sentence; None for any other label."""
    subject, value = finding.subject, finding.object
    if predicate in _PLAIN or (predicate == "place" and _IN_A_PLACE.match(value)):
        return f"{subject}: {_without_its_day(subject, value)}"
    is_said_of_people = finding.pattern in {Pattern.PREFERENCE, Pattern.AGREEMENT}
    verb = _OF_PEOPLE.get(predicate) if is_said_of_people else _VERBS.get(predicate)
    if predicate == "due" and _PLURAL.search(subject):
        verb = "are due"
    if predicate == "prefers" and _IN_A_PLACE.match(value):
        verb = "prefers it"  # on paper
    if verb is None:
        return None
    joint = "" if is_said_of_people else _joint(value)
    return " ".join(f"{subject} {verb} {joint}{value}".split())


def _of_a_thing(subject: str, predicate: str, value: str) -> str:
    """ "Unit price of the lamp: € 9"; where the label is no name of anything, after a comma.

    So it is after notes, which only hold the thing, and after a name that is long itself.
    """
    if predicate == "author":
        return f"Author of “{subject}”: {value}"
    if len(subject.split()) > _LONG_NAME or _ONLY_HOLDS.search(subject):
        small = predicate[:1].lower() if predicate[1:2].islower() else predicate[:1]
        return f"{subject} – {small}{predicate[1:]}: {value}"
    if _NO_NOUN.search(predicate) or len(predicate.split()) > _MOST_WORDS:
        return f"{subject}, {predicate}: {value}"
    return f"{predicate[:1].upper()}{predicate[1:]} of {subject}: {value}"


def _joint(value: str) -> str:
    if _CLOCK_FIRST.match(value):
        return "at "
    return "on " if _DAY_FIRST.match(value) else ""


def _without_its_day(subject: str, value: str) -> str:
    """A time without the day that its subject names already: “Stand-up on Monday …: 09:15”."""
    day, _, clock = value.partition(", ")
    return clock if clock and subject.endswith(f" on {day}") else value
