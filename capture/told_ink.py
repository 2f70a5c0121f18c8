"""The ink where a line of text is said to stand, and whether it ends there."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from capture.line_crops import BLANK_CONTRAST
from capture.screens import RgbFrame
from core.observation import Box

# The first and the last letter may reach so far beyond the width that a font gives them.
OVERHANG_PX = 3
_GROUND_SAMPLE = 7  # every so many pixels tell a ground's colour

Ink = npt.NDArray[np.bool_]


def ground_of(pixels: RgbFrame) -> npt.NDArray[np.uint8]:
    """The commonest colour of a picture."""
    sample = pixels.reshape(-1, 3)[::_GROUND_SAMPLE]
    colours, counts = np.unique(
        sample.astype(np.uint32) @ np.array([65_536, 256, 1], np.uint32), return_counts=True
    )
    commonest = int(colours[counts.argmax()])
    return np.array([commonest >> 16, commonest >> 8 & 255, commonest & 255], np.uint8)


def ink_at(frame: RgbFrame, box: Box, *, has_overhang: bool) -> tuple[Box, Ink] | None:
    """A place with its ink; None if the ink goes on beyond it.

    With `has_overhang` the place may grow a little to both sides, as far as its letters reach.
    Shape of the ink: (height, width) of the place that is returned.

    WORKAROUND(Qt 6.11): QLineEdit tells its text some pixels beside where it stands; such a line
    goes on beyond its place, and is read off the picture.
    """
    reach = OVERHANG_PX if has_overhang else 0
    around = _with_rim(frame, box, reach + 1)
    ground = ground_of(frame[box.top : box.bottom, box.left : box.right])
    ink: Ink = np.abs(around.astype(np.int16) - ground).max(axis=2) > BLANK_CONTRAST
    # Above and below there is one row more, on both sides the reach and one column.
    sides = ink[1:-1]
    left = next((out for out in range(reach + 1) if not _meets(sides, reach - out)), None)
    right = next((out for out in range(reach + 1) if not _meets(sides[:, ::-1], reach - out)), None)
    if left is None or right is None:
        return None
    ink = ink[:, reach + 1 - left : ink.shape[1] - reach - 1 + right]
    if (ink[0] & ink[1]).any() or (ink[-1] & ink[-2]).any():
        return None
    place = replace(box, left=box.left - left, width=box.width + left + right)
    return place, ink[1:-1]


def _meets(ink: Ink, column: int) -> bool:
    """Whether ink goes on from a column into the next."""
    return bool((ink[:, column] & ink[:, column + 1]).any())


def _with_rim(frame: RgbFrame, box: Box, rim: int) -> RgbFrame:
    """The pixels of a box, one more row above and below, and a rim on both sides; beyond the frame
    those at its edge."""
    height, width = frame.shape[:2]
    rows = np.clip(np.arange(box.top - 1, box.bottom + 1), 0, height - 1)
    columns = np.clip(np.arange(box.left - rim, box.right + rim), 0, width - 1)
    return frame[rows][:, columns]
