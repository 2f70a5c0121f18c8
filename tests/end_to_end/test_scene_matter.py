"""What the pictures of the app are about, for a memory that nobody here knows."""

from datetime import datetime, timedelta

import pytest

from core.ids import ObservationId
from core.observation import Source, StoredObservation, WindowContext
from tests.end_to_end.scene_matter import matter_of, sample_day

NINE = datetime(2026, 6, 9, 9, 0).astimezone()


def frame(number: int, minute: int, title: str) -> StoredObservation:
    at = NINE + timedelta(minutes=minute)
    window = WindowContext("gedit", title)
    until = at + timedelta(minutes=5)
    return StoredObservation(
        ObservationId(number), Source.SCREEN, at, until, 1, window, None, False, 0, 0
    )


FRAMES = [frame(1, 0, "Harbour plan"), frame(2, 10, "Harbour board"), frame(3, 70, "Buoys")]


def test_the_pause_lies_within_the_longest_break_of_the_day() -> None:
    matter = matter_of(FRAMES, [])
    assert matter.paused_from > FRAMES[1].until
    assert matter.paused_until < FRAMES[2].at
    assert matter.paused_until - matter.paused_from == timedelta(minutes=25)
    assert matter.gap_question == "What was on my screen on 9 June 2026 at 09:42?"


def test_what_is_asked_is_the_owners_or_about_what_was_often_seen() -> None:
    assert matter_of(FRAMES, []).sought == "Harbour"
    assert all("Harbour" in question for question in matter_of(FRAMES, []).questions)
    assert matter_of(FRAMES, ["Who?", "Where?", "Why?"]).questions == ("Who?", "Where?")


def test_a_memory_without_a_day_has_nothing_to_show() -> None:
    with pytest.raises(ValueError, match="two frames"):
        matter_of(FRAMES[:1], [])


def test_the_sample_days_question_names_the_middle_of_its_pause() -> None:
    assert sample_day().gap_question == "What was on my screen on 10 March 2026 at 12:37?"
