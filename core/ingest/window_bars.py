"""The bars across a screen: a desktop's panel, a window's tabs, its tool bar.

They reach over panes that have nothing else in common, so that a gutter between the panes is no
gutter of theirs; and they say where something was seen, never what was there.
"""

from collections.abc import Sequence
from itertools import pairwise

from core.observation import Box, TextLine

_LEAST_WIDTH_HEIGHTS = 50  # less is a clipping, whose first row may be anything
_TOP_SHARE = 0.065  # of the width: pages differ in how far down they reach
_MOST_BARS = 4  # panel, tabs, address, tools
_MOST_ALWAYS_BARS = 2  # a panel and a title may have two parts; below that two parts are two panes
_LEAST_PARTS = 4
_MOST_OVERLAP_HEIGHTS = 0.4
_SAME_ROW_HEIGHTS = 0.5
_WIDE_SHARE = 0.5
_APART_HEIGHTS = 12.0
_MOST_BARS_BELOW = 2  # a status line and a panel
_APART_BELOW_SHARE = 0.4  # of the width: its menus stand at one end, its clock at the other
_SAME_EDGE_HEIGHTS = 0.35


def bars_over(
    lines: Sequence[TextLine], numbers: Sequence[int], height: float
) -> list[tuple[int, ...]]:
    """The rows of some lines that are bars, top to bottom; `height` is a usual line's.

    Rows belong to the bars down to the last one that reaches across the screen, as long as nothing
    stands beside two of them and none heads the columns of the next.
    """
    left = min((lines[number].box.left for number in numbers), default=0)
    width = max((lines[number].box.right for number in numbers), default=0) - left
    if width < _LEAST_WIDTH_HEIGHTS * height:
        return []
    rows = _rows(lines, numbers, height)
    top = rows[0][1].top
    kept = 0
    for place, ((row, around), (below, under)) in enumerate(pairwise(rows[: _MOST_BARS + 1]), 1):
        if around.top - top > _TOP_SHARE * width:
            break
        if under.top < around.bottom - _MOST_OVERLAP_HEIGHTS * height:
            break
        if _heads(lines, row, below, height):
            break
        if _is_across(lines, row, width, height, may_be_two=place <= _MOST_ALWAYS_BARS):
            kept = place
    return [tuple(row) for row, _ in rows[:kept]]


def bars_under(
    lines: Sequence[TextLine], numbers: Sequence[int], height: float
) -> list[tuple[int, ...]]:
    """The last rows of some lines that are bars, top to bottom: a status line, a desktop's panel.

    What begins such a row and what ends it stand far apart, and most of it under nothing above.
    """
    left = min((lines[number].box.left for number in numbers), default=0)
    width = max((lines[number].box.right for number in numbers), default=0) - left
    if width < _LEAST_WIDTH_HEIGHTS * height:
        return []
    rows = _rows(lines, numbers, height)
    kept: list[tuple[int, ...]] = []
    for (above, over), (row, around) in reversed(list(pairwise(rows[-_MOST_BARS_BELOW - 1 :]))):
        if over.bottom > around.top or _heads(lines, row, above, height):
            break
        if not _is_parted(lines, row, width):
            break
        kept.insert(0, tuple(row))
    return kept


def _is_parted(lines: Sequence[TextLine], row: Sequence[int], width: int) -> bool:
    """Whether several parts reach across the screen, with most of the row empty in one place."""
    boxes = sorted((lines[number].box for number in row), key=lambda box: box.left)
    if len(boxes) < _LEAST_PARTS or boxes[-1].right - boxes[0].left < _WIDE_SHARE * width:
        return False
    widest = max(two.left - one.right for one, two in pairwise(boxes))
    return widest >= _APART_BELOW_SHARE * width


def _rows(
    lines: Sequence[TextLine], numbers: Sequence[int], height: float
) -> list[tuple[list[int], Box]]:
    """The lines by rows, each with its box; what a row overlaps by half a line belongs to it."""
    rows: list[tuple[list[int], Box]] = []
    for number in sorted(numbers, key=lambda number: lines[number].box.top):
        box = lines[number].box
        if rows and rows[-1][1].bottom - box.top > _SAME_ROW_HEIGHTS * height:
            rows[-1] = ([*rows[-1][0], number], rows[-1][1].union(box))
        else:
            rows.append(([number], box))
    return rows


def _is_across(
    lines: Sequence[TextLine], row: Sequence[int], width: int, height: float, *, may_be_two: bool
) -> bool:
    """Whether a row has parts far from one another, over much of the screen's width."""
    boxes = sorted((lines[number].box for number in row), key=lambda box: box.left)
    if boxes[-1].right - boxes[0].left < _WIDE_SHARE * width:
        return False
    widest = max((two.left - one.right for one, two in pairwise(boxes)), default=0)
    return len(boxes) >= _LEAST_PARTS or (may_be_two and widest >= _APART_HEIGHTS * height)


def _heads(
    lines: Sequence[TextLine], row: Sequence[int], below: Sequence[int], height: float
) -> bool:
    """Whether a row stands over the columns of the one below, as a table's head does."""
    slack = _SAME_EDGE_HEIGHTS * height
    met = sum(
        any(
            abs(lines[one].box.left - lines[other].box.left) <= slack
            or abs(lines[one].box.right - lines[other].box.right) <= slack
            for other in below
        )
        for one in row
    )
    return len(row) > 1 and 2 * met > len(row)
