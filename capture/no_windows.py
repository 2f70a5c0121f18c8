"""For systems on which window titles cannot be read.

Without them a private window cannot be told from any other, so nothing is recorded there unless
the user says so in the settings.
"""

from collections.abc import Callable

from capture.windows import DesktopWindow
from core.errors import CaptureUnavailable

NO_TITLES = (
    "Window titles cannot be read here, so rules about apps and titles have no effect on the "
    "screen recording, and rules about sites only where a browser fills the screen."
)
REFUSED = (
    "Window titles cannot be read on this system yet, so private windows could not be kept out "
    "and nothing is recorded; to record all the same, run `recollect settings set "
    "capture.without_window_names on`."
)


class NoWindows:
    """Knows of no window, and refuses to be used for recording until that is allowed."""

    def __init__(self, is_allowed: Callable[[], bool]) -> None:
        self._is_allowed = is_allowed

    def windows(self) -> tuple[DesktopWindow, ...]:
        """Raises: CaptureUnavailable unless the user agreed to record without window names."""
        if not self._is_allowed():
            raise CaptureUnavailable(REFUSED)
        return ()

    def limits(self) -> str:
        return NO_TITLES if self._is_allowed() else REFUSED

    def close(self) -> None:
        """Nothing is held open."""
