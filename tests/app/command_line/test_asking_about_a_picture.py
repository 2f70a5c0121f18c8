"""`recollect ask --picture`."""

from pathlib import Path

import pytest
from PIL import Image

from app.open_memory import OpenMemory
from capture import rapidocr_reader
from core.observation import Box, TextLine
from tests.app.command_line.conftest import CommandLine
from tests.fakes.fake_screen import ScriptedReader
from tests.fakes.scripted_reader import ScriptedReader as SeeingModel


@pytest.fixture
def ticket(tmp_path: Path) -> str:
    path = tmp_path / "ticket.png"
    Image.new("RGB", (400, 120), "white").save(path)
    return str(path)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> ScriptedReader:
    scripted = ScriptedReader(
        TextLine("The train to Brno leaves at 16:42.", Box(10, 10, 300, 20)),
        TextLine("It costs 23 euros.", Box(10, 50, 200, 20)),
    )
    monkeypatch.setattr(rapidocr_reader, "RapidOcrReader", lambda: scripted)
    return scripted


def test_the_picture_answers_and_is_not_kept(
    filled: CommandLine, reader: ScriptedReader, ticket: str
) -> None:
    told = filled.document("ask", "--picture", ticket, "What does it cost?")
    assert "23 euros" in told["short"]
    (cited, *_) = told["citations"]
    assert cited["id"] is None
    assert cited["title"] == "ticket.png"
    assert cited["box"] == [10, 50, 200, 20]
    assert filled.document("search", "train to Brno")["results"][0]["times_seen"] == 1
    assert reader.is_closed


def test_without_a_question_it_is_told_where_it_was_seen(
    filled: CommandLine, reader: ScriptedReader, ticket: str
) -> None:
    reader.lines = reader.lines[:1]
    told = filled.document("ask", "--picture", ticket)
    assert told["citations"][0]["title"] == "Timetable - Firefox"
    said = filled.say("ask", "--picture", ticket)
    assert "The train to Brno leaves at 16:42." in said.out


def test_a_model_that_sees_is_asked_and_one_that_is_missing_is_told_of(
    filled: CommandLine,
    reader: ScriptedReader,
    ticket: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = filled.say("settings", "set", "models.vision", "qwen3-vl-2b-instruct-q4_k_m")
    assert said.code == 0, said.err
    said = filled.say("ask", "--picture", ticket, "Which colour is the train?")
    assert said.code == 0
    assert "is not installed" in said.err
    assert said.out.strip() == "The picture does not say that."
    seeing = SeeingModel(["A red train."])
    monkeypatch.setattr(OpenMemory, "picture_reader", lambda _self: seeing)
    told = filled.document("ask", "--picture", ticket, "Which colour is the train?")
    assert (told["answer"].split(" [1]")[0], told["tier"]) == ("A red train.", "model")
    told = filled.document(
        "ask", "--picture", ticket, "Which colour is the train?", "--tier", "extractive"
    )
    assert told["reason"] == "not_on_picture"


def test_a_file_that_is_no_picture_is_a_known_error(
    filled: CommandLine, reader: ScriptedReader, tmp_path: Path
) -> None:
    said = filled.say("ask", "--picture", str(tmp_path / "none.png"), "What is it?")
    assert said.code == 1
    assert said.err.splitlines()[-1] == "none.png is not there."
