"""Finds the borders of windows, panes and tables that cross a line of text.

Nothing tells a reader where a window ends; but what lies beside one belongs to another line, and a
long straight edge through all of a line's height is no part of a letter.
"""

import numpy as np
import numpy.typing as npt

from capture.frame_cells import STRAIGHT_PX
from core.observation import Box

# Where less of a border is to be seen, it must be so many times as high as the line.
LEAST_HEIGHTS = 2
# Edges so near to one another are those of one border.
WIDEST_PX = 8

Edges = npt.NDArray[np.uint8]
"""1 where a pixel stands out from the one to its right, of a frame or a part of one."""


def parted_at_borders(edges: Edges, box: Box) -> list[Box]:
    """The parts of a box between the borders that cross it from top to bottom, left to right.

    `edges` are the `upright_edges` of the frame on which the box is.
    """
    parts, left = [], box.left
    for last_before, first_behind in _borders_across(edges, box):
        parts.append((left, last_before + 1))
        left = first_behind
    parts.append((left, box.right))
    return [Box(start, box.top, end - start, box.height) for start, end in parts if end > start]


def _borders_across(edges: Edges, box: Box) -> list[tuple[int, int]]:
    """The last column before each border and the first behind it, in the frame's pixels."""
    within = edges[box.top : box.bottom, box.left : max(box.left, box.right - 1)]
    crossing = box.left + np.flatnonzero(within.all(axis=0))
    if not crossing.size:
        return []
    above = edges[max(0, box.top - STRAIGHT_PX) : box.top, crossing][::-1]
    below = edges[box.bottom : box.bottom + STRAIGHT_PX, crossing]
    up, down = _steps_until_none(above), _steps_until_none(below)
    is_open = (up == len(above)) | (down == len(below))
    least = np.where(is_open, min(STRAIGHT_PX, LEAST_HEIGHTS * box.height), STRAIGHT_PX)
    return _grouped(crossing[up + box.height + down >= least].tolist())


def _steps_until_none(edges: Edges) -> npt.NDArray[np.intp]:
    """For each column, how many rows from the first on are marked."""
    ended = np.vstack([edges == 0, np.ones((1, edges.shape[1]), np.bool_)])
    return np.asarray(ended.argmax(axis=0), dtype=np.intp)


def _grouped(columns: list[int]) -> list[tuple[int, int]]:
    groups: list[tuple[int, int]] = []
    for column in columns:
        if groups and column - groups[-1][1] < WIDEST_PX:
            groups[-1] = (groups[-1][0], column + 1)
        else:
            groups.append((column, column + 1))
    return groups
