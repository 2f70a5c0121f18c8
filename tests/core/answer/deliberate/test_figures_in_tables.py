"""Cells read as amounts, and the columns that a question names."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.answer.deliberate.figures_in_tables import figure_in


@pytest.mark.parametrize(
    ("cell", "head", "amount", "unit"),
    [
        ("1,250.00", "Spent", "1250.00", ""),
        ("€ 18.40", "Price", "18.40", "€"),
        ("18.40", "EUR", "18.40", "€"),
        ("-160.00", "Left", "-160.00", ""),
        ("207 cm", "Height", "207", "cm"),
        ("12", "Load (kg)", "12", "kg"),
        ("7 %", "Loss", "7", "%"),
    ],
)
def test_a_cell_is_an_amount_in_the_unit_of_the_cell_or_its_head(
    cell: str, head: str, amount: str, unit: str
) -> None:
    figure = figure_in(cell, head)
    assert figure is not None
    assert (figure.amount, figure.unit) == (Decimal(amount), unit)


@pytest.mark.parametrize("cell", ["", "Rye, dark", "14:30", "3 Sep", "T-31", "GL28h, visual"])
def test_words_dates_times_and_codes_are_no_amounts(cell: str) -> None:
    assert figure_in(cell) is None


@given(st.decimals(min_value=0, max_value=999_999, places=2, allow_nan=False))
def test_every_sum_is_read_back_as_it_was_written(amount: Decimal) -> None:
    figure = figure_in(f"{amount:,.2f}")
    assert figure is not None
    assert figure.amount == amount
    assert figure.is_money
