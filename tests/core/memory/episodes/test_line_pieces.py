"""Pieces of text with their own lines, and the column in which a window speaks."""

from core.answer.units import units_of
from core.memory.episodes.line_pieces import main_column, pieces_of
from core.observation import TextLine
from tests.core.memory.episodes.screens import BREAD, RAIN, column, line, view


def _pieces(lines: list[TextLine]) -> list[tuple[str, tuple[int, ...]]]:
    shown = view(1, 0, lines)
    units = [unit for unit in units_of(shown.observation.id, shown.lines) if not unit.is_list]
    return [piece for unit in units for piece in pieces_of(shown.lines, unit)]


def test_a_wrapped_sentence_stands_on_all_its_lines() -> None:
    lines = [
        line("The gauge on the roof measured eleven millimetres of rain last", 200),
        line("night. We clean the funnel every second Monday, as long as the", 222),
        line("ducks have not arrived.", 244),
    ]
    assert _pieces(lines) == [
        ("The gauge on the roof measured eleven millimetres of rain last night.", (0, 1)),
        ("We clean the funnel every second Monday, as long as the ducks have not arrived.", (1, 2)),
    ]


def test_short_items_under_each_other_are_told_apart() -> None:
    lines = [
        line("Order three notebooks, dotted, blue", 200),
        line("Return the ladder to the neighbour", 222),
    ]
    assert [text for text, _ in _pieces(lines)] == [
        "Order three notebooks, dotted, blue",
        "Return the ladder to the neighbour",
    ]


def test_a_row_of_a_table_is_one_piece_without_its_number() -> None:
    row = [line("4", 200, 20), line("Beans", 200, 100), line("€ 4.50", 200, 300)]
    assert _pieces(row) == [("Beans € 4.50", (1, 2))]


def test_the_message_is_told_from_the_list_of_messages() -> None:
    heading = line("Rain in the cellar", 160, 700, height=28)
    lines = [
        *column(["Rain in the cellar", "The gauge on the roof is broken again"], 200, 200),
        *column(["Bread on Sunday", "Knead the dough for twelve whole minutes"], 200, 400),
        heading,
        *column(RAIN, 700, 240),
    ]
    found = main_column(view(1, 0, lines, title="Rain in the cellar - Post"), 20)
    assert found is not None
    left, right = found
    assert 500 < left <= 700 < right


def test_of_two_windows_side_by_side_the_named_one_counts() -> None:
    lines = [
        line("bread log", 20, 360),
        line("rain log", 20, 1164),
        *column(BREAD, 10),
        *column(RAIN, 810),
    ]
    shown = view(1, 0, lines, app="xterm", title="rain log")
    found = main_column(shown, 20)
    assert found is not None
    assert 700 < found[0] <= 810


def test_without_prose_nothing_says_where() -> None:
    assert main_column(view(1, 0, [line("Beans", 200)], title=""), 20) is None
