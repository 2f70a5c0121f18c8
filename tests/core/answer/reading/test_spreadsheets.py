"""A spreadsheet's rows are whole, however far apart its columns stand."""

from core.answer.reading.readings import readings_of
from core.answer.reading.spreadsheets import with_whole_sheets
from core.ids import ObservationId
from core.ingest.layout import blocks_of
from core.observation import Box, TextLine

_LEFTS = (8, 40, 330, 900)
_ROWS = (
    ("1", "Day", "Ferryman", "Telephone"),
    ("2", "5 May", "Odo Brandt", "0555 010 222"),
    ("3", "12 May", "Ines Falk", "0555 010 333"),
    ("4", "19 May", "Ruth Ober", "0555 010 444"),
    ("5",),
)
_JITTER = (0, 2, -2, 3)


def _sheet() -> list[TextLine]:
    return [
        TextLine(text, Box(left, 200 + 26 * number + shift, 9 * len(text), 18), 1.0)
        for number, row in enumerate(_ROWS)
        for left, shift, text in zip(_LEFTS, _JITTER, row, strict=False)
    ]


def test_a_row_reaches_from_its_number_to_the_last_column() -> None:
    lines = _sheet()
    sheet, *rest = with_whole_sheets(lines, blocks_of(lines))
    told = [[lines[n].text for n in row.line_numbers] for row in sheet.rows]
    assert told == [list(row) for row in _ROWS if len(row) > 1]
    assert not rest


def test_a_cell_stands_under_its_head() -> None:
    found = {(one.owner, one.label): one.value for one in readings_of(ObservationId(1), _sheet())}
    assert found["12 May", "Ferryman"] == "Ines Falk"
    assert found["12 May", "Telephone"] == "0555 010 333"


def test_figures_that_number_nothing_make_no_sheet() -> None:
    lines = [
        TextLine(text, Box(8, top, 9 * len(text), 18), 1.0)
        for text, top in (("1", 10), ("Harbour office", 40), ("2", 70), ("3", 400))
    ]
    blocks = blocks_of(lines)
    assert with_whole_sheets(lines, blocks) == blocks
