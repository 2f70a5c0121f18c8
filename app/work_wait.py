"""How long learning waits while the computer is needed for something else."""

from collections.abc import Callable
from time import monotonic

WAITS_AT_MOST_S = 600.0


class WorkWait:
    """Holds work up to a bound. What waits is in the memory's queue, so nothing is lost by it."""

    def __init__(
        self, is_needed_elsewhere: Callable[[], bool], now_s: Callable[[], float] = monotonic
    ) -> None:
        self._is_needed_elsewhere = is_needed_elsewhere
        self._now_s = now_s
        self._since_s: float | None = None

    def is_held(self) -> bool:
        """Whether to wait; not any more, until `begin_anew`, once it lasted ten minutes."""
        if not self._is_needed_elsewhere():
            self._since_s = None
            return False
        if self._since_s is None:
            self._since_s = self._now_s()
        return self._now_s() - self._since_s < WAITS_AT_MOST_S

    def begin_anew(self) -> None:
        """All that waited is done; what comes next may wait as long again."""
        self._since_s = None
