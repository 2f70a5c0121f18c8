"""Tables read from where their cells stand."""

from core.answer.deliberate.table_reading import tables_of
from tests.fakes.drawn_memory import Sheet, written


def test_a_table_has_heads_rows_and_a_title() -> None:
    sheet = Sheet().table(
        ("Hull", "Moisture", "Verdict"), ("H-1", "11 %", "sound"), ("H-2", "19 %", "repair")
    )
    (table,) = tables_of(sheet.lines)
    assert table.heads == ("Hull", "Moisture", "Verdict")
    assert [row.cells for row in table.rows] == [
        ("H-1", "11 %", "sound"),
        ("H-2", "19 %", "repair"),
    ]
    assert [row.name for row in table.rows] == ["H-1", "H-2"]


def test_empty_cells_keep_their_column() -> None:
    sheet = Sheet().table(
        ("Item", "Price", "Number", "Total"),
        ("Rope", "€ 2.40", "90", "€ 216.00"),
        ("Sum", "", "", "€ 216.00"),
    )
    lines = [line for line in sheet.lines if line.text]
    (table,) = tables_of(lines)
    assert table.rows[1].cells == ("Sum", "", "", "€ 216.00")


def test_right_aligned_figures_belong_to_their_own_heads() -> None:
    heads = [written("Item", 60, 80), written("Qty", 260, 80), written("Total", 400, 80)]
    row = [written("Rope", 60, 104), written("90", 330, 104), written("€ 216.00", 390, 104)]
    more = [written("Tar", 60, 128), written("4", 339, 128), written("€ 31.00", 399, 128)]
    (table,) = tables_of([*heads, *row, *more])
    assert [one.cells for one in table.rows] == [
        ("Rope", "90", "€ 216.00"),
        ("Tar", "4", "€ 31.00"),
    ]


def test_running_text_is_no_table() -> None:
    sheet = Sheet().paragraph(
        "The otters of the lake have young.", "They are well, says the keeper."
    )
    assert tables_of(sheet.lines) == []
    assert tables_of([]) == []


def test_a_table_that_a_wide_gutter_cuts_in_two_is_one() -> None:
    left = [
        ("Item", "Supplier", "Each"),
        ("Oars", "Marlow", "€ 64.00"),
        ("Rope", "Tarn", "€ 2.40"),
        ("Pump", "Marlow", "€ 118.00"),
    ]
    lines = [
        written(cell, 60 + column * 110, 80 + row * 24)
        for row, cells in enumerate(left)
        for column, cell in enumerate(cells)
    ]
    lines.append(written("Sum", 60, 176))
    right = ("All", "€ 256.00", "€ 216.00", "€ 236.00", "€ 708.00")
    lines += [written(cell, 520, 80 + row * 24) for row, cell in enumerate(right)]
    (table,) = tables_of(lines)
    assert table.heads == ("Item", "Supplier", "Each", "All")
    assert table.rows[-1].cells == ("Sum", "", "", "€ 708.00")


def test_a_pane_of_text_beside_a_table_is_no_part_of_it() -> None:
    sheet = Sheet().columns(
        ("Oars", "Rope", "Pump", "Anchor"),
        ("Marlow has them.", "Ask for Tarn.", "Sold out again.", "Too heavy."),
    )
    assert tables_of(sheet.lines) == []
