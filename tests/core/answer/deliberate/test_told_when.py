"""Moments that a screen tells of, reckoned from when it was seen."""

import pytest

from core.answer.deliberate.told_when import told_when
from core.recall.language import Language
from tests.fakes.drawn_memory import moment

SEEN = moment(10, "14:00")  # a Wednesday


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Merged by Petra 2 hours ago into main", "Wednesday 10 September 2031, 12:00"),
        ("Paid yesterday by card", "Tuesday 9 September 2031"),
        ("Delivered today", "Wednesday 10 September 2031"),
        ("The courier comes in 2 hours", "Wednesday 10 September 2031, 16:00"),
        ("The courier comes in three days", "Saturday 13 September 2031"),
        ("We launch next Friday", "Friday 19 September 2031"),
        ("Shipped last Friday", "Friday 5 September 2031"),
        ("Signed on 3 September 2031, 09:30", "Wednesday 3 September 2031, 09:30"),
        ("Closed just now", "Wednesday 10 September 2031, 14:00"),
    ],
)
def test_a_moment_is_told_in_full(text: str, words: str) -> None:
    told = told_when(text, SEEN)
    assert told is not None
    assert told.words(Language.ENGLISH) == words


def test_the_moment_nearest_to_the_event_is_meant() -> None:
    text = "Cancelled on 9 September 2031, refund in 5 days"
    told = told_when(text, SEEN, near=0)
    later = told_when(text, SEEN, near=text.index("refund"))
    assert told is not None
    assert later is not None
    assert told.words(Language.ENGLISH) == "Tuesday 9 September 2031"
    assert later.words(Language.ENGLISH) == "Monday 15 September 2031"
    assert later.words(Language.GERMAN) == "Montag, 15. September 2031"


def test_no_moment_is_made_up() -> None:
    assert told_when("Merged by Petra into main", SEEN) is None
