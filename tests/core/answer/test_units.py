"""Units are what a reader would quote: sentences, rows, messages, each with its own lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.answer.units import Unit, box_of, is_stamp, quoted_lines, units_of
from core.ids import ObservationId
from core.observation import Box, TextLine
from tests.fakes.drawn_memory import Sheet, page

FRAME = ObservationId(1)


def at(left: int, top: int, text: str) -> TextLine:
    return TextLine(text, Box(left, top, 9 * len(text), 18))


def units(sheet: Sheet) -> list[Unit]:
    return units_of(FRAME, sheet.lines)


def texts(sheet: Sheet) -> list[str]:
    return [" ".join(unit.text.split()) for unit in units(sheet)]


LEFT = (
    "The heron colony at the northern lake was counted",
    "again on the first of May and found to have grown.",
    "Nobody knows yet where the younger birds will nest.",
)
RIGHT = (
    "A copper kettle can be mended with a little solder",
    "and a steady hand, as long as its floor is not worn.",
    "The handle should be taken off before one begins it.",
)


def test_wrapped_sentences_are_joined_within_their_column() -> None:
    found = texts(Sheet().columns(LEFT, RIGHT))
    assert f"{LEFT[0]} {LEFT[1]}" in found
    assert f"{RIGHT[0]} {RIGHT[1]}" in found
    assert LEFT[2] in found
    assert not any("heron" in text and "kettle" in text for text in found)


def test_a_row_of_a_table_is_one_unit() -> None:
    sheet = Sheet().table(("Part", "Count", "Shelf"), ("bracket", "7", "B2"), ("hinge", "40", "C1"))
    assert texts(sheet) == ["Part Count Shelf", "bracket 7 B2", "hinge 40 C1"]
    assert units(sheet)[1].line_numbers == (3, 4, 5)


def test_lines_of_a_terminal_are_not_joined() -> None:
    rows = (
        "otto@boat:~$ pump --start --level 3 --quiet --until full",
        "pump is running at level 3 on the forward tank just now",
        "otto@boat:~$ pump --stop --level 0 --quiet --until empty",
    )
    found = texts(page(*rows))
    assert rows[0] in found
    assert rows[2] in found


def test_commands_of_a_terminal_are_a_list_besides() -> None:
    sheet = Sheet()
    for line in ("ada@reef:~$ tide fetch", "12 rows fetched", "ada@reef:~$ tide plot --wide"):
        sheet.paragraph(line)
    lists = [unit.text for unit in units(sheet) if unit.is_list]
    assert lists == ["tide fetch; tide plot --wide"]


def test_items_of_a_list_are_not_joined() -> None:
    rows = (
        "- bring the long oars from the boathouse on Saturday",
        "- ask Wanda about the copper kettle and the solder",
        "- count the herons at the northern lake once again",
    )
    assert set(rows) <= set(texts(page(*rows)))


def test_a_message_is_a_unit_beside_its_stamp() -> None:
    sheet = Sheet().chat(("Wanda", "09:04", "The kettle is mended."), ("Otto", "09:06", "Lovely!"))
    assert texts(sheet) == ["Wanda 09:04", "The kettle is mended.", "Otto 09:06", "Lovely!"]
    assert not any("09:0" in unit.heading for unit in units(sheet))


def test_a_stamp_is_a_short_row_that_ends_with_a_time() -> None:
    assert is_stamp("Wanda 09:04")
    assert not is_stamp("We met Wanda at the old quay at 09:04")


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "We asked Dr. Fenn about the heron colony at the lake. He knew of none there.",
            ["We asked Dr. Fenn about the heron colony at the lake.", "He knew of none there."],
        ),
        (
            "The dough rests for 1.5 hours at 24.5 degrees in the warm room beside us.",
            ["The dough rests for 1.5 hours at 24.5 degrees in the warm room beside us."],
        ),
        (
            "Es kommt am 12. Juni aus der Werft. Dann wird es am 3. Juli getauft und benannt.",
            [
                "Es kommt am 12. Juni aus der Werft.",
                "Dann wird es am 3. Juli getauft und benannt.",
            ],
        ),
        (
            "Bring tools, e.g. Otto's pliers, and meet J. Brandt near No. 7 at the old quay.",
            ["Bring tools, e.g. Otto's pliers, and meet J. Brandt near No. 7 at the old quay."],
        ),
        (
            "Is the kettle mended? Wanda says it is! The handle was loose before, nothing more.",
            [
                "Is the kettle mended?",
                "Wanda says it is!",
                "The handle was loose before, nothing more.",
            ],
        ),
    ],
)
def test_sentences_end_where_they_end(text: str, sentences: list[str]) -> None:
    assert texts(page(text)) == sentences


def test_a_sentence_is_quoted_from_the_lines_it_stands_on() -> None:
    sheet = page(
        "The regatta begins at ten and ends before supper at",
        "the quay. Nobody may row alone in the dark this year",
    )
    first = next(unit for unit in units(sheet) if unit.text.startswith("The regatta"))
    assert 0 in quoted_lines(sheet.lines, first)
    box = box_of(sheet.lines, quoted_lines(sheet.lines, first))
    assert box is not None
    assert box.top == sheet.lines[0].box.top


LINES = st.lists(
    st.builds(
        TextLine,
        st.text(st.sampled_from("aZ é9.:-•$ "), max_size=60) | st.sampled_from([*LEFT, *RIGHT]),
        st.builds(
            Box, st.integers(0, 900), st.integers(0, 500), st.integers(1, 700), st.integers(1, 40)
        ),
    ),
    max_size=14,
)


@given(LINES)
def test_every_unit_stands_on_lines_of_the_frame(lines: list[TextLine]) -> None:
    for unit in units_of(FRAME, lines):
        assert unit.line_numbers
        assert set(unit.line_numbers) <= set(range(len(lines)))
        assert set(quoted_lines(lines, unit)) <= set(unit.line_numbers)
        words = {word for number in unit.line_numbers for word in lines[number].text.split()}
        assert set(unit.text.split()) <= words


@given(LINES.filter(bool), st.data())
def test_the_box_is_the_smallest_around_its_lines(
    lines: list[TextLine], data: st.DataObject
) -> None:
    numbers = data.draw(st.lists(st.integers(0, len(lines) - 1), min_size=1, unique=True))
    box = box_of(lines, numbers)
    assert box is not None
    boxes = [lines[number].box for number in numbers]
    assert box.left == min(one.left for one in boxes)
    assert box.top == min(one.top for one in boxes)
    assert box.right == max(one.right for one in boxes)
    assert box.bottom == max(one.bottom for one in boxes)


def test_no_lines_have_no_box() -> None:
    assert box_of(page("a heron").lines, ()) is None


def test_tickets_of_a_list_are_not_joined() -> None:
    rows = ("OAR-12 The varnish of the second skiff peels", "OAR-13 Rowlocks for the new eight")
    assert texts(Sheet().paragraph(*rows)) == list(rows)


def test_the_heads_of_a_table_do_not_go_on_with_the_line_above() -> None:
    lines = [
        at(60, 100, "Invoice 77 of the smithy, for the gate of the upper yard"),
        *(at(left, 122, text) for left, text in ((60, "Work"), (700, "Hours"), (900, "Sum"))),
        *(at(left, 146, text) for left, text in ((60, "Hinges"), (700, "2"), (900, "90"))),
    ]
    found = [" ".join(unit.text.split()) for unit in units_of(FRAME, lines)]
    assert found[1:] == ["Work Hours Sum", "Hinges 2 90"]


def test_a_row_that_begins_with_its_hours_stays_whole() -> None:
    lines = [
        *(
            at(x, 100, t)
            for x, t in ((60, "08:30 - 09:15"), (300, "Round of the whole lower yard"))
        ),
        at(760, 100, "at the gate"),
        *(at(x, 124, t) for x, t in ((60, "11:00 - 12:00"), (300, "Smith"), (760, "forge"))),
    ]
    found = [" ".join(unit.text.split()) for unit in units_of(FRAME, lines)]
    assert found[0] == "08:30 - 09:15 Round of the whole lower yard at the gate"


def test_a_command_below_its_step_belongs_to_the_step() -> None:
    lines = [
        at(60, 100, "1. Stop the pump:"),
        at(90, 124, "pumpctl halt --now"),
        at(60, 154, "2. Empty the filter and rinse it."),
        at(60, 184, "3. Start it again:"),
        at(90, 208, "pumpctl run"),
    ]
    whole = next(unit for unit in units_of(FRAME, lines) if unit.is_list)
    assert whole.text == (
        "1. Stop the pump: pumpctl halt --now 2. Empty the filter and rinse it."
        " 3. Start it again: pumpctl run"
    )
    assert whole.line_numbers == (0, 1, 2, 3, 4)


def test_what_stands_beside_a_list_does_not_belong_to_it() -> None:
    lines = [
        at(60, 100, "1. Stop the pump."),
        at(60, 124, "2. Rinse the filter."),
        at(60, 148, "The filter is behind the hatch."),
    ]
    whole = next(unit for unit in units_of(FRAME, lines) if unit.is_list)
    assert whole.text == "1. Stop the pump. 2. Rinse the filter."
