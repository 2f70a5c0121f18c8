import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QHideEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.desktop import Desktop
from app.memory_door import ChatMessage
from app.windows.abstention_words import WayOn
from app.windows.markdown_view import MarkdownView
from app.windows.message_views import AnswerView, joined
from app.windows.sidebar import Page
from core.errors import StoreUnavailable
from tests.app.desktop_driver import PATIENCE_MS, application, end_desktop, settle, start_desktop
from tests.app.scripted_recorder import ScriptedRecorder
from tests.fakes.fake_memory_door import GAPS, FakeMemoryDoor


def ask(qtbot: QtBot, desktop: Desktop, question: str) -> None:
    """Type a question and press Enter; wait for the answer and its pictures."""
    chat = desktop.window.chat
    QTest.keyClicks(chat.box.field, question)
    QTest.keyClick(chat.box.field, Qt.Key.Key_Return)
    settle(qtbot, desktop)


def test_an_answer_shows_its_short_form_its_quotes_and_its_proof(
    qtbot: QtBot, desktop: Desktop
) -> None:
    ask(qtbot, desktop, "When do we ship?")
    answer = desktop.window.chat.answers[-1]
    assert answer.short.text() == "Friday 19 June at 14:00"
    assert "the harbour board moved the launch" in answer.body.toPlainText()
    assert answer.meta_text == "Quoted from your screen · fairly sure"
    assert [card.citation.number for card in answer.cards] == [1, 2, 3]
    assert not answer.cards[0].image.isNull()


def test_shift_enter_starts_a_new_line(qtbot: QtBot, desktop: Desktop) -> None:
    field = desktop.window.chat.box.field
    QTest.keyClicks(field, "one")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert field.toPlainText() == "one\n"
    assert desktop.window.chat.answers == []


def test_the_answer_is_shown_while_it_is_written_and_can_be_stopped(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor
) -> None:
    door.hold_ask = threading.Event()
    chat = desktop.window.chat
    chat.ask("When do we ship?")
    view = chat.answers[-1]
    qtbot.waitUntil(lambda: "the harbour" in view.body.toPlainText(), timeout=PATIENCE_MS)
    assert chat.box.send_button.accessibleName() == "Stop"
    chat.box.send_button.click()
    door.hold_ask.set()
    settle(qtbot, desktop)
    assert view.meta_text == "Stopped"
    assert chat.box.send_button.accessibleName() == "Ask"
    assert [message.role for message in door.messages] == ["user"]


def test_a_card_opens_its_frame_with_the_line_marked(qtbot: QtBot, desktop: Desktop) -> None:
    ask(qtbot, desktop, "When does the night train leave?")
    card = desktop.window.chat.answers[-1].cards[0]
    card.click()
    settle(qtbot, desktop)
    timeline = desktop.window.timeline
    assert desktop.window.page is Page.TIMELINE
    assert timeline.frame is not None
    assert timeline.frame.id == card.citation.observation_id
    assert timeline.view.highlight == card.citation.box
    assert not timeline.view.image.isNull()


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("What did I do at lunch?", "Recording was paused 12:02–13:01"),
        ("What was my password?", "An excluded window was in front 10:31–10:38"),
        ("Who is the king?", "Not in memory"),
    ],
)
def test_having_no_answer_is_said_with_its_reason(
    qtbot: QtBot, desktop: Desktop, question: str, headline: str
) -> None:
    ask(qtbot, desktop, question)
    answer = desktop.window.chat.answers[-1]
    assert answer.plain_text().startswith(headline)
    assert answer.cards == []


def test_a_paused_time_can_be_looked_at_on_the_timeline(qtbot: QtBot, desktop: Desktop) -> None:
    ask(qtbot, desktop, "What did I do at lunch?")
    desktop.window.chat.moment_wanted.emit(GAPS[1].since)
    settle(qtbot, desktop)
    assert desktop.window.page is Page.TIMELINE
    frame = desktop.window.timeline.frame
    assert frame is not None
    assert frame.until <= GAPS[1].since


def test_a_known_error_is_one_sentence(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor
) -> None:
    door.failure = StoreUnavailable("The disk cannot be read just now.")
    ask(qtbot, desktop, "When do we ship?")
    view = desktop.window.chat.answers[-1]
    assert view.error_text == "The disk cannot be read just now."
    assert desktop.window.chat.box.send_button.accessibleName() == "Ask"


def test_the_latest_conversation_is_there_again(
    qtbot: QtBot, door: FakeMemoryDoor, recorder: ScriptedRecorder, tmp_path: Path
) -> None:
    door.settings["capture.consent"] = True
    first = start_desktop(qtbot, door, recorder, tmp_path)
    ask(qtbot, first, "When do we ship?")
    end_desktop(qtbot, first)
    second = start_desktop(qtbot, door, recorder, tmp_path)
    assert [view.short.text() for view in second.window.chat.answers] == ["Friday 19 June at 14:00"]
    assert len(second.window.chat.answers[0].cards) == 3
    second.window.chat.new_chat()
    settle(qtbot, second)
    assert second.window.chat.answers == []
    assert door.messages == []
    end_desktop(qtbot, second)


def test_an_empty_memory_offers_the_sample_day(
    qtbot: QtBot, recorder: ScriptedRecorder, tmp_path: Path
) -> None:
    door = FakeMemoryDoor(is_empty=True, settings={"capture.consent": True})
    desktop = start_desktop(qtbot, door, recorder, tmp_path)
    chat = desktop.window.chat
    assert chat.welcome.sample_button.isVisible()
    ask(qtbot, desktop, "When do we ship?")
    assert chat.answers[-1].plain_text().startswith("Your memory is still empty")
    with qtbot.waitSignal(desktop.window.sample_day_loaded):
        chat.sample_day_wanted.emit()
    settle(qtbot, desktop)
    ask(qtbot, desktop, "When do we ship?")
    assert chat.answers[-1].short.text() == "Friday 19 June at 14:00"
    end_desktop(qtbot, desktop)


def test_html_and_pictures_in_an_answer_stay_text(qtbot: QtBot, desktop: Desktop) -> None:
    view = desktop.window.chat.answers
    assert view == []
    desktop.window.chat.ask("When do we ship?")
    body = desktop.window.chat.answers[-1].body
    body.show_markdown("<b>bold</b> [1] [9] ![x](http://example.org/x.png)", frozenset({1}))
    assert "<b>" in body.toPlainText()
    assert "cite:1" in body.document().toHtml()
    assert "cite:9" not in body.document().toHtml()
    settle(qtbot, desktop)


def test_an_answer_is_copied_without_saying_the_same_twice() -> None:
    assert joined("21:50", "> Departs 21:50 [1]") == "21:50\n\n> Departs 21:50 [1]"
    assert joined("21:50", "It leaves at 21:50 [1].") == "It leaves at 21:50 [1]."


def test_what_came_closest_stands_beneath_and_is_not_called_proof(
    qtbot: QtBot, desktop: Desktop
) -> None:
    ask(qtbot, desktop, "How deep is the harbour?")
    answer = desktop.window.chat.answers[-1]
    assert answer.plain_text().startswith("Not in memory")
    assert answer.cards == []
    assert [card.citation.quote for card in answer.nearest] == [
        "High water on Friday 19 June is at 13:42, 4.1 metres."
    ]
    card = answer.nearest[0]
    assert card.accessibleName().startswith("Found nearby:")
    assert not card.image.isNull()
    card.click()
    settle(qtbot, desktop)
    frame = desktop.window.timeline.frame
    assert frame is not None
    assert frame.id == card.citation.observation_id


@pytest.mark.parametrize(
    "question",
    ["When do we ship?", "What did I do at lunch?", "How deep is the harbour?", "Who is the king?"],
)
def test_a_restored_answer_looks_like_a_fresh_one(
    qtbot: QtBot, desktop: Desktop, question: str
) -> None:
    chat = desktop.window.chat
    ask(qtbot, desktop, question)
    fresh = _look_of(chat.answers[-1])
    chat.restore_anew()
    settle(qtbot, desktop)
    (restored,) = chat.answers
    assert _look_of(restored) == fresh
    wanted: list[WayOn] = []
    restored.way_on_taken.connect(wanted.append)
    for button in restored.findChildren(QPushButton):
        button.click()
    assert bool(wanted) is (question != "When do we ship?")


def _look_of(view: AnswerView) -> tuple[object, ...]:
    labels = [one.text() for one in view.findChildren(QLabel) if one.isVisibleTo(view)]
    buttons = [one.text() for one in view.findChildren(QPushButton) if one.isVisibleTo(view)]
    cards = [card.citation for card in (*view.cards, *view.nearest)]
    return (labels, buttons, cards, view.body.toPlainText(), view.plain_text(), view.meta_text)


def test_a_forgotten_answer_keeps_its_place_only(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor
) -> None:
    ask(qtbot, desktop, "When do we ship?")
    door.messages[:] = [
        ChatMessage(message.role, "(forgotten)", message.at, is_forgotten=True)
        for message in door.messages
    ]
    desktop.window.chat.restore_anew()
    settle(qtbot, desktop)
    (view,) = desktop.window.chat.answers
    assert view.plain_text().startswith("Forgotten")
    assert (view.cards, view.short.text(), view.meta_text) == ([], "", "")


def test_a_question_may_go_on_from_the_one_before(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor
) -> None:
    chat = desktop.window.chat
    ask(qtbot, desktop, "When does the ferry leave?")
    ask(qtbot, desktop, "and the night train?")
    assert chat.answers[-1].understood == "When does the night train leave?"
    assert chat.answers[-1].short.text() == "21:50"
    assert door.messages[-2].text == "and the night train?"  # kept as it was typed
    ask(qtbot, desktop, "How much is it?")
    assert chat.answers[-1].understood == "How much is the night train?"
    chat.new_chat()
    settle(qtbot, desktop)
    ask(qtbot, desktop, "How much is it?")
    assert chat.answers[-1].understood == ""


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_pointers_complete_while_they_are_typed(qtbot: QtBot, desktop: Desktop) -> None:
    chat = desktop.window.chat
    QTest.keyClicks(chat.box.field, "what did @Mar")
    settle(qtbot, desktop)
    assert chat.completion.offers == ['@"Marta Lindqvist"']
    QTest.keyClick(chat.box.field, Qt.Key.Key_Return)  # takes it, and does not ask
    assert chat.box.field.toPlainText() == 'what did @"Marta Lindqvist" '
    assert chat.answers == []
    settle(qtbot, desktop)
    assert chat.completion.offers == []


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_mark_shows_its_proof_below_the_pointer(qtbot: QtBot, desktop: Desktop) -> None:
    ask(qtbot, desktop, "When do we ship?")
    answer = desktop.window.chat.answers[-1]
    answer.body.mark_hovered.emit(1)
    settle(qtbot, desktop)
    assert "Thunderbird" in answer.preview.words
    assert answer.preview.has_picture
    answer.body.mark_hovered.emit(0)
    assert answer.preview.isHidden()
    for gone in (QEvent(QEvent.Type.Leave), QHideEvent()):  # at once, without a move
        answer.body.mark_hovered.emit(1)
        assert not answer.preview.isHidden()
        application().sendEvent(answer.body, gone)
        assert answer.preview.isHidden()


def test_code_stands_in_a_well_of_its_own(desktop: Desktop, qtbot: QtBot) -> None:
    view = MarkdownView(desktop.theme)
    qtbot.addWidget(view)
    view.resize(400, 200)
    view.show_markdown("Run:\n\n```sh\nls\n```\n\nThen read.")
    view.show()
    QTest.qWaitForWindowExposed(view)
    image = view.grab().toImage()
    sunken = QColor(desktop.theme.colours.sunken)
    wells = [y for y in range(image.height()) if image.pixelColor(image.width() - 40, y) == sunken]
    assert wells
    assert wells == list(range(wells[0], wells[-1] + 1))  # one, not a stripe a line


def test_what_is_not_in_memory_can_be_searched_for_or_asked_of_all_times(
    qtbot: QtBot, desktop: Desktop
) -> None:
    ask(qtbot, desktop, "Who painted the wall?")
    names = [one.text() for one in desktop.window.chat.answers[-1].findChildren(QPushButton)]
    assert "Look at all times" not in names
    ask(qtbot, desktop, "Who painted the wall yesterday?")
    answer = desktop.window.chat.answers[-1]
    answer.way_on_taken.emit(WayOn.ANY_TIME)
    settle(qtbot, desktop)
    assert desktop.window.chat.questions[-1].text == "Who painted the wall?"
    answer.way_on_taken.emit(WayOn.SEARCH)
    settle(qtbot, desktop)
    assert desktop.window.page is Page.TIMELINE
    assert desktop.window.timeline.aside.search.field.text() == "Who painted the wall yesterday?"
