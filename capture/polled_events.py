"""Hears of another window, title or monitor by looking now and then at what is in front.

For systems where that costs next to nothing, while being told would take a loop of messages in the
thread that looks. What is drawn is not told.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from capture.screen_events import Happening, Presence
from core.observation import Box

# A window that comes to the front is looked at about so much later, and a settling time.
GLANCE_S = 0.5


@dataclass(frozen=True, slots=True)
class Glance:
    """What is in front: the system's number of the window (0: none), its title, the monitors."""

    window: int = 0
    title: str = ""
    monitors: tuple[Box, ...] = ()


class Front(Protocol):
    """Tells what is in front of the user, and whether the user is there."""

    def glance(self) -> Glance:
        """What is in front now. Raises: OSError where that cannot be told."""

    def presence(self) -> Presence:
        """Whether somebody can be looking right now."""

    def close(self) -> None: ...


class PolledEvents:
    """A `ScreenEvents` that compares one glance with the one before."""

    def __init__(
        self,
        front: Front,
        glance_s: float = GLANCE_S,
        monotonic_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._front = front
        self._glance_s = glance_s
        self._now_s = monotonic_s
        self._last: Glance | None = None
        self._is_interrupted = threading.Event()

    def wait(self, timeout_s: float, *, for_drawing: bool = False) -> frozenset[Happening]:
        deadline_s = self._now_s() + timeout_s
        while True:
            found = self._told()
            left_s = deadline_s - self._now_s()
            if found or left_s <= 0:
                return found
            if self._is_interrupted.wait(min(left_s, self._glance_s)):
                self._is_interrupted.clear()
                return frozenset()

    def interrupt(self) -> None:
        self._is_interrupted.set()

    def presence(self) -> Presence:
        return self._front.presence()

    def close(self) -> None:
        self._last = None
        self._front.close()

    def _told(self) -> frozenset[Happening]:
        """What has happened since the last glance; the first one tells nothing."""
        try:
            glance = self._front.glance()
        except OSError:
            return frozenset()
        last, self._last = self._last, glance
        return frozenset() if last is None else happened_between(last, glance)


def happened_between(last: Glance, now: Glance) -> frozenset[Happening]:
    """What is worth a look between two glances."""
    found = set()
    if last.window != now.window:
        found.add(Happening.WINDOW)
    elif last.title != now.title:
        found.add(Happening.TITLE)
    if last.monitors != now.monitors:
        found.add(Happening.MONITORS)
    return frozenset(found)
