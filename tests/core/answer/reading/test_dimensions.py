"""A unit tells what a quantity is a measure of."""

import pytest

from core.answer.reading.dimensions import is_measure_of, of_dimension
from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted
from tests.core.answer.reading.made_readings import asked_about


@pytest.mark.parametrize(
    ("question", "line", "kept"),
    [
        ("How loud is the mill?", "The mill: 63 dB at 40 m", ["63 dB"]),
        ("How humid is the cellar?", "Cellar 9 °C, 71 %", ["71 %"]),
        ("How many watts does the lamp draw?", "12 V, 18 W, 3 m of cable", ["18 W"]),
        ("How much does the crate hold?", "12 kg or 40 l", ["12 kg", "40 l"]),
    ],
)
def test_only_values_of_the_asked_measure_are_kept(
    question: str, line: str, kept: list[str]
) -> None:
    values = of_dimension(asked_about(question), values_in(line, Wanted.QUANTITY))
    assert [value.text for value in values] == kept


def test_a_unit_alone_says_that_it_is_a_weight() -> None:
    weight, length = values_in("12 kg, 3 m", Wanted.QUANTITY)
    assert is_measure_of("weight", weight)
    assert not is_measure_of("weight", length)
