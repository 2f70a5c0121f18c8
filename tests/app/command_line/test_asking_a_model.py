"""`recollect ask` with a language model: a scripted one, and a real, tiny one in its process."""

from pathlib import Path

import pytest

from app.command_line.ask_commands import _Watched
from app.command_line.output import Output
from core.models.chat_model import NoGenerator
from core.models.text_generator import TextGenerator
from tests.app.command_line.conftest import CommandLine
from tests.core.answer.by_model.writing import writes
from tests.core.models.tiny_gguf import write_tiny_gguf
from tests.fakes.scripted_generator import ScriptedGenerator

QUESTION = "How much does the boiler inspection cost?"
COST = "The boiler inspection costs 431 euros."


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> ScriptedGenerator:
    """Stands in for whatever model is chosen."""
    generator = ScriptedGenerator([writes((COST, "431"), ("It costs 9,431 euros.", "431"))] * 2)

    def chosen(
        _folder: object, name: str, _unload_after_min: float, _server: object
    ) -> TextGenerator | NoGenerator:
        return generator if name else NoGenerator("")

    monkeypatch.setattr("app.open_memory.chat_model_when_needed", chosen)
    return generator


def test_the_answer_tells_who_wrote_it_and_what_was_dropped(
    filled: CommandLine, scripted: ScriptedGenerator
) -> None:
    filled.say("settings", "set", "models.chat", "scripted")
    answer = filled.document("ask", QUESTION, "--tier", "model")
    assert answer["tier"] == "model"
    assert answer["answer"].startswith(f"{COST} [1]")
    assert (answer["model"], answer["prompt_version"]) == ("Scripted", "answer v1")
    assert answer["dropped_sentences"] == 1
    assert answer["note"] in answer["answer"]
    assert answer["citations"][0]["source_id"] == "s0"
    assert scripted.is_closed


def test_in_words_the_model_is_named_and_the_proof_is_below(
    filled: CommandLine, scripted: ScriptedGenerator
) -> None:
    filled.say("settings", "set", "models.chat", "scripted")
    told = filled.say("ask", QUESTION, "--tier", "model").out
    assert told.startswith(f"{COST} [1]")
    assert f"[1] “{COST}”" in told
    assert "Written by Scripted, from your screen" in told


def test_without_a_model_nothing_changes_and_the_tier_says_what_to_do(filled: CommandLine) -> None:
    answer = filled.document("ask", QUESTION)
    assert (answer["tier"], answer["model"], answer["note"]) == ("extractive", None, "")
    said = filled.say("ask", QUESTION, "--tier", "model")
    assert said.code == 1
    assert "recollect settings set models.chat" in said.err


def test_a_real_model_whose_words_mean_nothing_leaves_the_quotes(
    filled: CommandLine, tmp_path: Path
) -> None:
    model = write_tiny_gguf(tmp_path / "tiny.gguf")
    filled.say("settings", "set", "models.chat", str(model))
    told = filled.say("ask", QUESTION, "--tier", "model").out
    assert "431" in told.splitlines()[0]
    assert "language model" in told
    model.write_text("broken meanwhile")
    said = filled.say("ask", QUESTION)
    assert said.code == 0
    assert "no GGUF file" in said.err


def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is printed to is a terminal."""
    monkeypatch.setattr("rich.console.Console.is_terminal", True)


def test_on_a_terminal_sentences_are_shown_as_they_are_written(
    filled: CommandLine, scripted: ScriptedGenerator, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.say("settings", "set", "models.chat", "scripted")
    plain = filled.say("ask", QUESTION, "--tier", "model").out
    on_a_terminal(monkeypatch)
    shown: list[str] = []
    monkeypatch.setattr(
        "app.command_line.output.Output.piece", lambda _self, text: shown.append(text)
    )
    rest = filled.say("ask", QUESTION, "--tier", "model").out
    assert shown == [f"{COST} [1]"]
    assert rest.startswith("\n")
    assert "".join(shown) + rest == plain


def test_with_json_there_is_the_document_alone_also_on_a_terminal(
    filled: CommandLine, scripted: ScriptedGenerator, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.say("settings", "set", "models.chat", "scripted")
    on_a_terminal(monkeypatch)
    said = filled.say("ask", QUESTION, "--tier", "model", "--json")
    assert said.document["answer"].startswith(f"{COST} [1]")


def test_what_became_something_else_is_told_in_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    on_a_terminal(monkeypatch)
    watched = _Watched(Output(as_json=False))
    assert watched.rest_of("431") == "431"
    watched.hear("It costs 431")
    assert watched.rest_of("It costs 431 [1]") == " [1]"
    assert watched.rest_of("431") == "\n\n431"
