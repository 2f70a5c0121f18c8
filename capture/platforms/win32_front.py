"""What is in front on Windows, and whether somebody is there.

Sources: Microsoft Learn, GetLastInputInfo and GetTickCount (milliseconds in 32 bits, which begin
anew after 49.7 days), SystemParametersInfo (SPI_GETSCREENSAVERRUNNING), “Power Setting GUIDs”
(GUID_SESSION_DISPLAY_STATUS: 0 off, 1 on, 2 dimmed). Not yet run on a real machine.
"""

from dataclasses import dataclass
from typing import Protocol

from capture.polled_events import Glance
from capture.screen_events import Presence
from core.observation import Box

_TICKS = 1 << 32
_DISPLAY_OFF = 0


@dataclass(frozen=True, slots=True)
class RawPresence:
    """`now_ms` and `last_input_ms` are ticks; `display` is None until Windows has told."""

    now_ms: int
    last_input_ms: int
    is_screen_saver_on: bool = False
    display: int | None = None
    is_locked: bool = False


class Win32Front(Protocol):
    """The calls behind a glance."""

    def foreground(self) -> int:
        """The handle of the window with the focus; 0 if none has it."""

    def title(self, handle: int) -> str:
        """What a window is called; empty if it has closed."""

    def monitors(self) -> tuple[tuple[int, int, int, int], ...]:
        """Left, top, right, bottom of each, in physical pixels."""

    def presence(self) -> RawPresence: ...

    def close(self) -> None: ...


class FrontOfWindows:
    """A `Front` for Windows."""

    def __init__(self, calls: Win32Front) -> None:
        self._calls = calls

    def glance(self) -> Glance:
        window = self._calls.foreground()
        return Glance(
            window,
            self._calls.title(window) if window else "",
            tuple(
                Box(left, top, right - left, bottom - top)
                for left, top, right, bottom in self._calls.monitors()
            ),
        )

    def presence(self) -> Presence:
        return presence_of(self._calls.presence())

    def close(self) -> None:
        self._calls.close()


def presence_of(raw: RawPresence) -> Presence:
    """What Windows tells, in the words of all systems."""
    return Presence(
        idle_s=(raw.now_ms - raw.last_input_ms) % _TICKS / 1e3,
        is_screen_saver_on=raw.is_screen_saver_on,
        is_screen_off=raw.display == _DISPLAY_OFF,
        is_locked=raw.is_locked,
    )
