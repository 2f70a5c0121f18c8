"""Time words in a question, as a range: "last Tuesday at about quarter past three".

Days come from our own small grammar (weekdays, dates, today, ago); clock times likewise. The
range is in the time zone of `now`. English first; German and Spanish day words are known too.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon montag lunes",
            "tuesday tue tues dienstag martes",
            "wednesday wed mittwoch miercoles miércoles",
            "thursday thu thur thurs donnerstag jueves",
            "friday fri freitag viernes",
            "saturday sat samstag sabado sábado",
            "sunday sun sonntag domingo",
        )
    )
    for name in names.split()
}
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar enero",
            "february feb februar febrero",
            "march mar märz marzo",
            "april apr abril",
            "may mai mayo",
            "june jun juni junio",
            "july jul juli julio",
            "august aug agosto",
            "september sep sept septiembre",
            "october oct oktober octubre",
            "november nov noviembre",
            "december dec dezember diciembre",
        ),
        start=1,
    )
    for name in names.split()
}
_PARTS = {
    "morning": (5, 12),
    "noon": (11, 14),
    "lunchtime": (11, 14),
    "afternoon": (12, 18),
    "evening": (17, 23),
    "night": (20, 24),
    "tonight": (17, 24),
    "vormittag": (5, 12),
    "nachmittag": (12, 18),
    "abend": (17, 23),
    "mañana": (5, 12),
    "tarde": (12, 20),
}
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
} | {"quarter": 15, "twenty": 20, "half": 30, "twenty-five": 25}
_HOUR = r"(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_ANY = "|".join
_WEEKDAY = _ANY(sorted(_WEEKDAYS, key=len, reverse=True))
_MONTH = _ANY(sorted(_MONTHS, key=len, reverse=True))

_DAY_MONTH = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?({_MONTH})\b(?:,?\s+(\d{{4}}))?"
)
_MONTH_DAY = re.compile(rf"\b({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(\d{{4}}))?")
_ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DAY_NAME = re.compile(rf"\b(?:(last|this|on|past|letzten|letzte)\s+)?({_WEEKDAY})\b")
_AGO = re.compile(
    r"\b(\d+|an?|one|two|three|four|five|six)\s+(minute|hour|day|week|month)s?\s+ago\b"
)
_LAST = re.compile(
    r"\b(?:in\s+the\s+)?(?:last|past)\s+(\d+|few)?\s*(minute|hour|day|week|month)s?\b"
)
_CLOCK = re.compile(r"\b(\d{1,2})[:.](\d{2})\s*([ap]\.?m\b\.?)?")
_CLOCK_HOUR = re.compile(
    r"\b(\d{1,2})\s*([ap]\.?m\b\.?)|\b(?:at|around|about)\s+(\d{1,2})\s*(?:o'?clock)?\b(?![.:/\d%])"
)
_NOT_AN_AMOUNT = r"(?!\s+(?:minute|hour|day|week|month|percent|%|euro|dollar))"
_CLOCK_PAST = re.compile(
    rf"\b(quarter|half|five|ten|twenty|twenty-five)\s+(past|to)\s+{_HOUR}\b{_NOT_AN_AMOUNT}"
)
_CLOCK_NEAR = re.compile(rf"\b(after|before|at|around|about)\s+{_HOUR}\b{_NOT_AN_AMOUNT}")

_AROUND = timedelta(minutes=12)
_BESIDE = timedelta(minutes=15)  # where the middle of "a bit after nine" lies
_UNITS = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(days=7),
    "month": timedelta(days=30),
}


@dataclass(frozen=True, slots=True)
class TimeRange:
    """A stretch since ≤ t < until, and the words of the question that named it.

    `is_moment` says that a clock time was named, so that nearness to `centre` counts.
    """

    since: datetime
    until: datetime
    words: tuple[str, ...]
    is_moment: bool = False

    @property
    def centre(self) -> datetime:
        return self.since + (self.until - self.since) / 2


def find_time_range(question: str, now: datetime) -> TimeRange | None:
    """The stretch of time that a question names; None if it names none."""
    text = question.casefold()
    relative = _relative_range(text, now)
    if relative is not None:
        return relative
    day, day_words = _find_day(text, now)
    part, part_words = _find_part(text)
    clock, clock_words = _find_clock(text, part)
    if day is None and clock is None and part is None:
        return None
    if day is None:
        if not clock_words and "this" not in text and "tonight" not in text:
            return None
        day = now.date()
        if clock is not None and _at(day, clock, now) > now:
            day -= timedelta(days=1)
    words = (*day_words, *part_words, *clock_words)
    if clock is not None:
        moment = _at(day, clock, now)
        return TimeRange(moment - _AROUND, moment + _AROUND, words, is_moment=True)
    start = _at(day, time(0), now)
    if part is not None:
        return TimeRange(start + timedelta(hours=part[0]), start + timedelta(hours=part[1]), words)
    return TimeRange(start, start + timedelta(days=1), words)


def _relative_range(text: str, now: datetime) -> TimeRange | None:
    found = _AGO.search(text)
    if found:
        return _ago(_amount(found[1]), found[2], now, _split(found))
    found = _LAST.search(text)
    if found:
        return _last(found[1], found[2], now, _split(found))
    if "this week" in text:
        monday = _start_of_day(now) - timedelta(days=now.weekday())
        return TimeRange(monday, monday + timedelta(days=7), ("this", "week"))
    return None


def _ago(amount: int, unit: str, now: datetime, words: tuple[str, ...]) -> TimeRange:
    centre = now - _UNITS[unit] * amount
    if unit in {"minute", "hour"}:
        slack = _UNITS[unit] / 2
        return TimeRange(centre - slack, centre + slack, words, is_moment=True)
    return TimeRange(_start_of_day(centre), _start_of_day(centre) + _UNITS[unit], words)


def _last(amount: str | None, unit: str, now: datetime, words: tuple[str, ...]) -> TimeRange:
    if amount is None and unit == "week":
        monday = _start_of_day(now) - timedelta(days=now.weekday() + 7)
        return TimeRange(monday, monday + timedelta(days=7), words)
    if amount is None and unit == "month":
        first = _start_of_day(now).replace(day=1)
        return TimeRange((first - timedelta(days=1)).replace(day=1), first, words)
    number = 3 if amount == "few" else int(amount or 1)
    return TimeRange(now - _UNITS[unit] * number, now, words)


def _find_day(text: str, now: datetime) -> tuple[date | None, tuple[str, ...]]:
    for names, distance in (
        (("day before yesterday", "vorgestern", "anteayer"), 2),
        (("yesterday", "gestern", "ayer"), 1),
        (("today", "heute", "hoy", "tonight", "this morning", "this afternoon", "this evening"), 0),
    ):
        for name in names:
            if re.search(rf"\b{name}\b", text):
                return now.date() - timedelta(days=distance), tuple(name.split())
    dated = _explicit_date(text, now)
    if dated is not None:
        return dated
    found = _DAY_NAME.search(text)
    if found:
        back = (now.weekday() - _WEEKDAYS[found[2]]) % 7
        if back == 0 and found[1] in {"last", "past", "letzten", "letzte"}:
            back = 7
        return now.date() - timedelta(days=back), _split(found)
    return None, ()


def _explicit_date(text: str, now: datetime) -> tuple[date | None, tuple[str, ...]] | None:
    found = _ISO_DAY.search(text)
    if found:
        return _date(int(found[1]), int(found[2]), int(found[3])), (found[0],)
    found = _DAY_MONTH.search(text)
    if found:
        year = int(found[3]) if found[3] else _nearest_year(now, _MONTHS[found[2]])
        return _date(year, _MONTHS[found[2]], int(found[1])), _split(found)
    found = _MONTH_DAY.search(text)
    if found:
        year = int(found[3]) if found[3] else _nearest_year(now, _MONTHS[found[1]])
        return _date(year, _MONTHS[found[1]], int(found[2])), _split(found)
    return None


def _find_part(text: str) -> tuple[tuple[int, int] | None, tuple[str, ...]]:
    for name, hours in _PARTS.items():
        if re.search(rf"\b{name}\b", text):
            return hours, (name,)
    return None, ()


def _find_clock(text: str, part: tuple[int, int] | None) -> tuple[time | None, tuple[str, ...]]:
    found = _CLOCK.search(text)
    if found and int(found[1]) < 24 and int(found[2]) < 60:
        hour = _with_meridiem(int(found[1]), found[3], part if int(found[1]) < 12 else None)
        return time(hour, int(found[2])), _split(found)
    found = _CLOCK_PAST.search(text)
    if found:
        minutes = timedelta(minutes=_NUMBERS[found[1]] * (1 if found[2] == "past" else -1))
        return _shifted(_with_meridiem(_amount(found[3]), None, part), minutes), _split(found)
    found = _CLOCK_NEAR.search(text)
    if found and _amount(found[2]) < 24:
        beside = {"after": _BESIDE, "before": -_BESIDE}.get(found[1], timedelta(0))
        return _shifted(_with_meridiem(_amount(found[2]), None, part), beside), _split(found)
    found = _CLOCK_HOUR.search(text)
    if found:
        hour = _with_meridiem(int(found[1] or found[3]), found[2], part)
        if hour < 24:
            return time(hour), _split(found)
    return None, ()


def _split(found: re.Match[str]) -> tuple[str, ...]:
    return tuple(found[0].split())


def _shifted(hour: int, distance: timedelta) -> time:
    return (datetime(2000, 1, 2, hour % 24) + distance).time()


def _with_meridiem(hour: int, meridiem: str | None, part: tuple[int, int] | None) -> int:
    if meridiem:
        return hour % 12 + (12 if meridiem[0] == "p" else 0)
    if part is not None and part[0] >= 11 and hour < 11:
        return hour + 12
    return hour


def _amount(word: str) -> int:
    if word.isdigit():
        return int(word)
    return _NUMBERS.get(word, 1)


def _nearest_year(now: datetime, month: int) -> int:
    """The year that puts a month nearest to now, the past preferred."""
    return now.year - 1 if month > now.month + 6 else now.year


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _at(day: date, clock: time, now: datetime) -> datetime:
    return datetime.combine(day, clock, tzinfo=now.tzinfo)


def _start_of_day(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
