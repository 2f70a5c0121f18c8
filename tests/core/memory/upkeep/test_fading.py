"""Importance only rises with each cue, strength only falls with age."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.memory.upkeep.fading import PINNED_STRENGTH, importance_of, novelty, strength

SHARES = st.floats(0.0, 1.0)
COUNTS = st.integers(0, 1000)
DWELLS = st.floats(0.0, 1e6)
AGES = st.timedeltas(timedelta(0), timedelta(days=40_000))


@given(COUNTS, DWELLS, SHARES, COUNTS, SHARES)
def test_importance_is_a_share_and_never_below_its_base(
    repetitions: int, dwell_s: float, new: float, acts: int, base: float
) -> None:
    found = importance_of(repetitions, dwell_s, new, acts, base)
    assert base - 1e-9 <= found <= 1.0


@given(COUNTS, COUNTS, DWELLS, DWELLS, SHARES, SHARES, COUNTS, COUNTS, SHARES)
def test_more_of_any_cue_never_lowers_importance(
    times: int,
    more_times: int,
    dwell_s: float,
    more_dwell_s: float,
    new: float,
    more_new: float,
    acts: int,
    more_acts: int,
    base: float,
) -> None:
    low = importance_of(times, dwell_s, new, acts, base)
    high = importance_of(
        times + more_times, dwell_s + more_dwell_s, max(new, more_new), acts + more_acts, base
    )
    assert high >= low - 1e-12


@given(SHARES, AGES, AGES, COUNTS)
def test_strength_falls_with_age(
    importance: float, age: timedelta, older: timedelta, uses: int
) -> None:
    first, second = sorted((age, older))
    assert strength(importance, second, uses) <= strength(importance, first, uses) + 1e-12


@given(SHARES, SHARES, AGES, COUNTS, COUNTS)
def test_strength_rises_with_importance_and_uses(
    importance: float, other: float, age: timedelta, uses: int, more_uses: int
) -> None:
    low, high = sorted((importance, other))
    assert strength(low, age, uses) <= strength(high, age, uses + more_uses) + 1e-12


@given(SHARES, AGES, COUNTS)
def test_strength_is_a_share_and_what_is_pinned_does_not_fade(
    importance: float, age: timedelta, uses: int
) -> None:
    assert 0.0 <= strength(importance, age, uses) <= 1.0
    assert strength(importance, age, uses, is_pinned=True) == PINNED_STRENGTH


def test_forgetting_is_fast_at_first_and_slow_later() -> None:
    days = [strength(1.0, timedelta(days=day)) for day in (0, 1, 30, 31)]
    assert days[0] - days[1] > 10 * (days[2] - days[3])
    assert strength(1.0, timedelta(days=3)) == pytest.approx(0.5)


def test_a_clock_set_back_makes_nothing_stronger_than_new() -> None:
    assert strength(0.5, timedelta(days=-3)) == strength(0.5, timedelta(0))


@given(SHARES, SHARES, SHARES)
def test_novelty_is_a_share_that_rises_with_what_is_new(
    new: float, other: float, usual: float
) -> None:
    low, high = sorted((new, other))
    assert 0.0 <= novelty(low, usual) <= novelty(high, usual) <= 1.0


def test_an_unusual_day_is_newer_than_an_ordinary_one() -> None:
    assert novelty(0.3, usual_share=0.3) == pytest.approx(0.5)
    assert novelty(0.3, usual_share=0.05) > 0.8
    assert novelty(0.0, usual_share=0.0) == 0.0
