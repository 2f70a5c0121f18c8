"""Answers are short, whole and honest in their words."""

from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.answer.answer import AbstainReason
from core.answer.wording import (
    SHORT_WORDS,
    around,
    counted_words,
    day_words,
    gap_words,
    length_words,
    moment_words,
    reason_words,
    short_moment_words,
    shortened,
    window_words,
)
from core.observation import Gap, GapKind, WindowContext
from core.recall.language import Language
from tests.fakes.drawn_memory import moment


@given(st.text(max_size=400) | st.lists(st.just("otter"), max_size=60).map(" ".join))
def test_a_short_form_has_at_most_thirty_words(text: str) -> None:
    short = shortened(text)
    assert len(short.split()) <= SHORT_WORDS == 30
    is_cut = len(text.split()) > SHORT_WORDS
    assert short.split()[: SHORT_WORDS - 1] == text.split()[: SHORT_WORDS - 1]
    assert (short != " ".join(text.split())) == is_cut
    assert short.endswith(" …") or not is_cut


@given(st.lists(st.text("aé9", min_size=1, max_size=4), min_size=1, max_size=60), st.data())
def test_a_value_stays_whole_in_its_clause(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    clause = around(text, start, end)
    assert text[start:end] in clause
    outside = len(clause.split()) - len(text[start:end].split())
    assert outside <= 12 + 6 + 2 + 2  # words cut by the span count as whole


def test_what_is_left_out_on_either_side_is_marked() -> None:
    text = " ".join(["before"] * 20 + ["VALUE"] + ["after"] * 20)
    start = text.index("VALUE")
    clause = around(text, start, start + len("VALUE"))
    assert clause.startswith("… before")
    assert clause.endswith("after …")
    assert around("the VALUE here", 4, 9) == "the VALUE here"


def test_days_and_moments_in_words() -> None:
    assert day_words(moment(9, "07:05")) == "Tuesday 9 September 2031"
    assert moment_words(moment(9, "07:05")) == "Tuesday 9 September 2031, 07:05"


def test_days_and_moments_in_german() -> None:
    german = Language.GERMAN
    assert day_words(moment(9, "07:05"), german) == "Dienstag, 9. September 2031"
    assert moment_words(moment(9, "07:05"), german) == "Dienstag, 9. September 2031, 07:05 Uhr"
    assert short_moment_words(moment(9, "07:05"), german) == "Di. 9. Sept., 07:05 Uhr"
    assert short_moment_words(moment(9, "07:05")) == "Tue 09 Sep 07:05"


@pytest.mark.parametrize("kind", list(GapKind))
def test_a_gap_in_german_is_a_sentence(kind: GapKind) -> None:
    sentence = gap_words(gap(kind), Language.GERMAN)
    assert sentence[0].isupper()
    assert (
        "am Dienstag, 9. September 2031 von 13:00 bis 13:45 Uhr"
        in sentence[0].lower() + (sentence[1:])
    )
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("app", "title", "words"),
    [
        ("editor", "Heron diary", "Heron diary (editor)"),
        ("firefox", "(3) Tides — Mozilla Firefox", "Tides (firefox)"),
        ("editor", "editor", "editor"),
        ("editor", "", "editor"),
        ("", "Heron diary", "Heron diary"),
        ("", "", "a window without a title"),
    ],
)
def test_a_window_in_words(app: str, title: str, words: str) -> None:
    assert window_words(WindowContext(app, title)) == words


def gap(kind: GapKind, since: datetime | None = None, until: datetime | None = None) -> Gap:
    return Gap(kind, since or moment(9, "13:00"), until or moment(9, "13:45"), "a private reason")


@pytest.mark.parametrize("kind", list(GapKind))
def test_every_kind_of_gap_has_its_own_sentence(kind: GapKind) -> None:
    sentence = gap_words(gap(kind))
    assert sentence.endswith("from 13:00 to 13:45 on Tuesday 9 September 2031.")
    assert "private reason" not in sentence
    others = [gap_words(gap(other)) for other in GapKind if other is not kind]
    assert sentence not in others


def test_every_reason_has_its_own_words() -> None:
    told = {
        reason: reason_words(
            reason,
            {
                AbstainReason.CAPTURE_PAUSED: [gap(GapKind.PAUSED)],
                AbstainReason.CAPTURE_EXCLUDED: [gap(GapKind.EXCLUDED)],
            }.get(reason, []),
        )
        for reason in AbstainReason
    }
    assert len(set(told.values())) == len(AbstainReason) == 10
    assert all(words.endswith(".") for words in told.values())


@pytest.mark.parametrize("reason", [AbstainReason.NOT_IN_MEMORY, AbstainReason.NOTHING_CAPTURED])
@pytest.mark.parametrize("kind", list(GapKind))
def test_a_gap_that_may_explain_it_is_told(reason: AbstainReason, kind: GapKind) -> None:
    assert gap_words(gap(kind)) in reason_words(reason, [gap(kind)])


def test_many_gaps_are_counted_not_listed() -> None:
    gaps = [gap(GapKind.ASLEEP, moment(day, "01:00"), moment(day, "02:00")) for day in range(1, 10)]
    words = reason_words(AbstainReason.NOT_IN_MEMORY, gaps)
    assert words.count("was asleep") == 4
    assert "5 more gaps" in words


@pytest.mark.parametrize(
    ("seconds", "english", "german"),
    [
        (0, "no time", "keine Zeit"),
        (2700, "45 minutes", "45 Minuten"),
        (3660, "1 hour 1 minute", "1 Stunde 1 Minute"),
        (172_800, "2 days", "2 Tage"),
        (86_400, "1 day", "1 Tag"),
        (90_061, "25 hours 1 minute 1 second", "25 Stunden 1 Minute 1 Sekunde"),
    ],
)
def test_a_length_of_time_is_told_in_the_language(seconds: int, english: str, german: str) -> None:
    assert length_words(Decimal(seconds)) == english
    assert length_words(Decimal(seconds), Language.GERMAN) == german


def test_a_count_has_the_number_and_the_decimal_point_of_the_language() -> None:
    half = Decimal("2.5")
    assert counted_words(half, "week") == "2.5 weeks"
    assert counted_words(half, "week", Language.GERMAN) == "2,5 Wochen"
    assert counted_words(Decimal(1), "night", Language.GERMAN) == "1 Nacht"


@given(st.text(max_size=40), st.integers(0, 99), st.integers(0, 99))
def test_a_place_beyond_a_text_is_its_end(text: str, one: int, other: int) -> None:
    clause = around(text, min(one, other), max(one, other))
    assert len(clause.split()) <= len(text.split()) + 2
