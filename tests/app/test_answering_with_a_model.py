"""The chat's answers by a language model: streamed, stopped, shared by the lanes, and named."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.shared_chat_model import SharedChatModel
from app.store_door import StoreDoor
from app.windows.words import origin_words
from core.answer.answer import Tier
from core.errors import ModelLetGo, ModelUnavailable
from core.home import HomeFolder
from core.ingest.ingest import store_observation
from core.models.installation import NoEmbedder
from core.models.model_process import ModelProcess
from core.models.server_choice import NO_SERVER, ServerChoice
from core.models.text_generator import TextGenerator
from tests.core.answer.by_model.writing import writes
from tests.core.models.tiny_gguf import write_tiny_gguf
from tests.core.store.fresh_store import KEY, after, new_home, open_store, seen
from tests.fakes.scripted_generator import ScriptedGenerator

PRICE = "The boiler inspection costs €431 including the flue."
QUESTION = "How much does the boiler inspection cost?"
NEVER = 1_440.0


class _ScriptedModel(SharedChatModel):
    """A script stands in for whatever model is chosen; without one, the model cannot be had."""

    def __init__(self, generator: TextGenerator | None) -> None:
        super().__init__()
        self._generator = generator

    def for_answers(
        self, chosen: str, unload_after_min: float, server: ServerChoice = NO_SERVER
    ) -> TextGenerator | None:
        if self._generator is None:
            raise ModelUnavailable("The file is gone; choose another.")
        return self._generator


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HomeFolder:
    """A memory with one screen, in which every answer is worth a model's effort."""
    monkeypatch.setattr("app.store_door.ensure_default_embedder", lambda folder: NoEmbedder("none"))
    made = new_home(tmp_path)
    store = open_store(made)
    store_observation(store, seen(PRICE, at=after(0), title="Boiler"))
    store.settings.set("answer.model_below", 1.0)
    store.close()
    return made


def opened(home: HomeFolder, generator: TextGenerator | None) -> StoreDoor:
    return StoreDoor(home, KEY, _ScriptedModel(generator))


def test_the_models_sentences_are_streamed_once_and_the_model_is_named(home: HomeFolder) -> None:
    door = opened(home, ScriptedGenerator([writes((PRICE, "€431"))]))
    heard: list[str] = []
    answer = door.ask(QUESTION, after(9), heard.append, lambda: False)
    door.close()
    assert answer.tier is Tier.MODEL
    assert heard == [f"{PRICE} [1]"]
    assert answer.text == heard[0]
    assert origin_words(answer) == "Written by Scripted, from your screen"


def test_stop_ends_it_within_the_sentence(home: HomeFolder) -> None:
    door = opened(home, ScriptedGenerator([writes((PRICE, "€431"), ("The flue.", "€431"))]))
    heard: list[str] = []
    door.ask(QUESTION, after(9), heard.append, lambda: bool(heard))
    door.close()
    assert heard == [f"{PRICE} [1]"]


def test_a_model_that_cannot_be_had_leaves_the_quotes(home: HomeFolder) -> None:
    door = opened(home, None)
    heard: list[str] = []
    answer = door.ask(QUESTION, after(9), heard.append, lambda: False)
    door.close()
    assert answer.tier is Tier.EXTRACTIVE
    assert "".join(heard) == answer.text
    assert origin_words(answer) == "Quoted from your screen"


@pytest.fixture
def shared() -> Iterator[SharedChatModel]:
    model = SharedChatModel()
    yield model
    model.close()


def test_lanes_share_one_process_and_another_choice_ends_it(
    shared: SharedChatModel, tmp_path: Path
) -> None:
    first = write_tiny_gguf(tmp_path / "first.gguf")
    second = write_tiny_gguf(tmp_path / "second.gguf")
    assert shared.for_answers("", NEVER) is None
    assert shared.in_background("", NEVER) is None
    one = shared.for_answers(str(first), NEVER)
    assert one is not None
    assert shared.for_answers(str(first), NEVER) is one
    background = shared.in_background(str(first), NEVER)
    assert background is not None
    assert background.count_tokens("boiler") == one.count_tokens("boiler")
    other = shared.for_answers(str(second), NEVER)
    assert other is not None
    assert other.name == "second"
    with pytest.raises(ModelLetGo, match="ask again"):
        one.count_tokens("boiler")
    with pytest.raises(ModelUnavailable, match="cannot be read"):
        shared.for_answers(str(tmp_path / "gone.gguf"), NEVER)


def test_another_model_chosen_during_an_answer_leaves_the_quoted_one(
    home: HomeFolder, shared: SharedChatModel, tmp_path: Path
) -> None:
    """The real process writes on and on, and is ended under the hands of whoever listens."""
    for name in ("first", "second"):
        write_tiny_gguf(tmp_path / f"{name}.gguf")
    door = StoreDoor(home, KEY, shared)
    door.set_setting("models.chat", str(tmp_path / "first.gguf"))
    process = shared.for_answers(str(tmp_path / "first.gguf"), NEVER)
    assert isinstance(process, ModelProcess)
    changing = threading.Thread(
        target=shared.for_answers, args=(str(tmp_path / "second.gguf"), NEVER)
    )

    def change_it() -> bool:
        if not changing.ident:
            changing.start()
            assert process._closing.wait(10)
        return False

    given = door.ask(QUESTION, after(9), lambda _: None, change_it)
    changing.join()
    assert given.tier is Tier.EXTRACTIVE
    assert "€431" in given.short
    assert "was changed or let go meanwhile" in given.note
    door.set_setting("models.chat", str(tmp_path / "second.gguf"))
    again = door.ask(QUESTION, after(9), lambda _: None, lambda: False)
    door.close()
    assert again.written_by is not None
    assert again.written_by.model == "second"


def test_the_chosen_model_is_tried(home: HomeFolder) -> None:
    door = opened(home, ScriptedGenerator(['{"answer": "On 2 April at 09:15.", "line": 3}']))
    trial = door.try_chat_model(lambda: False)
    door.close()
    assert trial.is_right


def test_a_trial_without_a_model_or_to_its_end_is_one_sentence(home: HomeFolder) -> None:
    door = StoreDoor(home, KEY)
    with pytest.raises(ModelUnavailable, match="No language model is chosen"):
        door.try_chat_model(lambda: False)
    door.close()
    door = opened(home, ScriptedGenerator(['{"answer": "No.", "line": 1}']))
    with pytest.raises(ModelUnavailable, match="was stopped"):
        door.try_chat_model(lambda: True)
    door.close()


def test_a_server_is_used_from_the_window(home: HomeFolder) -> None:
    door = StoreDoor(home, KEY)
    door.use_server("http://localhost:11434/v1", "mistral")
    assert door.setting("models.chat") == "server"
    assert door.setting("models.server_model") == "mistral"
    assert door.embedder_change() == ""
    door.close()
