"""How much processor time Recollect takes, so that the health page can say it."""

import os
import sys
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

_WINDOW_S = 3600.0
_LEAST_S = 5.0  # a shorter stretch says nothing


@dataclass(frozen=True, slots=True)
class ProcessorCost:
    """Processor time of this program and its helper processes over a stretch, both in seconds."""

    spent_s: float
    over_s: float

    @property
    def of_one_core(self) -> float:
        """The share of one core, 1 being all of it."""
        return self.spent_s / self.over_s


class ProcessorMeter:
    """Samples of the processor time spent; `sample` now and then, on any thread."""

    def __init__(
        self,
        spent: Callable[[], float] | None = None,
        now: Callable[[], float] = monotonic,
    ) -> None:
        """`spent` gives the processor time so far in seconds, `now` a clock that only goes on."""
        self._spent = spent or seconds_spent
        self._now = now
        self._guard = threading.Lock()
        self._samples: deque[tuple[float, float]] = deque()
        self.sample()

    def sample(self) -> None:
        """Note where things stand; what is older than an hour is dropped, but for one."""
        with self._guard:
            now = self._now()
            self._samples.append((now, self._spent()))
            while len(self._samples) > 2 and self._samples[1][0] <= now - _WINDOW_S:
                self._samples.popleft()

    def cost(self) -> ProcessorCost | None:
        """What the last hour cost, or the time since the start; None just after it."""
        self.sample()
        with self._guard:
            (since, before), (until, after) = self._samples[0], self._samples[-1]
        if until - since < _LEAST_S:
            return None
        # A helper that has ended counts only once it was waited for, so a sum may fall a little.
        return ProcessorCost(max(0.0, after - before), until - since)


def seconds_spent() -> float:
    """Processor time of this process, its ended helpers and, on Linux, those that still run."""
    times = os.times()
    ended = times.children_user + times.children_system
    return times.user + times.system + ended + sum(map(_seconds_of, _running_helpers()))


def _running_helpers() -> list[int]:
    """The processes that this one started, and those that they started."""
    found: list[int] = []
    if sys.platform == "linux":
        found += _children_of(os.getpid())
        for helper in found:  # grows while it is walked
            found += _children_of(helper)
    return found


def _children_of(process: int) -> list[int]:
    found: list[int] = []
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
    except OSError:
        return []  # it has ended
    for task in tasks:
        try:
            found += [int(word) for word in (task / "children").read_text().split()]
        except OSError:
            continue  # the thread has ended, or this kernel does not tell
    return found


def _seconds_of(process: int) -> float:
    """User and system time of a process: fields 14 and 15 of its stat line (man 5 proc)."""
    try:
        line = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0.0
    fields = line.rpartition(")")[2].split()  # the name before it may hold spaces
    ticks: int = os.sysconf("SC_CLK_TCK")
    return (int(fields[11]) + int(fields[12])) / ticks
