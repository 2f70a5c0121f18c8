"""A model that the installed program carries is copied whole, and only there."""

import sys
from pathlib import Path

import pytest

from core.models.carried_models import carried_model, copy_carried
from core.models.catalogue import DEFAULT_EMBEDDER_ID
from core.models.fetched_file import DownloadCancelled
from core.models.installation import ModelsFolder

DATA = b"GGUF" + bytes(range(256)) * 9_000


@pytest.fixture
def installed_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a program that was installed, with a model in it."""
    inside = tmp_path / "program"
    (inside / "models").mkdir(parents=True)
    (inside / "models" / f"{DEFAULT_EMBEDDER_ID}.gguf").write_bytes(DATA)
    monkeypatch.setattr(sys, "_MEIPASS", str(inside), raising=False)
    return inside


def test_run_from_sources_nothing_is_carried() -> None:
    assert carried_model(DEFAULT_EMBEDDER_ID) is None


def test_what_is_carried_is_installed_without_a_source(
    installed_program: Path, tmp_path: Path
) -> None:
    told: list[bool] = []
    folder = ModelsFolder(tmp_path / "models")
    file = folder.install(DEFAULT_EMBEDDER_ID, lambda done, total: told.append(done == total))
    assert file.read_bytes() == DATA
    assert told == [True]
    folder.remove(DEFAULT_EMBEDDER_ID)
    assert carried_model(DEFAULT_EMBEDDER_ID) is not None


def test_a_model_that_is_not_carried_comes_from_elsewhere(installed_program: Path) -> None:
    assert carried_model("another") is None


def test_a_cancelled_copy_leaves_nothing(installed_program: Path, tmp_path: Path) -> None:
    folder = ModelsFolder(tmp_path / "models")
    with pytest.raises(DownloadCancelled):
        folder.install(DEFAULT_EMBEDDER_ID, should_cancel=lambda: True)
    assert [path.name for path in folder.path.iterdir() if not path.name.startswith(".")] == []
    assert not list(folder.path.glob("*.part"))


def test_a_copy_that_fails_leaves_nothing(tmp_path: Path) -> None:
    carried = tmp_path / "carried.gguf"
    carried.write_bytes(DATA)
    target = tmp_path / "here" / "model.gguf"
    target.parent.mkdir()

    def break_off() -> bool:
        raise OSError("the disk went away")

    with pytest.raises(OSError, match="the disk went away"):
        copy_carried(carried, target, break_off)
    assert list(target.parent.iterdir()) == []
