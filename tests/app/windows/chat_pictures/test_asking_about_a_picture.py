"""A picture is pasted, dropped or chosen, asked about, kept if wanted, and gone with the chat."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.desktop import Desktop
from app.windows.abstention_words import WayOn
from app.windows.chat_page import ChatPage
from app.windows.chat_pictures.picture_dialog import PictureDialog
from core.answer.picture.shown_picture import is_shown_only
from core.errors import ReaderUnavailable
from core.ids import ObservationId
from tests.app.desktop_driver import PATIENCE_MS, application, settle
from tests.fakes.fake_memory_door import FakeMemoryDoor
from tests.fakes.fake_pictures import PICTURE_LINES


@pytest.fixture
def chat(desktop: Desktop) -> ChatPage:
    return desktop.window.chat


def picture(width: int = 320, height: int = 120) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#3366aa"))
    return image


def a_file(folder: Path, name: str = "ticket.png") -> Path:
    path = folder / name
    assert picture().save(str(path))
    return path


def paste(chat: ChatPage, image: QImage | None = None) -> None:
    QGuiApplication.clipboard().setImage(image or picture())
    chat.box.field.setFocus()
    chat.box.field.paste()


def dropped(chat: ChatPage, data: QMimeData) -> None:
    place, copy = QPointF(40, 40), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place.toPoint(), copy, data, left, none)
    application().sendEvent(chat, enter)
    if enter.isAccepted():
        application().sendEvent(chat, QDropEvent(place, copy, data, left, none))


def test_a_pasted_picture_is_read_and_stands_above_the_question(
    qtbot: QtBot, desktop: Desktop, chat: ChatPage, door: FakeMemoryDoor
) -> None:
    assert chat.chip.isHidden()
    door.pictures.hold = threading.Event()
    paste(chat)
    assert chat.chip.isVisible()
    assert chat.chip.state == "Reading the picture…"
    assert chat.box.field.toPlainText() == ""
    door.pictures.hold.set()
    settle(qtbot, desktop)
    assert chat.chip.state == "2 lines read · not kept"
    assert chat.chip.has_thumbnail
    assert "nothing of it is on the disk" in chat.chip.toolTip()
    assert door.pictures.shapes == [(120, 320, 3)]


def test_it_is_pasted_wherever_on_the_page_the_focus_is(
    qtbot: QtBot, desktop: Desktop, chat: ChatPage, door: FakeMemoryDoor
) -> None:
    chat.ask("When do we ship?")
    settle(qtbot, desktop)
    with qtbot.waitActive(desktop.window, timeout=PATIENCE_MS):
        desktop.window.activateWindow()
    chat.answers[-1].cards[0].setFocus()
    QGuiApplication.clipboard().setImage(picture())
    ctrl = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(chat.answers[-1].cards[0], Qt.Key.Key_V, ctrl)
    settle(qtbot, desktop)
    assert chat.chip.isVisible()
    QGuiApplication.clipboard().setText("a word")
    chat.box.field.setFocus()
    QTest.keyClick(chat.box.field, Qt.Key.Key_V, ctrl)
    assert chat.box.field.toPlainText() == "a word"  # once


def test_a_question_is_answered_from_it_and_the_line_is_marked(
    qtbot: QtBot, desktop: Desktop, chat: ChatPage, door: FakeMemoryDoor
) -> None:
    paste(chat)
    settle(qtbot, desktop)
    chat.box.field.setPlainText("What does it cost?")
    QTest.keyClick(chat.box.field, Qt.Key.Key_Return)
    settle(qtbot, desktop)
    (answer,) = chat.answers
    assert "38 euros" in answer.short.text()
    assert answer.meta_text.startswith("Quoted from the picture you pasted, which is not kept")
    (proof,) = answer.cards
    assert "The picture you pasted" in proof.accessibleName()
    assert not proof.image.isNull()
    assert chat.questions[-1].picture.isVisible()
    proof.click()
    (dialog,) = chat.findChildren(PictureDialog)
    assert dialog.view.highlight == PICTURE_LINES[1].box
    assert "38 euros" in dialog.view.text()
    dialog.close_button.click()


def test_nothing_of_an_unkept_picture_is_in_the_conversation(
    qtbot: QtBot, desktop: Desktop, chat: ChatPage, door: FakeMemoryDoor
) -> None:
    paste(chat)
    settle(qtbot, desktop)
    chat.ask("What does it cost?")
    settle(qtbot, desktop)
    assert door.messages == []
    chat.pictures.remove()
    chat.ask("When do we ship?")
    settle(qtbot, desktop)
    assert [one.text for one in door.messages if one.role == "user"] == ["When do we ship?"]


def test_enter_alone_asks_where_it_was_seen_and_opens_the_frame(
    qtbot: QtBot, desktop: Desktop, chat: ChatPage, door: FakeMemoryDoor
) -> None:
    door.pictures.like = door.citation(1, "firefox", "13:59", "Departs")
    paste(chat)
    settle(qtbot, desktop)
    assert chat.box.send_button.isEnabled()
    QTest.keyClick(chat.box.field, Qt.Key.Key_Return)
    settle(qtbot, desktop)
    assert chat.questions[-1].text == "Where have I seen this?"
    (proof,) = chat.answers[-1].cards
    with qtbot.waitSignal(chat.citation_opened):
        proof.click()


def test_what_it_does_not_say_is_asked_of_the_memory_in_one_click(
    qtbot: QtBot, desktop: Desktop, chat: ChatPage, door: FakeMemoryDoor
) -> None:
    paste(chat)
    settle(qtbot, desktop)
    chat.ask("When do we ship?")
    settle(qtbot, desktop)
    assert "Not on the picture" in chat.answers[-1].plain_text()
    chat.answers[-1].way_on_taken.emit(WayOn.MEMORY)
    settle(qtbot, desktop)
    assert chat.chip.isHidden()
    assert chat.answers[-1].short.text() == "Friday 19 June at 14:00"


def test_it_is_taken_away_with_the_keyboard(qtbot: QtBot, desktop: Desktop, chat: ChatPage) -> None:
    paste(chat)
    settle(qtbot, desktop)
    remove = chat.chip.remove_button
    assert remove.accessibleName() == "Remove the picture"
    assert remove.focusPolicy() & Qt.FocusPolicy.TabFocus
    remove.setFocus()
    QTest.keyClick(remove, Qt.Key.Key_Space)
    assert chat.chip.isHidden()
    assert chat.pictures.is_empty


def test_a_dropped_file_goes_by_its_name(
    qtbot: QtBot, desktop: Desktop, chat: ChatPage, door: FakeMemoryDoor, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(a_file(tmp_path)))])
    dropped(chat, data)
    settle(qtbot, desktop)
    assert door.pictures.files == [tmp_path / "ticket.png"]
    assert chat.chip.accessibleName().startswith("ticket.png: 2 lines read")


def test_what_is_no_picture_is_not_taken(qtbot: QtBot, desktop: Desktop, chat: ChatPage) -> None:
    letter = QMimeData()
    letter.setUrls([QUrl.fromLocalFile("/tmp/letter.odt")])
    dropped(chat, letter)
    table = QMimeData()
    table.setText("a\tb")
    table.setImageData(picture())  # a spreadsheet gives both
    QGuiApplication.clipboard().setMimeData(table)
    chat.box.field.paste()
    settle(qtbot, desktop)
    assert chat.pictures.is_empty
    assert chat.box.field.toPlainText() == "a\tb"


def test_a_file_is_chosen_with_the_button(
    qtbot: QtBot,
    desktop: Desktop,
    chat: ChatPage,
    door: FakeMemoryDoor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = a_file(tmp_path, "map.png")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_words: (str(path), ""))
    assert chat.box.attach_button.accessibleName() == "Ask about a picture"
    chat.box.attach_button.click()
    settle(qtbot, desktop)
    assert door.pictures.files == [path]


def test_kept_it_is_in_memory_and_so_is_what_is_asked(
    qtbot: QtBot, desktop: Desktop, chat: ChatPage, door: FakeMemoryDoor
) -> None:
    paste(chat)
    settle(qtbot, desktop)
    chat.chip.keep_button.setFocus()
    with qtbot.waitSignal(chat.told, timeout=PATIENCE_MS):
        chat.chip.keep_button.click()
    settle(qtbot, desktop)
    assert desktop.window.focusWidget() is chat.box.field  # not what takes the picture away
    assert chat.chip.state == "2 lines read · in your memory"
    assert chat.chip.keep_button.isHidden()
    assert len(door.pictures.kept) == 1
    chat.ask("What does it cost?")
    settle(qtbot, desktop)
    assert door.pictures.asked[-1][0] == ObservationId(7000)
    assert [one.role for one in door.messages] == ["user", "assistant"]


def test_without_a_reader_one_sentence_says_what_to_do(
    qtbot: QtBot, desktop: Desktop, chat: ChatPage, door: FakeMemoryDoor
) -> None:
    door.pictures.failure = ReaderUnavailable("Text cannot be read; install Recollect again.")
    paste(chat)
    settle(qtbot, desktop)
    assert chat.chip.state == "Text cannot be read; install Recollect again."
    chat.ask("What does it cost?")
    settle(qtbot, desktop)
    assert chat.answers[-1].error_text == "Text cannot be read; install Recollect again."
    assert not chat.box.is_busy


def test_a_question_waits_for_the_reading_and_can_be_given_up(
    qtbot: QtBot, desktop: Desktop, chat: ChatPage, door: FakeMemoryDoor
) -> None:
    door.pictures.hold = threading.Event()
    paste(chat)
    chat.ask("What does it cost?")
    assert chat.questions[-1].text == "What does it cost?"
    assert chat.box.is_busy
    chat.stop()
    assert not chat.box.is_busy
    assert chat.answers[-1].meta_text == "Stopped"
    chat.ask("And what does it cost now?")
    chat.chip.remove_button.click()  # no picture, no answer
    assert not chat.box.is_busy
    door.pictures.hold.set()
    settle(qtbot, desktop)
    assert door.pictures.asked == []
    assert chat.chip.isHidden()


def test_again_and_changed_it_is_asked_about_the_same_picture(
    qtbot: QtBot, desktop: Desktop, chat: ChatPage, door: FakeMemoryDoor
) -> None:
    paste(chat)
    settle(qtbot, desktop)
    chat.ask("What does it cost?")
    settle(qtbot, desktop)
    chat.pictures.remove()
    first = chat.questions[0]
    first.again_button.click()
    settle(qtbot, desktop)
    assert [number for number, _ in door.pictures.asked] == [door.pictures.asked[0][0]] * 2
    assert chat.pictures.is_empty
    first.edit_button.click()
    assert chat.chip.isVisible()
    assert chat.box.field.toPlainText() == "What does it cost?"


def test_a_new_chat_lets_the_pictures_go(
    qtbot: QtBot, desktop: Desktop, chat: ChatPage, door: FakeMemoryDoor
) -> None:
    paste(chat)
    settle(qtbot, desktop)
    shown = chat.pictures.at_hand
    assert shown is not None
    assert is_shown_only(shown.id)
    assert not chat.pictures.image_of(shown).isNull()
    chat.new_chat()
    settle(qtbot, desktop)
    assert chat.chip.isHidden()
    assert chat.pictures.shown(shown.id) is None
    assert chat.pictures.image_of(shown).isNull()
