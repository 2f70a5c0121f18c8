"""Months, seasons and years are the stretches that a person means by them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.recall.calendar_range import find_calendar_range
from core.recall.time_range import find_time_range

NOW = datetime(2031, 9, 11, 17, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("What did Otto buy in June?", (2031, 6), (2031, 7)),
        ("what did Otto buy in November?", (2030, 11), (2030, 12)),
        ("during early June 2029", (2029, 6), (2029, 7)),
        ("the bill from December 2029", (2029, 12), (2030, 1)),
        ("in the summer of 2028", (2028, 6), (2028, 9)),
        ("last winter", (2030, 12), (2031, 3)),
        ("What changed in 2027?", (2027, 1), (2028, 1)),
    ],
)
def test_named_stretches(question: str, since: tuple[int, int], until: tuple[int, int]) -> None:
    found = find_time_range(question, NOW)
    assert found is not None
    assert found.since == datetime(*since, 1, tzinfo=UTC)
    assert found.until == datetime(*until, 1, tzinfo=UTC)
    assert not found.is_moment


@pytest.mark.parametrize(
    "question",
    [
        "may I see the bill",
        "this may be it",
        "the long march to the sea",
        "how many were there in 2",
        "version 2027.1 of the program",
        "where is the fall of water",
    ],
)
def test_other_words_name_no_stretch(question: str) -> None:
    assert find_time_range(question, NOW) is None


def test_a_named_day_wins_over_its_month() -> None:
    found = find_time_range("what came on 3 June?", NOW)
    assert found is not None
    assert (found.until - found.since).days == 1


@given(st.text(max_size=80), st.datetimes(timezones=st.just(UTC)))
def test_no_text_breaks_it(text: str, now: datetime) -> None:
    found = find_time_range(text, now)
    assert found is None or found.since < found.until


def test_without_such_words_there_is_none() -> None:
    assert find_calendar_range("the willow basket", NOW) is None
