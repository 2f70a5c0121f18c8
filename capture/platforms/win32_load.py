"""How busy a Windows computer is, told as other systems tell their load.

Windows knows how long its cores did nothing, and how many threads wait for one right now; together
they are how many want to run. Like a load, this is smoothed over the last minute. Sources:
Microsoft Learn, GetSystemTimes (kernel time holds idle time), the counter “System\\Processor Queue
Length”, SYSTEM_POWER_STATUS. Not yet run on a real machine.
"""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from math import exp
from typing import Protocol

from capture.machine_load import MachineLoad

# As Unix counts the load of “the last minute”.
SMOOTHED_OVER_S = 60.0
_ON_BATTERY = 0  # ACLineStatus
_NO_BATTERY, _NOT_KNOWN = 0x80, 0xFF  # BatteryFlag


@dataclass(frozen=True, slots=True)
class CpuTimes:
    """Seconds since the start, of all cores together; `total_s` holds `idle_s`."""

    idle_s: float
    total_s: float


class Win32Machine(Protocol):
    """The calls that tell what the computer does."""

    def cpu_times(self) -> CpuTimes:
        """Raises: OSError."""

    def waiting_threads(self) -> int | None:
        """How many threads wait for a core; None if Windows does not tell."""

    def power(self) -> tuple[int, int]:
        """ACLineStatus and BatteryFlag."""


class Win32Load:
    """Tells the load; the first time none, as it takes two looks to know it."""

    def __init__(
        self, machine: Win32Machine, clock_s: Callable[[], float] = time.monotonic
    ) -> None:
        """`clock_s` is monotonic."""
        self._machine = machine
        self._clock_s = clock_s
        self._last: tuple[float, CpuTimes] | None = None
        self._running: float | None = None

    def load(self) -> MachineLoad:
        """This computer right now."""
        self._look()
        return MachineLoad(
            self._running, os.cpu_count() or 1, is_on_battery(*self._machine.power())
        )

    def _look(self) -> None:
        try:
            times = self._machine.cpu_times()
        except OSError:
            self._last = self._running = None
            return
        now_s = self._clock_s()
        last, self._last = self._last, (now_s, times)
        passed_s = now_s - last[0] if last else 0.0
        if last is None or passed_s <= 0:
            return
        busy_s = (times.total_s - last[1].total_s) - (times.idle_s - last[1].idle_s)
        running = max(0.0, busy_s) / passed_s + (self._machine.waiting_threads() or 0)
        share = 1.0 if self._running is None else 1.0 - exp(-passed_s / SMOOTHED_OVER_S)
        self._running = (self._running or 0.0) * (1.0 - share) + running * share


def is_on_battery(line: int, battery: int) -> bool:
    """Whether a battery of the computer's own feeds it."""
    has_none = battery != _NOT_KNOWN and bool(battery & _NO_BATTERY)
    return line == _ON_BATTERY and not has_none
