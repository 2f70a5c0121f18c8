"""Rectangles of the parts of windows, whichever system tells them."""

from core.observation import Box

NOWHERE = Box(0, 0, 0, 0)


def common(one: Box, other: Box) -> Box:
    """The rectangle that both cover; of no size if there is none."""
    left, top = max(one.left, other.left), max(one.top, other.top)
    right, bottom = min(one.right, other.right), min(one.bottom, other.bottom)
    return Box(left, top, max(0, right - left), max(0, bottom - top))


def is_empty(box: Box) -> bool:
    """Whether a rectangle covers nothing."""
    return box.width <= 0 or box.height <= 0


def covers_most(told: Box, window: Box, share: float) -> bool:
    """Whether two rectangles have at least this share of the larger one in common."""
    larger = max(window.width * window.height, told.width * told.height, 1)
    return told.intersection_area(window) >= share * larger
