"""Finds the borders of windows, panes and tables that cross a line of text.

Nothing tells a reader where a window ends; but what lies beside one belongs to another line, and a
long straight edge through all of a line's height is no part of a letter.
"""

import numpy as np
import numpy.typing as npt

from capture.frame_cells import MIN_CONTRAST, STRAIGHT_PX
from capture.screens import RgbFrame
from core.observation import Box

# Where less of a border is to be seen, it must be so many times as high as the line.
LEAST_HEIGHTS = 2
# Edges so near to one another are those of one border.
WIDEST_PX = 8


def parted_at_borders(frame: RgbFrame, box: Box) -> list[Box]:
    """The parts of a box between the borders that cross it from top to bottom, left to right."""
    parts, left = [], box.left
    for last_before, first_behind in _borders_across(frame, box):
        parts.append((left, last_before + 1))
        left = first_behind
    parts.append((left, box.right))
    return [Box(start, box.top, end - start, box.height) for start, end in parts if end > start]


def _borders_across(frame: RgbFrame, box: Box) -> list[tuple[int, int]]:
    """The last column before each border and the first behind it, in the frame's pixels."""
    top, bottom = max(0, box.top - STRAIGHT_PX), box.bottom + STRAIGHT_PX
    around = frame[top:bottom, box.left : box.right]
    if around.shape[1] < 2:
        return []
    edges = _edges(around)
    first, last = box.top - top, box.bottom - top
    crossing = np.flatnonzero(edges[first:last].all(axis=0))
    above = _steps_until_none(edges[:first, crossing][::-1])
    below = _steps_until_none(edges[last:, crossing])
    height = box.bottom - box.top
    is_open = (above == first) | (below == around.shape[0] - last)
    length = above + height + below
    is_long = length >= np.where(is_open, min(STRAIGHT_PX, LEAST_HEIGHTS * height), STRAIGHT_PX)
    return _grouped((crossing[is_long] + box.left).tolist())


def _edges(pixels: RgbFrame) -> npt.NDArray[np.bool_]:
    """Where a pixel differs from the one to its right."""
    differs = np.abs(pixels[:, 1:].astype(np.int16) - pixels[:, :-1]).max(axis=2)
    return np.asarray(differs >= MIN_CONTRAST, dtype=np.bool_)


def _steps_until_none(edges: npt.NDArray[np.bool_]) -> npt.NDArray[np.intp]:
    """For each column, how many rows from the first on are marked."""
    ended = np.vstack([~edges, np.ones((1, edges.shape[1]), np.bool_)])
    return np.asarray(ended.argmax(axis=0), dtype=np.intp)


def _grouped(columns: list[int]) -> list[tuple[int, int]]:
    groups: list[tuple[int, int]] = []
    for column in columns:
        if groups and column - groups[-1][1] < WIDEST_PX:
            groups[-1] = (groups[-1][0], column + 1)
        else:
            groups.append((column, column + 1))
    return groups
