"""Waits for the next look, hearing meanwhile what happens on the screen."""

import time
from collections.abc import Callable

from capture.look_times import LookTimes, after_happening, after_look
from capture.screen_events import ScreenEvents


class LookPace:
    """Belongs to the thread that looks. `is_called` tells of each wait whether it is to end now;
    who makes that true interrupts the events as well."""

    def __init__(
        self, events: ScreenEvents, monotonic_s: Callable[[], float] = time.monotonic
    ) -> None:
        self._events = events
        self._now_s = monotonic_s
        self._times: LookTimes | None = None

    def wait_for_look(
        self, interval_s: float, is_called: Callable[[], bool], *, is_still: bool
    ) -> None:
        """Wait after a look until the next; `is_still` as for `after_look`."""
        times = after_look(self._times, self._now_s(), interval_s, is_still=is_still)
        while not is_called() and (left_s := times.due_s - self._now_s()) > 0:
            for happened in self._events.wait(left_s, for_drawing=times.is_slow):
                times = after_happening(times, self._now_s(), happened)
        self._times = times

    def rest(self, seconds: float, is_called: Callable[[], bool]) -> None:
        """Let so much time pass, whatever happens; the clock begins anew afterwards."""
        self._times = None
        end_s = self._now_s() + seconds
        while not is_called() and (left_s := end_s - self._now_s()) > 0:
            self._events.wait(left_s)
