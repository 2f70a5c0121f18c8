"""Few rectangles around cells that are scattered over a frame."""

import numpy as np
import numpy.typing as npt

from capture.frame_cells import CELL_PX, Cells
from core.observation import Box

# Blank stretches larger than this part two areas; the reader looks a little around each.
BLANK_ROWS_PX = 24
BLANK_COLUMNS_PX = 80


def areas_of(cells: Cells, width: int, height: int) -> tuple[Box, ...]:
    """Rectangles around all marked cells of a frame, parted at blank rows and columns in turn.

    In reading order; they do not overlap.
    """
    found: list[Box] = []
    waiting = [(0, cells.shape[0], 0, cells.shape[1])]
    while waiting:
        top, bottom, left, right = waiting.pop()
        part = cells[top:bottom, left:right]
        pieces = [
            (top + first_row, top + last_row, left + first_column, left + last_column)
            for first_row, last_row in _runs(part.max(axis=1), BLANK_ROWS_PX // CELL_PX)
            for first_column, last_column in _runs(part.max(axis=0), BLANK_COLUMNS_PX // CELL_PX)
        ]
        if pieces == [(top, bottom, left, right)]:
            box = Box(left * CELL_PX, top * CELL_PX, 0, 0)
            across, down = min(right * CELL_PX, width), min(bottom * CELL_PX, height)
            found.append(Box(box.left, box.top, across - box.left, down - box.top))
        else:
            waiting += pieces
    return tuple(sorted(found, key=lambda box: (box.top, box.left)))


def _runs(marked: npt.NDArray[np.bool_], most_blank: int) -> list[tuple[int, int]]:
    """The marked stretches, each from its first to behind its last; short blanks do not part."""
    at = np.flatnonzero(marked)
    if not at.size:
        return []
    gaps = np.flatnonzero(np.diff(at) > most_blank + 1)
    starts = [int(at[0]), *(int(at[gap + 1]) for gap in gaps)]
    ends = [*(int(at[gap]) + 1 for gap in gaps), int(at[-1]) + 1]
    return list(zip(starts, ends, strict=True))
