"""Amounts and dates have one key each, however they are written."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.memory.entities.values import amount_key, amounts_in, date_meant, dates_in

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("€ 1.480,00", "EUR 1480.00"),
        ("EUR 1,480.00", "EUR 1480.00"),
        ("1 480 €", "EUR 1480.00"),
        ("34 euros", "EUR 34.00"),
        ("$7.5", "USD 7.50"),
        ("CHF 1’250", "CHF 1250.00"),
        ("95 zł", "PLN 95.00"),
    ],
)
def test_amounts_in_one_form(text: str, key: str) -> None:
    assert amount_key(text) == key


def test_amounts_are_found_in_a_line() -> None:
    found = amounts_in("2 sets for € 14.90 and $3.00", 4)
    assert [(one.key, one.line_numbers) for one in found] == [
        ("EUR 14.90", (4,)),
        ("USD 3.00", (4,)),
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-06-19", date(2026, 6, 19)),
        ("19.06.2026", date(2026, 6, 19)),
        ("19 June", date(2026, 6, 19)),
        ("June 19th, 2027", date(2027, 6, 19)),
        ("28 December", date(2025, 12, 28)),
        ("3. März 2026", date(2026, 3, 3)),
        ("12/31/2025", date(2025, 12, 31)),
    ],
)
def test_dates_mean_a_day(text: str, day: date) -> None:
    found = date_meant(text, TODAY)
    assert found is not None
    assert found[0] == day


def test_day_and_month_in_figures_are_unsure_where_both_orders_fit() -> None:
    ambiguous, plain = date_meant("04/05/2026", TODAY), date_meant("14/05/2026", TODAY)
    assert ambiguous is not None
    assert plain is not None
    assert ambiguous[1] < plain[1]


def test_no_day_is_meant_by_a_weekday_or_an_impossible_date() -> None:
    assert date_meant("Friday", TODAY) is None
    assert date_meant("31 June", TODAY) is None
    assert date_meant("2026-13-01", TODAY) is None


def test_the_day_of_the_view_is_left_out() -> None:
    assert dates_in("Tue 10 Mar 08:12, due 12 March", 0, TODAY)[0].key == "2026-03-12"
    assert len(dates_in("Tue 10 Mar 08:12, due 12 March", 0, TODAY)) == 1


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.dates(date(2001, 1, 1)))
def test_a_full_date_is_read_whenever_it_is_seen(day: date, seen_on: date) -> None:
    found = date_meant(day.isoformat(), min(seen_on, date(2098, 1, 1)))
    assert found is not None
    assert found[0] == day


@given(st.integers(-150, 150))
def test_a_date_without_its_year_is_the_nearest(days: int) -> None:
    day = TODAY + timedelta(days=days)
    found = date_meant(f"{day.day} {day:%B}", TODAY)
    assert found is not None
    assert found[0] == day
