"""The ribbon's levels, its strokes and its words."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.windows.scale.density import DayDensity
from core.store.density_store import MinuteDensity

NOON = datetime(2026, 6, 8, 12, tzinfo=UTC)


def minute(number: int, frames: int = 1, text: int = 100) -> MinuteDensity:
    return MinuteDensity(NOON + timedelta(minutes=number), frames, text)


def test_nothing_is_no_ribbon_and_has_no_words() -> None:
    empty = DayDensity()
    assert list(empty.bars(NOON, NOON + timedelta(hours=1), lambda _moment: 0.0)) == []
    assert empty.words(NOON) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [(1000, "much text"), (300, "some text"), (20, "little text"), (0, "little text")],
)
def test_a_minute_is_told_beside_the_fullest_of_its_day(text: int, said: str) -> None:
    density = DayDensity([minute(0, 3, text), minute(5, 1, 1000)])
    assert density.words(NOON + timedelta(seconds=59)) == f"3 moments in this minute, {said}"
    assert density.words(NOON + timedelta(seconds=60)) == ""
    assert density.words(NOON - timedelta(seconds=1)) == ""


def test_a_quiet_minute_is_seen_beside_a_full_one() -> None:
    density = DayDensity([minute(0, 1, 10), minute(1, 1, 1000)])
    assert density.level(minute(0, 1, 10)) == pytest.approx(0.1)
    assert density.level(minute(0, 1, 0)) > 0


def test_minutes_that_share_a_pixel_are_one_stroke_as_high_as_the_highest() -> None:
    density = DayDensity([minute(number, text=100 * (number + 1)) for number in range(10)])

    def narrow(moment: datetime) -> float:
        return (moment - NOON) / timedelta(minutes=5)

    first, second = density.bars(NOON, NOON + timedelta(minutes=10), narrow)
    assert (first.left, second.left) == (0.0, 1.0)
    assert second.level == 1.0
    assert first.level == density.level(minute(4, text=500))


@given(st.lists(st.integers(0, 600), unique=True), st.integers(1, 1200))
def test_every_minute_is_under_a_stroke(numbers: list[int], width: int) -> None:
    numbers.sort()
    density = DayDensity([minute(number) for number in numbers])

    def x_of(moment: datetime) -> float:
        return (moment - NOON) / timedelta(minutes=600) * width

    bars = list(density.bars(NOON, NOON + timedelta(minutes=600), x_of))
    assert len(bars) <= width + 1
    for number in numbers:
        x = x_of(NOON + timedelta(minutes=number))
        assert any(bar.left <= x <= bar.right for bar in bars)
