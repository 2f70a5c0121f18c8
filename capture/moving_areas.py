"""Parts of a screen on which a film or an animation plays, told from text by how they change.

A film changes nearly every pixel of its picture from look to look, if only by a shade. Text that
is typed, printed or scrolled leaves the ground between its letters as it was. What moves a ground
along with its text (striped tables, slides in a talk) is known by how much text it holds.

Pure. The same cells as in `frame_cells`, one value each.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from capture.frame_cells import CELL_PX, Cells
from capture.screens import RgbFrame
from core.observation import Box

# A part has moved at so many looks, with nobody at keyboard or mouse, before it counts as moving.
MOVING_LOOKS = 3
# A film stands still now and then, for a look; what stands still for longer has stopped.
RESTING_LOOKS = 2
# How many of the pixels around a cell are new where a picture moves. Lines of small bold text laid
# over others like them reach six tenths (tried), and never three quarters on a whole area.
PICTURE_SHARE = 0.75
# Letters laid over a moving picture leave so much of it to be seen between them.
SEEN_BETWEEN_LETTERS = 0.3
_AROUND_CELLS = 5
# Two lines of subtitles cover so much of a film; a slide, a table or a log covers more.
MOST_TEXT_SHARE = 0.08
# Anything smaller is a sign that turns, and costs little to read.
LEAST_PX = 96

Counts = npt.NDArray[np.uint8]
"""One small number for each cell: shape (rows, columns)."""


@dataclass(frozen=True, slots=True, eq=False)
class Movement:
    """For each cell, at how many looks in a row it moved, and for how many it has rested since."""

    moved: Counts
    rested: Counts


def no_movement(frame: RgbFrame) -> Movement:
    """Nothing is known yet of frames of this size."""
    rows, columns = (-(-side // CELL_PX) for side in frame.shape[:2])
    none = np.zeros((rows, columns), dtype=np.uint8)
    return Movement(none, none)


def moved_cells(before: RgbFrame, after: RgbFrame) -> Cells:
    """The cells of two frames of equal shape between which a picture moved, not text.

    Letters that lie on a moving picture, as subtitles do, are part of it; a box that hides a part
    of the picture is not.
    """
    share = _new_share(before, after)
    around = cv2.blur(share, (_AROUND_CELLS, _AROUND_CELLS), borderType=cv2.BORDER_REPLICATE)
    moved = np.zeros(share.shape, dtype=np.bool_)
    for place, cells in _large_parts(around >= PICTURE_SHARE):
        # Around a picture's edge there is little of it; there the cells speak for themselves.
        near = cv2.dilate(cells.astype(np.uint8), np.ones((_AROUND_CELLS, _AROUND_CELLS), np.uint8))
        moved |= np.asarray(near, dtype=np.bool_) & (share >= PICTURE_SHARE)
        moved[place] |= cells[place] | (around[place] >= SEEN_BETWEEN_LETTERS)
    return moved


def after_look(movement: Movement, moved: Cells, *, is_touched: bool) -> Movement:
    """What is known after another look; `is_touched` if somebody used keyboard or mouse since.

    Who works may scroll past pictures, so touched looks show nobody a film; a film that is known
    goes on while they work beside it, but what rests then has stopped.
    """
    grown = movement.moved if is_touched else np.minimum(movement.moved + 1, MOVING_LOOKS)
    rested = np.where(moved, 0, movement.rested + 1)
    is_known = movement.moved >= MOVING_LOOKS
    goes_on = moved | (is_known & (rested < (1 if is_touched else RESTING_LOOKS)))
    streak = np.where(moved, grown, np.where(goes_on, movement.moved, 0))
    return Movement(streak.astype(np.uint8), np.where(goes_on, rested, 0).astype(np.uint8))


def moving_areas(movement: Movement, text: Sequence[Box]) -> Cells:
    """Where films play: large enough, and holding no more of the lines of `text` than films do.

    The cells on an area's rim, which it fills in part, are among them.
    """
    areas = np.zeros(movement.moved.shape, dtype=np.uint8)
    for (rows, columns), cells in _large_parts(movement.moved >= MOVING_LOOKS):
        place = Box(
            CELL_PX * columns.start,
            CELL_PX * rows.start,
            CELL_PX * (columns.stop - columns.start),
            CELL_PX * (rows.stop - rows.start),
        )
        lines_px = sum(place.intersection_area(line) for line in text)
        if lines_px <= MOST_TEXT_SHARE * CELL_PX**2 * np.count_nonzero(cells):
            areas[cells] = 1
    return np.asarray(cv2.dilate(areas, np.ones((3, 3), np.uint8)), dtype=np.bool_)


def _large_parts(cells: Cells) -> Iterator[tuple[tuple[slice, slice], Cells]]:
    """The connected parts of at least `LEAST_PX` each way, without threads that hang from them,
    each with the rows and columns that it spans."""
    # Odd, as OpenCV shifts what it opens with an even kernel.
    solid = cv2.morphologyEx(cells.astype(np.uint8), cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=4)
    for label in range(1, count):
        left, top, width, height, _ = (int(value) for value in stats[label])
        if CELL_PX * min(width, height) >= LEAST_PX:
            place = slice(top, top + height), slice(left, left + width)
            yield place, np.asarray(labels == label, dtype=np.bool_)


def _new_share(before: RgbFrame, after: RgbFrame) -> npt.NDArray[np.float32]:
    """How many of each cell's pixels differ, from 0 to 1; what lies beyond the frame is as its
    last pixels are."""
    contrast = cv2.absdiff(before, after)
    is_new = cv2.max(cv2.max(contrast[:, :, 0], contrast[:, :, 1]), contrast[:, :, 2]) > 0
    height, width = is_new.shape
    whole = np.pad(is_new, ((0, -height % CELL_PX), (0, -width % CELL_PX)), mode="edge")
    rows, columns = (side // CELL_PX for side in whole.shape)
    cells = cv2.resize(whole.astype(np.float32), (columns, rows), interpolation=cv2.INTER_AREA)
    return np.asarray(cells, dtype=np.float32)
