"""The rows of a spreadsheet, put together across its wide columns.

A spreadsheet numbers its rows at the left edge. Its columns may stand so far apart that they look
like panes beside one another; what stands level with a row's number belongs to that row.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from core.ingest.layout import Block, Row
from core.observation import TextLine

_LEAST_ROWS = 4
_EDGE_WIDTHS = 1.5  # of a row number's box, within which row numbers stand in one column
_UNEVEN = 0.35  # of the pace between two rows


def with_whole_sheets(lines: Sequence[TextLine], blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a frame; a spreadsheet's rows are one block, which stands first of its parts.

    A row number alone is an empty row, and left out.
    """
    numbers = _row_numbers(lines)
    if not numbers:
        return tuple(blocks)
    pace = median(_centre(lines[b]) - _centre(lines[a]) for a, b in pairwise(numbers))
    rows = [_beside(lines, number, pace) for number in numbers]
    taken = {line for row in rows for line in row}
    whole = Block(tuple(Row(row) for row in rows if len(row) > 1))
    rest = (
        Block(tuple(kept for row in block.rows if (kept := _without(row, taken)).line_numbers))
        for block in blocks
    )
    return (*((whole,) if whole.rows else ()), *(block for block in rest if block.rows))


def _row_numbers(lines: Sequence[TextLine]) -> list[int]:
    """The lines that number a sheet's rows from 1 on, top to bottom; empty where none do."""
    figures = [n for n, line in enumerate(lines) if line.text.strip().isdecimal()]
    for first in figures:
        if lines[first].text.strip() != "1":
            continue
        run = [first]
        for _ in figures:
            following = _next_number(lines, figures, run)
            if following is None:
                break
            run.append(following)
        if len(run) >= _LEAST_ROWS:
            return run
    return []


def _next_number(
    lines: Sequence[TextLine], figures: Sequence[int], run: Sequence[int]
) -> int | None:
    """The number below the last one of a run, at the run's pace."""
    last = lines[run[-1]]
    pace = _centre(last) - _centre(lines[run[-2]]) if len(run) > 1 else None
    below = [
        n
        for n in figures
        if lines[n].text.strip() == str(len(run) + 1)
        and _centre(lines[n]) > _centre(last)
        and abs(lines[n].box.left - last.box.left) <= _EDGE_WIDTHS * lines[n].box.width
        and (pace is None or abs(_centre(lines[n]) - _centre(last) - pace) <= _UNEVEN * pace)
    ]
    return min(below, key=lambda n: _centre(lines[n]), default=None)


def _beside(lines: Sequence[TextLine], number: int, pace: float) -> tuple[int, ...]:
    """A row's number and all that stands level with it to the right, left to right."""
    level, edge = _centre(lines[number]), lines[number].box.right
    cells = [
        n
        for n, line in enumerate(lines)
        if line.text.strip() and line.box.left >= edge and abs(_centre(line) - level) < pace / 2
    ]
    return (number, *sorted(cells, key=lambda n: lines[n].box.left))


def _without(row: Row, taken: set[int]) -> Row:
    return Row(tuple(n for n in row.line_numbers if n not in taken))


def _centre(line: TextLine) -> float:
    return line.box.top + line.box.height / 2
