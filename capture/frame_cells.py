"""Frames cut into small square cells: which differ, and which hold ink."""

import cv2
import numpy as np
import numpy.typing as npt

from capture.screens import RgbFrame
from core.observation import Box

CELL_PX = 8
# Neighbouring pixels that differ by less are one ground: shades of buttons, soft shadows.
MIN_CONTRAST = 16
# A straight edge this long is no part of a sign: borders of windows, panes and tables. (Odd, as
# OpenCV shifts what it opens with an even kernel.)
STRAIGHT_PX = 65

Cells = npt.NDArray[np.bool_]
"""One truth for each cell: shape (rows, columns); the last ones may reach beyond the frame."""


def differing_cells(one: RgbFrame, other: RgbFrame, cell_px: int = CELL_PX) -> Cells:
    """Which cells of two pictures of equal shape differ in any pixel."""
    differs = (one != other).reshape(one.shape[0], -1)
    return _any_in_cells(differs, cell_px, 3 * cell_px)


def inked_cells(frame: RgbFrame) -> Cells:
    """Which cells hold a part of something that could be a sign."""
    ink = np.zeros(frame.shape[:2], dtype=np.uint8)
    for edges, rows, straight in (
        (upright_edges(frame), slice(None), (STRAIGHT_PX, 1)),
        (_edges(frame[1:], frame[:-1]), slice(None, -1), (1, STRAIGHT_PX)),
    ):
        lines = cv2.morphologyEx(edges, cv2.MORPH_OPEN, np.ones(straight, np.uint8))
        ink[rows, : edges.shape[1]] |= edges & ~np.asarray(lines, dtype=np.uint8)
    return _any_in_cells(ink.astype(np.bool_), CELL_PX, CELL_PX)


def upright_edges(frame: RgbFrame) -> npt.NDArray[np.uint8]:
    """1 where a pixel stands out from the one to its right: shape (height, width - 1)."""
    return _edges(frame[:, 1:], frame[:, :-1])


def _edges(ahead: RgbFrame, behind: RgbFrame) -> npt.NDArray[np.uint8]:
    red, green, blue = cv2.split(cv2.absdiff(ahead, behind))
    strongest = cv2.max(cv2.max(red, green), blue)
    return np.asarray(strongest >= MIN_CONTRAST, dtype=np.uint8)


def cells_of(box: Box) -> tuple[slice, slice]:
    """The rows and columns of the cells that a rectangle touches."""
    return (
        slice(max(0, box.top) // CELL_PX, -(-max(0, box.bottom) // CELL_PX)),
        slice(max(0, box.left) // CELL_PX, -(-max(0, box.right) // CELL_PX)),
    )


def without_rim(cells: Cells) -> Cells:
    """The cells whose eight neighbours are among them, too; beyond the frame all are."""
    around = np.ones((3, 3), np.uint8)
    shrunk = cv2.erode(cells.astype(np.uint8), around, borderValue=1)
    return np.asarray(shrunk, dtype=np.bool_)


def _any_in_cells(pixels: npt.NDArray[np.bool_], rows: int, columns: int) -> Cells:
    """Whether any is true in each cell; rows first, a quarter of the time of `reduceat`."""
    height, width = pixels.shape
    if height % rows or width % columns:
        pixels = np.pad(pixels, ((0, -height % rows), (0, -width % columns)))
    by_rows = np.logical_or.reduce(pixels.reshape(-1, rows, pixels.shape[1]), axis=1)
    cells: Cells = by_rows.reshape(len(by_rows), -1, columns).any(axis=2)
    return cells
