"""Which line of text stands right of, and which below, another one on a frame."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from core.observation import Box

# In line heights: a blank between words of one field, a gap between cells, a step to a next row.
_WORD_GAP = 2.5
_CELL_GAP = 40.0
_ROW_GAP = 2.0
_EDGE_TOLERANCE = 1.5


@dataclass(frozen=True, slots=True)
class LineLayout:
    """Neighbours by index into the lines. `rows` holds every line once, left to right;
    `breaks[i]` is how line i joins its left neighbour: a blank, or a tab between cells."""

    rows: tuple[tuple[int, ...], ...]
    breaks: dict[int, str]
    right_of: dict[int, int]
    below: dict[int, int]


def lay_out(boxes: Sequence[Box]) -> LineLayout:
    """Find rows and columns by geometry alone."""
    order = sorted(range(len(boxes)), key=lambda index: boxes[index].top)
    tops = [boxes[index].top for index in order]
    right_of = _right_neighbours(boxes, order, tops)
    rows = []
    for start in sorted(set(range(len(boxes))) - set(right_of.values())):
        row = [start]
        while row[-1] in right_of:
            row.append(right_of[row[-1]])
        rows.append(tuple(row))
    breaks = {
        right: " " if _gap(boxes[left], boxes[right]) <= _WORD_GAP * _height(boxes[left]) else "\t"
        for left, right in right_of.items()
    }
    return LineLayout(tuple(rows), breaks, right_of, _lower_neighbours(boxes, order, tops))


def _right_neighbours(boxes: Sequence[Box], order: list[int], tops: list[int]) -> dict[int, int]:
    tallest = max((box.height for box in boxes), default=0)
    nearest_left: dict[int, tuple[int, int]] = {}
    for index, box in enumerate(boxes):
        begin = bisect_left(tops, box.top - tallest)
        end = bisect_left(tops, box.bottom + 1)
        candidates = [
            (_gap(box, boxes[other]), other)
            for other in order[begin:end]
            if other != index and _is_right_of(box, boxes[other])
        ]
        if candidates:
            gap, right = min(candidates)
            if right not in nearest_left or gap < nearest_left[right][0]:
                nearest_left[right] = gap, index
    return {left: right for right, (_, left) in nearest_left.items()}


def _lower_neighbours(boxes: Sequence[Box], order: list[int], tops: list[int]) -> dict[int, int]:
    below: dict[int, int] = {}
    for index, box in enumerate(boxes):
        begin = bisect_left(tops, box.top + box.height // 2)
        end = bisect_left(tops, box.bottom + int(_ROW_GAP * _height(box)) + 1)
        candidates = [
            (boxes[other].top, abs(boxes[other].left - box.left), other)
            for other in order[begin:end]
            if other != index and _is_aligned(box, boxes[other])
        ]
        if candidates:
            below[index] = min(candidates)[2]
    return below


def _is_right_of(box: Box, other: Box) -> bool:
    shared = min(box.bottom, other.bottom) - max(box.top, other.top)
    gap = _gap(box, other)
    return (
        shared >= 0.5 * min(_height(box), _height(other))
        and other.left > box.left
        and -0.5 * _height(box) <= gap <= _CELL_GAP * _height(box)
    )


def _is_aligned(box: Box, other: Box) -> bool:
    tolerance = _EDGE_TOLERANCE * _height(box)
    same_edge = abs(box.left - other.left) <= tolerance
    same_middle = abs((box.left + box.right) - (other.left + other.right)) <= 2 * tolerance
    return same_edge or same_middle


def _gap(box: Box, other: Box) -> int:
    return other.left - box.right


def _height(box: Box) -> int:
    return max(1, box.height)
