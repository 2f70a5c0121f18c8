"""How much the memory holds of each minute of a day, and of each day: counted, not read.

Everything here is one grouped query over table `observation`; no frame is taken out of the store
for it. The length of the lines as they are stored stands for the amount of text: what a frame
repeats of the one before it counts little.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from core.moments import from_us, to_us
from core.store.database import Database

_MINUTE_US = 60_000_000
_MINUTES_OF_A_DAY = 24 * 60
_FARTHEST_ZONE = timedelta(hours=14)  # from UTC, either way
_LOCAL_DAY = "date(at_us / 1000000 + utc_offset_min * 60, 'unixepoch')"


@dataclass(frozen=True, slots=True)
class MinuteDensity:
    """What was on the screen within one minute. `minute` is its beginning, in the zone it was
    seen in; `text` is the bytes that the text of those frames takes, to be compared only."""

    minute: datetime
    frames: int
    text: int


@dataclass(frozen=True, slots=True)
class AppShare:
    """How much of a day one app has."""

    app: str
    frames: int
    seconds: float


@dataclass(frozen=True, slots=True)
class DayOverview:
    """What a local day holds; the apps stand in order of time in front, the longest first."""

    day: date
    apps: tuple[AppShare, ...]

    @property
    def frames(self) -> int:
        return sum(share.frames for share in self.apps)

    @property
    def seconds(self) -> float:
        return sum(share.seconds for share in self.apps)


class DensityStore:
    """Counts over table `observation`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def minutes(self, day: date) -> list[MinuteDensity]:
        """The minutes of a local day that hold anything, by time.

        A frame that stayed counts in every minute that it was there.
        """
        since, until = _around(day, day)
        rows = self._db.rows(
            f"SELECT at_us / {_MINUTE_US}, until_us / {_MINUTE_US}, utc_offset_min,"
            " count(*), sum(length(lines)) FROM observation"
            f" WHERE at_us >= ? AND at_us < ? AND {_LOCAL_DAY} = ? GROUP BY 1, 2, 3",
            (since, until, day.isoformat()),
        )
        return _spread((int(a), int(b), int(c), int(d), int(e)) for a, b, c, d, e in rows)

    def days(self, first: date, last: date) -> list[DayOverview]:
        """The local days from the first to the last that hold anything, by time."""
        since, until = _around(first, last)
        rows = self._db.rows(
            f"SELECT {_LOCAL_DAY} AS day, app, count(*), sum(until_us - at_us) / 1e6"
            " FROM observation WHERE at_us >= ? AND at_us < ? AND day BETWEEN ? AND ?"
            " GROUP BY day, app ORDER BY day, 4 DESC, 3 DESC, app",
            (since, until, first.isoformat(), last.isoformat()),
        )
        shares: dict[str, list[AppShare]] = {}
        for day, app, frames, seconds in rows:
            share = AppShare(str(app), int(frames), float(seconds))
            shares.setdefault(str(day), []).append(share)
        return [
            DayOverview(date.fromisoformat(day), tuple(of_day)) for day, of_day in shares.items()
        ]


def _spread(groups: Iterable[tuple[int, int, int, int, int]]) -> list[MinuteDensity]:
    """Groups (first and last minute since 1970, offset, frames, text) laid out minute by minute."""
    frames: dict[int, int] = {}
    text: dict[int, int] = {}
    offsets: dict[int, int] = {}
    for first, last, offset_min, count, amount in groups:
        for minute in range(first, min(last, first + _MINUTES_OF_A_DAY) + 1):
            frames[minute] = frames.get(minute, 0) + count
            text[minute] = text.get(minute, 0) + amount
            offsets.setdefault(minute, offset_min)
    return [
        MinuteDensity(from_us(minute * _MINUTE_US, offsets[minute]), frames[minute], text[minute])
        for minute in sorted(frames)
    ]


def _around(first: date, last: date) -> tuple[int, int]:
    """A stretch, in microseconds, that holds the local days in every time zone."""
    begin = datetime.combine(first, time(0), UTC) - _FARTHEST_ZONE
    end = datetime.combine(last, time(0), UTC) + timedelta(days=1) + _FARTHEST_ZONE
    return to_us(begin), to_us(end)
