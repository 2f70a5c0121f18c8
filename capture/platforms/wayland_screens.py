"""Chooses between the two ways to pictures of a Wayland desktop: streams, else files."""

from capture.platforms.cast_screens import CastScreens
from capture.platforms.portal_screens import (
    FILES_REFUSED,
    FILES_USED,
    LEAST_INTERVAL_S,
    PortalScreens,
)
from capture.platforms.wayland_desktop import Compositor, monitors_of
from capture.screens import Monitor, RgbFrame
from core.errors import CaptureUnavailable

STREAMED = "pictures as a stream from the desktop portal (ScreenCast, PipeWire)"
AS_FILES = "pictures as files from the desktop portal (Screenshot), as {why}"
SEEN_WHILE_RECORDING = (
    "Which monitors your desktop shows is known only to the part of Recollect that records."
)


class WaylandScreens:
    """Grabs monitors from streams; where there are none, out of pictures in files."""

    def __init__(
        self,
        cast: CastScreens,
        files: PortalScreens,
        compositor: Compositor | None,
        *,
        may_ask: bool,
    ) -> None:
        """Without `may_ask` nothing is recorded, so the person is not asked to show anything."""
        self._cast = cast
        self._files = files
        self._compositor = compositor
        self._may_ask = may_ask
        self._is_streamed = False

    def require(self) -> None:
        """Raises: CaptureUnavailable where there is neither way; takes no picture."""
        if not self._streams():
            self._files.require()

    def told(self) -> str:
        """Which way is used and why, in words."""
        why = self._cast.why_not()
        return AS_FILES.format(why=why) if why else STREAMED

    def limits(self, *, are_files_allowed: bool) -> str:
        """A sentence on what is not to be had, empty if all is."""
        if self._streams():
            return ""
        return FILES_USED if are_files_allowed else FILES_REFUSED

    def least_interval_s(self) -> float:
        """How far two looks must be apart."""
        return 0.0 if self._is_streamed else LEAST_INTERVAL_S

    def monitors(self) -> tuple[Monitor, ...]:
        if not self._streams():
            return self._files.monitors()
        if self._may_ask:
            return self._cast.monitors()
        if self._compositor is None:
            raise CaptureUnavailable(SEEN_WHILE_RECORDING)
        return monitors_of(self._compositor.outputs())

    def grab(self, monitor: Monitor) -> RgbFrame:
        return self._cast.grab(monitor) if self._is_streamed else self._files.grab(monitor)

    def close(self) -> None:
        self._is_streamed = False
        self._cast.close()
        self._files.close()

    def _streams(self) -> bool:
        """Asked again until there are streams: the desktop may still be starting."""
        self._is_streamed = self._is_streamed or not self._cast.why_not()
        return self._is_streamed
