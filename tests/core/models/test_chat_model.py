"""The chosen language model is found by name or by file; what is wrong is one sentence."""

from pathlib import Path

import pytest

from core.errors import ModelUnavailable
from core.models.chat_model import (
    ChatModelFile,
    NoGenerator,
    chat_model_if_any,
    chat_model_when_needed,
    find_chat_model,
)
from core.models.installation import ModelsFolder
from core.models.server_choice import ServerChoice
from tests.core.models.tiny_gguf import write_tiny_gguf

CHAT = "qwen3-1.7b-q8_0"


@pytest.fixture
def folder(tmp_path: Path) -> ModelsFolder:
    return ModelsFolder(tmp_path / "models")


def test_none_is_chosen_at_first_and_nothing_is_said_of_it(folder: ModelsFolder) -> None:
    assert find_chat_model(folder, "  ") is None
    assert chat_model_if_any(folder, "") == NoGenerator("")


def test_a_file_is_a_model_and_is_called_by_its_name(folder: ModelsFolder, tmp_path: Path) -> None:
    path = write_tiny_gguf(tmp_path / "tiny.gguf")
    generator = chat_model_if_any(folder, str(path))
    assert not isinstance(generator, NoGenerator)
    assert generator.name == "tiny"
    generator.close()


def test_an_installed_model_is_chosen_by_its_name(folder: ModelsFolder) -> None:
    with pytest.raises(ModelUnavailable, match=f"recollect models install {CHAT}"):
        find_chat_model(folder, CHAT)
    folder.path.mkdir()
    write_tiny_gguf(folder.path_of(CHAT))
    found = find_chat_model(folder, CHAT)
    assert found == ChatModelFile(folder.path_of(CHAT), CHAT)


@pytest.mark.parametrize("chosen", ["gpt", "some/where.gguf", "~nobody-at-all/x.gguf"])
def test_what_is_no_name_and_no_whole_path_is_refused(folder: ModelsFolder, chosen: str) -> None:
    with pytest.raises(ModelUnavailable, match=CHAT):
        find_chat_model(folder, chosen)


def test_an_embedder_writes_no_text(folder: ModelsFolder) -> None:
    with pytest.raises(ModelUnavailable, match="not a model that writes text"):
        find_chat_model(folder, "all-minilm-l6-v2")


def test_a_missing_or_broken_file_is_told_and_never_raised(
    folder: ModelsFolder, tmp_path: Path
) -> None:
    gone = chat_model_if_any(folder, str(tmp_path / "gone.gguf"))
    assert isinstance(gone, NoGenerator)
    assert "cannot be read" in gone.reason
    (tmp_path / "text.gguf").write_text("not a model")
    text = chat_model_if_any(folder, str(tmp_path / "text.gguf"))
    assert isinstance(text, NoGenerator)
    assert "no GGUF file" in text.reason
    (tmp_path / "half.gguf").write_bytes(b"GGUF and then nothing")
    half = chat_model_if_any(folder, str(tmp_path / "half.gguf"))
    assert isinstance(half, NoGenerator)
    assert "half.gguf cannot be read" in half.reason


def test_a_server_is_chosen_by_the_word_server(folder: ModelsFolder) -> None:
    choice = ServerChoice("localhost:11434", "qwen3")
    assert find_chat_model(folder, "server", choice) == choice
    for made in (
        chat_model_if_any(folder, "server", choice),
        chat_model_when_needed(folder, "server", 10.0, choice),
    ):
        assert not isinstance(made, NoGenerator)
        assert made.name == "qwen3 on this machine's server at localhost:11434"
        made.close()
    assert find_chat_model(folder, "", choice) is None


def test_a_server_that_may_not_be_spoken_to_is_told_and_never_raised(folder: ModelsFolder) -> None:
    for choice in (ServerChoice(), ServerChoice("http://den.example", "qwen3")):
        assert isinstance(chat_model_if_any(folder, "server", choice), NoGenerator)
        made = chat_model_when_needed(folder, "server", 10.0, choice)
        assert isinstance(made, NoGenerator)
        assert "recollect settings set models.server_url" in made.reason
