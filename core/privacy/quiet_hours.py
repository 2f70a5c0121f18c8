"""Times of day at which nothing is remembered: “Monday to Friday, never from 20:00 to 07:00”."""

import re
from dataclasses import dataclass
from datetime import datetime

from core.errors import InvalidSetting

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EVERY_DAY = frozenset(range(7))
_DAY_MINUTES = 24 * 60

_WRITTEN = re.compile(
    r"(?:(?P<days>[a-z]{3}(?:\s*[-,]\s*[a-z]{3})*)\s+)?"
    r"(?P<from>\d{1,2}:\d{2})\s*[-–]\s*(?P<to>\d{1,2}:\d{2})",
    re.IGNORECASE,
)
_HOW = "write the hours such as 20:00-07:00, mon-fri 12:00-13:00 or sat,sun 00:00-24:00."


@dataclass(frozen=True, slots=True)
class QuietHours:
    """A daily stretch, in minutes since midnight; one that ends before it begins runs into the
    next morning. `days` are those on which it begins, Monday being 0."""

    begin: int
    end: int
    days: frozenset[int] = EVERY_DAY

    def covers(self, at: datetime) -> bool:
        """Whether a moment lies in the stretch, by the clock of the moment's own time zone."""
        minute, day = at.hour * 60 + at.minute, at.weekday()
        if self.begin < self.end:
            return day in self.days and self.begin <= minute < self.end
        if minute >= self.begin:
            return day in self.days
        return minute < self.end and (day - 1) % 7 in self.days

    def __str__(self) -> str:
        """As it is typed and stored; `hours_from` reads it back."""
        times = f"{_clock(self.begin)}-{_clock(self.end)}"
        return times if self.days == EVERY_DAY else f"{_written_days(self.days)} {times}"


def hours_from(text: str) -> QuietHours:
    """Read hours as they are typed. Raises: InvalidSetting, which tells how."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        raise InvalidSetting(f"{text!r} are no hours; {_HOW}")
    begin, end = _minutes(found["from"], text), _minutes(found["to"], text)
    if begin in {end, _DAY_MINUTES}:
        raise InvalidSetting(f"{text!r} is no stretch of time; {_HOW}")
    return QuietHours(begin, end, _days(found["days"], text))


def _minutes(clock: str, text: str) -> int:
    hours, minutes = (int(part) for part in clock.split(":"))
    if minutes > 59 or hours * 60 + minutes > _DAY_MINUTES:
        raise InvalidSetting(f"{text!r} holds no time of day; {_HOW}")
    return hours * 60 + minutes


def _days(written: str | None, text: str) -> frozenset[int]:
    if written is None:
        return EVERY_DAY
    days: set[int] = set()
    for part in written.casefold().replace(" ", "").split(","):
        ends = part.split("-")
        if len(ends) > 2 or not all(end in DAYS for end in ends):
            raise InvalidSetting(f"{text!r} names no days; {_HOW}")
        first, last = DAYS.index(ends[0]), DAYS.index(ends[-1])
        days.update((first + step) % 7 for step in range((last - first) % 7 + 1))
    return frozenset(days)


def _written_days(days: frozenset[int]) -> str:
    """Runs of days joined: `mon-fri`, `sat,sun`, `mon,wed`."""
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(
        f"{DAYS[run[0]]}-{DAYS[run[-1]]}" if len(run) > 2 else ",".join(DAYS[day] for day in run)
        for run in runs
    )


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
