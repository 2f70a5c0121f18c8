"""A model is chosen by name or by file, for work that there is."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from core.errors import InvalidSetting, ModelUnavailable
from core.models.catalogue import DEFAULT_EMBEDDER_ID, ModelRole
from core.models.installation import ModelsFolder
from core.models.model_choice import (
    NONE,
    SETTING_OF_ROLE,
    choose_model,
    is_path,
    models_in_use,
    use_server,
)
from core.models.server_choice import ServerChoice
from core.settings import SettingValue, setting_named
from tests.core.models.tiny_gguf import write_tiny_gguf

CHAT = "qwen3-1.7b-q8_0"
RERANKER = "bge-reranker-v2-m3-q8_0"


@pytest.fixture
def folder(tmp_path: Path) -> ModelsFolder:
    made = ModelsFolder(tmp_path)
    write_tiny_gguf(made.path_of(CHAT))
    return made


def test_an_installed_model_by_name(folder: ModelsFolder) -> None:
    choice = choose_model(folder, CHAT)
    assert (choice.role, choice.value, choice.title) == (ModelRole.CHAT, CHAT, "Qwen3 1.7B")
    assert choice.setting == "models.chat"


def test_a_file_by_its_path(folder: ModelsFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    own = write_tiny_gguf(folder.path / "own.gguf")
    monkeypatch.chdir(folder.path)
    choice = choose_model(folder, "own.gguf")
    assert (choice.role, choice.value, choice.title) == (ModelRole.CHAT, str(own), "Tiny")


def test_an_embedder_writes_nothing(folder: ModelsFolder, minilm_gguf: Path) -> None:
    assert choose_model(folder, str(minilm_gguf)).role is ModelRole.EMBEDDER
    with pytest.raises(ModelUnavailable, match="writes no text"):
        choose_model(folder, str(minilm_gguf), ModelRole.CHAT)


@pytest.mark.parametrize(
    ("wanted", "role", "sentence"),
    [
        ("gigantic", None, "no model called gigantic"),
        ("qwen3-8b-q4_k_m", None, "is not installed"),
        (CHAT, ModelRole.EMBEDDER, "of another kind"),
        (RERANKER, None, "no work yet"),
        (NONE, None, "--role"),
        (NONE, ModelRole.RERANKER, "no work yet"),
        ("./gone.gguf", None, "cannot be read"),
        ("server", None, "No server is named"),
    ],
)
def test_what_cannot_be_used_is_one_sentence(
    folder: ModelsFolder, wanted: str, role: ModelRole | None, sentence: str
) -> None:
    with pytest.raises(ModelUnavailable, match=sentence):
        choose_model(folder, wanted, role)


def test_the_server_of_the_settings(folder: ModelsFolder) -> None:
    server = ServerChoice("http://localhost:11434/v1", "mistral")
    choice = choose_model(folder, "server", server=server)
    assert (choice.role, choice.value) == (ModelRole.CHAT, "server")
    assert choice.title == "mistral at localhost:11434"


def test_none_empties_the_setting(folder: ModelsFolder) -> None:
    assert choose_model(folder, NONE, ModelRole.CHAT).value == ""


def test_a_file_alone_sees_nothing(folder: ModelsFolder) -> None:
    own = write_tiny_gguf(folder.path / "own.gguf")
    with pytest.raises(ModelUnavailable, match="needs its projector"):
        choose_model(folder, str(own), ModelRole.VISION)


def test_a_model_that_sees_is_chosen_with_its_projector(folder: ModelsFolder) -> None:
    sees = "qwen3-vl-2b-instruct-q4_k_m"
    projector = folder.projector_of(sees)
    assert projector is not None
    write_tiny_gguf(folder.path_of(sees))
    with pytest.raises(ModelUnavailable, match="is not installed"):
        choose_model(folder, sees)
    write_tiny_gguf(projector)
    assert choose_model(folder, sees).setting == "models.vision"


def test_what_is_in_use_is_what_the_settings_say() -> None:
    kept = {"models.chat": " mine.gguf ", "models.embedder": "", "models.vision": ""}
    assert models_in_use(kept.__getitem__) == {
        ModelRole.CHAT: "mine.gguf",
        ModelRole.EMBEDDER: DEFAULT_EMBEDDER_ID,
        ModelRole.VISION: "",
    }


def test_every_role_with_work_has_a_setting_that_is_empty_at_first() -> None:
    for key in SETTING_OF_ROLE.values():
        assert setting_named(key).default == ""


def test_paths_are_told_from_names() -> None:
    assert is_path("model.GGUF")
    assert is_path("~/models/mine")
    assert is_path("C:\\models\\mine")
    assert not is_path(CHAT)


@dataclass
class KeptSettings:
    """Settings in working memory."""

    kept: dict[str, SettingValue] = field(default_factory=dict)

    def get(self, key: str) -> SettingValue:
        return self.kept.get(key, setting_named(key).default)

    def set(self, key: str, value: SettingValue) -> None:
        self.kept[key] = value


def test_a_server_is_used_with_the_host_that_the_user_agreed_to() -> None:
    settings = KeptSettings()
    use_server(settings, "http://desk.lan:8080", "mistral ")
    assert settings.kept == {
        "models.server_confirmed_host": "desk.lan",
        "models.server_url": "http://desk.lan:8080",
        "models.server_model": "mistral",
        "models.chat": "server",
    }
    use_server(settings, "localhost:11434", "mistral")
    assert settings.kept["models.server_confirmed_host"] == ""


def test_a_server_without_a_model_s_name_is_not_used() -> None:
    settings = KeptSettings()
    with pytest.raises(ModelUnavailable, match="which of the server's models"):
        use_server(settings, "localhost:11434", " ")
    with pytest.raises(InvalidSetting):
        use_server(settings, "not an address", "mistral")
    assert settings.kept == {}
