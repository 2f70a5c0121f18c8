"""The layout of a screen: panes, paragraphs and rows, from the boxes of its lines.

A recursive X-Y cut (Nagy and Seth, 1984) with one guard: a vertical gutter separates panes only
if the lines on its two sides do not share baselines; where they do, it is a table's column gap,
and the row belongs together. The bars across the top of a screen are taken off first.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log
from statistics import fmean, median

from core.ingest.window_bars import bars_over, bars_under
from core.observation import TextLine

_MIN_LINES_BESIDE_GUTTER = 3
_MIN_GUTTER_HEIGHTS = 1.1
_MIN_PARAGRAPH_GAP_HEIGHTS = 0.75
_BESIDE_OVERLAP = 0.3
# How far lines that were set on one baseline are found from one another, and how often a line has
# none on the other side, though it is a row's.
_LEVEL_SPREAD_HEIGHTS = 0.13
_STRAY_SHARE = 0.04
_LEAST_EVIDENCE = 0.25  # for each pair: lists of one pitch beside one another look like rows
_BESIDE_REACH_HEIGHTS = 1.2  # lines of two panes stand anywhere within this of one another
_SAME_EDGE_HEIGHTS = 0.5


@dataclass(frozen=True, slots=True)
class Row:
    """Lines that stand side by side, left to right; the numbers index the frame's lines."""

    line_numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that belong together (a paragraph, a message, a table), top to bottom."""

    rows: tuple[Row, ...]

    @property
    def line_numbers(self) -> tuple[int, ...]:
        return tuple(number for row in self.rows for number in row.line_numbers)


def blocks_of(lines: Sequence[TextLine]) -> tuple[Block, ...]:
    """Cut a frame's lines into blocks, in reading order."""
    numbers = [number for number, line in enumerate(lines) if line.text.strip()]
    if not numbers:
        return ()
    over, under = _bars(lines, numbers)
    taken = {number for bar in (*over, *under) for number in bar}
    page = [number for number in numbers if number not in taken]
    regions = [*map(list, over), *(_cut(lines, page) if page else ()), *map(list, under)]
    return tuple(Block(rows_of(lines, region)) for region in regions if region)


def bars_of(lines: Sequence[TextLine]) -> list[tuple[int, ...]]:
    """The bars across a frame, top to bottom; none on what is not a whole screen."""
    numbers = [number for number, line in enumerate(lines) if line.text.strip()]
    over, under = _bars(lines, numbers) if numbers else ([], [])
    return [*over, *under]


def _bars(
    lines: Sequence[TextLine], numbers: Sequence[int]
) -> tuple[list[tuple[int, ...]], list[tuple[int, ...]]]:
    """The bars over a page and those under it."""
    height = median(lines[number].box.height for number in numbers)
    over = bars_over(lines, numbers, height)
    taken = {number for bar in over for number in bar}
    rest = [number for number in numbers if number not in taken]
    return over, bars_under(lines, rest, height) if rest else []


def rows_of(lines: Sequence[TextLine], numbers: Sequence[int]) -> tuple[Row, ...]:
    """Group lines into rows by their vertical centres."""
    ordered = sorted(numbers, key=lambda number: _centre(lines[number]))
    rows: list[list[int]] = []
    for number in ordered:
        line = lines[number]
        if rows:
            first = lines[rows[-1][0]]
            reach = 0.5 * min(first.box.height, line.box.height)
            if abs(_centre(line) - _centre(first)) <= reach:
                rows[-1].append(number)
                continue
        rows.append([number])
    return tuple(Row(tuple(sorted(row, key=lambda n: lines[n].box.left))) for row in rows)


def _cut(lines: Sequence[TextLine], numbers: list[int]) -> list[list[int]]:
    height = median(lines[number].box.height for number in numbers)
    gutter = _gutter(lines, numbers, height)
    if gutter is not None:
        left = [number for number in numbers if lines[number].box.right <= gutter]
        right = [number for number in numbers if lines[number].box.right > gutter]
        return _cut(lines, left) + _cut(lines, right)
    bands = _bands(lines, numbers, height)
    if len(bands) == 1:
        return bands
    return [region for band in bands for region in _cut(lines, band)]


def _gutter(lines: Sequence[TextLine], numbers: Sequence[int], height: float) -> int | None:
    """The x of the vertical gap that separates two panes best; None if there is none.

    That is the widest one with a common left edge behind it, where what follows is set flush left;
    the widest one of all where no gap has such an edge.
    """
    if len(numbers) < 2 * _MIN_LINES_BESIDE_GUTTER:
        return None
    spans = sorted((lines[number].box.left, lines[number].box.right) for number in numbers)
    gaps: list[tuple[bool, int, int]] = []
    reach = spans[0][1]
    for left, right in spans[1:]:
        if left - reach >= _MIN_GUTTER_HEIGHTS * height:
            flush = sum(0 <= other - left <= _SAME_EDGE_HEIGHTS * height for other, _ in spans)
            gaps.append((flush >= _MIN_LINES_BESIDE_GUTTER, left - reach, (left + reach) // 2))
        reach = max(reach, right)
    for _, _, x in sorted(gaps, reverse=True):
        before = [lines[number] for number in numbers if lines[number].box.right <= x]
        after = [lines[number] for number in numbers if lines[number].box.right > x]
        if min(len(before), len(after)) < _MIN_LINES_BESIDE_GUTTER:
            continue
        if not _share_baselines(before, after, height):
            return x
    return None


def _share_baselines(before: Sequence[TextLine], after: Sequence[TextLine], height: float) -> bool:
    """Whether the lines on two sides are the rows of one table rather than two panes' lines.

    A neighbour is the nearest line on the other side that is beside a line at all. How far the
    neighbours are from level is likelier for rows (near nought) or for panes (anything), by the
    mean of the log likelihood ratios. Without any pair of neighbours nothing speaks for a table.
    """
    fewer, more = sorted((before, after), key=len)
    by_top = sorted(more, key=lambda other: other.box.top)
    tops = [other.box.top for other in by_top]
    tallest = max(other.box.height for other in more)
    weights: list[float] = []
    for line in fewer:
        near = by_top[
            bisect_left(tops, line.box.top - tallest) : bisect_right(tops, line.box.bottom)
        ]
        beside = [other for other in near if _are_beside(line, other)]
        if beside:
            nearest = min(beside, key=lambda other: _distance_across(line, other))
            weights.append(_levelness((_centre(line) - _centre(nearest)) / height))
    return bool(weights) and fmean(weights) > _LEAST_EVIDENCE


def _levelness(offset_heights: float) -> float:
    """The log likelihood ratio of a row against two panes' lines that happen to meet."""
    spread = _LEVEL_SPREAD_HEIGHTS
    level = 0.4 / spread * exp(-0.5 * (offset_heights / spread) ** 2)
    pane = 1 / _BESIDE_REACH_HEIGHTS
    return log(((1 - _STRAY_SHARE) * level + _STRAY_SHARE * pane) / pane)


def _are_beside(line: TextLine, other: TextLine) -> bool:
    overlap = min(line.box.bottom, other.box.bottom) - max(line.box.top, other.box.top)
    return overlap > _BESIDE_OVERLAP * min(line.box.height, other.box.height)


def _distance_across(line: TextLine, other: TextLine) -> int:
    return max(line.box.left, other.box.left) - min(line.box.right, other.box.right)


def _bands(lines: Sequence[TextLine], numbers: Sequence[int], height: float) -> list[list[int]]:
    """Split at vertical gaps that are wide for this region."""
    ordered = sorted(numbers, key=lambda number: lines[number].box.top)
    bands = [[ordered[0]]]
    bottom = lines[ordered[0]].box.bottom
    for number in ordered[1:]:
        box = lines[number].box
        if box.top - bottom >= _MIN_PARAGRAPH_GAP_HEIGHTS * height:
            bands.append([])
        bands[-1].append(number)
        bottom = max(bottom, box.bottom)
    return bands


def _centre(line: TextLine) -> float:
    return line.box.top + line.box.height / 2
