"""What a line shows of what is asked for."""

from dataclasses import replace

import pytest

from core.answer.reading.asked_values import values_for
from core.answer.reading.fit import features_of
from core.answer.reading.surroundings import Surroundings
from core.answer.reading.word_search import WordSearch
from tests.core.answer.reading.made_readings import asked_about, reading_of_line


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("[10:20] Wanda Quill: About the fence: R340.", True),
        ("Wanda wants the fence like the Berlin one, R340.", True),
        ("[10:20] Wanda Quill: About the fence: not yet.", False),
        ("[10:20] Wanda Quill: R340, I think.", False),
    ],
)
def test_a_name_or_code_answers_which_though_its_kind_is_not_said(line: str, is_told: bool) -> None:
    asked = asked_about("Which varnish does Wanda want for the fence?")
    around = Surroundings(
        title="", view=line, has_address=False, people=frozenset(), heads=(), words=WordSearch()
    )
    features, _ = features_of(asked, reading_of_line(line), around, 1.0)
    assert (features.head > 0) is is_told


@pytest.mark.parametrize(
    ("value", "is_told"), [("4.2 of 5", True), ("3 / 10", True), ("120", False), ("wood", False)]
)
def test_a_mark_is_told_by_its_form(value: str, is_told: bool) -> None:
    asked = asked_about("What mark did the guests give the benches?")
    line = f"The benches {value}"
    around = Surroundings(
        title="", view=line, has_address=False, people=frozenset(), heads=(), words=WordSearch()
    )
    reading = replace(reading_of_line(line), label="The benches", value=value)
    features, _ = features_of(asked, reading, around, 1.0)
    assert (features.head > 0) is is_told


def test_a_place_is_called_after_its_kind() -> None:
    asked = asked_about("Where do the rowers eat, which restaurant is it?")
    line = "The rowers eat in the restaurant Zum Anker."
    values = values_for(asked, reading_of_line(line), frozenset())
    assert [value.text for value in values] == ["Zum Anker"]
