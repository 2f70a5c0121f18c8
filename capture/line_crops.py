"""Cuts detected lines of text out of a frame."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from capture.borders import Edges, parted_at_borders
from capture.frame_cells import upright_edges
from capture.screens import RgbFrame
from core.observation import Box

# Columns whose pixels differ by less than this hold no ink.
BLANK_CONTRAST = 24
# A blank stretch this many times as wide as the line is high parts two pieces of text.
GAP_HEIGHTS = 1.8
# Blank columns that a piece keeps on each side, so that its first letter is not on the edge.
KEPT_BLANK_PX = 4
# Neighbouring lines reach into the outer rows of a box, this part of its height at each side.
RIM_SHARE = 6
# What is left beside a border and narrower than this part of its height is no sign.
SLIVER_HEIGHTS = 4
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
    edges = upright_edges(frame)
    for box in boxes:
        pixels = frame[box.top : box.bottom, box.left : box.right]
        if not pixels.size:
            continue
        if box.height >= max(MIN_UPRIGHT_PX, UPRIGHT_RATIO * box.width):
            crops.append(LineCrop(box, pixels, np.rot90(pixels), pixels))
            continue
        for part in _parts(frame, edges, box):
            crops += [_crop(frame, piece) for piece in _pieces(frame, part)]
    return crops


def inked_columns(pixels: RgbFrame) -> npt.NDArray[np.intp]:
    """The columns that hold ink, from left to right."""
    return np.flatnonzero(_has_contrast(pixels, axis=0))


def _crop(frame: RgbFrame, box: Box) -> LineCrop:
    pixels = _shown(frame, box)
    return LineCrop(box, pixels, pixels, _ink(pixels))


def _shown(frame: RgbFrame, box: Box) -> RgbFrame:
    return frame[box.top : box.bottom, box.left : box.right]


def _parts(frame: RgbFrame, edges: Edges, box: Box) -> list[Box]:
    """A line as it stands in different windows or cells; slivers without ink are left out."""
    parts = parted_at_borders(edges, box)
    if len(parts) == 1:
        return parts
    wide = [part for part in parts if SLIVER_HEIGHTS * part.width > part.height]
    return [part for part in wide if inked_columns(_shown(frame, part)).size]


def _pieces(frame: RgbFrame, box: Box) -> Iterator[Box]:
    """The pieces of text in one line, as wide as it stands; all of it if there is no wide gap."""
    inked = inked_columns(_shown(frame, box))
    if not inked.size:
        yield box
        return
    wide = np.flatnonzero(np.diff(inked) > GAP_HEIGHTS * box.height)
    starts = [0, *(int(inked[gap + 1]) - KEPT_BLANK_PX for gap in wide)]
    ends = [*(int(inked[gap]) + 1 + KEPT_BLANK_PX for gap in wide), box.width]
    for start, end in zip(starts, ends, strict=True):
        yield Box(box.left + start, box.top, end - start, box.height)


def _ink(pixels: RgbFrame) -> RgbFrame:
    """The pixels without blank rows and columns around them, and without parts of neighbours."""
    rows = _own_rows(_has_contrast(pixels, axis=1))
    if not rows.size:
        return pixels[:1, :1]
    own = pixels[rows[0] : rows[-1] + 1]
    columns = inked_columns(own)
    if not columns.size:
        return pixels[:1, :1]
    return own[:, columns[0] : columns[-1] + 1]


def _own_rows(inked: npt.NDArray[np.bool_]) -> npt.NDArray[np.intp]:
    """The inked rows, without those on the rim that a blank row parts from the rest.

    There the lines above and below reach in, by more or less each time the line is found. What
    the line itself has up there, accents, does not touch the rim.
    """
    rim = len(inked) // RIM_SHARE + 1
    blank = np.flatnonzero(~inked)
    first = blank[blank < rim].max(initial=0) if inked[0] else 0
    last = blank[blank >= len(inked) - rim].min(initial=len(inked)) if inked[-1] else len(inked)
    return first + np.flatnonzero(inked[first:last])


def _has_contrast(pixels: RgbFrame, axis: int) -> npt.NDArray[np.bool_]:
    """For each column (axis 0) or row (axis 1): whether its pixels differ from one another."""
    spread = pixels.max(axis=axis).astype(np.int16) - pixels.min(axis=axis)
    return np.asarray(spread.max(axis=1) > BLANK_CONTRAST, dtype=np.bool_)
