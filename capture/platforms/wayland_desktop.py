"""What a Wayland compositor tells of its outputs and windows, in the pixels of one large picture.

A compositor counts in logical units and gives every output a scale of its own. A picture of the
whole desktop has one scale, that of the finest output; all coordinates are turned into its pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from capture.screens import Monitor
from capture.windows import DesktopWindow
from core.errors import CaptureUnavailable
from core.observation import Box

SITES_AS_READ = (
    "{name} does not tell which site a browser shows, so rules about sites work from the address "
    "bar as read on the screen; menus and lock screens are not listed either."
)


@dataclass(frozen=True, slots=True)
class Output:
    """One output; `area` is in logical units, `scale` is pixels to the unit."""

    area: Box
    scale: float


class Compositor(Protocol):
    """A compositor that tells which windows are open; everything in logical units."""

    @property
    def name(self) -> str:
        """What it is called, for people."""

    @property
    def streams_singly(self) -> bool:
        """Whether its portal streams one monitor at a time, and does not tell where it stands.

        That of sway says of every monitor that it stands at 0, 0 (seen, xdg-desktop-portal-wlr).
        """

    def outputs(self) -> tuple[Output, ...]:
        """The outputs that show something. Raises: CaptureUnavailable."""

    def windows(self) -> tuple[DesktopWindow, ...]:
        """Every window, topmost first. Raises: CaptureUnavailable."""


class WaylandWindows:
    """Lists what a compositor tells, in the pixels of a picture of its desktop."""

    def __init__(self, compositor: Compositor) -> None:
        self._compositor = compositor

    def windows(self) -> tuple[DesktopWindow, ...]:
        outputs = self._compositor.outputs()
        return tuple(
            replace(window, area=in_pixels(window.area, outputs))
            for window in self._compositor.windows()
        )

    def limits(self) -> str:
        return SITES_AS_READ.format(name=self._compositor.name)

    def close(self) -> None:
        """Every question takes a connection of its own."""


def monitors_of(outputs: Sequence[Output]) -> tuple[Monitor, ...]:
    """The outputs as monitors, from the left and the top; never empty.

    Raises: CaptureUnavailable if no output shows anything.
    """
    if not outputs:
        raise CaptureUnavailable("No monitor is connected: connect one to record the screen.")
    return tuple(
        Monitor(index, in_pixels(output.area, outputs))
        for index, output in enumerate(in_reading_order(outputs), start=1)
    )


def in_reading_order(outputs: Sequence[Output]) -> list[Output]:
    """The outputs from the left and the top, as monitors are numbered."""
    return sorted(outputs, key=lambda output: (output.area.left, output.area.top))


def desktop_size(outputs: Sequence[Output]) -> tuple[int, int]:
    """Width and height that a picture of all outputs has, in pixels."""
    areas = [in_pixels(output.area, outputs) for output in outputs]
    return max(area.right for area in areas), max(area.bottom for area in areas)


def in_pixels(area: Box, outputs: Sequence[Output]) -> Box:
    """A rectangle of logical units in pixels; what is cut is covered whole."""
    scale = max((output.scale for output in outputs), default=1.0)
    left0 = min((output.area.left for output in outputs), default=0)
    top0 = min((output.area.top for output in outputs), default=0)
    left, top = (area.left - left0) * scale, (area.top - top0) * scale
    right, bottom = left + area.width * scale, top + area.height * scale
    whole_left, whole_top = int(left // 1), int(top // 1)
    return Box(
        whole_left, whole_top, int(-(-right // 1)) - whole_left, int(-(-bottom // 1)) - whole_top
    )
