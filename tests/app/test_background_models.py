"""What the app's models do when nobody waits follows the settings from step to step."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from app.background_models import BackgroundModels
from app.shared_chat_model import SharedChatModel
from core.ingest.ingest import store_observation
from core.models.model_process import ModelProcess
from core.models.vision_model import VisionModelFiles
from core.store.store import Store
from tests.core.models.tiny_gguf import write_tiny_gguf
from tests.core.models.tiny_projector import write_tiny_projector
from tests.core.store.fresh_store import after, new_home, open_store, seen


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Two frames with a picture each."""
    opened = open_store(new_home(tmp_path))
    for number, colour in enumerate(("red", "navy")):
        data = io.BytesIO()
        Image.new("RGB", (64, 48), colour).save(data, "WEBP", lossless=True)
        store_observation(opened, seen(colour, at=after(number), picture=data.getvalue()))
    yield opened
    opened.close()


@pytest.fixture
def models(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[BackgroundModels]:
    """Any name but none is a tiny model that sees."""
    files = VisionModelFiles(
        write_tiny_gguf(tmp_path / "tiny.gguf"),
        write_tiny_projector(tmp_path / "eye.gguf"),
        "tiny",
    )
    monkeypatch.setattr(
        "app.vision_reader.find_vision_model", lambda _folder, chosen: files if chosen else None
    )
    chat = SharedChatModel()
    made = BackgroundModels(store, chat)
    yield made
    made.close()
    chat.close()


def test_pictures_are_described_only_if_wanted_and_by_a_chosen_model(
    store: Store, models: BackgroundModels
) -> None:
    assert models.step(lambda: False) == 0
    store.settings.set("models.describe_frames", True)
    assert models.step(lambda: False) == 0
    store.settings.set("models.vision", "tiny")
    assert models.step(lambda: True) == 0
    assert store.descriptions.waiting_count() == 2
    assert [models.step(lambda: False) for _ in range(3)] == [1, 1, 0]
    assert store.descriptions.waiting_count() == 0


def test_the_process_ends_when_it_is_not_wanted_any_more(
    store: Store, models: BackgroundModels, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[ModelProcess] = []

    def opened(files: VisionModelFiles, _minutes: float) -> ModelProcess:
        made.append(
            ModelProcess(files.path, files.name, threads=1, projector_path=files.projector_path)
        )
        return made[-1]

    monkeypatch.setattr("app.vision_reader.open_vision_model", opened)
    store.settings.set("models.describe_frames", True)
    store.settings.set("models.vision", "tiny")
    models.step(lambda: False)
    assert made[0].process_id is not None
    store.settings.set("models.describe_frames", False)
    models.step(lambda: False)
    assert made[0].process_id is None
