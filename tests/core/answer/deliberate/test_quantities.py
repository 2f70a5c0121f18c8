"""Values to reckon with, as they are read and told."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.answer.deliberate.quantities import (
    Dimension,
    amount_of,
    are_alike,
    difference,
    quantities_in,
    total_of,
)
from tests.fakes.drawn_memory import moment

SEEN = moment(8, "10:00")


@pytest.mark.parametrize(
    ("text", "dimension", "amount", "unit"),
    [
        ("Total € 1,204.50", Dimension.MONEY, "1204.50", "EUR"),
        ("1.204,50 EUR", Dimension.MONEY, "1204.50", "EUR"),
        ("$ 640.00", Dimension.MONEY, "640.00", "USD"),
        ("€ 4,553", Dimension.MONEY, "4553", "EUR"),
        ("departs 07:20", Dimension.CLOCK, "440", "min"),
        ("until 4 pm", Dimension.CLOCK, "960", "min"),
        ("takes 75 minutes", Dimension.DURATION, "4500", "s"),
        ("half an hour", Dimension.DURATION, "1800", "s"),
        ("runs 2 hours 35 and more", Dimension.DURATION, "9300", "s"),
        ("1 h 20 min", Dimension.DURATION, "4800", "s"),
        ("down to -14.5 °C", Dimension.MEASURE, "-14.5", "°C"),
        ("from 10-14 °C", Dimension.MEASURE, "14", "°C"),
        ("3 nights", Dimension.DURATION, "259200", "s"),
        ("2.71 V at the pin", Dimension.MEASURE, "2.71", "V"),
        ("190 mV", Dimension.MEASURE, "0.190", "V"),
        ("3.2 kg", Dimension.MEASURE, "3200.0", "g"),
        ("0.021 %", Dimension.MEASURE, "0.021", "%"),
        ("14 boats", Dimension.NUMBER, "14", "boats"),
        ("two more boats", Dimension.NUMBER, "2", "boats"),
    ],
)
def test_a_value_has_its_amount_and_unit(
    text: str, dimension: Dimension, amount: str, unit: str
) -> None:
    (value,) = quantities_in(text, SEEN)
    assert (value.dimension, value.amount, value.unit) == (dimension, Decimal(amount), unit)
    assert text[value.start : value.end] == value.text


def test_both_ends_of_a_stretch_of_days_are_values() -> None:
    values = quantities_in("moved from 19 September to 26 September, 08:40", SEEN)
    assert [one.dimension for one in values] == [Dimension.DAY, Dimension.DAY, Dimension.CLOCK]
    assert difference(values[0], values[1]) == "7 days"


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("€ 439.50", "€ 354.00", "€ 85.50"),
        ("€ 3,680.00", "€ 3,430.00", "€ 250"),
        ("07:25", "08:10", "45 minutes"),
        ("09:00", "11:15", "2 hours 15 minutes"),
        ("3 hours", "75 minutes", "1 hour 45 minutes"),
        ("2.71 V", "2.93 V", "0.22 V"),
        ("900 mV", "700 mV", "200 mV"),
        ("2.5 kg", "500 g", "2 kg"),
        ("14 boats", "9 boats", "5 boats"),
        ("-18 °C", "4 °C", "22 °C"),
        ("−4.5 °C", "−18 °C", "13.5 °C"),
    ],
)
def test_a_difference_is_told_as_people_write_it(one: str, other: str, told: str) -> None:
    (first,), (second,) = quantities_in(one), quantities_in(other)
    assert difference(first, second) == told


@pytest.mark.parametrize(
    ("one", "other"),
    [("€ 5.00", "$ 5.00"), ("€ 5.00", "5 kg"), ("3 V", "3 A"), ("4 cats", "4 dogs")],
)
def test_unlike_values_are_never_reckoned_together(one: str, other: str) -> None:
    (first,), (second,) = quantities_in(one), quantities_in(other)
    assert not are_alike(first, second)
    with pytest.raises(ValueError, match="reckoned together"):
        difference(first, second)
    with pytest.raises(ValueError, match="no sum"):
        total_of([first, second])


def test_a_sum_keeps_its_unit() -> None:
    values = [quantities_in(text)[0] for text in ("€ 263.80", "€ 354.00")]
    assert total_of(values) == "€ 617.80"


@given(st.integers(1, 9_999_999), st.integers(0, 99))
def test_english_and_continental_figures_are_one_amount(whole: int, cents: int) -> None:
    english = f"{whole:,}.{cents:02}"
    continental = english.replace(",", "·").replace(".", ",").replace("·", ".")
    assert amount_of(english) == amount_of(continental) == Decimal(f"{whole}.{cents:02}")


@given(st.text(max_size=80))
def test_any_text_is_read_and_values_lie_apart(text: str) -> None:
    values = quantities_in(text, SEEN)
    assert all(one.end <= two.start for one, two in pairwise(values))


@pytest.mark.parametrize(
    ("text", "dimension"),
    [
        ("The ridge sees 1.42 kN/m now", Dimension.MEASURE),
        ("Fare Rs 845 each", Dimension.MONEY),
        ("Leaves at 14:30", Dimension.CLOCK),
    ],
)
def test_a_value_with_a_unit_is_no_time_of_the_clock(text: str, dimension: Dimension) -> None:
    assert [one.dimension for one in quantities_in(text)][:1] == [dimension]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The hoist may carry 280 kg from now on, not 340.", ["280 kg", "340 kg"]),
        ("The sack, 118 kg, and the crate, 97.", ["118 kg", "97 kg"]),
        ("A crate of 40 kg and room 9", ["40 kg", "9"]),
    ],
)
def test_a_number_takes_the_unit_said_before(text: str, said: list[str]) -> None:
    assert [one.text for one in quantities_in(text)] == said
