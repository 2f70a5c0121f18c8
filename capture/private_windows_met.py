"""Remembers which browser windows were seen to be private: they are so until they close.

The sign beside the address is gone in full screen, and hidden where another window covers it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from capture.windows import DesktopWindow

_Known = tuple[int, str]


class PrivateWindowsMet:
    """Knows windows by the system's id and their program; without ids it knows none."""

    def __init__(self) -> None:
        self._met: set[_Known] = set()

    def meet(self, windows: Iterable[DesktopWindow]) -> None:
        """These bear the sign."""
        self._met.update(known for window in windows if (known := _known(window)))

    def marked(self, listing: Sequence[DesktopWindow]) -> tuple[DesktopWindow, ...]:
        """All open windows, those met before marked as private; what has closed is forgotten, as
        ids are given anew."""
        self._met &= {known for window in listing if (known := _known(window))}
        return tuple(
            replace(window, is_private=True) if _known(window) in self._met else window
            for window in listing
        )


def _known(window: DesktopWindow) -> _Known | None:
    return None if window.id is None else (window.id, window.app)
