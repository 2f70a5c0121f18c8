"""The days of a conversation look back from when it was seen."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ingest.turns.day_marks import day_alone, day_in

SEEN = date(2031, 5, 14)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Today", SEEN),
        ("Gestern", date(2031, 5, 13)),
        ("Wednesday", date(2031, 5, 7)),
        ("Fri", date(2031, 5, 9)),
        ("Friday 09 May", date(2031, 5, 9)),
        ("Friday, May 9th", date(2031, 5, 9)),
        ("3. Dezember", date(2030, 12, 3)),
        ("12 May 2029", date(2029, 5, 12)),
        ("— Yesterday —", date(2031, 5, 13)),
        ("Monday 12 May NEW", date(2031, 5, 12)),
        ("Tuesday 06May", date(2031, 5, 6)),
        ("Monday12 May", date(2031, 5, 12)),
        ("2031-05-02", date(2031, 5, 2)),
        ("02.05.2031", date(2031, 5, 2)),
        ("5/13/2031", date(2031, 5, 13)),
        ("Day changed to 11 May 2031", date(2031, 5, 11)),
    ],
)
def test_a_divider_names_its_day(text: str, day: date) -> None:
    assert day_alone(text, SEEN) == day


@pytest.mark.parametrize(
    "text", ["Friday is fine with me", "Friday 16 May 2031", "4/5/2031", "May", "31 February", ""]
)
def test_other_lines_days_to_come_and_days_that_could_be_two_are_none(text: str) -> None:
    assert day_alone(text, SEEN) is None


@given(st.dates(date(2025, 1, 1), date(2035, 12, 31)), st.integers(0, 300))
def test_a_date_without_its_year_is_the_latest_one(seen: date, back: int) -> None:
    said = seen - timedelta(days=back)
    named = day_in(f"{said.day} {said:%B}", seen)
    assert named is not None
    assert named.day == said
