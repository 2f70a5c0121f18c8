"""Another embedder, chosen and worked off on the command line."""

from pathlib import Path

import pytest

from core.models.catalogue import DEFAULT_EMBEDDER_ID
from core.models.embedder import Embedder
from core.models.installation import ModelsFolder
from tests.app.command_line.conftest import CommandLine
from tests.fakes.hash_embedder import HashEmbedder


class Named(HashEmbedder):
    """A fake embedder under another name."""

    def __init__(self, name: str, dims: int) -> None:
        super().__init__(dims)
        self._name = name

    @property
    def id(self) -> str:
        return self._name


@pytest.fixture
def two_embedders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """The usual one, and a file of the user's; the path of the latter."""
    path = tmp_path / "mine.gguf"
    path.write_bytes(b"GGUF of an embedder")

    def usual(_folder: ModelsFolder) -> Embedder:
        return Named(DEFAULT_EMBEDDER_ID, 384)

    def opened(_folder: ModelsFolder, space: str) -> Embedder:
        return Named(space, 64)

    monkeypatch.setattr("app.open_memory.ensure_default_embedder", usual)
    monkeypatch.setattr("core.models.embedder_choice.open_embedder", opened)
    return str(path)


def test_it_is_worked_off_told_and_then_in_use(filled: CommandLine, two_embedders: str) -> None:
    filled.say("work", "--until-idle")
    before = filled.document("stats")
    assert before["embedder"] == DEFAULT_EMBEDDER_ID
    assert before["embedder_change"] is None
    filled.say("settings", "set", "models.embedder", two_embedders)
    report = filled.document("work", "--until-idle")
    assert (report["done"], report["left"]) == (before["passages"], 0)
    after = filled.document("stats")
    assert after["embedder"].startswith(f"{two_embedders}@")
    assert after["vectors"] == after["passages"]
    results = filled.document("search", "boiler inspection")["results"]
    assert any("vector" in result["channels"] for result in results)


def test_an_embedder_that_is_not_there_is_told_and_search_goes_on(
    filled: CommandLine, two_embedders: str
) -> None:
    filled.say("work", "--until-idle")
    filled.say("settings", "set", "models.embedder", "/nowhere/other.gguf")
    said = filled.say("search", "boiler inspection")
    assert "cannot be read" in said.err
    assert f"goes on with {DEFAULT_EMBEDDER_ID}" in " ".join(said.err.split())
    assert filled.document("work", "--until-idle")["left"] == 0
    results = filled.document("search", "boiler inspection")["results"]
    assert any("vector" in result["channels"] for result in results)
