"""What the user tells the chat: confirmed at once, to be taken back, seen and removed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from app.desktop import Desktop
from app.memory_door import CONFIRMATION
from core.errors import CannotUndo
from core.ids import MemoryId
from core.memory.from_user.instructions import Instruction
from core.recall.language import Language
from tests.app.desktop_driver import end_desktop, settle, start_desktop
from tests.app.scripted_recorder import ScriptedRecorder
from tests.fakes.fake_memory_door import FakeMemoryDoor

KEY = "remember that the spare key is under the blue pot"
IN_GERMAN = Instruction(MemoryId(1), "always answer in German", "answer language", "German")
BRIEFLY = Instruction(MemoryId(2), "answer briefly", "answer length", "brief")
NAMED = Instruction(MemoryId(3), "call me Jo", "name", "Jo")


def tell(qtbot: QtBot, desktop: Desktop, words: str) -> None:
    """Type a message and press Enter; wait for what is said to it."""
    box = desktop.window.chat.box
    QTest.keyClicks(box.field, words)
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    settle(qtbot, desktop)


def greeting(desktop: Desktop) -> str:
    labels = desktop.window.chat.welcome.findChildren(QLabel)
    return next(one.text() for one in labels if one.property("kind") == "display")


def test_what_was_understood_is_said_with_its_undo(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor
) -> None:
    door.understood[KEY] = "Kept: the spare key is under the blue pot."
    tell(qtbot, desktop, KEY)
    chat = desktop.window.chat
    (view,) = chat.confirmations
    assert chat.answers == []
    assert (view.heading.text(), view.words.text()) == ("Remembered", door.understood[KEY])
    assert not chat.box.is_busy
    assert [one.role for one in door.messages] == ["user", CONFIRMATION]
    view.undo_button.click()
    settle(qtbot, desktop)
    assert door.taken_back == [one.citations[0].observation_id for one in door.messages[:1]]
    assert view.words.text() == "Taken back; nothing of it was kept."
    assert view.undo_button.isHidden()


def test_a_question_is_answered_as_ever(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor
) -> None:
    door.understood[KEY] = "Kept."
    tell(qtbot, desktop, "When do we ship?")
    chat = desktop.window.chat
    assert chat.confirmations == []
    assert chat.answers[0].short.text() == "Friday 19 June at 14:00"


def test_a_confirmation_is_there_again_after_a_restart(
    qtbot: QtBot, door: FakeMemoryDoor, recorder: ScriptedRecorder, tmp_path: Path
) -> None:
    door.settings["capture.consent"] = True
    door.understood[KEY] = "Kept: the spare key is under the blue pot."
    first = start_desktop(qtbot, door, recorder, tmp_path)
    tell(qtbot, first, KEY)
    end_desktop(qtbot, first)
    again = start_desktop(qtbot, door, recorder, tmp_path)
    (view,) = again.window.chat.confirmations
    assert view.words.text() == door.understood[KEY]
    view.undo()
    settle(qtbot, again)
    assert len(door.taken_back) == 1
    end_desktop(qtbot, again)


def test_an_undo_that_cannot_be_is_told(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    door.understood[KEY] = "Kept."
    tell(qtbot, desktop, KEY)
    (view,) = desktop.window.chat.confirmations

    def refuse(*_: object) -> None:
        raise CannotUndo("m7 changed since; undo that first, then try again.")

    monkeypatch.setattr(door, "take_back", refuse)
    view.undo()
    settle(qtbot, desktop)
    assert view.words.text() == "Kept.\nm7 changed since; undo that first, then try again."
    assert view.undo_button.isEnabled()


def test_how_answers_are_given_is_shown_and_can_be_removed(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor
) -> None:
    line = desktop.window.chat.instructions
    assert line.isHidden()
    door.instructions = [IN_GERMAN, BRIEFLY, NAMED]
    line.refresh()
    settle(qtbot, desktop)
    assert line.words.text() == "Antworten auf Deutsch, in Kürze."
    assert greeting(desktop) == "What do you want to remember, Jo?"
    assert line.list.isHidden()
    line.toggle.click()
    assert not line.list.isHidden()
    for _ in range(3):
        line.list.findChildren(QToolButton)[0].click()
        settle(qtbot, desktop)
        QTest.qWait(0)
    assert door.instructions == []
    assert line.isHidden()
    assert greeting(desktop) == "What do you want to remember?"


def test_what_is_told_shows_in_the_line_at_once(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor
) -> None:
    door.understood["answer briefly"] = "I will answer briefly."
    door.instructions = [BRIEFLY]
    tell(qtbot, desktop, "answer briefly")
    chat = desktop.window.chat
    assert chat.instructions.words.text() == "Answers briefly."
    chat.confirmations[0].undo()
    settle(qtbot, desktop)
    assert chat.instructions.isHidden()


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("What did I do at lunch?", "Die Aufzeichnung war 12:02–13:01 angehalten"),
        ("Who is the king?", "Nicht im Gedächtnis"),
    ],
)
def test_the_chat_speaks_the_language_of_the_answer(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor, question: str, headline: str
) -> None:
    door.language = Language.GERMAN
    tell(qtbot, desktop, question)
    assert desktop.window.chat.answers[-1].plain_text().startswith(headline)
    tell(qtbot, desktop, "When do we ship?")
    answer = desktop.window.chat.answers[-1]
    assert answer.meta_text == "Von deinem Bildschirm zitiert · ziemlich sicher"
    assert "the harbour board moved the launch" in answer.body.toPlainText()
