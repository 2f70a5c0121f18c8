"""The layout of a screen: panes, paragraphs and rows, from the boxes of its lines.

A recursive X-Y cut (Nagy and Seth, 1984) with one guard: a vertical gutter separates panes only
if the lines on its two sides do not share baselines; where they do, it is a table's column gap,
and the row belongs together.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from core.observation import TextLine

_MIN_LINES_BESIDE_GUTTER = 3
_MIN_GUTTER_HEIGHTS = 1.1
_MIN_PARAGRAPH_GAP_HEIGHTS = 0.75
_MAX_SHARED_BASELINES = 0.6
_BASELINE_TOLERANCE_HEIGHTS = 0.13
_BESIDE_OVERLAP = 0.3


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
    return tuple(Block(rows_of(lines, region)) for region in _cut(lines, numbers) if region)


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
    """The x of the widest vertical gap that separates two panes; None if there is none."""
    if len(numbers) < 2 * _MIN_LINES_BESIDE_GUTTER:
        return None
    spans = sorted((lines[number].box.left, lines[number].box.right) for number in numbers)
    gaps: list[tuple[int, int]] = []
    reach = spans[0][1]
    for left, right in spans[1:]:
        if left - reach >= _MIN_GUTTER_HEIGHTS * height:
            gaps.append((left - reach, (left + reach) // 2))
        reach = max(reach, right)
    for _, x in sorted(gaps, reverse=True):
        before = [lines[number] for number in numbers if lines[number].box.right <= x]
        after = [lines[number] for number in numbers if lines[number].box.right > x]
        if min(len(before), len(after)) < _MIN_LINES_BESIDE_GUTTER:
            continue
        if _shared_baselines(before, after, height) <= _MAX_SHARED_BASELINES:
            return x
    return None


def _shared_baselines(
    before: Sequence[TextLine], after: Sequence[TextLine], height: float
) -> float:
    """The share of lines that stand level with their neighbour across the gutter.

    A neighbour is the nearest line on the other side that is beside it at all. Without any pair
    of neighbours nothing speaks for a table.
    """
    fewer, more = sorted((before, after), key=len)
    reach = _BASELINE_TOLERANCE_HEIGHTS * height
    by_top = sorted(more, key=lambda other: other.box.top)
    tops = [other.box.top for other in by_top]
    tallest = max(other.box.height for other in more)
    pairs = level = 0
    for line in fewer:
        near = by_top[
            bisect_left(tops, line.box.top - tallest) : bisect_right(tops, line.box.bottom)
        ]
        beside = [other for other in near if _are_beside(line, other)]
        if beside:
            nearest = min(beside, key=lambda other: _distance_across(line, other))
            pairs += 1
            level += abs(_centre(line) - _centre(nearest)) <= reach
    return level / pairs if pairs else 0.0


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
