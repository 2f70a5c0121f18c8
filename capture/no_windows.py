"""For systems on which window titles cannot be read."""

from capture.windows import DesktopWindow

NO_TITLES = (
    "Window titles cannot be read here, so rules about apps and titles have no effect on the "
    "screen recording, and rules about sites only where a browser fills the screen."
)


class NoWindows:
    """Knows of no window, and says so."""

    def windows(self) -> tuple[DesktopWindow, ...]:
        return ()

    def limits(self) -> str:
        return NO_TITLES

    def close(self) -> None:
        """Nothing is held open."""
