"""Tells lines whose letters all stand in cells of one width, as in terminals and in code.

Such letters stand wider apart than a recogniser needs. The blank columns between them come at a
fixed step, which a Fourier transform of where there is ink finds.
"""

import numpy as np
import numpy.typing as npt

from capture.line_crops import inked_columns
from capture.screens import RgbFrame

# Cells are about half as wide as a line's box is high; the box may hold a part of its neighbours.
LEAST_HEIGHTS, MOST_HEIGHTS = 0.25, 0.65
# In fewer letters a step may be chance.
MIN_CELLS = 12
# Of all cells, so many at most have ink where the blank between two letters should be.
MOST_INKED = 0.2

_STEPS = 8192


def cell_width(pixels: RgbFrame) -> float | None:
    """How wide the letters' cells are in a line, in pixels; None if they are of many widths."""
    height = pixels.shape[0]
    columns = inked_columns(pixels)
    if not columns.size:
        return None
    ink = np.zeros(int(columns[-1] - columns[0]) + 1, np.float32)
    ink[columns - columns[0]] = 1
    if ink.size < MIN_CELLS * LEAST_HEIGHTS * height:
        return None
    strength = np.abs(np.fft.rfft(ink - ink.mean(), _STEPS))
    first, last = int(_STEPS / (MOST_HEIGHTS * height)), int(_STEPS / (LEAST_HEIGHTS * height))
    strongest = first + int(strength[first : last + 1].argmax())
    # Half the step is found at times, where many letters have a blank in their middle.
    for width in (_STEPS / strongest, 2 * _STEPS / strongest):
        fits = MIN_CELLS * width <= ink.size and width <= MOST_HEIGHTS * height
        if fits and _inked_between(ink, width) <= MOST_INKED:
            return width
    return None


def _inked_between(ink: npt.NDArray[np.float32], width: float) -> float:
    """The share of inked columns at the place within a cell where they are fewest."""
    places = round(width)
    place = (np.arange(ink.size) / width % 1 * places).astype(np.intp)
    inked, all_ = np.bincount(place, ink, places), np.bincount(place, minlength=places)
    return float((inked / np.maximum(1, all_)).min())
