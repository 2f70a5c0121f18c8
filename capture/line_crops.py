"""Cuts detected lines of text out of a frame."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from capture.screens import RgbFrame
from core.observation import Box

# Columns whose pixels differ by less than this hold no ink.
BLANK_CONTRAST = 24
# A blank stretch this many times as wide as the line is high parts two pieces of text.
GAP_HEIGHTS = 1.8
# Blank columns that a piece keeps on each side, so that its first letter is not on the edge.
KEPT_BLANK_PX = 4
# A box so much higher than wide holds text that was turned by a quarter.
UPRIGHT_RATIO = 2.5
MIN_UPRIGHT_PX = 40


@dataclass(frozen=True, slots=True, eq=False)
class LineCrop:
    """One line of text: `upright` is what `box` shows, `pixels` the same, turned to be read, and
    `ink` without its blank edges.

    All are uint8, shape (height, width, 3). A line that moved by a few pixels has the same ink.
    """

    box: Box
    upright: RgbFrame
    pixels: RgbFrame
    ink: RgbFrame


def cut_lines(frame: RgbFrame, boxes: Sequence[Box]) -> list[LineCrop]:
    """The crops for boxes on a frame; boxes with wide gaps between their words become several."""
    crops = []
    for box in boxes:
        pixels = frame[box.top : box.bottom, box.left : box.right]
        if not pixels.size:
            continue
        if box.height >= max(MIN_UPRIGHT_PX, UPRIGHT_RATIO * box.width):
            crops.append(LineCrop(box, pixels, np.rot90(pixels), pixels))
            continue
        for left, right in _pieces(pixels):
            piece = Box(box.left + left, box.top, right - left, box.height)
            part = pixels[:, left:right]
            crops.append(LineCrop(piece, part, part, _ink(part)))
    return crops


def inked_columns(pixels: RgbFrame) -> npt.NDArray[np.intp]:
    """The columns that hold ink, from left to right."""
    return np.flatnonzero(_has_contrast(pixels, axis=0))


def _pieces(pixels: RgbFrame) -> Iterator[tuple[int, int]]:
    """The column ranges of the pieces of text in one line; all of it if there is no wide gap."""
    height, width = pixels.shape[:2]
    inked = inked_columns(pixels)
    if not inked.size:
        yield 0, width
        return
    wide = np.flatnonzero(np.diff(inked) > GAP_HEIGHTS * height)
    starts = [0, *(int(inked[gap + 1]) - KEPT_BLANK_PX for gap in wide)]
    ends = [*(int(inked[gap]) + 1 + KEPT_BLANK_PX for gap in wide), width]
    yield from zip(starts, ends, strict=True)


def _ink(pixels: RgbFrame) -> RgbFrame:
    """The pixels without blank rows and columns around them."""
    columns = inked_columns(pixels)
    rows = np.flatnonzero(_has_contrast(pixels, axis=1))
    if not columns.size or not rows.size:
        return pixels[:1, :1]
    return pixels[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _has_contrast(pixels: RgbFrame, axis: int) -> npt.NDArray[np.bool_]:
    """For each column (axis 0) or row (axis 1): whether its pixels differ from one another."""
    spread = pixels.max(axis=axis).astype(np.int16) - pixels.min(axis=axis)
    return np.asarray(spread.max(axis=1) > BLANK_CONTRAST, dtype=np.bool_)
