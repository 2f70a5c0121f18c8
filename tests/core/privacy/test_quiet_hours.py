"""Times of day at which nothing is remembered."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InvalidSetting
from core.privacy.quiet_hours import EVERY_DAY, QuietHours, hours_from

MONDAY = datetime(2026, 6, 8, tzinfo=UTC)
DAY_SETS = st.frozensets(st.integers(0, 6), min_size=1)
MINUTES = st.integers(0, 24 * 60 - 1)
HOURS = st.builds(QuietHours, MINUTES, MINUTES, DAY_SETS).filter(lambda h: h.begin != h.end)


def at(day: int, clock: str) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return MONDAY + timedelta(days=day, hours=hour, minutes=minute)


@pytest.mark.parametrize(
    ("written", "day", "clock", "is_covered"),
    [
        ("12:00-13:00", 0, "12:00", True),
        ("12:00-13:00", 0, "13:00", False),
        ("12:00-13:00", 6, "12:59", True),
        ("20:00-07:00", 0, "23:30", True),
        ("20:00-07:00", 1, "06:59", True),
        ("20:00-07:00", 1, "07:00", False),
        ("20:00-07:00", 1, "19:59", False),
        ("mon-fri 20:00-07:00", 4, "23:00", True),
        ("mon-fri 20:00-07:00", 5, "06:00", True),  # the morning after Friday's evening
        ("mon-fri 20:00-07:00", 5, "23:00", False),
        ("mon-fri 20:00-07:00", 0, "06:00", False),  # Sunday's evening is not named
        ("sat,sun 00:00-24:00", 6, "23:59", True),
        ("sat,sun 00:00-24:00", 0, "00:00", False),
        ("fri-mon 09:00-10:00", 0, "09:30", True),
        ("fri-mon 09:00-10:00", 1, "09:30", False),
    ],
)
def test_hours_cover_their_stretch(written: str, day: int, clock: str, is_covered: bool) -> None:
    assert hours_from(written).covers(at(day, clock)) is is_covered


@pytest.mark.parametrize(
    "written",
    [
        "",
        "evening",
        "20:00",
        "25:00-26:00",
        "12:61-13:00",
        "09:00-09:00",
        "xyz 09:00-10:00",
        "24:00-1:00",
    ],
)
def test_what_is_no_stretch_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(InvalidSetting, match="mon-fri 12:00-13:00"):
        hours_from(written)


@given(HOURS)
def test_hours_are_read_back_as_they_are_written(hours: QuietHours) -> None:
    assert hours_from(str(hours)) == hours


@given(HOURS, st.integers(0, 7 * 24 * 60 - 1))
def test_a_stretch_and_the_rest_of_its_day_share_no_moment(hours: QuietHours, minute: int) -> None:
    hours = QuietHours(hours.begin, hours.end, EVERY_DAY)
    rest = QuietHours(hours.end, hours.begin, EVERY_DAY)
    moment = MONDAY + timedelta(minutes=minute)
    assert hours.covers(moment) is not rest.covers(moment)
