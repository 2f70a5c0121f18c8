"""What a person does at the screen: types, clicks and drags."""

import shlex
from typing import TYPE_CHECKING

from core.observation import Box
from tests.end_to_end.program import Running

if TYPE_CHECKING:
    from tests.x_display import ShownWindow, XDisplay

Point = tuple[int, int]
"""Across and down, in pixels of the screen."""


class Desk:
    """The keyboard and the mouse in front of a display."""

    def __init__(self, display: "XDisplay") -> None:
        self.display = display

    def keys(self, window: "ShownWindow", *keys: str) -> None:
        self._to(window, f"key {' '.join(keys)}")

    def type(self, window: "ShownWindow", words: str) -> None:
        self._to(window, f"type --delay 5 {shlex.quote(words)}")

    def click(self, window: "ShownWindow", place: Point) -> None:
        self._to(window, f"mousemove {place[0]} {place[1]} click 1")

    def drag_with_shift(self, window: "ShownWindow", begin: Point, end: Point) -> None:
        """Press at one place, go to another by a place between, and let go there."""
        middle = ((begin[0] + end[0]) // 2, (begin[1] + end[1]) // 2)
        way = " mousemove ".join(f"{x} {y}" for x, y in (middle, end))
        self._to(
            window,
            f"keydown shift mousemove {begin[0]} {begin[1]} mousedown 1 "
            f"mousemove {way} mouseup 1 keyup shift",
        )

    def area_of(self, window: "ShownWindow") -> Box:
        """Where a window stands on the screen, without its frame."""
        from tests.x_display import run_on

        shape = run_on(self.display, f"xdotool getwindowgeometry --shell {window.xid}")
        told = dict(line.split("=") for line in shape.splitlines())
        return Box(*(int(told[name]) for name in ("X", "Y", "WIDTH", "HEIGHT")))

    def _to(self, window: "ShownWindow", act: str) -> None:
        from tests.x_display import run_on

        run_on(self.display, f"xdotool windowactivate --sync {window.xid}")
        run_on(self.display, f"xdotool {act}")


def quit_with_keys(desk: Desk, running: Running, window: "ShownWindow") -> None:
    """Ctrl+Q: the process ends well and says nothing."""
    desk.keys(window, "ctrl+q")
    done = running.finish()
    assert done.err == ""
    assert done.code == 0
