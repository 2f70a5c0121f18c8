"""The network that knows which line answers: opened by the first question, and done without."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from app import picture_door, store_door
from app.line_encoding import LineEncoding
from app.store_door import StoreDoor
from core.answer.answer import Answer
from core.answer.picture.shown_picture import ShownPicture
from core.home import HomeFolder
from core.ids import ObservationId
from core.models.line_encoder import LineEncoder, NoLineEncoder
from core.models.text_generator import ignore_text, never_stop
from core.observation import Box, TextLine
from tests.core.store.fresh_store import KEY, after, new_home
from tests.fakes.fake_screen import ScriptedReader
from tests.fakes.hash_line_encoder import HashLineEncoder

BROKEN = "The network is broken; install Recollect again."
QUESTION = "What does the mooring cost?"


class Opener:
    """Stands in for `open_line_encoder`, and counts."""

    def __init__(self, opens: LineEncoder | NoLineEncoder) -> None:
        self.opens = opens
        self.times = 0

    def __call__(self) -> LineEncoder | NoLineEncoder:
        self.times += 1
        return self.opens


@pytest.fixture
def opener(monkeypatch: pytest.MonkeyPatch) -> Opener:
    made = Opener(HashLineEncoder())
    monkeypatch.setattr("app.line_encoding.open_line_encoder", made)
    return made


@pytest.fixture
def door(tmp_path: Path) -> Iterator[StoreDoor]:
    opened = StoreDoor(_kept(new_home(tmp_path)), KEY)
    yield opened
    opened.close()


def _kept(home: HomeFolder) -> HomeFolder:
    door = StoreDoor(home, KEY)
    door.keep_what_is_said("remember that the mooring costs 310 euros a season", after(0))
    door.close()
    return home


def _handed_over(monkeypatch: pytest.MonkeyPatch, room: Any, name: str) -> list[object]:
    """What a function is given as `line_encoder`, call by call; it answers as it would."""
    given: list[object] = []
    answering: Callable[..., Answer] = getattr(room, name)

    def watched(*arguments: Any, line_encoder: object, **others: Any) -> Answer:
        given.append(line_encoder)
        return answering(*arguments, line_encoder=line_encoder, **others)

    monkeypatch.setattr(room, name, watched)
    return given


def test_it_is_opened_once_and_when_it_is_asked_for(opener: Opener) -> None:
    lines = LineEncoding()
    assert (opener.times, lines.trouble) == (0, "")
    assert lines.encoder() is opener.opens
    assert lines.encoder() is opener.opens
    assert (opener.times, lines.trouble) == (1, "")
    lines.let_go()


def test_it_is_let_go_after_a_while_and_opened_again(opener: Opener) -> None:
    lines = LineEncoding(unused_s=0.0)
    before = set(threading.enumerate())
    assert lines.encoder() is opener.opens
    for waiting in set(threading.enumerate()) - before:
        waiting.join()
    assert lines.encoder() is opener.opens
    assert opener.times == 2
    lines.let_go()


def test_letting_go_ends_the_waiting(opener: Opener) -> None:
    before = threading.active_count()
    lines = LineEncoding()
    lines.encoder()
    waiting = next(one for one in threading.enumerate() if isinstance(one, threading.Timer))
    lines.let_go()
    waiting.join()
    assert threading.active_count() == before


def test_why_it_cannot_be_used_is_known_once_it_was_tried(opener: Opener) -> None:
    opener.opens = NoLineEncoder(BROKEN)
    lines = LineEncoding()
    assert lines.trouble == ""
    assert lines.encoder() is None
    assert lines.encoder() is None
    assert (opener.times, lines.trouble) == (1, BROKEN)


def test_the_first_question_opens_it_and_nothing_before(
    door: StoreDoor, opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = _handed_over(monkeypatch, store_door, "ask_or_recall")
    door.notices(), door.health(), door.figures(), door.work_a_little()
    door.search("mooring", after(1))
    assert opener.times == 0
    for minute in (2, 3):
        assert "310" in door.ask(QUESTION, after(minute), ignore_text, never_stop).text
    assert opener.times == 1
    assert given == [opener.opens] * 2
    assert isinstance(opener.opens, HashLineEncoder)
    assert QUESTION in opener.opens.questions
    assert any("310" in line for one in opener.opens.stretches for line in one.lines)


def test_without_it_a_question_is_answered_and_the_notices_say_why(
    door: StoreDoor, opener: Opener
) -> None:
    opener.opens = NoLineEncoder(BROKEN)
    assert BROKEN not in door.notices()
    assert "310" in door.ask(QUESTION, after(2), ignore_text, never_stop).text
    assert BROKEN in door.notices()


def test_a_question_about_a_picture_is_handed_the_same(
    door: StoreDoor, opener: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = ScriptedReader(TextLine("The mooring costs 295 euros.", Box(10, 10, 300, 20)))
    monkeypatch.setattr(door.pictures, "_text_reader", reader)
    given = _handed_over(monkeypatch, picture_door, "ask_about_picture")
    bill = tmp_path / "bill.png"
    Image.new("RGB", (400, 120), "white").save(bill)
    shown = ShownPicture(ObservationId(-1), door.pictures.read(bill, after(4)))
    assert opener.times == 0
    answer = door.pictures.ask(shown, QUESTION, after(5), ignore_text, never_stop)
    assert "295" in answer.short
    door.ask(QUESTION, after(6), ignore_text, never_stop)
    assert (given, opener.times) == ([opener.opens], 1)
