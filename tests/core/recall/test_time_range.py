"""Time words become the stretch that a person means by them; other numbers stay numbers."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.recall.time_range import TimeRange, find_time_range

ZONE = timezone(timedelta(hours=2))
NOW = datetime(2031, 9, 11, 17, 30, tzinfo=ZONE)  # a Thursday


def found(question: str, now: datetime = NOW) -> TimeRange:
    time_range = find_time_range(question, now)
    assert time_range is not None, question
    return time_range


def at(day: int, hour: int, minute: int = 0, month: int = 9) -> datetime:
    return datetime(2031, month, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("What did I read today?", at(11, 0), at(12, 0)),
        ("what did Otto say yesterday", at(10, 0), at(11, 0)),
        ("the list from the day before yesterday", at(9, 0), at(10, 0)),
        ("Was habe ich heute gelesen?", at(11, 0), at(12, 0)),
        ("Was war gestern offen?", at(10, 0), at(11, 0)),
        ("und vorgestern?", at(9, 0), at(10, 0)),
        ("¿qué leí hoy?", at(11, 0), at(12, 0)),
        ("¿qué hice ayer?", at(10, 0), at(11, 0)),
        ("anteayer", at(9, 0), at(10, 0)),
        ("what came on Tuesday?", at(9, 0), at(10, 0)),
        ("Was kam am Dienstag?", at(9, 0), at(10, 0)),
        ("¿qué llegó el miércoles?", at(10, 0), at(11, 0)),
        ("what happened on Thursday", at(11, 0), at(12, 0)),
        ("what happened last Thursday", at(4, 0), at(5, 0)),
        ("letzten Donnerstag", at(4, 0), at(5, 0)),
        ("what did I do on Friday", at(5, 0), at(6, 0)),
        ("on Tuesday morning", at(9, 5), at(9, 12)),
        ("yesterday afternoon", at(10, 12), at(10, 18)),
        ("this evening", at(11, 17), at(11, 23)),
        ("Dienstag Nachmittag", at(9, 12), at(9, 18)),
        ("ayer por la tarde", at(10, 12), at(10, 20)),
        ("on 3 September", at(3, 0), at(4, 0)),
        ("on the 3rd of September", at(3, 0), at(4, 0)),
        ("September 3rd, 2031", at(3, 0), at(4, 0)),
        ("am 3. September", at(3, 0), at(4, 0)),
        ("el 3 septiembre", at(3, 0), at(4, 0)),
        ("on 2031-09-03", at(3, 0), at(4, 0)),
        ("last week", at(1, 0), at(8, 0)),
        ("this week", at(8, 0), at(15, 0)),
        ("last month", at(1, 0, month=8), at(1, 0)),
        ("in the last 3 days", at(8, 17, 30), NOW),
        ("in the past two hours", at(11, 15, 30), NOW),
        ("in the last few hours", at(11, 14, 30), NOW),
        ("two days ago", at(9, 0), at(10, 0)),
        ("a week ago", at(4, 0), at(11, 0)),
    ],
)
def test_days_and_stretches(question: str, since: datetime, until: datetime) -> None:
    time_range = found(question)
    assert (time_range.since, time_range.until) == (since, until)
    assert not time_range.is_moment


@pytest.mark.parametrize(
    ("question", "centre"),
    [
        ("what was I doing at 14:05?", at(11, 14, 5)),
        ("yesterday at 9:40", at(10, 9, 40)),
        ("yesterday at 9.40", at(10, 9, 40)),
        ("yesterday around 3.20 pm", at(10, 15, 20)),
        ("the call at 10:05:33 yesterday", at(10, 10, 5)),
        ("at 3 pm", at(11, 15)),
        ("at 9 a.m. on Tuesday", at(9, 9)),
        ("12 am today", at(11, 0)),
        ("12 pm today", at(11, 12)),
        ("on Tuesday at quarter past three", at(9, 15, 15)),
        ("what did I read over lunch on Tuesday, at ten past twelve?", at(9, 12, 10)),
        ("what was I up to on Tuesday 11ish?", at(9, 11)),
        # Now is a Thursday at half past five: what is still to come today was a week ago.
        ("what did I look at on Thursday evening around twenty to eight?", at(4, 19, 40)),
        ("on Thursday at 11:15", at(11, 11, 15)),
        ("on Tuesday at quarter past three in the afternoon", at(9, 15, 15)),
        ("on Tuesday at quarter past three in the morning", at(9, 3, 15)),
        ("half past nine on Wednesday", at(10, 9, 30)),
        ("ten to eleven yesterday", at(10, 10, 50)),
        ("ten to four on Wednesday", at(10, 15, 50)),
        ("a bit after nine on Tuesday morning", at(9, 9, 15)),
        ("shortly before eleven yesterday", at(10, 10, 54)),
        ("just after three on Tuesday afternoon", at(9, 15, 6)),
        ("at nine o'clock yesterday", at(10, 9)),
        ("what was on my screen at three", at(11, 15)),
        ("yesterday at 8 in the evening", at(10, 20)),
        ("yesterday at 11 in the evening", at(10, 23)),
        ("at 2 at night on Tuesday", at(9, 2)),
        ("two hours ago", at(11, 15, 30)),
        ("ten minutes ago", at(11, 17, 20)),
        ("half an hour ago", at(11, 17)),
        ("an hour ago", at(11, 16, 30)),
    ],
)
def test_moments(question: str, centre: datetime) -> None:
    time_range = found(question)
    assert time_range.is_moment
    assert time_range.centre == centre


def test_a_bit_after_nine_does_not_reach_back_to_nine() -> None:
    time_range = found("yesterday a bit after nine")
    assert time_range.since >= at(10, 9)


def test_a_clock_time_still_to_come_was_yesterday() -> None:
    assert found("what was I doing at 18:20?").centre == at(10, 18, 20)
    assert found("what was I doing at three?", at(11, 10)).centre == at(10, 15)


def test_a_date_without_a_year_is_the_latest_one() -> None:
    january = datetime(2032, 1, 5, 9, 0, tzinfo=ZONE)
    assert found("on 3 December", january).since == datetime(2031, 12, 3, tzinfo=ZONE)
    assert found("on 2 January", january).since == datetime(2032, 1, 2, tzinfo=ZONE)


@pytest.mark.parametrize(
    "question",
    [
        "",
        "what does the heron eat?",
        "the recipe for 4 people",
        "about 4 people",
        "release notes of 2.4.0",
        "the crash at 2.4.0",
        "version 3.11 of the reader",
        "version 3.11.2",
        "the order of 200 pcs",
        "the server 10.0.10.20",
        "the lunch for 12.50 euro",
        "at 12.50 euro a piece",
        "a tariff at 5% a year",
        "at 7 Heron Lane",
        "after one of the speakers left",
        "the drawing about two herons",
        "from ten to twelve people",
        "five to ten minutes of rest",
        "at 45 degrees",
        "room 99 pm",
        "quarter past 45",
        "last 0 days",
        "999999999999 weeks ago",
        "on 2031-13-45",
        "31 February",
        "what does this say about the morning shift?",
        "9999-12-31",
        "0001-01-01 at 00:05",
    ],
)
def test_no_time_is_named(question: str) -> None:
    assert find_time_range(question, NOW) is None


def test_the_words_of_the_question_that_named_it_are_told() -> None:
    words = found("What did I read on Tuesday morning at half past nine?").words
    assert {"tuesday", "morning", "half", "past", "nine"} <= set(words)
    assert "read" not in words


TIME_WORDS = (
    "last this next on at about after before past to ago the a an of in half quarter few couple "
    "two ten twelve 0 3 7 12 13 24 31 99 2031 9999 0001 tuesday martes sonntag may sun september "
    "märz today gestern hoy morning night tonight tarde noon minute hours day weeks month am p.m. "
    "14:05 3.20 2.4.0 10:05:33 2031-09-03 9999-12-31 0001-01-01 3rd o'clock % € pcs"
).split()
QUESTIONS = (
    st.lists(st.sampled_from(TIME_WORDS), max_size=9).map(" ".join)
    | st.text(st.sampled_from("0123456789:.-/ apm"), max_size=24)
    | st.text(max_size=40)
)
NOWS = st.datetimes(
    datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(ZONE) | st.just(UTC)
)


@given(QUESTIONS, NOWS)
@example("9999 months ago", NOW)
@example("31 december 9999 at 23:59", NOW)
def test_any_text_names_a_whole_stretch_or_none(question: str, now: datetime) -> None:
    time_range = find_time_range(question, now)
    if time_range is None:
        return
    assert time_range.since < time_range.until
    assert time_range.since <= time_range.centre < time_range.until
    assert time_range.since.tzinfo == time_range.until.tzinfo == now.tzinfo


@given(
    st.sampled_from([phrase for phrase in ("today", "yesterday", "two days ago", "on Monday")]),
    NOWS,
)
def test_a_named_day_is_one_day_that_has_begun(phrase: str, now: datetime) -> None:
    time_range = find_time_range(phrase, now)
    assert time_range is not None
    assert time_range.until - time_range.since == timedelta(days=1)
    assert time_range.since <= now


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("Between 09:00 and 10:30 on Tuesday 9 September 2031: who?", at(9, 9), at(9, 10, 31)),
        (
            "Zwischen 09:00 und 10:30 Uhr am Dienstag, 9. September 2031: wer?",
            at(9, 9),
            at(9, 10, 31),
        ),
        ("what was on the screen from 9:15 to 9:40 yesterday", at(10, 9, 15), at(10, 9, 41)),
        ("was war von 22:00 bis 01:00 gestern", at(10, 22), at(11, 1, 1)),
        ("who wrote between 18:00 and 19:00", at(10, 18), at(10, 19, 1)),  # it is 17:30 now
    ],
)
def test_a_stretch_between_two_clock_times(question: str, since: datetime, until: datetime) -> None:
    time_range = found(question)
    assert (time_range.since, time_range.until) == (since, until)
    assert not time_range.is_moment


def test_two_times_that_are_none_name_no_stretch() -> None:
    assert find_time_range("the ratio fell from 45:10 to 30:12", NOW) is None
