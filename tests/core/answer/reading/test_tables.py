"""Rows are told to be rows of a table, each cell under its head."""

from core.answer.reading.tables import tables_of
from core.answer.units import units_of
from core.ids import ObservationId
from tests.fakes.drawn_memory import Sheet


def rows_of(sheet: Sheet) -> list[tuple[str, ...]]:
    units = units_of(ObservationId(1), sheet.lines)
    return [row.cells for row in tables_of(sheet.lines, units).rows.values()]


def test_heads_of_words_stand_over_rows() -> None:
    sheet = Sheet().table(("Kiln", "Cone", "Hours"), ("North", "6", "9"), ("South", "10", "13"))
    assert rows_of(sheet) == [("North", "6", "9"), ("South", "10", "13")]


def test_heads_with_figures_stand_over_sums() -> None:
    sheet = Sheet().table(
        ("Copies", "8 pages", "12 pages"),
        ("1-49", "€ 1.10", "€ 1.40"),
        ("50-99", "€ 0.90", "€ 1.20"),
    )
    assert rows_of(sheet) == [("1-49", "€ 1.10", "€ 1.40"), ("50-99", "€ 0.90", "€ 1.20")]


def test_two_heads_stand_over_rows_that_begin_with_a_figure() -> None:
    sheet = Sheet().table(("Sacks", "Price"), ("10", "£ 80.00"), ("40", "£ 280.00"))
    assert rows_of(sheet) == [("10", "£ 80.00"), ("40", "£ 280.00")]


def test_a_merged_first_cell_is_that_of_the_row_above() -> None:
    sheet = Sheet().table(
        ("Varnish", "Coats", "Drying"),
        ("Matt", "2", "4 h"),
        ("", "3", "7 h"),
        ("Gloss", "2", "5 h"),
    )
    # The cell is empty on the screen: no line stands there.
    sheet.lines = [line for line in sheet.lines if line.text]
    assert rows_of(sheet)[1] == ("Matt", "3", "7 h")


def test_tables_with_the_same_heads_know_of_one_another_and_of_their_captions() -> None:
    heads = ("Width", "Weight", "Price")
    sheet = Sheet()
    sheet.paragraph("Linen").table(heads, ("140 cm", "220 g", "€ 9.00"))
    sheet.paragraph("Wool").table(heads, ("140 cm", "410 g", "€ 24.00"))
    units = units_of(ObservationId(1), sheet.lines)
    rows = list(tables_of(sheet.lines, units).rows.values())
    assert [row.table.caption for row in rows] == ["Linen", "Wool"]
    assert all(len(row.alike) == 2 for row in rows)


def test_running_text_is_no_table() -> None:
    sheet = Sheet().paragraph("The kiln was cold.", "Nobody had lit it since the Monday before.")
    assert rows_of(sheet) == []
