"""Who said something, also where only the head of a messenger names the other one."""

from datetime import UTC, datetime

from core.answer.content_answer import ReadFrame
from core.answer.deliberate.speakers import who_named
from core.ids import ObservationId
from core.observation import Source, StoredObservation, WindowContext
from tests.fakes.drawn_memory import written

_SEEN = StoredObservation(
    id=ObservationId(1),
    source=Source.SCREEN,
    at=datetime(2031, 9, 9, 10, tzinfo=UTC),
    until=datetime(2031, 9, 9, 10, tzinfo=UTC),
    monitor=1,
    window=WindowContext("browser", "Murmur"),
    source_id=None,
    has_picture=False,
    width=1920,
    height=1080,
)
_HEAD = [written("Petra Lund", 700, 90), written("last seen at 09:58", 700, 116)]


def test_the_one_in_the_head_says_what_stands_on_the_left() -> None:
    lines = (*_HEAD, written("Try the Otter Inn, it is quiet by the pier", 690, 200))
    spoken = who_named([ReadFrame(_SEEN, lines)], "Otter Inn")
    assert spoken is not None
    assert spoken.speaker == "Petra Lund"


def test_ones_own_words_on_the_right_are_nobody_elses() -> None:
    lines = (*_HEAD, written("I have booked the Otter Inn for us both", 1300, 200))
    assert who_named([ReadFrame(_SEEN, lines)], "Otter Inn") is None


def test_without_a_head_nobody_is_guessed() -> None:
    lines = (written("Try the Otter Inn, it is quiet by the pier", 690, 200),)
    assert who_named([ReadFrame(_SEEN, lines)], "Otter Inn") is None
