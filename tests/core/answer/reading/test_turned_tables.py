"""Things that stand side by side are told as rows; heads are told by where they stand."""

from core.answer.reading.readings import readings_of
from core.answer.reading.tables import Table, turned_upright
from core.ids import ObservationId
from core.observation import Box, TextLine

FRAME = ObservationId(1)


def at(left: int, top: int, text: str) -> TextLine:
    return TextLine(text, Box(left, top, 9 * len(text), 18))


def ending(right: int, top: int, text: str) -> TextLine:
    return at(right - 9 * len(text), top, text)


def told(lines: list[TextLine]) -> set[tuple[str, str, str]]:
    return {(r.owner, r.label, r.value) for r in readings_of(FRAME, lines) if r.owner}


def test_a_sheet_whose_things_are_columns() -> None:
    rows = [
        ("1", "", "Barge", "Lorry", "Rail"),
        ("2", "Crates", "60", "60", "60"),
        ("3", "Fee per crate", "1,150", "2,400", "1,720"),
        ("4", "Nights on the way", "11", "2", "4"),
        ("5", "Insurance", "extra", "included", "included"),
    ]
    lines = []
    for number, (row, name, *cells) in enumerate(rows):
        top = 200 + 26 * number
        lines.append(at(8, top, row))
        if name:
            lines.append(at(60, top, name))
        lines += [
            ending(right, top, text) for right, text in zip((420, 560, 700), cells, strict=True)
        ]
    assert ("Rail", "Nights on the way", "4") in told(lines)
    assert ("Lorry", "Insurance", "included") in told(lines)
    assert ("Barge", "Fee per crate", "1,150") in told(lines)


def test_plans_side_by_side_without_row_numbers() -> None:
    rows = [
        ("Small", "Family", "Club"),
        ("Beds", "2", "5", "24"),
        ("Rent a week", "€ 310", "€ 540", "€ 1,900"),
        ("Dogs", "yes", "yes", "no"),
    ]
    lines = [at(x, 200, t) for x, t in zip((300, 500, 700), rows[0], strict=True)]
    for number, (name, *cells) in enumerate(rows[1:], 1):
        lines.append(at(40, 200 + 30 * number, name))
        lines += [at(x, 200 + 30 * number, t) for x, t in zip((300, 500, 700), cells, strict=True)]
    assert ("Family", "Rent a week", "€ 540") in told(lines)


def test_a_table_of_things_by_rows_is_not_turned() -> None:
    table = Table(
        ("", "Opened", "Seats", "Keeper"),
        (("Lido", "2 May", "340", "Anton"), ("Baths", "9 May", "120", "Ines")),
        "",
    )
    assert turned_upright(table) is table


def test_a_menu_over_other_columns_is_no_head() -> None:
    lines = [
        at(x, 60, t)
        for x, t in zip((40, 130, 220, 310), ("Log", "Crew", "Map", "Help"), strict=False)
    ]
    rows = [("Skipper", "Ida", "Draught", "1.9 m"), ("Port", "Visby", "Engine", "40 hp")]
    for number, row in enumerate(rows):
        lines += [
            at(x, 110 + 32 * number, t) for x, t in zip((40, 560, 900, 1180), row, strict=True)
        ]
    assert not any(label in {"Crew", "Map", "Help"} for _, label, _ in told(lines))


def test_a_first_column_without_a_head_names_the_rows() -> None:
    lines = [at(x, 60, t) for x, t in zip((400, 520, 640), ("Hours", "Rate", "Sum"), strict=False)]
    rows = [("Hanging the door", "3", "40", "120"), ("New lock", "1", "55", "55")]
    for number, row in enumerate(rows):
        lines += [at(x, 92 + 32 * number, t) for x, t in zip((40, 400, 520, 640), row, strict=True)]
    assert ("New lock", "Rate", "55") in told(lines)
    assert ("Hanging the door", "Sum", "120") in told(lines)


def test_heads_that_begin_with_words_stand_over_figures() -> None:
    lines = []
    rows = [
        ("Sack", "Least order", "Per 100", "Ready in"),
        ("40 x 60 cm", "500", "€ 38.00", "2 weeks"),
        ("60 x 90 cm", "200", "€ 61.00", "3 weeks"),
    ]
    for number, row in enumerate(rows):
        lines += [at(x, 60 + 32 * number, t) for x, t in zip((40, 300, 520, 700), row, strict=True)]
    assert ("60 x 90 cm", "Least order", "200") in told(lines)
    assert ("40 x 60 cm", "Ready in", "2 weeks") in told(lines)
