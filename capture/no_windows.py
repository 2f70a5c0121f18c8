"""For systems on which window titles cannot be read."""

from capture.windows import DesktopWindow

NO_TITLES = (
    "Window titles cannot be read here, so rules about apps, titles and sites have no effect on "
    "the screen recording."
)


class NoWindows:
    """Knows of no window, and says so."""

    def windows(self) -> tuple[DesktopWindow, ...]:
        return ()

    def limits(self) -> str:
        return NO_TITLES

    def close(self) -> None:
        """Nothing is held open."""
