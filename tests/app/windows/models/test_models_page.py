"""Models are looked at, fetched, paused, used, tried and removed from one page."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QProgressBar
from pytestqt.qtbot import QtBot

from app.windows.models.model_row import ModelRow
from core.models.catalogue import ModelRole
from tests.app.desktop_driver import PATIENCE_MS
from tests.app.windows.models.conftest import CHAT, EMBEDDER, LARGE, Models
from tests.core.models.loopback_model_server import LoopbackModelServer, ModelServerBehaviour
from tests.core.models.tiny_gguf import write_tiny_gguf


def row(models: Models, model_id: str) -> ModelRow:
    role = ModelRole.EMBEDDER if model_id == EMBEDDER else ModelRole.CHAT
    return models.page.roles[role].rows[model_id]


def refreshed(qtbot: QtBot, models: Models) -> None:
    with qtbot.waitSignal(models.page.shown, timeout=PATIENCE_MS):
        models.page.refresh()


def fetched(qtbot: QtBot, models: Models, model_id: str) -> None:
    with qtbot.waitSignal(models.page.downloads.arrived, timeout=PATIENCE_MS):
        row(models, model_id).fetch_button.click()


def test_each_model_says_what_it_needs_and_how_it_fits(models: Models) -> None:
    small, large = row(models, CHAT), row(models, LARGE)
    assert small.fit_words.text() == "Fits this computer: 16 GB"
    assert large.fit_words.text() == "Too large for this computer: 16 GB"
    assert small.needs.text().endswith("MIT · English, German")
    assert "16 GB of memory" in models.page.computer.text()
    assert small.state.text() == "Suggested"
    assert row(models, EMBEDDER).isVisible()


def test_without_a_model_the_page_says_what_to_do(models: Models) -> None:
    told = models.page.roles[ModelRole.CHAT].in_use.text()
    assert "quotations" in told
    assert "without a network" in told
    assert not models.page.trial.test_button.isEnabled()


def test_the_first_model_that_arrives_is_used(qtbot: QtBot, models: Models) -> None:
    with qtbot.waitSignal(models.page.model_changed, timeout=PATIENCE_MS) as changed:
        row(models, CHAT).fetch_button.click()
        assert row(models, CHAT).progress_words.text() == "Waiting to begin"
    assert changed.args == [ModelRole.CHAT]
    qtbot.waitUntil(lambda: row(models, CHAT).state.text() == "In use", timeout=PATIENCE_MS)
    assert models.door.setting("models.chat") == CHAT
    assert models.folder.is_installed(CHAT)
    assert models.page.receipt.text() == "Tiny is in use now."
    assert not row(models, CHAT).remove_button.isVisible()
    assert models.page.trial.test_button.isEnabled()


def test_a_second_one_waits_until_it_is_chosen(qtbot: QtBot, models: Models) -> None:
    models.door.settings["models.chat"] = CHAT
    refreshed(qtbot, models)
    fetched(qtbot, models, LARGE)
    qtbot.waitUntil(row(models, LARGE).use_button.isVisible, timeout=PATIENCE_MS)
    assert models.door.setting("models.chat") == CHAT
    with qtbot.waitSignal(models.page.model_changed, timeout=PATIENCE_MS):
        row(models, LARGE).use_button.click()
    assert models.door.setting("models.chat") == LARGE


def test_a_download_is_paused_and_goes_on(qtbot: QtBot, models: Models) -> None:
    models.hub.hold = threading.Event()
    shown = row(models, CHAT)
    shown.fetch_button.setFocus()
    shown.fetch_button.click()
    qtbot.waitUntil(lambda: shown.progress.value() > 0, timeout=PATIENCE_MS)
    assert shown.pause_button.isVisible()
    assert not shown.fetch_button.isVisible()
    assert not shown.discard_button.hasFocus()
    shown.pause_button.click()
    models.hub.hold.set()
    qtbot.waitUntil(shown.fetch_button.isVisible, timeout=PATIENCE_MS)
    assert shown.progress_words.text().startswith("Paused at ")
    assert shown.fetch_button.text() == "Go on"
    kept = models.folder.fetched_bytes(CHAT)
    assert kept > 0
    fetched(qtbot, models, CHAT)
    assert models.folder.is_installed(CHAT)
    assert models.hub.requests[-1][2] == f"bytes={kept}-"


def test_a_cancelled_download_leaves_nothing(qtbot: QtBot, models: Models) -> None:
    models.hub.hold = threading.Event()
    shown = row(models, CHAT)
    shown.fetch_button.click()
    qtbot.waitUntil(lambda: shown.progress.value() > 0, timeout=PATIENCE_MS)
    with qtbot.waitSignal(models.page.downloads.ended, timeout=PATIENCE_MS):
        shown.discard_button.click()
        models.hub.hold.set()
    qtbot.waitUntil(shown.fetch_button.isVisible, timeout=PATIENCE_MS)
    assert shown.fetch_button.text() == "Install"
    assert models.folder.fetched_bytes(CHAT) == 0
    assert models.door.setting("models.chat") == ""


def test_one_that_waits_for_its_turn_is_left_at_once(qtbot: QtBot, models: Models) -> None:
    models.hub.hold = threading.Event()
    row(models, CHAT).fetch_button.click()
    qtbot.waitUntil(lambda: row(models, CHAT).progress.value() > 0, timeout=PATIENCE_MS)
    row(models, LARGE).fetch_button.click()
    assert models.page.downloads.of(LARGE) is not None
    row(models, LARGE).pause_button.click()
    assert models.page.downloads.of(LARGE) is None
    with qtbot.waitSignal(models.page.downloads.arrived, timeout=PATIENCE_MS):
        models.hub.hold.set()
    assert not models.folder.is_installed(LARGE)


def test_what_goes_wrong_is_said_beside_the_model(qtbot: QtBot, models: Models) -> None:
    models.hub.files[f"{CHAT}.gguf"] = b"X" + models.hub.files[f"{CHAT}.gguf"][1:]
    models.hub.etags.clear()
    with qtbot.waitSignal(models.page.downloads.failed, timeout=PATIENCE_MS):
        row(models, CHAT).fetch_button.click()
    assert "wrong checksum" in row(models, CHAT).trouble.text()
    assert row(models, CHAT).trouble.isVisible()
    assert not models.folder.path_of(CHAT).exists()


def test_without_a_network_the_sentence_says_what_to_do(qtbot: QtBot, models: Models) -> None:
    models.folder._endpoint = "http://127.0.0.1:9"
    with qtbot.waitSignal(models.page.downloads.failed, timeout=PATIENCE_MS):
        row(models, CHAT).fetch_button.click()
    assert "check the connection" in row(models, CHAT).trouble.text()


def test_what_only_the_hub_vouches_for_is_said(models: Models) -> None:
    said = {
        label.text() for label in row(models, EMBEDDER).findChildren(type(models.page.computer))
    }
    assert any("Nobody recorded this model's checksum" in words for words in said)


def test_a_model_is_removed(qtbot: QtBot, models: Models, tiny_model: bytes) -> None:
    models.folder.path.mkdir(exist_ok=True)
    models.folder.path_of(CHAT).write_bytes(tiny_model)
    refreshed(qtbot, models)
    with qtbot.waitSignal(models.page.shown, timeout=PATIENCE_MS):
        row(models, CHAT).remove_button.click()
    assert not models.folder.is_installed(CHAT)
    assert row(models, CHAT).fetch_button.isVisible()


def test_a_chosen_model_that_is_gone_is_missing(qtbot: QtBot, models: Models) -> None:
    models.door.settings["models.chat"] = CHAT
    refreshed(qtbot, models)
    assert row(models, CHAT).state.text() == "Missing"
    assert "not installed" in models.page.roles[ModelRole.CHAT].in_use.text()
    with qtbot.waitSignal(models.page.model_changed, timeout=PATIENCE_MS):
        models.page.roles[ModelRole.CHAT].none_button.click()
    assert models.door.setting("models.chat") == ""


def test_a_file_is_dropped_on_the_page(qtbot: QtBot, models: Models, tmp_path: Path) -> None:
    own = write_tiny_gguf(tmp_path / "own.gguf")
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(own))])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    over = QDragEnterEvent(QPoint(50, 50), copy, dragged, left, none)
    models.page.dragEnterEvent(over)
    assert over.isAccepted()
    assert models.page.own_file.property("over") == "true"
    with qtbot.waitSignal(models.page.model_changed, timeout=PATIENCE_MS):
        models.page.dropEvent(QDropEvent(QPointF(50, 50), copy, dragged, left, none))
    assert models.page.own_file.property("over") == "false"
    assert models.door.setting("models.chat") == str(own)
    qtbot.waitUntil(
        lambda: "own.gguf" in models.page.roles[ModelRole.CHAT].in_use.text(), timeout=PATIENCE_MS
    )


def test_only_one_gguf_file_can_be_dropped(models: Models, tmp_path: Path) -> None:
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(tmp_path / "letter.pdf"))])
    over = QDragEnterEvent(
        QPoint(50, 50),
        Qt.DropAction.CopyAction,
        dragged,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    over.setAccepted(False)
    models.page.dragEnterEvent(over)
    assert not over.isAccepted()


def test_a_file_is_looked_for(
    qtbot: QtBot, models: Models, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.gguf"
    broken.write_text("no model")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(broken), ""))
    with qtbot.waitSignal(models.page.shown, timeout=PATIENCE_MS):
        models.page.own_file.choose_button.click()
    assert models.page.told.text() == "broken.gguf is no GGUF file; choose another one."
    assert models.door.setting("models.chat") == ""


def test_the_model_in_use_is_tried(qtbot: QtBot, models: Models) -> None:
    models.door.settings["models.chat"] = CHAT
    refreshed(qtbot, models)
    trial = models.page.trial
    trial.test_button.setFocus()
    trial.test_button.click()
    assert trial.stop_button.isVisible()
    assert not models.page.own_file.choose_button.hasFocus()
    qtbot.waitUntil(trial.answer.isVisible, timeout=PATIENCE_MS)
    assert trial.answer.text() == "On 2 April at 09:15."
    assert "12.3 tokens a second" in trial.speed.text()
    assert trial.test_button.isVisible()


def test_a_test_is_stopped(qtbot: QtBot, models: Models) -> None:
    models.door.settings["models.chat"] = CHAT
    models.door.hold_model = threading.Event()
    refreshed(qtbot, models)
    models.page.trial.test_button.click()
    models.page.trial.stop_button.click()
    qtbot.waitUntil(models.page.trial.trouble.isVisible, timeout=PATIENCE_MS)
    assert models.page.trial.trouble.text() == "The test was stopped."


def test_a_program_s_model_is_found_and_used(qtbot: QtBot, models: Models) -> None:
    server = models.page.server
    with LoopbackModelServer(ModelServerBehaviour()) as running:
        server.url.setText(running.url)
        assert not server.agreed.isVisible()
        with qtbot.waitSignal(server.tested, timeout=PATIENCE_MS):
            server.test_button.click()
    assert "It answers" in server.said.text()
    assert server.model.text()
    with qtbot.waitSignal(models.page.model_changed, timeout=PATIENCE_MS):
        server.use_button.click()
    assert models.door.setting("models.chat") == "server"
    assert models.door.setting("models.server_model") == server.model.text()


def test_a_program_that_does_not_answer_is_told(qtbot: QtBot, models: Models) -> None:
    server = models.page.server
    server.url.setText("http://127.0.0.1:9")
    with qtbot.waitSignal(server.tested, timeout=PATIENCE_MS):
        server.test_button.click()
    assert "is not reached" in server.trouble.text()


def test_another_computer_is_neither_asked_nor_used_unless_the_user_agrees(models: Models) -> None:
    server = models.page.server
    server.url.setText("http://desk.lan:8080/v1")
    assert server.agreed.isVisible()
    assert not server.test_button.isEnabled()
    assert not server.use_button.isEnabled()
    server.agreed.setChecked(True)
    assert server.use_button.isEnabled()
    server.url.setText("http://other.lan:8080/v1")
    assert not server.agreed.isChecked()
    assert not server.use_button.isEnabled()
    server.url.setText("http://")
    assert not server.test_button.isEnabled()


def test_the_former_embedder_is_not_removed_while_it_has_work(
    qtbot: QtBot, models: Models, tiny_model: bytes
) -> None:
    models.folder.path.mkdir(exist_ok=True)
    models.folder.path_of(EMBEDDER).write_bytes(tiny_model)
    models.door.changing = ["1 of 3 passages are done."]
    refreshed(qtbot, models)
    assert row(models, EMBEDDER).use_button.isVisible()
    assert not row(models, EMBEDDER).remove_button.isVisible()
    qtbot.waitUntil(row(models, EMBEDDER).remove_button.isVisible, timeout=PATIENCE_MS)


def test_the_move_to_another_embedder_is_followed(qtbot: QtBot, models: Models) -> None:
    models.door.changing = ["1 of 3 passages are done.", "2 of 3 passages are done."]
    card = models.page.roles[ModelRole.EMBEDDER]
    refreshed(qtbot, models)
    assert card.change.text().startswith("1 of 3")
    qtbot.waitUntil(lambda: not card.change.isVisible(), timeout=PATIENCE_MS)
    assert models.door.changing == []


def test_another_embedder_is_used(qtbot: QtBot, models: Models) -> None:
    fetched(qtbot, models, EMBEDDER)
    qtbot.waitUntil(row(models, EMBEDDER).use_button.isVisible, timeout=PATIENCE_MS)
    with qtbot.waitSignal(models.page.model_changed, timeout=PATIENCE_MS) as changed:
        row(models, EMBEDDER).use_button.click()
    assert changed.args == [ModelRole.EMBEDDER]
    assert models.door.setting("models.embedder") == EMBEDDER


def test_every_control_has_a_name_and_takes_the_focus(models: Models) -> None:
    nameless = [
        control
        for kind in (QAbstractButton, QLineEdit, QProgressBar)
        for control in models.page.findChildren(kind)
        if not (control.accessibleName() or getattr(control, "text", str)())
        and control.objectName() != "qt_scrollarea_vcontainer"
    ]
    assert nameless == []
    buttons = row(models, CHAT).findChildren(QAbstractButton)
    assert {button.accessibleName() for button in buttons} >= {"Install: Tiny", "Pause: Tiny"}
    assert all(button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in buttons)


def test_closing_stops_a_download_and_keeps_what_came(qtbot: QtBot, models: Models) -> None:
    models.hub.hold = threading.Event()
    row(models, CHAT).fetch_button.click()
    qtbot.waitUntil(lambda: row(models, CHAT).progress.value() > 0, timeout=PATIENCE_MS)
    closing = threading.Timer(0.2, models.hub.hold.set)
    closing.start()
    models.runner.close()
    closing.join()
    assert models.folder.fetched_bytes(CHAT) > 0
    assert not models.folder.is_installed(CHAT)
