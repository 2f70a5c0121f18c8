"""Pictures of the whole desktop through the desktop portal, which asks the user once.

Source: xdg-desktop-portal, interface Screenshot. The portal hands a picture over as a file; it is
read and removed at once, yet it was on the disk till then.
"""

from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

import cv2
import numpy as np

from capture.platforms.portal_calls import AGREED, PORTAL_ERRORS, PortalCalls
from capture.screens import RgbFrame
from core.errors import CaptureUnavailable

_SCREENSHOT = "org.freedesktop.portal.Screenshot"
NO_PORTAL = (
    "This Wayland desktop takes no pictures for programs (it has no portal for screenshots): "
    "install its xdg-desktop-portal, or log in with the X11 (Xorg) session to record the screen."
)
NOT_ALLOWED = (
    "Your desktop did not let Recollect see the screen: allow screenshots for Recollect in its "
    "settings, then resume recording."
)


class PortalPictures:
    """Asks the portal over a D-Bus connection of its own; connects anew after it was lost."""

    def __init__(self, bus: str = "SESSION") -> None:
        """`bus` is an address, or SESSION for the one of this login. Connects on first use."""
        self._calls = PortalCalls(bus)

    def version(self) -> int:
        """Which version of the screenshot portal is there. Raises: CaptureUnavailable."""
        try:
            return self._calls.number(_SCREENSHOT, "version")
        except PORTAL_ERRORS as error:
            self.close()
            raise CaptureUnavailable(NO_PORTAL) from error

    def picture(self) -> RgbFrame:
        """What all monitors show now, as one picture. Raises: CaptureUnavailable."""
        options = {"interactive": ("b", False)}
        try:
            answer, results = self._calls.request(
                _SCREENSHOT, "Screenshot", "sa{sv}", ("",), options
            )
        except PORTAL_ERRORS as error:
            self.close()
            raise CaptureUnavailable(NO_PORTAL) from error
        uri = results.get("uri")
        if answer != AGREED or uri is None:
            raise CaptureUnavailable(NOT_ALLOWED)
        return taken_in(str(uri[1]))

    def close(self) -> None:
        self._calls.close()


def taken_in(uri: str) -> RgbFrame:
    """The picture in the portal's file, which is then gone.

    Raises: CaptureUnavailable if there is no picture, or if the file could not be removed.
    """
    parts = urlsplit(uri)
    if parts.scheme != "file":
        raise CaptureUnavailable(NO_PORTAL)
    file = Path(unquote(parts.path))
    raw = b""
    try:
        with suppress(FileNotFoundError):
            raw = file.read_bytes()
            file.unlink()
    except OSError as error:
        raise CaptureUnavailable(
            f"Your desktop left a picture of the screen at {file}, and it could not be removed: "
            "remove it yourself, and make that folder writable."
        ) from error
    bgr = cv2.imdecode(np.frombuffer(raw, dtype=np.uint8), cv2.IMREAD_COLOR) if raw else None
    if bgr is None:
        raise CaptureUnavailable(
            "Your desktop gave a picture of the screen that cannot be read: update its "
            "xdg-desktop-portal."
        )
    return np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB), dtype=np.uint8)
