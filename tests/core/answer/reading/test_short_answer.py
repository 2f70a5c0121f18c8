"""A short answer leaves out what its line itself calls former."""

import pytest

from core.answer.reading.short_answer import placed_in, without_former
from core.answer.value_patterns import Value
from core.answer.wanted import Wanted


@pytest.mark.parametrize(
    ("text", "sort", "told"),
    [
        ("€ 99.00 · spring sale, was € 129.00", Wanted.MONEY, "€ 99.00 · spring sale"),
        (
            "The tram now leaves at 9:40 instead of 9:10.",
            Wanted.CLOCK,
            "The tram now leaves at 9:40.",
        ),
        ("A seat is 12 euros, not 15 euros", Wanted.MONEY, "A seat is 12 euros"),
        ("Jetzt 14:30 statt 13:00 Uhr", Wanted.CLOCK, "Jetzt 14:30 Uhr"),
        ("It was € 20 then.", Wanted.MONEY, "It was € 20 then."),
        ("Doors open at 19:00", Wanted.CLOCK, "Doors open at 19:00"),
    ],
)
def test_former_values_are_left_out(text: str, sort: Wanted, told: str) -> None:
    assert without_former(text, sort) == told


def test_values_read_elsewhere_are_placed_in_the_text_that_is_shown() -> None:
    told = "Anchor, bronze  € 120"
    read = Value(40, 45, "€ 120", Wanted.MONEY)
    lacking = Value(0, 4, "€ 99", Wanted.MONEY)
    placed = placed_in(told, (read, lacking))
    assert [told[value.start : value.end] for value in placed] == ["€ 120"]
