"""The places of a row tell which way a journey goes."""

import pytest

from core.answer.reading.directions import goes_asked_way


@pytest.mark.parametrize(
    ("question", "row", "goes"),
    [
        ("Which seat do I have on the way back from Riga?", "Riga to Oslo  Sat  16:30  8", True),
        ("Which seat do I have on the way back from Riga?", "Oslo to Riga  Thu  07:10  22", False),
        ("When does my train to Riga leave?", "Oslo – Riga  07:10", True),
        ("When does my train to Riga leave?", "Riga – Oslo  16:30", False),
        ("When does my train to Riga leave?", "Bergen to Oslo  07:10", None),
        ("When does my train leave?", "Oslo to Riga  07:10", None),
    ],
)
def test_a_row_goes_the_asked_way_or_the_other(question: str, row: str, goes: bool | None) -> None:
    assert goes_asked_way(question, row) is goes
