"""Dates as they are written in messages and pages, made full: "Friday 12 June 2026, 08:40".

What is said of days in a message looks ahead: "on Friday" is the coming one. A day that could be
two (the weekday of the message itself, "next Friday", 03/04/2026) is left alone.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

_WEEKDAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTH_NAMES = (
    "January February March April May June July August September October November December"
).split()
_WEEKDAY_PREFIXES = {"mo": 0, "tu": 1, "di": 1, "we": 2, "mi": 2, "th": 3, "do": 3} | {
    "fr": 4,
    "sa": 5,
    "su": 6,
    "so": 6,
}
_MONTH_PREFIXES = {name[:3].casefold(): number for number, name in enumerate(_MONTH_NAMES, 1)} | {
    "mär": 3,
    "mai": 5,
    "okt": 10,
    "dez": 12,
}
_WEEKDAY = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
)
_MONTH = (
    r"jan(?:uary?)?|januar|feb(?:ruary?)?|februar|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni"
    r"|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?"
)
_DAY = rf"""(?:(?P<weekday>\b(?:{_WEEKDAY})\b)[.,]?\s+)?(?:the\s)?(?:
    (?P<day>\b\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s)?(?P<month>{_MONTH})\b\.?
      (?:,?\s(?P<year>\d{{4}})\b)?
  | (?P<month2>\b(?:{_MONTH}))\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)
      (?:,?\s(?P<year2>\d{{4}})\b)?
  | (?P<iso>\b\d{{4}}-\d{{2}}-\d{{2}}\b)
  | (?P<dotted>\b\d{{1,2}}\.\d{{1,2}}\.\d{{4}}\b)
  | (?P<ordinal>(?<=the\s)\d{{1,2}}(?:st|nd|rd|th)\b))
  | (?P<lone>\b(?:{_WEEKDAY})\b)
  | (?P<near>\b(?:day\safter\stomorrow|tomorrow|today|tonight|heute|übermorgen)\b)"""
_FOUND_DAY = re.compile(_DAY, re.IGNORECASE | re.VERBOSE)
_CLOCK = r"(?:[01]?\d|2[0-3]):[0-5]\d(?![:.]?\d)(?:\s?[ap]\.?m\b)?"
_FOUND_CLOCK = re.compile(
    rf"(?<![\d:.])(?P<since>{_CLOCK})(?:\s?(?:[–-]|to|bis|until)\s?(?P<until>{_CLOCK}))?"
    r"|(?<![\d:.])(?P<hour>\d{1,2})(?:\s?o['’]clock|\sUhr\b|\s?(?P<meridiem>[ap])\.?m\b)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s(?:to|until|bis)\s|\s?[–]\s?|\s-\s")
_BACKWARD = re.compile(
    r"\b(?:last|past|since|next|every|each|ago|letzten?|nächsten?|seit)\s*$", re.I
)
_HOURS = 24
_CLOCK_WITHIN = 14  # characters between a day and its clock: ", slot ", " at ", " from "
_MOST_PAST = timedelta(days=90)
_MOST_AHEAD = timedelta(days=275)


@dataclass(frozen=True, slots=True)
class When:
    """A day as found in a text at `text[start:end]`, its clock included.

    `day` is None for a clock without a day. `said` is the full form, which people read.
    """

    start: int
    end: int
    day: date | None
    said: str


def when_in(text: str, said_at: datetime | None) -> When | None:
    """The first day named in a text, with the clock beside it; None if none can be told.

    `said_at` is when the text was written; without it only full dates are told.
    """
    for found in _FOUND_DAY.finditer(text):
        day = _day_of(found, text, said_at)
        if day is not None:
            return _with_clock(text, found.start(), found.end(), day, said_at)
    return None


def dated(text: str, said_at: datetime | None) -> str:
    """A text with its first day in full; as it stands where none can be told."""
    when = when_in(text, said_at)
    if when is None:
        return text
    return text[: when.start] + when.said + text[when.end :]


def clock_in(text: str) -> When | None:
    """The first clock time of a text, for things whose day is known from elsewhere."""
    found = _FOUND_CLOCK.search(text)
    if found is None or not _clock_text(found):
        return None
    return When(found.start(), found.end(), None, _clock_text(found))


def said_day(day: date) -> str:
    """A day in full: "Friday 12 June 2026"."""
    return f"{_WEEKDAY_NAMES[day.weekday()]} {day.day} {_MONTH_NAMES[day.month - 1]} {day.year}"


def moment_of(when: When, near: datetime) -> datetime:
    """The start of a found time, in the time zone of `near`; midnight where no clock is named."""
    clock = re.search(r"\b(\d\d):(\d\d)", when.said)
    at = time(int(clock[1]), int(clock[2])) if clock else time(0)
    return datetime.combine(when.day or near.date(), at, tzinfo=near.tzinfo)


def _with_clock(text: str, start: int, end: int, day: date, said_at: datetime | None) -> When:
    said = said_day(day)
    joint = _RANGE.match(text, end)
    if joint:
        later = _FOUND_DAY.match(text, joint.end())
        until = _day_of(later, text, said_at) if later else None
        if later and until and until > day:
            return When(start, later.end(), day, f"{said} to {said_day(until)}")
    clock = _FOUND_CLOCK.search(text, end)
    if (
        clock
        and _clock_text(clock)
        and clock.start() - end <= _CLOCK_WITHIN
        and _joins(text[end : clock.start()])
    ):
        return When(start, clock.end(), day, f"{said}, {_clock_text(clock)}")
    before = list(_FOUND_CLOCK.finditer(text, 0, start))
    if before and _joins(text[before[-1].end() : start]) and start - before[-1].end() <= 6:
        return When(before[-1].start(), end, day, f"{said}, {_clock_text(before[-1])}")
    return When(start, end, day, said)


def _joins(between: str) -> bool:
    return (
        re.fullmatch(r"[\s,·(–-]*(?:at|from|slot|on|um|ab|am|@)?[\s,(]*", between, re.I) is not None
    )


def _clock_text(found: re.Match[str]) -> str:
    """A found clock as "08:40" or "14:00–15:30"; empty for an hour that no day has."""
    if found["hour"]:
        return _clock(f"{found['hour']}:00 {found['meridiem'] or ''}")
    since = _clock(found["since"])
    return f"{since}–{_clock(found['until'])}" if found["until"] else since


def _clock(text: str) -> str:
    """A time of day in two and two digits, a.m. and p.m. resolved."""
    hour, minute = int(text.split(":", maxsplit=1)[0]), text.split(":")[1][:2]
    meridiem = re.search(r"[ap]", text.casefold())
    if meridiem:
        hour = hour % 12 + (12 if meridiem[0] == "p" else 0)
    return f"{hour:02}:{minute}" if hour < _HOURS else ""


def _day_of(found: re.Match[str], text: str, said_at: datetime | None) -> date | None:
    if found["lone"] or found["near"]:
        if said_at is None or _BACKWARD.search(text, 0, found.start()):
            return None
        return _relative_day(found, said_at.date())
    if found["iso"]:
        year, month, day = (int(part) for part in found["iso"].split("-"))
        return _date(year, month, day)
    if found["dotted"]:
        day, month, year = (int(part) for part in found["dotted"].split("."))
        return _date(year, month, day)
    if found["ordinal"]:
        return _coming_ordinal(int(re.sub(r"\D", "", found["ordinal"])), said_at)
    return _dated(found, said_at)


def _relative_day(found: re.Match[str], said: date) -> date | None:
    if found["near"]:
        words = found["near"].casefold()
        ahead = {"tomorrow": 1, "übermorgen": 2}.get(words, 2 if "after" in words else 0)
        return said + timedelta(days=ahead)
    ahead = (_WEEKDAY_PREFIXES[found["lone"][:2].casefold()] - said.weekday()) % 7
    return said + timedelta(days=ahead) if ahead else None


def _dated(found: re.Match[str], said_at: datetime | None) -> date | None:
    day = int(found["day"] or found["day2"])
    month = _MONTH_PREFIXES[(found["month"] or found["month2"])[:3].casefold()]
    year = found["year"] or found["year2"]
    if year:
        return _date(int(year), month, day)
    if said_at is None:
        return None
    said = said_at.date()
    for candidate in (_date(said.year + step, month, day) for step in (0, 1, -1)):
        if candidate is None or not -_MOST_PAST <= candidate - said <= _MOST_AHEAD:
            continue
        if found["weekday"] is None or (
            _WEEKDAY_PREFIXES[found["weekday"][:2].casefold()] == candidate.weekday()
        ):
            return candidate
    return None


def _coming_ordinal(day: int, said_at: datetime | None) -> date | None:
    if said_at is None:
        return None
    said = said_at.date()
    if day > said.day:
        return _date(said.year, said.month, day)
    following = (said.replace(day=1) + timedelta(days=32)).replace(day=1)
    return _date(following.year, following.month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
