"""Labels find their values where no table is: records in groups, cards, forms."""

from core.answer.reading.readings import readings_of
from core.ids import ObservationId
from core.observation import Box, TextLine

FRAME = ObservationId(1)


def at(left: int, top: int, text: str, height: int = 18) -> TextLine:
    return TextLine(text, Box(left, top, height * len(text) // 2, height))


def pairs(lines: list[TextLine]) -> set[tuple[str, str]]:
    return {(one.label, one.value) for one in readings_of(FRAME, lines) if one.label}


def test_two_groups_beside_one_another_are_two_pairs_a_row() -> None:
    rows = [
        ("Keeper", "Mina Okoro", "Hives", "14"),
        ("Apiary", "Lower meadow", "Queens bought", "3"),
        ("First inspected", "2 April", "Honey last year", "212 kg"),
    ]
    lines = [
        at(left, 60 + 30 * row, text)
        for row, texts in enumerate(rows)
        for left, text in zip((40, 260, 700, 920), texts, strict=True)
    ]
    assert pairs(lines) >= {
        ("Keeper", "Mina Okoro"),
        ("Hives", "14"),
        ("Queens bought", "3"),
        ("Honey last year", "212 kg"),
    }


def test_a_group_may_end_before_the_other() -> None:
    rows = [
        (("Boiler", 40), ("Nord 12", 240), ("Serviced", 640), ("March 2031", 860)),
        (("Pressure", 40), ("1.4 bar", 240), ("Engineer", 640), ("T. Brandt", 860)),
        (("Fuel", 640), ("pellets", 860)),
    ]
    lines = [at(x, 60 + 32 * row, t) for row, cells in enumerate(rows) for t, x in cells]
    assert ("Fuel", "pellets") in pairs(lines)
    assert ("Pressure", "1.4 bar") in pairs(lines)


def test_rows_of_four_words_of_a_list_are_no_groups() -> None:
    rows = [("Iris", "sent", "Inbox", "Monday"), ("Otto", "read", "Inbox", "Tuesday")] * 2
    lines = [
        at(left, 60 + 30 * row, text)
        for row, texts in enumerate(rows)
        for left, text in zip((40, 260, 700, 920), texts, strict=True)
    ]
    assert ("Inbox", "Monday") not in pairs(lines)


def test_cards_with_the_label_above_or_below_the_figure() -> None:
    above = [at(60, 100, "Members"), at(400, 100, "Boats"), at(740, 100, "Moorings")]
    figures = [at(60, 130, "318", 30), at(400, 130, "57", 30), at(740, 130, "61", 30)]
    assert {("Members", "318"), ("Boats", "57"), ("Moorings", "61")} <= pairs(above + figures)
    below = [at(60, 170, "Members"), at(400, 170, "Boats"), at(740, 170, "Moorings")]
    assert {("Members", "318"), ("Boats", "57"), ("Moorings", "61")} <= pairs(figures + below)


def test_a_single_card_with_its_label_below() -> None:
    lines = [at(60, 100, "€ 4,210", 34), at(60, 140, "Rent a year")]
    assert ("Rent a year", "€ 4,210") in pairs(lines)


def test_a_form_sets_its_fields_a_little_in() -> None:
    lines = [
        at(300, 100, "Ring before the gate"),
        at(312, 126, "15 minutes"),
        at(300, 190, "Call first"),
        at(312, 216, "Harbour office, pier 3"),
    ]
    assert ("Ring before the gate", "15 minutes") in pairs(lines)
    assert ("Call first", "Harbour office, pier 3") in pairs(lines)
