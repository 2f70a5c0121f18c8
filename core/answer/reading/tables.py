"""The tables of a frame: which row of which table a unit is, and what its cells stand under."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.answer.reading.table_heads import (
    LEAST_COLUMNS,
    LEAST_FITTING,
    Cell,
    Cells,
    are_heads_of,
    fitting,
    is_numbered,
    with_first_column,
)
from core.answer.units import Unit, box_of
from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted
from core.observation import Box, TextLine

_TABLE_REACH_HEIGHTS = 4.0
_CAPTION_REACH_HEIGHTS = 4.0
_EVEN_PACE = 1.7
_MOST_CAPTION_WORDS = 8
_SAME_EDGE_HEIGHTS = 0.6
_LEAST_TURNED = 2
_MUCH_MORE_EVEN = 0.25
_NAMING = re.compile(r"[^\W\d_]{2}|^[^\W\d_]+-?\d+$")

_SUBJECT = re.compile(r"\b(?:subject|betreff|asunto|onderwerp|objet|oggetto|assunto)\b", re.I)
_SENT = re.compile(
    r"\b(?:date|received|sent|time|datum|empfangen|gesendet|fecha|ontvangen|reçu|data)\b", re.I
)

WHOLE_ROW = -1


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands on a frame; each row has a cell per head, empty where it has none.

    `caption` is the line right above the heads. A row that leaves its first cell empty has the
    one above it: merged cells are written once.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str

    @property
    def is_of_messages(self) -> bool:
        """Whether the rows are letters: their dates say when those came, and nothing else."""
        heads = " ".join(self.heads)
        return bool(_SUBJECT.search(heads) and _SENT.search(heads))


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
        """The first cell that names something; the first one where none does."""
        named = [text for text in self.cells if is_naming(text)]
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
    pace: int = 0


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a frame, by the places of its units: their rows, and their heads.

    In a turned table things stand side by side and each row is something about them: a unit of
    one is a cell of many rows.
    """

    rows: Mapping[int, TableRow]
    heads: frozenset[int]
    turned: Mapping[int, tuple[TableCell, ...]]


def tables_of(lines: Sequence[TextLine], units: Sequence[Unit]) -> Tables:
    """Every table that has a row below its heads."""
    tables: list[_Growing] = []
    places: dict[int, tuple[int, int]] = {}
    growing: _Growing | None = None
    above: tuple[Box, str] | None = None
    last: list[Cell] = []
    for place, unit in enumerate(units):
        box = None if unit.is_list else box_of(lines, unit.line_numbers)
        if box is None:
            continue
        cells = cells_of(lines, unit)
        below = cells_of(lines, units[place + 1]) if place + 1 < len(units) else []
        is_followed = is_numbered(cells, below)
        if is_followed or is_numbered(last, cells):
            last, cells = cells, cells[1:]
        if is_followed:
            below = below[1:]
        is_row = growing is not None and _stands_below(growing, cells, box)
        if not is_row and are_heads_of(cells, below):
            header = with_first_column(cells, below)
            growing = _Growing(place, header, _caption(above, box), [], box.top)
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
    upright = [turned_upright(table) for table in whole]
    alike = [tuple(o for o in upright if o.heads == one.heads) for one in upright]
    rows = {
        place: TableRow(whole[table], row, alike[table])
        for place, (table, row) in places.items()
        if upright[table] is whole[table]
    }
    turned = {
        place: tuple(
            TableCell(TableRow(upright[table], thing, alike[table]), row + 1)
            for thing in range(len(upright[table].rows))
        )
        for place, (table, row) in places.items()
        if upright[table] is not whole[table]
    }
    return Tables(rows, frozenset(one.place for one in tables if one.rows), turned)


def turned_upright(table: Table) -> Table:
    """The same table with a row for each thing; itself if it is so already.

    It is turned if the first column has no head and its rows are each of one form, while its
    columns are mixed: sums under one another, but not days, sums and words.
    """
    body = [row[1:] for row in table.rows]
    if table.heads[0] or len(body) < _LEAST_TURNED or len(table.heads) < LEAST_COLUMNS:
        return table
    columns = list(zip(*body, strict=True))
    if _evenness(body) - _evenness(columns) < _MUCH_MORE_EVEN:
        return table
    names = tuple(row[0] for row in table.rows)
    things = zip(table.heads[1:], columns, strict=True)
    return Table(("", *names), tuple((thing, *cells) for thing, cells in things), table.caption)


def _evenness(rows: Sequence[Sequence[str]]) -> float:
    """The share of neighbours in rows that have the same form."""
    pairs = [(_form(a), _form(b)) for row in rows for a, b in pairwise(row) if a and b]
    return sum(one == other for one, other in pairs) / len(pairs) if pairs else 0.0


def _form(text: str) -> str:
    """A cell's form: a run of letters is an “a”, each digit up to the thousands a “9”."""
    return re.sub(r"\d", "9", re.sub(r"[^\W\d_]+", "a", text))


def is_naming(text: str) -> bool:
    """Whether a cell may name its row: a word, or a code like K-17, but no measure."""
    is_measure = text[:1].isdigit() and any(
        value.start == 0 and value.end == len(text)
        for sort in (Wanted.DURATION, Wanted.QUANTITY, Wanted.MONEY)
        for value in values_in(text, sort)
    )
    return not is_measure and _NAMING.search(text) is not None


def cells_of(lines: Sequence[TextLine], unit: Unit) -> list[Cell]:
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


def _caption(above: tuple[Box, str] | None, head: Box) -> str:
    if above is None or len(above[1].split()) > _MOST_CAPTION_WORDS:
        return ""
    gap = head.top - above[0].bottom
    return above[1] if 0 <= gap <= _CAPTION_REACH_HEIGHTS * head.height else ""


def _stands_below(growing: _Growing, cells: Sequence[Cell], box: Box) -> bool:
    """Whether every cell stands under a head of its own edge, so that words make no new header."""
    slack = _SAME_EDGE_HEIGHTS * box.height
    heads = [head for head, _ in growing.header]
    return 0 < box.top - growing.top <= _TABLE_REACH_HEIGHTS * box.height and all(
        any(
            abs(cell.left - head.left) <= slack
            or (bool(growing.rows) and abs(cell.right - head.right) <= slack)
            for head in heads
        )
        for cell, _ in cells
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


def _aligned(cells: Sequence[Cell], header: Cells) -> tuple[str, ...]:
    """A cell per head: the one under it, or by the order where all are there."""
    if fitting(header, cells) < LEAST_FITTING:
        return ("",) * len(header)
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
