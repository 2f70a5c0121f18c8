"""Takes the text of windows from the programs that tell it, and leaves the rest to be read.

A program is asked when much of its window is new. While little is, its lines stand as long as their
pixels do, and what changed is read off the picture, which costs less than asking.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from capture.frame_cells import differing_cells
from capture.screens import Monitor, RgbFrame
from capture.text_reader import TextReader
from capture.told_lines import SeenLine, Sight, painted_over, seen_lines
from capture.told_trust import ToldTrust
from capture.told_windows import Listings, OpenWindow, windows_to_ask, with_addresses
from capture.visible_text import NoVisibleText, ToldText, VisibleText
from core.observation import Box, TextLine
from core.privacy.exclusion_rules import ExclusionRules

# Up to this share of a window, reading what changed takes less than asking for all (measured).
SMALL_CHANGE = 0.03


@dataclass(frozen=True, slots=True, eq=False)
class ToldFrame:
    """The lines that are known by asking, and the frame with them painted over."""

    lines: tuple[TextLine, ...]
    bare: RgbFrame


@dataclass(frozen=True, slots=True, eq=False)
class _Last:
    """What was last told of a window, and the frame on which it was seen."""

    seen_at: OpenWindow
    frame: RgbFrame
    lines: tuple[SeenLine, ...]


def _nobody() -> bool:
    return False


class ToldReading:
    """Asks programs for their text if the user wants it; holds pixels and text in memory only."""

    def __init__(
        self,
        reader: TextReader,
        visible: VisibleText | None = None,
        is_wanted: Callable[[], bool] = _nobody,
        clock_s: Callable[[], float] = time.monotonic,
    ) -> None:
        """`is_wanted` is asked before each frame; `reader` is for checking what is told."""
        self._visible = visible or NoVisibleText()
        self._is_wanted = is_wanted
        self._trust = ToldTrust(reader, clock_s)
        self._last: dict[tuple[int, int | None], _Last] = {}

    def with_addresses(
        self, monitor: Monitor, listings: Listings, rules: ExclusionRules
    ) -> Listings:
        """The listings, with the addresses that browsers tell of themselves."""
        if not self._is_wanted():
            return listings
        return with_addresses(self._visible, monitor, listings, rules)

    def read(
        self,
        monitor: Monitor,
        frame: RgbFrame,
        listings: Listings,
        masks: Sequence[Box],
        rules: ExclusionRules,
        grab_again: Callable[[], RgbFrame],
    ) -> ToldFrame:
        """What programs tell of a frame on which `masks` are black already.

        Raises: CaptureUnavailable, ReaderUnavailable.
        """
        if not self._is_wanted():
            self._last.clear()
            return ToldFrame((), frame)
        windows = windows_to_ask(monitor, listings, rules)
        standing = {one: kept for one in windows if (kept := self._standing(monitor, one, frame))}
        asked = [(one, self._visible.text_of(one.window)) for one in windows if one not in standing]
        told = [(one, text) for one, text in asked if isinstance(text, ToldText)]
        later = grab_again() if told else frame
        corner = (monitor.area.left, monitor.area.top)
        found = {one: _Last(one, frame, ()) for one, _ in asked}
        for one, text in told:
            sight = Sight(frame, later, corner, one.clip, (*one.covered, *masks))
            seen = seen_lines(text, sight)
            found[one] = _Last(one, frame, self._trust.believed(one.window.app, seen, frame))
        self._last = {
            (index, id_): last
            for (index, id_), last in self._last.items()
            if index != monitor.index
        }
        for one in windows:
            self._last[monitor.index, one.window.id] = (standing | found)[one]
        lines = [line for one in windows for line in (standing | found)[one].lines]
        return ToldFrame(tuple(line.line for line in lines), painted_over(frame, lines))

    def close(self) -> None:
        """Forget all, and let go of the way to the programs."""
        self._last.clear()
        self._visible.close()

    def _standing(self, monitor: Monitor, one: OpenWindow, frame: RgbFrame) -> _Last | None:
        """What still stands of what a window told; None if too much changed since."""
        last = self._last.get((monitor.index, one.window.id))
        if last is None or last.frame.shape != frame.shape:
            return None
        if (last.seen_at.clip, last.seen_at.covered) != (one.clip, one.covered):
            return None
        box = one.clip
        rows, columns = slice(box.top, box.bottom), slice(box.left, box.right)
        if differing_cells(last.frame[rows, columns], frame[rows, columns]).mean() > SMALL_CHANGE:
            return None
        kept = tuple(line for line in last.lines if _is_same(last.frame, frame, line.painted))
        return _Last(one, frame, kept)


def _is_same(one: RgbFrame, other: RgbFrame, box: Box) -> bool:
    rows = slice(max(0, box.top), box.bottom)
    columns = slice(max(0, box.left), box.right)
    return np.array_equal(one[rows, columns], other[rows, columns])
