"""Confidence is a probability, and what speaks for an answer never lowers it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.answer.confidence import (
    confidence_of,
    confidence_with_pages,
    shipped_model,
    told_confidence,
)

SIGNALS = st.fixed_dictionaries({name: st.floats(0, 1) for name in shipped_model().weights})


@given(SIGNALS)
def test_confidence_is_a_probability(signals: dict[str, float]) -> None:
    assert 0.0 < confidence_of(signals) < 1.0


@pytest.mark.parametrize("name", ["subject", "attribute", "value", "names", "margin"])
@given(signals=SIGNALS, more=st.floats(0, 1))
def test_more_of_what_speaks_for_an_answer_never_lowers_it(
    name: str, signals: dict[str, float], more: float
) -> None:
    better = signals | {name: signals[name] + more}
    assert confidence_of(better) >= confidence_of(signals)


@given(SIGNALS)
def test_a_missing_attribute_lowers_it(signals: dict[str, float]) -> None:
    present, missing = signals | {"head_missing": 0.0}, signals | {"head_missing": 1.0}
    assert confidence_of(missing) < confidence_of(present)


def test_what_is_told_rises_with_what_is_held_likely_and_is_less() -> None:
    likely = [place / 100 for place in range(101)]
    told = [told_confidence(one) for one in likely]
    assert told == sorted(told)
    assert all(0.0 < one < 1.0 for one in told)
    # what is held for less likely than this is not told at all
    assert all(after < before for before, after in zip(likely[45:], told[45:], strict=True))
    assert told_confidence(0.99) > 0.85  # as the app's words for a sure answer have it


@given(st.floats(0, 1), st.floats(-30, 30), st.floats(0, 20))
def test_a_line_that_the_network_finds_likelier_is_no_less_sure(
    likely: float, here: float, more: float
) -> None:
    sure = confidence_with_pages(likely, here)
    assert 0.0 < sure < 1.0
    assert confidence_with_pages(likely, here + more) >= sure


def test_what_the_network_says_of_a_line_counts_within_bounds() -> None:
    assert confidence_with_pages(0.6, None) == 0.6
    assert confidence_with_pages(0.6, -30.0) < 0.45 < confidence_with_pages(0.97, -30.0)
    assert confidence_with_pages(0.05, 8.0) > 0.5
    assert confidence_with_pages(0.6, 0.0) == pytest.approx(0.6)
