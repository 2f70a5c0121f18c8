"""Time words in a question, as a range: "last Tuesday at about quarter past three".

Days come from our own small grammar (weekdays, dates, today, ago); clock times likewise. The
range is in the time zone of `now`. English first; German and Spanish day words are known too.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from core.recall.calendar_range import find_calendar_range
from core.recall.open_range import direction_before, opened, two_ends
from core.recall.time_words import in_english

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
} | {"quarter": 15, "fifteen": 15, "twenty": 20, "half": 30, "twenty-five": 25}
_AMOUNTS = {"half an": 0.5, "a couple of": 2, "a few": 3, "few": 3}
_HOUR_WORD = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_HOUR = rf"(\d{{1,2}}|{_HOUR_WORD})"
_LAST_BARE_AFTERNOON_HOUR = 6  # "at three" is in the afternoon, "at nine" in the morning
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
    rf"\b(\d{{1,4}}|an?|half an|a few|a couple of|{_HOUR_WORD})"
    r"\s+(minute|hour|day|week|month)s?\s+ago\b"
)
_LAST = re.compile(
    rf"\b(?:in\s+the\s+)?(?:last|past)\s+([1-9]\d{{0,3}}|few|{_HOUR_WORD})?\s*"
    r"(minute|hour|day|week|month)s?\b"
)
_MERIDIEM = r"([ap]\.?m\b\.?)"
_NOT_AN_AMOUNT = r"(?!\s*(?:[%€$£°]|(?:percent|euro|eur|usd|dollar|pound|kg|[kmg]b|km|mm|cm)s?\b))"
# A bare number is an hour only where the phrase ends or goes on as one about time would:
# "about 4 people", "at 2.4.0" and "after one of the speakers" name no time.
_HOUR_ENDS = (
    r"(?:\s*o['’]?clock\b|(?=\s*(?:$|[?!,;:)\"”]|\.(?!\d)))"
    r"|(?=\s+(?:on|in|this|that|last|yesterday|today|gestern|heute|and|or|but|when|while|where|who"
    r"|which|what|did|was|were|had|i|we|with|at|the\s+(?:day|other|next)"
    rf"|{_WEEKDAY}|{_MONTH})\b))"
)
_CLOCK = re.compile(
    r"(?<![\d.:])(?:\b(at|around|about|before|after|by|since|until|um|gegen)\s+)?"
    rf"(\d{{1,2}})([:.])(\d{{2}})(?::\d{{2}})?(?![.:]?\d)(?:\s*{_MERIDIEM})?{_NOT_AN_AMOUNT}"
)
_CLOCK_HOUR = re.compile(rf"(?<![\d.:])(0?[1-9]|1[0-2])\s*{_MERIDIEM}")
_CLOCK_PAST = re.compile(
    r"(?<!from )\b(quarter|half|five|ten|fifteen|twenty|twenty-five)(?:\s+minutes)?\s+"
    rf"(?:(past)\s+{_HOUR}\b(?:\s*{_MERIDIEM})?|to\s+{_HOUR}\b(?:\s*{_MERIDIEM}|{_HOUR_ENDS}))"
)
_CLOCK_NEAR = re.compile(
    rf"\b(?:(just|shortly|right|soon)\s+)?(after|before|at|around|about)\s+{_HOUR}\b(?:\s*{_MERIDIEM}|{_HOUR_ENDS})"
)
_CLOCKS = re.compile(
    r"\b(?:between|from|zwischen|von|entre|desde)\s+(?:las\s+)?(\d{1,2}):([0-5]\d)(?:\s+uhr)?"
    r"\s+(?:and|to|till|until|und|bis|y|hasta)\s+(?:las\s+)?(\d{1,2}):([0-5]\d)\b(?:\s+uhr\b)?"
    rf"(?!\s*{_MERIDIEM})"
)

_AROUND = timedelta(minutes=12)
_BESIDE = timedelta(minutes=15)  # where the middle of "a bit after nine" lies
_JUST_BESIDE = timedelta(minutes=6)  # the same of "just after nine"
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
    text = in_english(question.casefold())
    try:
        return (
            _clock_stretch(text, now)
            or _between(text, now)
            or _directed(text, _named_range(text, now), now)
        )
    except (OverflowError, ValueError):  # a day at the very end of the calendar
        return None


def _clock_stretch(text: str, now: datetime) -> TimeRange | None:
    """A range between two clock times of one day; both minutes belong to it."""
    found = _CLOCKS.search(text)
    if found is None or not (int(found[1]) < 24 and int(found[3]) < 24):
        return None
    first, last = time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4]))
    day, day_words = _find_day(text, now)
    if day is None:
        day = now.date() - timedelta(days=_at(now.date(), first, now) > now)
    since, until = _at(day, first, now), _at(day, last, now) + timedelta(minutes=1)
    if until <= since:  # “between 22:00 and 01:00”
        until += timedelta(days=1)
    return TimeRange(since, until, (*_split(found), *day_words))


def _between(text: str, now: datetime) -> TimeRange | None:
    """A range whose two ends are named."""
    ends = two_ends(text)
    if ends is None:
        return None
    first, last = (_named_range(end, now) for end in ends)
    if first is None or last is None:
        return None
    if first.since > last.since:  # “between Friday and Tuesday”: the Friday before
        first, last = last, first
    return TimeRange(first.since, last.until, (*first.words, *last.words))


def _directed(text: str, named: TimeRange | None, now: datetime) -> TimeRange | None:
    """The range on the side of the named day that the word before it says."""
    if named is None or named.is_moment or not named.words:
        return named
    direction = direction_before(text, text.find(named.words[0]))
    if direction is None:
        return named
    since, until = opened(named.since, named.until, direction, now)
    return replace(named, since=since, until=until)


def _named_range(text: str, now: datetime) -> TimeRange | None:
    relative = _relative_range(text, now)
    if relative is not None:
        return relative
    day, day_words = _find_day(text, now)
    part, part_words = _find_part(text)
    clock, clock_words = _find_clock(text, part)
    if day is None and clock is None and part is None:
        named = find_calendar_range(text, now)
        return TimeRange(*named) if named else None
    if day is None:
        if not clock_words:
            return None
        day = now.date()
        if clock is not None and _at(day, clock, now) > now:
            day -= timedelta(days=1)
    words = (*day_words, *part_words, *clock_words)
    if not _WEEKDAYS.keys().isdisjoint(day_words):
        hour = time(part[0]) if part is not None else time(0)
        if _at(day, clock or hour, now) > now:  # on a Tuesday morning, “Tuesday at noon” is past
            day -= timedelta(days=7)
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


def _ago(amount: float, unit: str, now: datetime, words: tuple[str, ...]) -> TimeRange:
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
    return TimeRange(now - _UNITS[unit] * _amount(amount or "one"), now, words)


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
    for found in _CLOCK.finditer(text):
        hour, minute = int(found[2]), int(found[4])
        is_clock = found[3] == ":" or found[1] or found[5]  # "3.11" may be any number
        if is_clock and hour < 24 and minute < 60:
            return time(_with_meridiem(hour, found[5], part), minute), _split(found)
    past = _CLOCK_PAST.search(text)
    if past:
        minutes = timedelta(minutes=_NUMBERS[past[1]] * (1 if past[2] else -1))
        hour_word, meridiem = (past[3], past[4]) if past[2] else (past[5], past[6])
        if int(_amount(hour_word)) < 24:
            return _shifted(_spoken_hour(hour_word, meridiem, part), minutes), _split(past)
    near = _CLOCK_NEAR.search(text)
    if near and int(_amount(near[3])) < 24:
        away = _JUST_BESIDE if near[1] else _BESIDE
        beside = {"after": away, "before": -away}.get(near[2], timedelta(0))
        return _shifted(_spoken_hour(near[3], near[4], part), beside), _split(near)
    bare = _CLOCK_HOUR.search(text)
    if bare:
        return time(_with_meridiem(int(bare[1]), bare[2], part)), _split(bare)
    return None, ()


def _split(found: re.Match[str]) -> tuple[str, ...]:
    return tuple(found[0].split())


def _shifted(hour: int, distance: timedelta) -> time:
    return (datetime(2000, 1, 2, hour % 24) + distance).time()


def _with_meridiem(hour: int, meridiem: str | None, part: tuple[int, int] | None) -> int:
    if meridiem:
        return hour % 12 + (12 if meridiem[0] == "p" else 0)
    is_small_hour = part == _PARTS["night"] and hour < _PARTS["morning"][0]
    if part is not None and part[0] >= 11 and hour < min(12, part[0]) and not is_small_hour:
        return hour + 12
    return hour


def _spoken_hour(word: str, meridiem: str | None, part: tuple[int, int] | None) -> int:
    """The hour of "quarter past three": by day, where nothing else is said."""
    hour = int(_amount(word))
    is_bare = meridiem is None and part is None and not word.startswith("0")
    if is_bare and 1 <= hour <= _LAST_BARE_AFTERNOON_HOUR:
        return hour + 12
    return _with_meridiem(hour, meridiem, part)


def _amount(words: str) -> float:
    if words.isdigit():
        return int(words)
    return _AMOUNTS.get(words) or _NUMBERS.get(words, 1)


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
