"""A value is read with the label that it stands under, wherever that stands."""

from core.answer.reading.readings import readings_of
from core.answer.reading.speakers import speaker_in
from core.ids import ObservationId
from tests.fakes.drawn_memory import Sheet, written

FRAME = ObservationId(1)


def said(sheet: Sheet) -> set[str]:
    return {reading.says for reading in readings_of(FRAME, sheet.lines)}


def test_a_label_stands_left_of_its_value() -> None:
    sheet = Sheet().table(("Seat", "36"), ("Coach", "5"), ("Class", "second"))
    assert "Seat: 36" in said(sheet)


def test_a_label_stands_before_a_colon() -> None:
    assert "Weight: 21 kg" in said(Sheet().paragraph("Weight: 21 kg"))


def test_a_label_stands_above_its_value() -> None:
    assert "Delivery address: Elm Road 4" in said(
        Sheet().paragraph("Delivery address", "Elm Road 4")
    )


def test_a_label_heads_its_column_and_the_row_owns_the_cell() -> None:
    sheet = Sheet().table(
        ("Train", "Departs", "Arrives"), ("EC 57", "07:42", "12:15"), ("EC 59", "09:42", "14:15")
    )
    assert {"EC 57, Departs: 07:42", "EC 59, Arrives: 14:15"} <= said(sheet)


def test_the_rows_of_a_later_table_are_not_read_under_the_first_header() -> None:
    sheet = Sheet().table(
        ("Train", "Departs", "Arrives"), ("EC 57", "07:42", "12:15"), ("EC 59", "09:42", "14:15")
    )
    sheet.table(("Seat", "36"), ("Coach", "5"))
    assert "Seat, Departs: 36" not in said(sheet)
    assert "Seat: 36" in said(sheet)


def test_a_message_knows_who_wrote_it() -> None:
    sheet = Sheet().chat(("Nina", "09:01", "On paper please."), ("Paulo", "09:03", "Fine by me."))
    writers = {one.unit.text: one.speaker for one in readings_of(FRAME, sheet.lines)}
    assert writers["On paper please."] == "Nina"
    assert writers["Fine by me."] == "Paulo"


def test_a_stamp_is_a_name_with_a_time_or_an_address() -> None:
    assert speaker_in("Mara Voss 9 Sep 2031 10:20") == "Mara Voss"
    assert speaker_in("Mara Voss <mara@voss.example>") == "Mara Voss"
    assert speaker_in("The train leaves at 10:20") == ""


def test_a_day_and_a_time_are_read_with_the_place_below_them() -> None:
    sheet = Sheet().paragraph(
        "Monday 20 October 2031, 08:45", "Passport Office, Elm Lane 4, hall 6"
    )
    texts = [reading.unit.text for reading in readings_of(FRAME, sheet.lines)]
    assert "Monday 20 October 2031, 08:45, Passport Office, Elm Lane 4, hall 6" in texts


def test_a_row_with_its_hours_is_on_the_day_that_stands_over_it() -> None:
    lines = [
        written("Thursday, 11 September", 60, 100),
        written("09:00 - 09:40", 90, 130),
        written("Hive inspection", 300, 130),
        written("14:00 - 15:00", 90, 156),
        written("Farrier", 300, 156),
        written("Friday, 12 September", 60, 200),
        written("10:30", 90, 230),
        written("Market", 300, 230),
    ]
    texts = {" ".join(one.unit.text.split()) for one in readings_of(FRAME, lines)}
    assert "Thursday, 11 September 14:00 - 15:00 Farrier" in texts
    assert "Friday, 12 September 10:30 Market" in texts


def test_the_panel_of_a_desktop_says_nothing() -> None:
    panel = ((10, "Menu"), (90, "post"), (760, "Thu 11 Sep 14:05"), (1500, "EN"), (1560, "80 %"))
    lines = [written(text, left, 4) for left, text in panel]
    lines += [
        written(f"The boat needs paint, part {row}.", 300, 120 + 24 * row) for row in range(6)
    ]
    found = readings_of(FRAME, lines)
    assert not any("Menu" in one.unit.text for one in found)
    assert not any(one.speaker for one in found)


def test_the_head_of_a_letter_and_its_signature_name_the_writer() -> None:
    assert speaker_in("From  Rosa Quist <rosa@boats.example>") == "Rosa Quist"
    assert speaker_in("16:00 - 16:45  Store") == ""
    sheet = Sheet().paragraph("Rosa Quist 09:12", "Use the red varnish.", "Rosa Quist, boat yard")
    stamps = {one.unit.text: one.is_stamp for one in readings_of(FRAME, sheet.lines)}
    assert stamps["Rosa Quist, boat yard"]
    assert not stamps["Use the red varnish."]


def test_a_list_of_letters_is_known_by_its_heads() -> None:
    sheet = Sheet().table(
        ("Subject", "Sender", "Date"), ("The slip", "Rosa", "09:12"), ("Oars", "Ulf", "08:40")
    )
    cells = [one.cell for one in readings_of(FRAME, sheet.lines) if one.cell]
    assert cells
    assert all(cell.row.table.is_of_messages for cell in cells)
