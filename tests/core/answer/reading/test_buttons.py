"""Rows of buttons are told from names and sentences."""

import pytest

from core.answer.reading.buttons import is_row_of_buttons
from core.answer.reading.people import doers_in
from tests.core.answer.reading.made_readings import reading_of_line


@pytest.mark.parametrize("text", ["Quote Thanks Report", "Reply  Forward  Delete", "Like · Share"])
def test_a_row_of_buttons_is_nobody(text: str) -> None:
    assert is_row_of_buttons(text)
    assert doers_in(reading_of_line(text), "Who mended the pump?", ()) == ()


@pytest.mark.parametrize(
    "text", ["Thanks", "Wanda Reed", "Send the post.", "reply to all", "Report by Wanda Reed", ""]
)
def test_names_and_sentences_are_none(text: str) -> None:
    assert not is_row_of_buttons(text)
