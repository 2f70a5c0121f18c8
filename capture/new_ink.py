"""Tells which detected lines hold ink that no known line holds: only they must be recognised.

A detector cuts lines differently whenever something near them changes. A line that is known to
stand as it was read needs no second reading, however it is cut this time; one that has grown does.
"""

from collections.abc import Sequence

import numpy as np

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
    waiting = list(crops)
    new: list[LineCrop] = []
    while found := [crop for crop in waiting if has_new_ink(crop, standing)]:
        new += found
        waiting = [crop for crop in waiting if not any(crop is one for one in found)]
        standing = [
            box for box in standing if not any(reads_again(crop.box, box) for crop in found)
        ]
    return [crop for crop in crops if any(crop is one for one in new)]


def has_new_ink(crop: LineCrop, known: Sequence[Box]) -> bool:
    """Whether columns of a crop hold ink that lies in no known line of its row."""
    box = crop.box
    beside = [one for one in known if _stands_in(one, box)]
    if not beside:
        return True
    rim = box.height // RIM_SHARE
    is_new = np.zeros(box.width, np.bool_)
    is_new[inked_columns(crop.upright[rim : box.height - rim])] = True
    for one in beside:
        left, right = one.left - box.left - LOOSE_PX, one.right - box.left + LOOSE_PX
        is_new[max(0, left) : max(0, right)] = False
    return bool(is_new.any())


def _stands_in(known: Box, box: Box) -> bool:
    """Whether a known line holds the middle of a box, or most of a flat one."""
    shared = min(known.bottom, box.bottom) - max(known.top, box.top)
    return 4 * shared > 3 * min(known.height, box.height) and known.intersection_area(box) > 0
