"""Tells which detected lines hold ink that no known line holds: only they must be recognised.

A detector cuts lines differently whenever something near them changes. A line that is known to
stand as it was read needs no second reading, however it is cut this time; one that has grown does.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from capture.line_crops import LineCrop, inked_columns
from capture.text_reader import reads_again
from core.observation import Box

# Neighbouring lines reach into the outer rows of a box.
RIM_SHARE = 8
# The detector's boxes end a little beside the ink, once here, once there.
LOOSE_PX = 2


def crops_to_read(crops: Sequence[LineCrop], known: Sequence[Box]) -> list[LineCrop]:
    """The crops that show something else than known lines, in the order given.

    A known line of which a part is read again is known no more, so all of it is read again.
    """
    standing = list(known)
    waiting = list(enumerate(crops))
    new: list[tuple[int, LineCrop]] = []
    while found := _with_new_ink(waiting, standing):
        new += found
        numbers = {number for number, _ in found}
        waiting = [one for one in waiting if one[0] not in numbers]
        standing = [
            box for box in standing if not any(reads_again(crop.box, box) for _, crop in found)
        ]
    return [crop for _, crop in sorted(new, key=lambda one: one[0])]


def _with_new_ink(
    crops: Sequence[tuple[int, LineCrop]], known: Sequence[Box]
) -> list[tuple[int, LineCrop]]:
    sides = [(box.left, box.top, box.right, box.bottom) for box in known]
    edges = np.array(sides, dtype=np.intp).reshape(-1, 4).T
    return [one for one in crops if _has_new_ink(one[1], edges)]


def _has_new_ink(crop: LineCrop, known: npt.NDArray[np.intp]) -> bool:
    """Whether columns of a crop hold ink that lies in no known line of its row.

    `known` are the lefts, tops, rights and bottoms of the known lines.
    """
    box = crop.box
    left, top, right, bottom = known
    shared = np.minimum(bottom, box.bottom) - np.maximum(top, box.top)
    in_row = 4 * shared > 3 * np.minimum(bottom - top, box.height)
    beside = np.flatnonzero(in_row & (left < box.right) & (right > box.left))
    if not beside.size:
        return True
    rim = box.height // RIM_SHARE
    is_new = np.zeros(box.width, np.bool_)
    is_new[inked_columns(crop.upright[rim : box.height - rim])] = True
    for number in beside:
        start, end = left[number] - box.left - LOOSE_PX, right[number] - box.left + LOOSE_PX
        is_new[max(0, start) : max(0, end)] = False
    return bool(is_new.any())
