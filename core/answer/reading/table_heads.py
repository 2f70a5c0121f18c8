"""The heads of a table: which row names the columns of the rows below it.

Heads stand over their columns: level with an edge or over some of the cells below. Where the
first column has no head, its cells name the rows.
"""

import re
from collections.abc import Sequence

from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted
from core.observation import Box

_MOST_HEADER_WORDS = 4
LEAST_COLUMNS = 3
_SAME_EDGE_HEIGHTS = 0.6
LEAST_FITTING = 0.6  # of a row's cells must stand under a head
_ROW_NUMBER = re.compile(r"\d{1,3}")

Cell = tuple[Box, str]
Cells = tuple[Cell, ...]


def are_heads_of(cells: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether a row is the heads of the one below it."""
    if not is_header(cells):
        return _is_header_by_what_follows(cells, below) or _names_things(cells, below)
    return not below or fitting(cells, below) >= LEAST_FITTING


def is_header(cells: Sequence[Cell]) -> bool:
    """Whether a row names columns: several short words without figures."""
    named = [
        text
        for place, (_, text) in enumerate(cells)
        if place or not re.fullmatch(r"\d{1,3}|#", text)  # a spreadsheet numbers its rows
    ]
    return len(named) >= LEAST_COLUMNS and all(
        len(text.split()) <= _MOST_HEADER_WORDS
        and not re.search(r"\d", text)
        and re.search(r"[^\W\d_]{2}", text)
        for text in named
    )


def _is_header_by_what_follows(cells: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether heads with figures in them (“16 pages”) stand over a row of sums or clock times.

    Heads that begin with a word may stand over any figures: “Per 100  Ready in” over “€ 9  2 days”.
    Two heads do where the row below begins with a figure: “Pieces  Price” over “100  € 4”.
    """
    heads, values = [text for _, text in cells], [text for _, text in below]
    if len(heads) < 2 or len(heads) != len(values) or re.search(r"\d", heads[0]):
        return False
    if len(heads) < LEAST_COLUMNS and not re.search(r"\d", values[0]):
        return False
    are_heads = all(
        re.search(r"[^\W\d_]{2}", text)
        and len(text.split()) <= _MOST_HEADER_WORDS
        and not _is_value(text)
        for text in heads
    )
    begin_with_words = not any(text[:1].isdigit() for text in heads)
    return are_heads and all(
        _is_value(text) or (begin_with_words and text[:1].isdigit()) for text in values[1:]
    )


def _names_things(cells: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether things that are compared stand over a named row of figures.

    “Otter Pair 40  Moorhen 22” over “Price  £ 118.00  £ 49.50”: the corner is empty.
    """
    if len(cells) < 2 or len(below) != len(cells) + 1 or below[0][0].right > cells[0][0].left:
        return False
    are_things = all(
        text[:1].isalpha() and len(text.split()) <= _MOST_HEADER_WORDS for _, text in cells
    )
    are_figures = not re.search(r"\d", below[0][1]) and all(
        _is_value(text) or text[:1].isdigit() for _, text in below[1:]
    )
    return are_things and are_figures and fitting(cells, below[1:]) == 1.0


def _is_value(text: str) -> bool:
    """Whether a cell is a sum or a clock time and nothing else."""
    return any(
        value.start == 0 and value.end == len(text)
        for sort in (Wanted.MONEY, Wanted.CLOCK)
        for value in values_in(text, sort)
    )


def is_numbered(row: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether two rows begin with numbers that follow one another, as in a spreadsheet."""
    first = [cells[0][1] if len(cells) > 1 else "" for cells in (row, below)]
    return all(map(_ROW_NUMBER.fullmatch, first)) and int(first[1]) == int(first[0]) + 1


def with_first_column(header: list[Cell], below: Sequence[Cell]) -> Cells:
    """The heads, with an empty one over a first column that has none: it names the rows."""
    if len(below) < 2 or not header:
        return tuple(header)
    first = below[0][0]
    is_unnamed = first.right <= header[0][0].left and not is_over(header[0][0], first)
    return ((first, ""), *header) if is_unnamed else tuple(header)


def fitting(header: Sequence[Cell], row: Sequence[Cell]) -> float:
    """The share of a row's cells that stand under a head; the cell before the first one may."""
    if not row or not header:
        return 0.0
    fits = [
        any(is_over(head, cell) for head, _ in header)
        or (place == 0 and cell.right <= header[0][0].left)
        for place, (cell, _) in enumerate(row)
    ]
    return sum(fits) / len(fits)


def is_over(head: Box, cell: Box) -> bool:
    slack = _SAME_EDGE_HEIGHTS * cell.height
    return (
        (head.left < cell.right and cell.left < head.right)
        or abs(head.left - cell.left) <= slack
        or abs(head.right - cell.right) <= slack
    )
