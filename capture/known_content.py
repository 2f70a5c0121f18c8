"""Tells what of a frame was read before, on frames that are remembered, and what is left to read.

What shows the same pixels says the same, be it at its place or moved up or down: scrolled text
and a chat pushed up by a new message are carried over, line by line. Ink that was looked at
before and is no text (icons, pictures) is not looked at again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from capture.frame_cells import Cells, cells_of, differing_cells, inked_cells, without_rim
from capture.screens import RgbFrame
from capture.unread_areas import areas_of
from capture.vertical_moves import vertical_moves
from core.observation import Box, TextLine


@dataclass(frozen=True, slots=True, eq=False)
class ReadFrame:
    """A frame that was read, and its lines."""

    frame: RgbFrame
    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """The lines that are known of a frame, and the rectangles in which others may stand."""

    lines: tuple[TextLine, ...]
    unread: tuple[Box, ...]


def known_of(frame: RgbFrame, remembered: Sequence[ReadFrame]) -> Known:
    """What is known of a frame from others of its size, the most similar first."""
    search = _Search(frame, inked_cells(frame))
    for number, read in enumerate(remembered):
        changed = search.compare(read, 0)
        if not search.unread.any():
            break
        if number == 0:
            for down_px in _moves(read.frame, frame, changed):
                search.compare(read, down_px)
    return Known(tuple(search.lines), areas_of(search.unread, frame.shape[1], frame.shape[0]))


@dataclass(slots=True, eq=False)
class _Search:
    """The ink of a frame that is unread so far, and the lines found."""

    frame: RgbFrame
    unread: Cells
    lines: list[TextLine] = field(default_factory=list)

    def compare(self, read: ReadFrame, down_px: int) -> Cells:
        """Take what stands on another frame so many pixels higher; returns what differs."""
        differs = _differing(read.frame, self.frame, down_px)
        same = ~differs
        known = without_rim(same)
        found_before = tuple(self.lines)
        for line in read.lines:
            box = replace(line.box, top=line.box.top + down_px)
            place = cells_of(box)
            if not self.unread[place].any():
                continue
            if _is_there(read.frame, line.box, self.frame, box) and _is_free(box, found_before):
                self.lines.append(replace(line, box=box))
                known[place] = same[place]
            else:
                known[place] = False  # of this line there is a part at most
        self.unread &= ~known
        return differs


def _moves(before: RgbFrame, after: RgbFrame, differs: Cells) -> Iterator[int]:
    height, width = after.shape[:2]
    met: set[int] = set()
    for area in areas_of(differs, width, height):
        for down_px in vertical_moves(before, after, area):
            if down_px not in met:
                met.add(down_px)
                yield down_px


def _differing(before: RgbFrame, after: RgbFrame, down_px: int) -> Cells:
    """Which cells of a frame differ from another, moved down; what moved in is unknown."""
    if not down_px:
        return differing_cells(before, after)
    moved = np.roll(before, down_px, axis=0)
    differs = differing_cells(moved, after)
    height = after.shape[0]
    unknown = Box(0, 0, 1, down_px) if down_px > 0 else Box(0, height + down_px, 1, -down_px)
    differs[cells_of(unknown)[0]] = True
    return differs


def _is_free(box: Box, lines: Sequence[TextLine]) -> bool:
    """Whether no line covers a good part of a box."""
    return not any(
        2 * line.box.intersection_area(box)
        > min(box.width * box.height, line.box.width * line.box.height)
        for line in lines
    )


def _is_there(before: RgbFrame, old: Box, after: RgbFrame, new: Box) -> bool:
    if new.top < 0 or new.bottom > after.shape[0]:
        return False
    return np.array_equal(
        before[old.top : old.bottom, old.left : old.right],
        after[new.top : new.bottom, new.left : new.right],
    )
