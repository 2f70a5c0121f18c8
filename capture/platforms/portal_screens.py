"""The monitors of a Wayland desktop, cut out of the pictures that its portal takes.

Each grab takes a picture of its own, so that the windows listed before and after belong to it.
"""

from collections.abc import Callable
from typing import Protocol

import cv2
import numpy as np

from capture.platforms.wayland_desktop import Compositor, desktop_size, monitors_of
from capture.screens import Monitor, RgbFrame
from core.errors import CaptureUnavailable
from core.observation import Box

SETTING = "capture.through_picture_files"
LEAST_INTERVAL_S = 30.0
"""Desktops may flash or sound at each picture, and write a file: not every two seconds."""
FILES_REFUSED = (
    "This Wayland desktop gives pictures of the screen only as files, which lie on the disk for a "
    "moment before anything private is left out, so nothing is recorded; to record all the same, "
    f"run `recollect settings set {SETTING} on`."
)
FILES_USED = (
    "This Wayland desktop gives pictures of the screen only as files: each lies on the disk for a "
    f"moment, then it is removed; the screen is looked at every {LEAST_INTERVAL_S:.0f} seconds at "
    "most."
)


class Pictures(Protocol):
    """Takes pictures of the whole desktop."""

    def version(self) -> int:
        """Raises: CaptureUnavailable if none can be taken here."""

    def picture(self) -> RgbFrame:
        """Raises: CaptureUnavailable."""

    def close(self) -> None: ...


class PortalScreens:
    """Grabs monitors through the portal, once the user has agreed to its files."""

    def __init__(
        self,
        pictures: Pictures,
        compositor: Compositor | None,
        are_files_allowed: Callable[[], bool],
    ) -> None:
        """Without a compositor that tells its outputs, the whole desktop is one monitor."""
        self._pictures = pictures
        self._compositor = compositor
        self._are_files_allowed = are_files_allowed
        self._seen: RgbFrame | None = None

    def require(self) -> None:
        """Raises: CaptureUnavailable where no portal takes pictures; takes none itself."""
        self._pictures.version()

    def monitors(self) -> tuple[Monitor, ...]:
        if self._compositor is not None:
            return monitors_of(self._compositor.outputs())
        self._seen = self._picture()
        height, width = self._seen.shape[:2]
        return (Monitor(1, Box(0, 0, width, height)),)

    def grab(self, monitor: Monitor) -> RgbFrame:
        picture, self._seen = self._seen, None
        if picture is None:
            picture = self._picture()
        if self._compositor is not None:
            picture = fitted(picture, *desktop_size(self._compositor.outputs()))
        area = monitor.area
        cut = picture[area.top : area.bottom, area.left : area.right]
        if cut.shape[:2] != (area.height, area.width):
            raise CaptureUnavailable(
                f"Monitor {monitor.index} could not be captured: it may have been unplugged."
            )
        return np.ascontiguousarray(cut)

    def close(self) -> None:
        self._seen = None
        self._pictures.close()

    def _picture(self) -> RgbFrame:
        if not self._are_files_allowed():
            raise CaptureUnavailable(FILES_REFUSED)
        return self._pictures.picture()


def fitted(picture: RgbFrame, width: int, height: int) -> RgbFrame:
    """The picture in the size that the windows are listed in; most desktops give that size."""
    if picture.shape[:2] == (height, width):
        return picture
    resized = cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA)
    return np.asarray(resized, dtype=np.uint8)
