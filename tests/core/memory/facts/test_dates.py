"""Days as messages name them, made full."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.memory.facts.dates import clock_in, dated, moment_of, said_day, when_in

MONDAY = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("on Friday", "Friday 6 March 2026"),
        ("Friday at 15:00", "Friday 6 March 2026, 15:00"),
        ("tomorrow, 8:40", "Tuesday 3 March 2026, 08:40"),
        ("today 10:30", "Monday 2 March 2026, 10:30"),
        ("the day after tomorrow", "Wednesday 4 March 2026"),
        ("12 June", "Friday 12 June 2026"),
        ("Friday 12 June at 4:15 pm", "Friday 12 June 2026, 16:15"),
        ("June 12th, 2027", "Saturday 12 June 2027"),
        ("14:00 on 12 June", "Friday 12 June 2026, 14:00"),
        ("12 June, 14:00–15:30", "Friday 12 June 2026, 14:00–15:30"),
        ("12 June, slot 13:20", "Friday 12 June 2026, 13:20"),
        ("2026-06-12", "Friday 12 June 2026"),
        ("12.06.2026 um 10 Uhr", "Friday 12 June 2026, 10:00"),
        ("Freitag, 12. Juni", "Friday 12 June 2026"),
        ("Saturday the 21st", "Saturday 21 March 2026"),
        ("11 May to 14 May", "Monday 11 May 2026 to Thursday 14 May 2026"),
        ("4 January", "Sunday 4 January 2026"),
        ("20 November", "Friday 20 November 2026"),
        ("12 noon on 15 December 2025", "Monday 15 December 2025"),
    ],
)
def test_a_day_is_said_in_full(text: str, said: str) -> None:
    found = when_in(text, MONDAY)
    assert found is not None
    assert found.said == said


@pytest.mark.parametrize(
    "text",
    [
        "next week",
        "next Friday",
        "last Friday",
        "since Friday",
        "on Monday",  # said on a Monday: today or in a week
        "03/04/2026",
        "31 June",
        "Tuesday 12 June",  # no such year near
        "every Thursday",
        "on Thursdays",
        "may I",
    ],
)
def test_a_doubtful_day_is_left_alone(text: str) -> None:
    assert when_in(text, MONDAY) is None


def test_without_a_date_of_writing_only_full_dates_are_told() -> None:
    assert when_in("on Friday", None) is None
    assert when_in("12 June", None) is None
    found = when_in("12 June 2026", None)
    assert found is not None
    assert found.day == date(2026, 6, 12)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)))
def test_a_weekday_is_always_within_the_coming_week(said_at: datetime) -> None:
    found = when_in("on Thursday", said_at)
    if found is None:
        assert said_at.weekday() == 3
    else:
        assert found.day is not None
        assert timedelta(0) < found.day - said_at.date() < timedelta(days=7)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_full_date_is_read_back(day: date) -> None:
    found = when_in(f"on {said_day(day)}, 07:05", None)
    assert found is not None
    assert found.day == day
    assert found.said == f"{said_day(day)}, 07:05"
    assert moment_of(found, MONDAY).date() == day


@given(st.text(max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    when_in(text, MONDAY)
    clock_in(text)


def test_a_text_keeps_its_words_around_the_day() -> None:
    assert dated("closed on Friday until noon", MONDAY) == (
        "closed on Friday 6 March 2026 until noon"
    )
