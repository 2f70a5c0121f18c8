"""The models page over a small catalogue, a hub on this machine and a scripted memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.models.catalogue import parse_catalogue
from core.models.installation import ModelsFolder
from tests.core.models.loopback_hub import HubBehaviour, LoopbackHub
from tests.core.models.test_installation import sha256
from tests.core.models.tiny_gguf import write_tiny_gguf

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.task_runner import TaskRunner
    from app.windows.models.models_page import ModelsPage
    from tests.fakes.fake_memory_door import FakeMemoryDoor

CHAT, LARGE, EMBEDDER = "tiny-chat", "huge-chat", "tiny-embedder"
MEMORY_BYTES = 16 * (1 << 30)

_ENTRY = """
[[model]]
id = "{id}"
title = "{title}"
role = "{role}"
licence = "MIT"
size_bytes = {size}
context = 8192
memory_bytes = {memory}
languages = ["en", "de"]
sources = ["hf:tide/{id}"]
{more}
[[model.files]]
name = "{id}.gguf"
size_bytes = {size}
{checksum}
"""


@dataclass(frozen=True, slots=True)
class Models:
    """What a test has a hand on."""

    page: "ModelsPage"
    folder: ModelsFolder
    hub: HubBehaviour
    door: "FakeMemoryDoor"
    runner: "TaskRunner"


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Padded, so that it comes in several pieces."""
    path = write_tiny_gguf(tmp_path_factory.mktemp("tiny") / "tiny.gguf")
    return path.read_bytes() + bytes(3_000_000)


@pytest.fixture
def hub(tiny_model: bytes) -> HubBehaviour:
    files = {f"{name}.gguf": tiny_model for name in (CHAT, LARGE, EMBEDDER)}
    return HubBehaviour(files, etags={name: sha256(tiny_model) for name in files})


@pytest.fixture
def folder(hub: HubBehaviour, tiny_model: bytes, tmp_path: Path) -> Iterator[ModelsFolder]:
    known = f'sha256 = "{sha256(tiny_model)}"'
    of_the_hub = 'sha256 = ""\nchecksum = "of the hub"'
    size = len(tiny_model)
    text = "".join(
        _ENTRY.format(
            id=name, title=title, role=role, size=size, memory=memory, more=more, checksum=checksum
        )
        for name, title, role, memory, more, checksum in (
            (CHAT, "Tiny", "chat", 4 * (1 << 30), "", known),
            (LARGE, "Huge", "chat", 40 * (1 << 30), "", known),
            (EMBEDDER, "Tiny embedder", "embedder", 1 << 30, "dims = 64", of_the_hub),
        )
    )
    with LoopbackHub(hub) as running:
        yield ModelsFolder(tmp_path / "models", parse_catalogue(text), running.endpoint)


@pytest.fixture
def models(
    qtbot: "QtBot", folder: ModelsFolder, hub: HubBehaviour, door: "FakeMemoryDoor"
) -> Iterator[Models]:
    """The page, shown and read."""
    from app.model_shelf import ModelShelf
    from app.task_runner import TaskRunner
    from app.theme.theme import Theme
    from app.windows.frame_pictures import FramePictures
    from app.windows.models.models_page import ModelsPage
    from app.windows.workplace import Workplace
    from tests.app.desktop_driver import PATIENCE_MS, application
    from tests.fakes.fake_memory_door import StillClock

    runner = TaskRunner(lambda: door)
    theme = Theme(application())
    workplace = Workplace(runner, FramePictures(runner), theme, StillClock())
    page = ModelsPage(workplace, ModelShelf(lambda: folder, lambda: MEMORY_BYTES), look_ms=20)
    qtbot.addWidget(page)
    page.resize(1000, 900)
    page.show()
    with qtbot.waitSignal(page.shown, timeout=PATIENCE_MS):
        page.refresh()
    yield Models(page, folder, hub, door, runner)
    if hub.hold is not None:
        hub.hold.set()
    runner.close()
    theme.deleteLater()
