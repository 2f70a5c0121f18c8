"""How much each minute of a day held: as levels for the eye, and in words."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sqrt

from app.translation import tr
from app.windows.words import counted
from core.store.density_store import MinuteDensity

_MINUTE = timedelta(minutes=1)
_MUCH, _SOME = 0.66, 0.33  # of the fullest minute of the day, after the root


@dataclass(frozen=True, slots=True)
class Bar:
    """A stroke of the ribbon: from where to where, in pixels, and how high, 0 to 1."""

    left: float
    right: float
    level: float


class DayDensity:
    """The minutes of one day, beside its fullest; the root lets quiet minutes be seen, too."""

    def __init__(self, minutes: Sequence[MinuteDensity] = ()) -> None:
        """`minutes` must be in order of time."""
        self._minutes = tuple(minutes)
        self._fullest = max((one.text for one in self._minutes), default=0)

    def at(self, moment: datetime) -> MinuteDensity | None:
        """What the minute of a moment held, if anything."""
        place = bisect_left(self._minutes, moment - _MINUTE, key=lambda one: one.minute)
        for one in self._minutes[place : place + 2]:
            if one.minute <= moment < one.minute + _MINUTE:
                return one
        return None

    def level(self, minute: MinuteDensity) -> float:
        """How full a minute is, 0 to 1; one with pictures alone is still seen."""
        if not self._fullest:
            return 0.0
        return max(0.08, sqrt(minute.text / self._fullest))

    def bars(
        self, since: datetime, until: datetime, x_of: Callable[[datetime], float]
    ) -> Iterator[Bar]:
        """The ribbon between two moments; minutes that share a pixel are one bar, the highest."""
        first = bisect_left(self._minutes, since - _MINUTE, key=lambda one: one.minute)
        held: Bar | None = None
        for minute in self._minutes[first:]:
            if minute.minute > until:
                break
            bar = Bar(x_of(minute.minute), x_of(minute.minute + _MINUTE), self.level(minute))
            if held is None:
                held = bar
            elif int(bar.left) == int(held.left):
                held = Bar(held.left, bar.right, max(held.level, bar.level))
            else:
                yield held
                held = bar
        if held is not None:
            yield held

    def words(self, moment: datetime) -> str:
        """How much the minute of a moment held; empty where there is nothing."""
        minute = self.at(moment)
        if minute is None:
            return ""
        return _words(self.level(minute), minute.frames)


def _words(level: float, frames: int) -> str:
    amount = tr("little text")
    if level >= _MUCH:
        amount = tr("much text")
    elif level >= _SOME:
        amount = tr("some text")
    moments = counted(frames, tr("moment"), tr("moments"))
    return tr("{moments} in this minute, {amount}").format(moments=moments, amount=amount)
