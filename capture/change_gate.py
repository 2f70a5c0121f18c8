"""Whether a monitor shows something new since the frame that was last read, and where.

A blinking caret is not new; a typed word, or a single digit that changed, is.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from capture.frame_cells import CELL_PX, Cells, differing_cells
from capture.screens import RgbFrame
from core.observation import Box

TILE_PX = 32
CARET_WIDTH_PX = 4
CARET_HEIGHT_PX = 24
# A caret-sized difference that stays the same for so many looks is no blinking caret.
SETTLED_LOOKS = 5


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a frame at the gate.

    `boxes` are the rectangles with new pixels, in frame pixels, tight and not overlapping;
    None means the whole frame is new (the first one, or another size).
    """

    is_changed: bool
    boxes: tuple[Box, ...] | None = ()


UNCHANGED = Change(is_changed=False)
ALL_NEW = Change(is_changed=True, boxes=None)


@dataclass(slots=True)
class _Known:
    frame: RgbFrame
    small: tuple[Box, ...] = ()
    small_looks: int = 0


class ChangeGate:
    """Keeps, per monitor, the last frame that was let through, and compares new ones with it.

    The reference moves only when a frame passes, so changes that are each too small add up.
    """

    def __init__(self) -> None:
        self._known: dict[int, _Known] = {}

    def look(self, monitor: int, frame: RgbFrame, apart_from: Cells | None = None) -> Change:
        """Compare a frame with the last one that passed; the gate keeps the array, uncopied.

        What is new only in the cells (of `frame_cells`) that are left out lets no frame pass.
        """
        known = self._known.get(monitor)
        if known is None or known.frame.shape != frame.shape:
            self._known[monitor] = _Known(frame)
            return ALL_NEW
        compared = frame if apart_from is None else _with_cells_of(known.frame, frame, apart_from)
        boxes = changed_boxes(known.frame, compared)
        if all(_is_caret(box) for box in boxes) and not self._has_settled(known, boxes):
            return UNCHANGED
        self._known[monitor] = _Known(frame)
        return Change(is_changed=True, boxes=boxes)

    def forget(self, monitor: int) -> None:
        """Drop the reference, so that the next frame of this monitor counts as new."""
        self._known.pop(monitor, None)

    @staticmethod
    def _has_settled(known: _Known, boxes: tuple[Box, ...]) -> bool:
        known.small_looks = known.small_looks + 1 if boxes and boxes == known.small else 1
        known.small = boxes
        return bool(boxes) and known.small_looks >= SETTLED_LOOKS


def changed_boxes(before: RgbFrame, after: RgbFrame) -> tuple[Box, ...]:
    """The rectangles in which two frames of equal shape differ; empty if they are equal.

    Neighbouring tiles with differences form one rectangle, shrunk to the pixels that differ.
    """
    if are_equal(before, after):
        return ()
    tiles = differing_cells(before, after, TILE_PX)
    boxes = [_tight(before, after, area) for area in _groups(tiles)]
    return tuple(_without_overlaps(boxes))


def are_equal(before: RgbFrame, after: RgbFrame) -> bool:
    """Whether two frames of equal shape have the same pixels; compares eight bytes at a time."""
    if before.flags.c_contiguous and after.flags.c_contiguous and before.size % 8 == 0:
        return np.array_equal(before.reshape(-1).view(np.uint64), after.reshape(-1).view(np.uint64))
    return np.array_equal(before, after)


def _with_cells_of(before: RgbFrame, after: RgbFrame, cells: Cells) -> RgbFrame:
    """The later frame, with the earlier one's pixels in some cells."""
    height, width = after.shape[:2]
    mask = cells.astype(np.uint8).repeat(CELL_PX, axis=0).repeat(CELL_PX, axis=1)[:height, :width]
    return np.asarray(cv2.copyTo(before, np.ascontiguousarray(mask), after.copy()), dtype=np.uint8)


def _is_caret(box: Box) -> bool:
    return box.width <= CARET_WIDTH_PX and box.height <= CARET_HEIGHT_PX


def _groups(tiles: Cells) -> list[Box]:
    """Rectangles, in pixels, around the groups of touching tiles (corners touch too)."""
    left_over = {(int(row), int(column)) for row, column in np.argwhere(tiles)}
    groups = []
    while left_over:
        edge = [left_over.pop()]
        group = list(edge)
        while edge:
            row, column = edge.pop()
            near = {(row + dr, column + dc) for dr in (-1, 0, 1) for dc in (-1, 0, 1)} & left_over
            left_over -= near
            edge.extend(near)
            group.extend(near)
        top, left = min(row for row, _ in group), min(column for _, column in group)
        bottom, right = max(row for row, _ in group), max(column for _, column in group)
        groups.append(
            Box(
                left * TILE_PX,
                top * TILE_PX,
                (right + 1 - left) * TILE_PX,
                (bottom + 1 - top) * TILE_PX,
            )
        )
    return groups


def _tight(before: RgbFrame, after: RgbFrame, area: Box) -> Box:
    place = slice(area.top, area.bottom), slice(area.left, area.right)
    differs = before[place] != after[place]
    rows = np.flatnonzero(differs.any(axis=(1, 2)))
    columns = np.flatnonzero(differs.any(axis=0).any(axis=1))
    return Box(
        area.left + int(columns[0]),
        area.top + int(rows[0]),
        int(columns[-1] - columns[0]) + 1,
        int(rows[-1] - rows[0]) + 1,
    )


def _without_overlaps(boxes: list[Box]) -> list[Box]:
    """Join rectangles that overlap, until none do; in reading order."""
    joined: list[Box] = []
    for box in boxes:
        whole = box
        while overlapping := [other for other in joined if other.intersection_area(whole)]:
            for other in overlapping:
                joined.remove(other)
                whole = whole.union(other)
        joined.append(whole)
    return sorted(joined, key=lambda box: (box.top, box.left))
