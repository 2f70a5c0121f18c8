import errno
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.desktop import Desktop
from app.windows.conversations.conversation_panel import ConversationPanel
from core.ids import ConversationId
from tests.app.desktop_driver import settle
from tests.fakes.fake_memory_door import FakeMemoryDoor

QUESTIONS = ("When do we ship?", "When does the night train leave?")


@pytest.fixture
def panel(qtbot: QtBot, desktop: Desktop) -> ConversationPanel:
    """Two conversations, the list of them open."""
    chat = desktop.window.chat
    for place, question in enumerate(QUESTIONS):
        if place:
            chat.new_chat()
            settle(qtbot, desktop)
        chat.ask(question)
        settle(qtbot, desktop)
    chat.turn_chats()
    settle(qtbot, desktop)
    return chat.chats


def titles(panel: ConversationPanel) -> list[str]:
    return [panel.list.item(row).text().split("\n")[0] for row in range(panel.list.count())]


def test_the_latest_stands_first_and_another_is_opened(
    qtbot: QtBot, desktop: Desktop, panel: ConversationPanel, door: FakeMemoryDoor
) -> None:
    assert titles(panel) == [QUESTIONS[1], QUESTIONS[0]]
    panel.list.itemActivated.emit(panel.list.item(1))
    settle(qtbot, desktop)
    (answer,) = desktop.window.chat.answers
    assert "19 June" in answer.short.text()
    desktop.window.chat.ask("When does the train leave?")
    settle(qtbot, desktop)
    assert len(door.chats[ConversationId(1)]) == 4  # it goes on where it was


def test_chats_are_found_by_their_words(
    qtbot: QtBot, desktop: Desktop, panel: ConversationPanel
) -> None:
    panel.search.setText("night train")
    with qtbot.waitSignal(panel.shown):
        panel.refresh()
    assert titles(panel) == [QUESTIONS[1]]
    panel.search.setText("zeppelin")
    with qtbot.waitSignal(panel.shown):
        panel.refresh()
    assert titles(panel) == []


def test_a_chat_is_renamed(
    qtbot: QtBot, desktop: Desktop, panel: ConversationPanel, door: FakeMemoryDoor
) -> None:
    panel.list.setCurrentRow(0)
    panel.rename()
    panel.list.item(0).setText("Lisbon")
    settle(qtbot, desktop)
    assert door.titles == {ConversationId(2): "Lisbon"}
    assert titles(panel)[0] == "Lisbon"


def test_the_buttons_act_on_the_selected_chat(
    qtbot: QtBot, desktop: Desktop, panel: ConversationPanel
) -> None:
    panel.list.setCurrentRow(-1)
    assert not any(made.isEnabled() for made in panel.act_buttons)
    panel.list.setCurrentRow(0)
    rename, export, delete = panel.act_buttons
    assert all(made.isEnabled() and made.accessibleName() for made in (rename, export, delete))
    rename.click()
    assert panel.list.isPersistentEditorOpen(panel.list.item(0)) or panel.list.state() == (
        panel.list.State.EditingState
    )
    panel.list.setCurrentRow(1)
    delete.click()
    settle(qtbot, desktop)
    assert titles(panel) == [QUESTIONS[1]]


def test_a_deleted_chat_can_be_brought_back_and_then_goes_for_good(
    qtbot: QtBot, desktop: Desktop, panel: ConversationPanel, door: FakeMemoryDoor
) -> None:
    panel.list.setCurrentRow(0)
    panel.delete()
    settle(qtbot, desktop)
    assert door.put_away == {ConversationId(2)}
    assert desktop.window.chat.is_at_start
    panel.undo_button.click()
    settle(qtbot, desktop)
    assert door.put_away == set()
    assert titles(panel) == [QUESTIONS[1], QUESTIONS[0]]
    panel.list.setCurrentRow(0)
    panel.delete()
    panel.finish_deleting()
    settle(qtbot, desktop)
    assert ConversationId(2) not in door.chats


def test_a_chat_is_written_as_markdown(
    qtbot: QtBot, desktop: Desktop, panel: ConversationPanel, tmp_path: Path
) -> None:
    panel.list.setCurrentRow(1)
    assert panel.current is not None
    with qtbot.waitSignal(panel.shown):
        panel.export_to(panel.current, tmp_path / "launch.md")
    text = (tmp_path / "launch.md").read_text(encoding="utf-8")
    assert "# When do we ship?" in text
    assert "Friday 19 June at 14:00" in text
    assert "1. Thunderbird" in text


def test_a_full_disk_is_told_and_what_stood_there_stays(
    qtbot: QtBot, panel: ConversationPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "launch.md"
    target.write_text("an earlier one", encoding="utf-8")
    threads: list[str] = []

    def fill(path: Path, text: str, **_options: object) -> int:
        threads.append(threading.current_thread().name)
        path.write_bytes(text.encode()[:5])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", fill)
    panel.list.setCurrentRow(1)
    assert panel.current is not None
    with qtbot.waitSignal(panel.shown):
        panel.export_to(panel.current, target)
    assert "cannot be written (No space left on device); free some space" in panel.told.text()
    assert target.read_text(encoding="utf-8") == "an earlier one"
    assert list(tmp_path.glob("*.part")) == []
    assert threads == ["recollect-files_0"]  # never the window's own


def test_a_question_is_changed_or_asked_again(
    qtbot: QtBot, desktop: Desktop, panel: ConversationPanel
) -> None:
    chat = desktop.window.chat
    view = chat.questions[-1]
    view.edit_button.click()
    assert chat.box.field.toPlainText() == QUESTIONS[1]
    view.again_button.click()
    settle(qtbot, desktop)
    assert len(chat.answers) == 2
