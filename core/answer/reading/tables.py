"""The tables of a frame: which row of which table a unit is, and what its cells stand under."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.answer.units import Unit, box_of
from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted
from core.observation import Box, TextLine

_MOST_HEADER_WORDS = 4
_LEAST_COLUMNS = 3
_TABLE_REACH_HEIGHTS = 4.0
_CAPTION_REACH_HEIGHTS = 4.0
_EVEN_PACE = 1.7
_MOST_CAPTION_WORDS = 8
_NAMING = re.compile(r"[^\W\d_]{2}|^[^\W\d_]+-?\d+$")  # a word, or a code like K-17

WHOLE_ROW = -1

Cells = tuple[tuple[Box, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands on a frame; each row has a cell per head, empty where it has none.

    `caption` is the line right above the heads. A row that leaves its first cell empty has the
    one above it: merged cells are written once.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table, and all the tables of its frame that have the same heads."""

    table: Table
    number: int
    alike: tuple[Table, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        return self.table.rows[self.number]

    @property
    def name(self) -> str:
        """The first cell that names something, not “4 mm”; the first one where none does."""
        named = [text for text in self.cells if _NAMING.search(text) and not _is_measure(text)]
        return named[0] if named else self.cells[0]


@dataclass(frozen=True, slots=True)
class TableCell:
    """Where a reading stands in a table; the column is `WHOLE_ROW` for a row as a whole."""

    row: TableRow
    column: int


@dataclass(slots=True)
class _Growing:
    """A table while its rows are being read."""

    place: int
    header: Cells
    caption: str
    rows: list[tuple[str, ...]]
    top: int
    is_numbered: bool = False
    pace: int = 0


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a frame, by the places of its units: their rows, and their heads."""

    rows: Mapping[int, TableRow]
    heads: frozenset[int]


def tables_of(lines: Sequence[TextLine], units: Sequence[Unit]) -> Tables:
    """Every table that has a row below its heads."""
    tables: list[_Growing] = []
    places: dict[int, tuple[int, int]] = {}
    growing: _Growing | None = None
    above: tuple[Box, str] | None = None
    for place, unit in enumerate(units):
        box = None if unit.is_list else box_of(lines, unit.line_numbers)
        if box is None:
            continue
        cells = cells_of(lines, unit)
        below = _next_cells(lines, units, place)
        is_numbered = growing is not None and growing.is_numbered and _is_numbered(cells)
        if is_numbered:
            cells = cells[1:]
        is_row = growing is not None and (is_numbered or _stands_below(growing, cells, box))
        if not is_row and (is_header(cells) or _is_header_by_what_follows(cells, below)):
            growing = _growing(place, cells, _caption(above, box), box.top)
            tables.append(growing)
        elif growing is not None and not _goes_on(growing, box):
            growing = None
        elif growing is not None:
            row = _aligned(cells, growing.header)
            if any(row):
                places[place] = (len(tables) - 1, len(growing.rows))
                growing.rows.append(_with_merged(row, growing.rows))
        if not cells:
            above = (box, unit.text)
    whole = [Table(tuple(t for _, t in one.header), tuple(one.rows), one.caption) for one in tables]
    rows = {
        place: TableRow(
            whole[table], row, tuple(one for one in whole if one.heads == whole[table].heads)
        )
        for place, (table, row) in places.items()
    }
    return Tables(rows, frozenset(one.place for one in tables if one.rows))


def _growing(place: int, cells: Sequence[tuple[Box, str]], caption: str, top: int) -> _Growing:
    """A table that begins with these heads; a spreadsheet's row number heads what has no head."""
    if not _is_numbered(cells):
        return _Growing(place, tuple(cells), caption, [], top)
    return _Growing(place, ((cells[0][0], ""), *cells[1:]), caption, [], top, is_numbered=True)


def _is_numbered(cells: Sequence[tuple[Box, str]]) -> bool:
    """Whether a row begins with its number, as a spreadsheet's does."""
    return len(cells) > 1 and re.fullmatch(r"\d{1,3}", cells[0][1]) is not None


def cells_of(lines: Sequence[TextLine], unit: Unit) -> list[tuple[Box, str]]:
    """The cells of a row, left to right; none for running text."""
    numbers = [n for n in unit.line_numbers if lines[n].text.strip()]
    boxes = [lines[n].box for n in numbers]
    if len(numbers) < 2 or any(
        abs(box.top - boxes[0].top) > boxes[0].height / 2 for box in boxes[1:]
    ):
        return []
    return sorted(
        ((lines[n].box, lines[n].text.strip()) for n in numbers), key=lambda cell: cell[0].left
    )


def is_header(cells: Sequence[tuple[Box, str]]) -> bool:
    """Whether a row names columns: several short words without figures."""
    named = [
        text
        for place, (_, text) in enumerate(cells)
        if place or not re.fullmatch(r"\d{1,3}|#", text)  # a spreadsheet numbers its rows
    ]
    return len(named) >= _LEAST_COLUMNS and all(
        len(text.split()) <= _MOST_HEADER_WORDS
        and not re.search(r"\d", text)
        and re.search(r"[^\W\d_]{2}", text)
        for text in named
    )


def _is_header_by_what_follows(
    cells: Sequence[tuple[Box, str]], below: Sequence[tuple[Box, str]]
) -> bool:
    """Whether heads with figures in them (“16 pages”) stand over a row of sums or clock times.

    Two heads do where the row below begins with a figure: “Pieces  Price” over “100  € 4”.
    """
    heads, values = [text for _, text in cells], [text for _, text in below]
    if len(heads) < 2 or len(heads) != len(values) or re.search(r"\d", heads[0]):
        return False
    if len(heads) < _LEAST_COLUMNS and not re.search(r"\d", values[0]):
        return False
    are_heads = all(
        re.search(r"[^\W\d_]{2}", text)
        and len(text.split()) <= _MOST_HEADER_WORDS
        and not _is_value(text)
        for text in heads
    )
    return are_heads and all(_is_value(text) for text in values[1:])


def _is_value(text: str) -> bool:
    """Whether a cell is a sum or a clock time and nothing else."""
    return any(
        value.start == 0 and value.end == len(text)
        for sort in (Wanted.MONEY, Wanted.CLOCK)
        for value in values_in(text, sort)
    )


def _is_measure(text: str) -> bool:
    """Whether a cell is an amount with its unit and nothing else."""
    return any(
        value.start == 0 and value.end == len(text)
        for sort in (Wanted.QUANTITY, Wanted.MONEY, Wanted.DURATION)
        for value in values_in(text, sort)
    )


def _next_cells(
    lines: Sequence[TextLine], units: Sequence[Unit], place: int
) -> list[tuple[Box, str]]:
    return cells_of(lines, units[place + 1]) if place + 1 < len(units) else []


def _caption(above: tuple[Box, str] | None, head: Box) -> str:
    if above is None or len(above[1].split()) > _MOST_CAPTION_WORDS:
        return ""
    gap = head.top - above[0].bottom
    return above[1] if 0 <= gap <= _CAPTION_REACH_HEIGHTS * head.height else ""


def _stands_below(growing: _Growing, cells: Sequence[tuple[Box, str]], box: Box) -> bool:
    """Whether every cell begins where a head does, so that words make no new header."""
    lefts = [place.left for place, _ in growing.header]
    return 0 < box.top - growing.top <= _TABLE_REACH_HEIGHTS * box.height and all(
        any(abs(cell.left - left) <= box.height / 2 for left in lefts) for cell, _ in cells
    )


def _goes_on(growing: _Growing, box: Box) -> bool:
    """Whether a row follows the last one at the table's pace."""
    pace = box.top - growing.top
    growing.top = box.top
    if pace <= 0 or pace > _TABLE_REACH_HEIGHTS * box.height:
        return False
    if growing.pace and pace > _EVEN_PACE * growing.pace:
        return False
    growing.pace = growing.pace or pace
    return True


def _aligned(cells: Sequence[tuple[Box, str]], header: Cells) -> tuple[str, ...]:
    """A cell per head: the one under it, or by the order where all are there."""
    if len(cells) == len(header):
        return tuple(text for _, text in cells)
    under: dict[int, tuple[int, str]] = {}
    for box, text in cells:
        overlap, number = max((_overlap(box, place), n) for n, (place, _) in enumerate(header))
        if number not in under or overlap > under[number][0]:
            under[number] = overlap, text
    return tuple(under.get(number, (0, ""))[1] for number in range(len(header)))


def _overlap(one: Box, other: Box) -> int:
    """How many pixels two boxes share from left to right; below 0 how far they are apart."""
    return min(one.right, other.right) - max(one.left, other.left)


def _with_merged(row: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    return (rows[-1][0], *row[1:]) if rows and not row[0] else row
