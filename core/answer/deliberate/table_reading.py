"""Tables on a frame, read from where their cells stand: a row of heads and what is below them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.answer.reading.spreadsheets import with_whole_sheets
from core.ingest.layout import Block, Row, blocks_of, rows_of
from core.observation import Box, TextLine

_MIN_COLUMNS = 2
_MIN_ROWS = 2
_MAX_HEAD_WORDS = 4
_MAX_CELL_WORDS = 12
_MAX_ROW_GAP_HEIGHTS = 3.0
_TITLE_GAP_HEIGHTS = 4.0
_MIN_SHARED_ROWS = 3  # heads and two rows
_SHARED_SHARE = 0.6
_MAX_GUTTER_HEIGHTS = 10.0
_LEVEL = 0.5
_ROW_NUMBER = re.compile(r"\d{1,3}")
_COLUMN_LETTER = re.compile(r"[A-Z]")
_MENU_WORDS = frozenset(
    """file edit view insert format tools help data sheet window styles search document bookmarks
    history selection go run terminal share datei bearbeiten ansicht einfügen extras hilfe archivo
    editar ver insertar ayuda""".split()
)
_MENU_HEADS = 3
_NO_HEAD = re.compile(r"\d[\d.,:]*\d|[:@<>|=€$£]|(?:^|\s)/|/\S*/|[.!?]$")  # “km/h” may be one


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: one text per column, empty where there is no cell, and the lines it stands on."""

    cells: tuple[str, ...]
    line_numbers: tuple[int, ...]

    @property
    def name(self) -> str:
        """The first cell with letters or figures, which says whose row it is."""
        return next((cell for cell in self.cells if cell), "")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its heads left to right, its rows top to bottom, and the line that stands above."""

    heads: tuple[str, ...]
    rows: tuple[TableRow, ...]
    title: str
    head_numbers: tuple[int, ...]


def tables_of(lines: Sequence[TextLine]) -> list[Table]:
    """Every table of a frame, top to bottom within each pane."""
    tables: list[Table] = []
    blocks = _with_halves_joined(lines, with_whole_sheets(lines, blocks_of(lines)))
    for index, block in enumerate(blocks):
        tables += _tables_in(lines, block, blocks[index + 1 :])
    return tables


def _with_halves_joined(lines: Sequence[TextLine], blocks: Sequence[Block]) -> list[Block]:
    """The blocks, a table that a wide gutter cut in two put together again.

    Figures at the right edge of their column can stand so far from the words beside them that
    the layout takes them for another pane; they stand on the same baselines all the same.
    """
    joined: list[Block] = []
    for block in blocks:
        place = next(
            (n for n, other in enumerate(joined) if _is_right_half(lines, other, block)), None
        )
        if place is None:
            joined.append(block)
        else:
            numbers = (*joined[place].line_numbers, *block.line_numbers)
            joined[place] = Block(rows_of(lines, numbers))
    return joined


def _is_right_half(lines: Sequence[TextLine], left: Block, right: Block) -> bool:
    """Whether a block of heads and figures goes on to the right of a table, row by row."""
    shared = [
        (upper.line_numbers, lower.line_numbers)
        for lower in right.rows
        for upper in left.rows
        if _are_level(lines[upper.line_numbers[0]].box, lines[lower.line_numbers[0]].box)
    ]
    if len(shared) < _MIN_SHARED_ROWS or len(shared) < _SHARED_SHARE * len(right.rows):
        return False
    place = next((n for n, (row, _) in enumerate(shared) if _heads(lines, Row(row))), None)
    if place is None:
        return False
    edge = max(lines[n].box.right for row, _ in shared for n in row)
    height = lines[shared[place][0][0]].box.height
    start = min(lines[n].box.left for _, row in shared for n in row)
    heads, body = shared[place][1], [row for _, row in shared[place + 1 :]]
    return (
        0 <= start - edge <= _MAX_GUTTER_HEIGHTS * height
        and len(body) >= _MIN_ROWS
        and not _has_digit(lines, heads)
        and all(_has_digit(lines, row) for row in body)
    )


def _are_level(one: Box, other: Box) -> bool:
    middles = abs((one.top + one.bottom) - (other.top + other.bottom)) / 2
    return middles <= _LEVEL * min(one.height, other.height)


def _has_digit(lines: Sequence[TextLine], numbers: Sequence[int]) -> bool:
    return any(character.isdigit() for n in numbers for character in lines[n].text)


def _tables_in(lines: Sequence[TextLine], block: Block, below: Sequence[Block]) -> list[Table]:
    rows = list(block.rows)
    tables: list[Table] = []
    place = 0
    while place < len(rows):
        heads = _heads(lines, rows[place])
        if heads:
            following = [*rows[place + 1 :], *(row for other in below for row in other.rows)]
            body = _body(lines, heads, following)
            if len(body) >= _MIN_ROWS:
                title = _title(lines, rows[:place], heads)
                names = tuple(lines[number].text.strip() for number in heads)
                tables.append(Table(names, tuple(body), title, tuple(heads)))
                place += len(body)
        place += 1
    return tables


def _heads(lines: Sequence[TextLine], row: Row) -> list[int]:
    """The lines of a row that could head a table; none if the row cannot."""
    numbers = [
        number
        for place, number in enumerate(row.line_numbers)
        if place or not _ROW_NUMBER.fullmatch(lines[number].text.strip())
    ]
    names = [lines[number].text.strip() for number in numbers]
    is_head = (
        sum(name.casefold() in _MENU_WORDS for name in names) < _MENU_HEADS
        and len(names) >= _MIN_COLUMNS
        and len({name.casefold() for name in names}) == len(names)
        and all(len(name.split()) <= _MAX_HEAD_WORDS for name in names)
        and not any(_NO_HEAD.search(name.rstrip(".")) for name in names)
        and not all(_COLUMN_LETTER.fullmatch(name) for name in names)
        and all(any(letter.isalpha() for letter in name) or name in "#%" for name in names)
    )
    return numbers if is_head else []


def _body(lines: Sequence[TextLine], heads: Sequence[int], rows: Sequence[Row]) -> list[TableRow]:
    """The rows under some heads, until one does not fit or stands too far below."""
    left = min(lines[number].box.left for number in heads)
    right = max(lines[number].box.right for number in heads)
    height = lines[heads[0]].box.height
    bottom = max(lines[number].box.bottom for number in heads)
    body: list[TableRow] = []
    for row in rows:
        inside = [n for n in row.line_numbers if _is_within(lines[n].box, left, right, height)]
        if not inside:
            continue
        top = min(lines[number].box.top for number in inside)
        if top < bottom - height / 2:
            continue  # of another pane, beside the table
        if top - bottom > _MAX_ROW_GAP_HEIGHTS * height:
            break
        found = _row(lines, heads, inside)
        if found is None:
            break
        body.append(found)
        bottom = max(lines[number].box.bottom for number in inside)
    return body


def _is_within(box: Box, left: int, right: int, height: int) -> bool:
    return box.right > left - height and box.left < right + 4 * height


def _row(
    lines: Sequence[TextLine], heads: Sequence[int], numbers: Sequence[int]
) -> TableRow | None:
    """A row's cells by column; None where the lines are no row of this table.

    A cell belongs to the head whose left or right edge or middle it shares best.
    """
    first = lines[numbers[0]]
    is_numbered = first.box.right < lines[heads[0]].box.left and _ROW_NUMBER.fullmatch(first.text)
    inside = numbers[1:] if is_numbered else numbers  # without a spreadsheet's row number
    if not inside or any(len(lines[n].text.split()) > _MAX_CELL_WORDS for n in inside):
        return None
    cells: dict[int, list[int]] = {}
    for place, number in enumerate(inside):
        is_full = len(inside) == len(heads)
        column = place if is_full else _column(lines, heads, number)
        cells.setdefault(column, []).append(number)
    texts = tuple(
        " ".join(lines[number].text.strip() for number in cells.get(column, ()))
        for column in range(len(heads))
    )
    if sum(map(bool, texts)) < _MIN_COLUMNS or max(map(len, cells.values())) > _MIN_COLUMNS:
        return None
    return TableRow(texts, tuple(numbers))


def _column(lines: Sequence[TextLine], heads: Sequence[int], number: int) -> int:
    box = lines[number].box

    def distance(column: int) -> float:
        head = lines[heads[column]].box
        middles = abs((head.left + head.right) - (box.left + box.right)) / 2
        return min(abs(head.left - box.left), abs(head.right - box.right), middles)

    return min(range(len(heads)), key=distance)


def _title(lines: Sequence[TextLine], above: Sequence[Row], heads: Sequence[int]) -> str:
    """The nearest row above the heads, if it is near."""
    if not above:
        return ""
    last = above[-1].line_numbers
    gap = lines[heads[0]].box.top - max(lines[number].box.bottom for number in last)
    near = gap <= _TITLE_GAP_HEIGHTS * lines[heads[0]].box.height
    return " ".join(lines[number].text.strip() for number in last) if near else ""
