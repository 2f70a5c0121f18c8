"""Putting wrapped lines back together."""

from hypothesis import given
from hypothesis import strategies as st

from core.memory.resources.paragraphs import column_below, paragraphs_of, sentences_of
from tests.core.memory.resources.screens import column, line

LINES = [
    line("The ferry to the island runs twice a day from the old", top=200),
    line("pier. It takes forty minutes, and dogs travel for free.", top=226),
    line("Tickets are sold on board.", top=300),
]


def test_wrapped_lines_are_one_paragraph_and_a_gap_ends_it() -> None:
    first, second = paragraphs_of(LINES, range(3))
    assert first.line_numbers == (0, 1)
    assert second.text == "Tickets are sold on board."


def test_sentences_know_their_own_lines() -> None:
    first, second = sentences_of(LINES, paragraphs_of(LINES, range(3))[0])
    assert first.text == "The ferry to the island runs twice a day from the old pier."
    assert first.line_numbers == (0, 1)
    assert second.line_numbers == (1,)


def test_short_lines_under_each_other_are_no_paragraph() -> None:
    menu = column(["Home", "News", "Sport"], pitch=26)
    assert len(paragraphs_of(menu, range(3))) == 3


def test_items_of_a_list_are_kept_apart() -> None:
    items = column(
        ["• bring the tent and the two long ropes", "• bring the stove and the small pan"], pitch=26
    )
    assert len(paragraphs_of(items, range(2))) == 2


def test_what_stands_beside_a_column_is_left_out() -> None:
    lines = [line("Heading", 300, 100, 34), line("Text", 305, 150), line("Aside", 1200, 150)]
    assert column_below(lines, 0, frozenset()) == [1]


@given(st.lists(st.text(max_size=40), max_size=12))
def test_every_line_with_text_is_in_one_paragraph(strange: list[str]) -> None:
    lines = column(strange)
    numbers = [n for one in paragraphs_of(lines, range(len(lines))) for n in one.line_numbers]
    assert sorted(numbers) == [n for n, text in enumerate(strange) if text.strip()]
