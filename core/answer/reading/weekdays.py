"""The weekdays that a text names, by name or by date."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache

from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted
from core.memory.facts.dates import when_in

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_WEEKDAY = re.compile(
    r"\b(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?\b"
    r"|\b(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)s?\b",
    re.IGNORECASE,
)
_GERMAN_PREFIXES = {"mo": 0, "di": 1, "mi": 2, "do": 3, "fr": 4, "sa": 5, "so": 6}


@lru_cache(maxsize=256)
def weekdays_in(text: str) -> frozenset[int]:
    """The weekdays that a text names, Monday as 0."""
    return frozenset(
        _GERMAN_PREFIXES[found[2][:2].casefold()]
        if found[2]
        else next(n for n, day in enumerate(_WEEKDAYS) if day.startswith(found[1][:3].casefold()))
        for found in _WEEKDAY.finditer(text)
    )


def days_named(text: str, seen_at: datetime | None) -> frozenset[int]:
    """The weekdays that a text names, by name or by date."""
    return weekdays_in(text) | frozenset(_weekdays_of_dates(_lines_with_dates(text), seen_at))


def _lines_with_dates(text: str) -> Sequence[str]:
    return [value.text for line in text.split("\n") for value in values_in(line, Wanted.DATE)]


def _weekdays_of_dates(dates: Sequence[str], seen_at: datetime | None) -> Iterable[int]:
    for text in dates:
        when = when_in(text, seen_at)
        if when is not None and when.day is not None:
            yield when.day.weekday()
