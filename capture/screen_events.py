"""What the system tells of the screen without being asked, so that looking need not be blind."""

import threading
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol


class Happening(Enum):
    """Something that is worth a look."""

    WINDOW = auto()  # another window is in front, or there are others
    TITLE = auto()  # the window in front is called something else now
    MONITORS = auto()  # a monitor was plugged in, taken away, turned or changed its resolution
    DRAWN = auto()  # something was painted, wherever


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether somebody can be looking: None and False also where the system does not tell.

    `idle_s` is how long ago somebody last touched keyboard or mouse; `tells_drawing` whether
    `Happening.DRAWN` is told at all. `is_locked` is what the desktop itself says of its lock.
    """

    idle_s: float | None = None
    is_screen_saver_on: bool = False
    is_screen_off: bool = False
    is_locked: bool = False
    tells_drawing: bool = False


class ScreenEvents(Protocol):
    """Waits for what happens. One thread waits and asks; any may call `interrupt`."""

    def wait(self, timeout_s: float, *, for_drawing: bool = False) -> frozenset[Happening]:
        """What happened, as soon as something does; nothing after so many seconds, or as soon as
        `interrupt` is called. What is drawn is told only where it is asked for."""

    def interrupt(self) -> None:
        """End the wait that goes on, or the next one."""

    def presence(self) -> Presence:
        """Whether somebody can be looking right now."""

    def close(self) -> None: ...


class ClockOnly:
    """Where the system tells nothing: time passes, that is all."""

    def __init__(self) -> None:
        self._is_interrupted = threading.Event()

    def wait(self, timeout_s: float, *, for_drawing: bool = False) -> frozenset[Happening]:
        self._is_interrupted.wait(timeout_s)
        self._is_interrupted.clear()
        return frozenset()

    def interrupt(self) -> None:
        self._is_interrupted.set()

    def presence(self) -> Presence:
        return Presence()

    def close(self) -> None:
        """Nothing is held open."""
