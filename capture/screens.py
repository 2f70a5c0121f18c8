"""The monitors of this computer and the pixels they show."""

import os
import sys
from dataclasses import dataclass
from typing import Protocol

import cv2
import mss
import numpy as np
import numpy.typing as npt
from mss.exception import ScreenShotError

from core.errors import CaptureUnavailable
from core.observation import Box

RgbFrame = npt.NDArray[np.uint8]
"""One picture of a monitor: uint8, shape (height, width, 3), red first."""

NO_DISPLAY = (
    "There is no display to capture: start Recollect inside a desktop session, or set DISPLAY."
)
WAYLAND_ONLY = (
    "This is a Wayland session without an X display, and Recollect cannot capture those yet: "
    "log in with the X11 (Xorg) session to record the screen."
)


@dataclass(frozen=True, slots=True)
class Monitor:
    """One monitor; `index` counts from 1, `area` is in desktop coordinates."""

    index: int
    area: Box


class ScreenGrabber(Protocol):
    """Sees every monitor."""

    def monitors(self) -> tuple[Monitor, ...]:
        """The monitors connected right now. Raises: CaptureUnavailable."""

    def grab(self, monitor: Monitor) -> RgbFrame:
        """What the monitor shows right now. Raises: CaptureUnavailable."""

    def close(self) -> None: ...


class MssScreens:
    """Grabs monitors through mss; connects anew after the display went away."""

    def __init__(self, display: str | None = None) -> None:
        self._display = display
        self._mss: mss.MSS | None = None

    def monitors(self) -> tuple[Monitor, ...]:
        # mss remembers its first list for good; a fresh connection sees a plugged-in monitor.
        self.close()
        try:
            found = self._connected().monitors[1:]
        except ScreenShotError as error:
            self.close()
            raise _why_not(self._display) from error
        if not found:
            raise CaptureUnavailable("No monitor is connected: connect one to record the screen.")
        return tuple(
            Monitor(index, Box(area["left"], area["top"], area["width"], area["height"]))
            for index, area in enumerate(found, start=1)
        )

    def grab(self, monitor: Monitor) -> RgbFrame:
        area = monitor.area
        try:
            shot = self._connected().grab((area.left, area.top, area.right, area.bottom))
        except ScreenShotError as error:
            self.close()
            raise CaptureUnavailable(
                f"Monitor {monitor.index} could not be captured: it may have been unplugged, or "
                "screen recording is not permitted for Recollect in the system settings."
            ) from error
        bgra = np.frombuffer(shot.raw, dtype=np.uint8).reshape(shot.height, shot.width, 4)
        return np.asarray(cv2.cvtColor(bgra, cv2.COLOR_BGRA2RGB), dtype=np.uint8)

    def close(self) -> None:
        if self._mss is not None:
            connection, self._mss = self._mss, None
            connection.close()

    def _connected(self) -> mss.MSS:
        if self._mss is None:
            if sys.platform == "linux":
                if not (self._display or os.environ.get("DISPLAY")):
                    raise _why_not(self._display)
                self._mss = mss.MSS(display=self._display)
            else:
                self._mss = mss.MSS()
        return self._mss


def _why_not(display: str | None) -> CaptureUnavailable:
    """The sentence for a display that cannot be reached."""
    if sys.platform != "linux":
        return CaptureUnavailable(
            "The screen cannot be captured: permit screen recording for Recollect in the system "
            "settings, then start it again."
        )
    name = display or os.environ.get("DISPLAY")
    if name:
        return CaptureUnavailable(
            f"The display {name} does not answer: check that it is running and that DISPLAY is "
            "right."
        )
    return CaptureUnavailable(WAYLAND_ONLY if os.environ.get("WAYLAND_DISPLAY") else NO_DISPLAY)
