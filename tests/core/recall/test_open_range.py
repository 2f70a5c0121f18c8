"""Days with a direction, ranges with two ends, in three languages."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.recall.time_range import find_time_range
from core.recall.time_words import in_english

NOW = datetime.fromisoformat("2031-09-18T15:00:00+02:00")  # a Thursday


def day(number: int) -> datetime:
    return datetime.fromisoformat(f"2031-09-{number:02}T00:00:00+02:00")


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("what did I read between Monday and Wednesday?", day(15), day(18)),
        ("what did I read from Monday to Tuesday?", day(15), day(17)),
        ("was habe ich zwischen Montag und Mittwoch gelesen?", day(15), day(18)),
        ("qué leí entre lunes y miércoles?", day(15), day(18)),
        ("what did I read since Tuesday?", day(16), NOW),
        ("was habe ich seit Dienstag gelesen?", day(16), NOW),
        ("what came after Tuesday?", day(17), NOW),
        ("between 3 September and 5 September", day(3), day(6)),
    ],
)
def test_a_range_with_its_ends(text: str, since: datetime, until: datetime) -> None:
    named = find_time_range(text, NOW)
    assert named is not None
    assert named.since == since
    assert abs(named.until - until) < timedelta(days=1)


@pytest.mark.parametrize(
    "text", ["what did I note before Tuesday?", "vor Dienstag", "antes del martes"]
)
def test_before_a_day_ends_where_it_begins(text: str) -> None:
    named = find_time_range(text, NOW)
    assert named is not None
    assert named.until == day(16)
    assert named.since < day(10)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("was war vor drei Tagen?", "three days ago"),
        ("¿qué vi hace dos semanas?", "two weeks ago"),
        ("die Rechnung letzte Woche", "last week"),
        ("la semana pasada", "last week"),
        ("el mes pasado", "last month"),
        ("in den letzten 3 Tagen", "last 3 days"),
        ("diese Woche", "this week"),
        ("esta mañana", "this morning"),
        ("el lunes pasado", "last monday"),
    ],
)
def test_other_languages_name_the_same_stretch(text: str, english: str) -> None:
    named, meant = find_time_range(text, NOW), find_time_range(english, NOW)
    assert named is not None
    assert meant is not None
    assert (named.since, named.until) == (meant.since, meant.until)


def test_plain_english_stays_as_it_is() -> None:
    assert in_english("the invoice from last week") == "the invoice from last week"


def test_between_things_is_no_time() -> None:
    assert find_time_range("the difference between tea and coffee", NOW) is None


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    named = find_time_range(text, NOW)
    assert named is None or named.since <= named.until
