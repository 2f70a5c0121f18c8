"""Figures that are told by the noun before them or over them."""

import pytest

from core.answer.reading.asked_values import values_for
from core.answer.reading.values_by_label import named_number
from tests.core.answer.reading.made_readings import asked_about, reading_of_line


@pytest.mark.parametrize(
    ("question", "line", "told"),
    [
        ("What shoe size does Gerda take?", "Gerda: brown boots, size 41 please", ["size 41"]),
        ("At which dock do we load?", "Please load at dock no. 7, not before 8", ["dock no. 7"]),
        ("At which dock do we load?", "Please load 7 crates before 8", []),
        ("Where do we load?", "Please load at dock 7", []),
    ],
)
def test_a_figure_behind_the_noun_that_is_asked_for_is_the_answer(
    question: str, line: str, told: list[str]
) -> None:
    asked, reading = asked_about(question), reading_of_line(line)
    assert [value.text for value in named_number(asked, reading, line)] == told


def test_what_something_rose_by_is_not_how_high_it_is() -> None:
    rose = reading_of_line("Oiling lowered the mill by 7 dB")
    assert values_for(asked_about("How loud is the mill?"), rose, frozenset()) == ()
    assert values_for(asked_about("By how many dB was the mill lowered?"), rose, frozenset())
