"""Months, seasons and years in a question: “in June”, “in the summer of 2031”, “in 2030”."""

import re
from datetime import datetime

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # their first month
_SEASON_MONTHS = 3
_MONTH = "|".join(_MONTHS)
_BEFORE = r"\b(?:in|during|of|by|since|for)\s+"  # "this may" names no month
_NAMED_MONTH = re.compile(
    rf"{_BEFORE}(?:early |late |mid-?)?({_MONTH})\b(?!\s+\d{{1,2}}\b)"
    r"(?:,?\s+(?:of\s+)?(\d{4})\b)?"
    rf"|\b({_MONTH}),?\s+(\d{{4}})\b"
)
_NAMED_SEASON = re.compile(
    rf"(?:{_BEFORE}|\b(?:last|this)\s+)(?:the\s+)?({'|'.join(_SEASONS)})\b(?:\s+(?:of\s+)?(\d{{4}})\b)?"
)
_NAMED_YEAR = re.compile(r"\b(?:in|during|of|since)\s+((?:19|20)\d\d)\b(?![.:-])")

CalendarRange = tuple[datetime, datetime, tuple[str, ...]]


def find_calendar_range(text: str, now: datetime) -> CalendarRange | None:
    """Since, until and the words that named it, from case-folded text; None if none does.

    Without a year, the latest that has begun is meant.
    """
    found = _NAMED_MONTH.search(text)
    if found:
        month = _MONTHS.index(found[1] or found[3]) + 1
        return _months(now, month, 1, found[2] or found[4], found)
    found = _NAMED_SEASON.search(text)
    if found:
        return _months(now, _SEASONS[found[1]], _SEASON_MONTHS, found[2], found)
    found = _NAMED_YEAR.search(text)
    return _months(now, 1, 12, found[1], found) if found else None


def _months(
    now: datetime, first: int, count: int, year: str | None, found: re.Match[str]
) -> CalendarRange:
    start_year = int(year) if year else now.year - (first > now.month)
    start = now.replace(
        year=start_year, month=first, day=1, hour=0, minute=0, second=0, microsecond=0
    )
    last = first + count - 1  # counted from 0, so that December is 11
    end = start.replace(year=start_year + last // 12, month=last % 12 + 1)
    return start, end, tuple(found[0].split())
