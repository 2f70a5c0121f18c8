"""What is in front on macOS, and whether somebody is there.

Sources: Apple, CGEventSource.h, CGDirectDisplay.h, CGWindow.h, CGSession.h. That the screen saver
is on is told by the window of its program, ScreenSaverEngine. Not yet run on a real machine.
"""

import plistlib
from collections.abc import Sequence
from typing import Protocol

from capture.platforms.macos_windows import is_ordinary, listed_in, number_in
from capture.polled_events import Glance
from capture.screen_events import Presence
from core.observation import Box

_SCREEN_SAVER = "ScreenSaverEngine"


class MacFront(Protocol):
    """The calls behind a glance; the first two raise OSError outside a desktop session."""

    def listing(self, *, on_screen_only: bool) -> bytes:
        """An array of window dictionaries, front to back, as an XML property list."""

    def session(self) -> bytes:
        """What the login session is like, as a dictionary."""

    def displays(self) -> Sequence[Box]:
        """The displays that are switched on, in points."""

    def idle_s(self) -> float:
        """How long ago somebody last touched keyboard, mouse or tablet."""

    def is_display_asleep(self) -> bool:
        """Whether the main display is off."""


class FrontOfMac:
    """A `Front` for macOS."""

    def __init__(self, calls: MacFront) -> None:
        self._calls = calls

    def glance(self) -> Glance:
        told = listed_in(self._calls.listing(on_screen_only=True))
        front = next((one for one in told if is_ordinary(one)), {})
        return Glance(
            number_in(front, "kCGWindowNumber"),
            str(front.get("kCGWindowName", "")),
            tuple(self._calls.displays()),
        )

    def presence(self) -> Presence:
        try:
            session = plistlib.loads(self._calls.session())
            told = listed_in(self._calls.listing(on_screen_only=True))
        except OSError:
            return Presence()
        return Presence(
            idle_s=self._calls.idle_s(),
            is_screen_saver_on=any(one.get("kCGWindowOwnerName") == _SCREEN_SAVER for one in told),
            is_screen_off=self._calls.is_display_asleep(),
            is_locked=bool(session.get("CGSSessionScreenIsLocked")),
        )

    def close(self) -> None:
        """Nothing is held open."""
