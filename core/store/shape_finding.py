"""Finds the shapes that stand on a picture's ground.

A shape is what hangs together and is not ground; ground is an area of one colour that is far larger
than a letter's inside.
"""

import cv2
import numpy as np
import numpy.typing as npt

from core.store.shapes import TALLEST_PX, WIDEST_PX, Mask, Pixels, Shape, StandingShape

Labels = npt.NDArray[np.int32]

# Smaller areas of one colour are insides of letters or strokes.
LEAST_GROUND_PX = 600
# Colours of more than this share of a picture may be ground; more than six hardly ever are.
_LEAST_GROUND_SHARE = 0.005
_MOST_GROUNDS = 6
# Every so many rows and columns tell which colours a picture has most of.
_STEP_PX = 4
# Shapes so near to each other stand in one line, and are told one after the other.
_LINE_GAP_PX = 15


def standing_shapes(pixels: Pixels) -> list[StandingShape]:
    """The small shapes of a picture, line by line from left to right."""
    labels, boxes = _connected(_is_ink(pixels), connectivity=8)
    widths, heights = boxes[:, cv2.CC_STAT_WIDTH], boxes[:, cv2.CC_STAT_HEIGHT]
    is_small = (widths <= WIDEST_PX) & (heights <= TALLEST_PX) & (boxes[:, cv2.CC_STAT_LEFT] > 0)
    is_small[0] = False
    found = []
    for number in _in_reading_order(labels, boxes, is_small):
        left, top, width, height = (int(value) for value in boxes[number, :4])
        rows, columns = slice(top, top + height), slice(left, left + width)
        is_it = labels[rows, columns] == number
        shape = Shape(np.where(is_it, pixels[rows, columns], np.uint32(0)))
        # Left of its leftmost pixel can be nothing but ground.
        ground = int(pixels[top + int(np.argmax(is_it[:, 0])), left - 1])
        found.append(StandingShape(left, top, shape, shape.digest, ground))
    return found


def _is_ink(pixels: Pixels) -> Mask:
    """Where a picture is not ground."""
    is_ink = np.ones(pixels.shape, np.bool_)
    colours, counts = np.unique(pixels[::_STEP_PX, ::_STEP_PX], return_counts=True)
    for which in np.argsort(-counts)[:_MOST_GROUNDS]:
        if counts[which] < _LEAST_GROUND_SHARE * counts.sum():
            break
        labels, boxes = _connected(pixels == colours[which], connectivity=4)
        is_large = boxes[:, cv2.CC_STAT_AREA] >= LEAST_GROUND_PX
        is_large[0] = False
        is_ink &= ~is_large[labels]
    return is_ink


def _connected(mask: Mask, *, connectivity: int) -> tuple[Labels, Labels]:
    """The number of the area that each pixel belongs to, 0 outside; and the areas' boxes."""
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(
        mask.view(np.uint8), connectivity=connectivity
    )
    return labels.astype(np.int32, copy=False), boxes.astype(np.int32, copy=False)


def _in_reading_order(labels: Labels, boxes: Labels, is_wanted: Mask) -> npt.NDArray[np.intp]:
    """The numbers of the shapes that are wanted, line by line."""
    joined = cv2.dilate(is_wanted[labels].astype(np.uint8), np.ones((1, _LINE_GAP_PX), np.uint8))
    lines, line_boxes = _connected(joined.astype(np.bool_), connectivity=8)
    wanted = np.flatnonzero(is_wanted)
    lefts, tops = boxes[wanted, cv2.CC_STAT_LEFT], boxes[wanted, cv2.CC_STAT_TOP]
    # The middle of a shape's top may be another's ink, but of the same line.
    middles = lefts + boxes[wanted, cv2.CC_STAT_WIDTH] // 2
    line_of = lines[tops, middles]
    order = np.lexsort(
        (
            lefts,
            line_boxes[line_of, cv2.CC_STAT_LEFT],
            line_boxes[line_of, cv2.CC_STAT_TOP],
        )
    )
    return wanted[order]
