"""Times that are told by an event: “after the call with Otto”, “between the standup and lunch”.

The event is looked for first. Where a frame holds all words of it, its time takes the place of a
named one: what was seen on that side of it is raised, nothing is dropped.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.recall.time_range import TimeRange, find_time_range
from core.recall.words import content_words

Stretch = tuple[datetime, datetime]
Found = Callable[[str], Stretch | None]
"""From when to when an event, given in words, was on the screen; None if that is not known."""

_REACH = timedelta(hours=4)
_END = r"(?=\s*[?!.]*\s*$)"
_EVENT = r"(?P<{name}>(?:the|my|our|that|i|we|dem|der|das|den|meinem?r?|el|la|mi)\s.{{2,60}}?)"
_BETWEEN = re.compile(
    rf"\b(?:between|zwischen|entre)\s+{_EVENT.format(name='one')}\s+(?:and|und|y)\s+"
    rf"{_EVENT.format(name='other')}{_END}",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?P<word>right before|just before|before|right after|just after|after|during|while"
    r"|vor|nach|während|antes de|después de|durante)\s+"
    rf"{_EVENT.format(name='event')}{_END}",
    re.IGNORECASE,
)
_BEFORE = ("before", "vor", "antes")
_AFTER = ("after", "nach", "después")


@dataclass(frozen=True, slots=True)
class EventAsked:
    """The events that a question places itself by, in words, and the word that says how."""

    word: str
    event: str
    other: str = ""


def event_in(text: str, now: datetime) -> EventAsked | None:
    """The event that a question names for its time; None where it names none, or a plain time."""
    between = _BETWEEN.search(text)
    if between is not None:
        asked = EventAsked("between", between["one"], between["other"])
    else:
        beside = _BESIDE.search(text)
        if beside is None:
            return None
        asked = EventAsked(beside["word"].casefold(), beside["event"])
    events = [one for one in (asked.event, asked.other) if one]
    if any(not content_words(one) or find_time_range(one, now) for one in events):
        return None
    return asked


def event_range(asked: EventAsked, found: Found) -> TimeRange | None:
    """The stretch beside or between the events; None where one of them is not known."""
    first = found(asked.event)
    if first is None:
        return None
    words = tuple(content_words(asked.event))
    if asked.other:
        second = found(asked.other)
        if second is None:
            return None
        words += tuple(content_words(asked.other))
        (_, since), (until, _) = sorted((first, second))
        return TimeRange(since, max(since, until), words)
    at, until = first
    if any(asked.word.endswith(word) or asked.word.startswith(word) for word in _BEFORE):
        return TimeRange(at - _REACH, at, words)
    if any(asked.word.endswith(word) or asked.word.startswith(word) for word in _AFTER):
        return TimeRange(until, until + _REACH, words)
    return TimeRange(at, max(until, at + timedelta(seconds=1)), words)
