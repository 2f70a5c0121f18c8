"""`recollect work` with a language model: a real, tiny one under grammar, and a scripted one."""

import json
from pathlib import Path

import pytest

from app.open_memory import Access, open_memory
from core.home import HomeFolder
from core.ingest.ingest import store_observation
from core.ingest.work import work_off
from core.models.chat_model import NoGenerator
from core.models.text_generator import TextGenerator
from tests.app.command_line.conftest import CommandLine
from tests.core.memory.by_model.screens import add, answer, fact, said
from tests.core.models.tiny_gguf import write_tiny_gguf
from tests.core.store.fresh_store import seen
from tests.fakes.scripted_generator import ScriptedGenerator

SUMMARY = {"title": said("x", 1), "summary": [said("x", 1)]}


def _by_kind_of_question(prompt: str) -> str:
    """A fact for each screen, and a summary that no frame carries."""
    if "SCREEN TEXT" not in prompt:
        return json.dumps(SUMMARY)
    if "boiler" not in prompt.split("SCREEN TEXT")[1]:
        return json.dumps(answer())
    facts = (
        fact("boiler inspection", "costs", "431 euros", 1),
        fact("boiler inspection", "costs", "9,431 euros", 1),
    )
    return json.dumps(answer(*(add(one) for one in facts)))


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> ScriptedGenerator:
    """Stands in for whatever model is chosen."""
    generator = ScriptedGenerator([_by_kind_of_question] * 20)

    def chosen(_folder: object, name: str, _server: object) -> TextGenerator | NoGenerator:
        return generator if name else NoGenerator("")

    monkeypatch.setattr("app.open_memory.chat_model_if_any", chosen)
    return generator


def test_without_a_model_nothing_is_said_and_nothing_is_left(filled: CommandLine) -> None:
    said_then = filled.say("work", "--until-idle", "--json")
    assert said_then.document == {"done": 0, "left": 0, "refused": 0, "unusable": 0}
    assert "model" not in said_then.err
    assert filled.document("doctor")["models"] == []


def test_a_scripted_model_adds_and_what_it_made_up_is_counted(
    filled: CommandLine, scripted: ScriptedGenerator
) -> None:
    filled.say("settings", "set", "models.chat", "scripted")
    first = filled.document("work", "--until-idle")
    assert (first["left"], first["unusable"]) == (0, 0)
    assert first["refused"] >= 1
    tallies = {one["made_by"]: one for one in filled.document("doctor")["models"]}
    assert tallies["Scripted · formation v1"]["kept"] == 1
    assert tallies["Scripted · formation v1"]["refused"] == 1
    assert "left out because their evidence" in filled.say("doctor").out
    assert filled.document("work", "--until-idle")["done"] == 0
    assert scripted.is_closed


def test_unusable_answers_are_told_by_work_and_by_the_doctor(
    filled: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    generator = ScriptedGenerator(["no json"] * 20)
    monkeypatch.setattr("app.open_memory.chat_model_if_any", lambda *_: generator)
    before = filled.document("memories")
    told = filled.say("work", "--until-idle").out
    assert "of its answers were unusable; what the rules found stands." in told
    notices = " ".join(filled.document("doctor")["notices"])
    assert "answers of Scripted · formation v1 were unusable" in notices
    assert "is no JSON" in notices
    assert filled.document("memories") == before


def test_a_model_that_is_not_there_is_told_in_a_sentence(
    filled: CommandLine, tmp_path: Path
) -> None:
    filled.say("settings", "set", "models.chat", str(tmp_path / "gone.gguf"))
    said_then = filled.say("work", "--until-idle", "--json")
    assert said_then.code == 0
    assert "gone.gguf cannot be read" in said_then.err.replace("\n", "")
    assert "gone.gguf cannot be read" in " ".join(filled.document("doctor")["notices"])


def test_a_real_model_works_the_queue_off_under_grammar(empty: CommandLine, tmp_path: Path) -> None:
    """Half a megabyte of chance says nothing that is true, so nothing of it is kept."""
    path = write_tiny_gguf(tmp_path / "tiny.gguf")
    with open_memory(HomeFolder(empty.home), Access.WRITE) as memory:
        store_observation(memory.store, seen("The train to Brno leaves at 16:42."))
        work_off(memory.store, None)
    empty.say("settings", "set", "models.form_memories", "off")
    empty.say("settings", "set", "models.chat", str(path))
    assert empty.document("work", "--until-idle")["done"] == 0
    before = empty.document("memories")
    empty.say("settings", "set", "models.form_memories", "on")
    worked = empty.document("work", "--until-idle")
    assert worked["done"] > 0
    assert worked["left"] == 0
    assert empty.document("memories") == before
    tallies = empty.document("doctor")["models"]
    assert [(one["made_by"], one["answers"], one["kept"]) for one in tallies] == [
        ("tiny · formation v1", 1, 0)
    ]
