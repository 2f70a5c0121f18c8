"""The page over a real memory: a file of one's own is chosen, kept, and answers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.model_shelf import ModelShelf
from app.shared_chat_model import SharedChatModel
from app.store_door import StoreDoor
from app.task_runner import TaskRunner
from app.theme.theme import Theme
from app.windows.frame_pictures import FramePictures
from app.windows.models.models_page import ModelsPage
from app.windows.workplace import Workplace
from core.models.catalogue import ModelRole
from core.models.installation import NoEmbedder
from tests.app.desktop_driver import PATIENCE_MS, application
from tests.core.models.tiny_gguf import write_tiny_gguf
from tests.core.store.fresh_store import KEY, new_home, open_store
from tests.fakes.fake_memory_door import StillClock


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelsPage]:
    monkeypatch.setattr("app.store_door.ensure_default_embedder", lambda folder: NoEmbedder("none"))
    monkeypatch.setenv("RECOLLECT_MODELS", str(tmp_path / "models"))
    home = new_home(tmp_path)
    open_store(home).close()
    chat_model = SharedChatModel()
    runner = TaskRunner(lambda: StoreDoor(home, KEY, chat_model))
    theme = Theme(application())
    workplace = Workplace(runner, FramePictures(runner), theme, StillClock())
    made = ModelsPage(workplace, ModelShelf())
    qtbot.addWidget(made)
    made.resize(1000, 900)
    made.show()
    with qtbot.waitSignal(made.shown, timeout=PATIENCE_MS):
        made.refresh()
    yield made
    runner.close()
    chat_model.close()
    theme.deleteLater()


def test_a_file_of_one_s_own_is_used_and_answers(
    qtbot: QtBot, page: ModelsPage, tmp_path: Path
) -> None:
    own = write_tiny_gguf(tmp_path / "own.gguf")
    with qtbot.waitSignal(page.model_changed, timeout=PATIENCE_MS):
        page.own_file.file_chosen.emit(own)
    qtbot.waitUntil(page.trial.test_button.isEnabled, timeout=PATIENCE_MS)
    assert "own.gguf" in page.roles[ModelRole.CHAT].in_use.text()
    page.trial.test_button.click()
    qtbot.waitUntil(page.trial.test_button.isVisible, timeout=PATIENCE_MS)
    assert page.trial.trouble.text() == ""
    assert page.trial.answer.text()
    assert "tokens a second" in page.trial.speed.text()
