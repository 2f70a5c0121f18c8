"""`recollect look`, and pictures described by `recollect work`."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image

from app.open_memory import Access, OpenMemory, open_memory
from core.home import HomeFolder
from core.ingest.ingest import store_observation
from core.ingest.work import work_off
from core.observation import Box, Observation, Picture, Source, TextLine, WindowContext
from tests.app.command_line.conftest import START, CommandLine
from tests.fakes.scripted_reader import ScriptedReader

CHART = "A chart with a red line that rises to 40."


@pytest.fixture
def pictured(empty: CommandLine) -> CommandLine:
    """One frame with a picture, and one without."""
    data = io.BytesIO()
    Image.new("RGB", (64, 48), "red").save(data, "WEBP", lossless=True)
    with open_memory(HomeFolder(empty.home), Access.WRITE) as memory:
        for number, picture in enumerate((Picture(data.getvalue(), 64, 48), None)):
            store_observation(
                memory.store,
                Observation(
                    source=Source.SCREEN,
                    at=START + timedelta(minutes=number),
                    monitor=1,
                    window=WindowContext("sheets", "Budget"),
                    lines=(TextLine(f"Costs {number}", Box(4, 4, 60, 20)),),
                    picture=picture,
                    content_hash=bytes([number]) * 32,
                ),
            )
        work_off(memory.store, None)
    return empty


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> ScriptedReader:
    """Stands in for whatever model is chosen."""
    scripted = ScriptedReader([CHART])
    monkeypatch.setattr(OpenMemory, "picture_reader", lambda _self: scripted)
    return scripted


def test_a_frame_is_looked_at(pictured: CommandLine, reader: ScriptedReader) -> None:
    assert pictured.document("look", "o1", "What rises?") == {
        "id": "o1",
        "text": CHART,
        "model": "Seeing",
        "prompt_version": "look v1",
    }
    assert "What rises?" in reader.prompts[0]


def test_in_words_the_model_is_named(pictured: CommandLine, reader: ScriptedReader) -> None:
    told = pictured.say("look", "o1").out
    assert told.startswith(CHART)
    assert "Written by Seeing" in told


@pytest.mark.parametrize(("name", "why"), [("o2", "no picture"), ("m1", "no frame")])
def test_what_cannot_be_looked_at_is_told(
    pictured: CommandLine, reader: ScriptedReader, name: str, why: str
) -> None:
    said = pictured.say("look", name)
    assert said.code == 1
    assert why in said.err


def test_without_a_model_that_sees_it_is_said_how_to_get_one(pictured: CommandLine) -> None:
    assert "recollect settings set models.vision" in pictured.say("look", "o1").err
    pictured.say("settings", "set", "models.vision", "all-minilm-l6-v2")
    assert "sees no pictures; choose from" in pictured.say("look", "o1").err
    pictured.say("settings", "set", "models.vision", "qwen3-vl-2b-instruct-q4_k_m")
    assert "recollect models install" in pictured.say("look", "o1").err


def test_work_describes_pictures_only_if_it_is_wanted(
    pictured: CommandLine, reader: ScriptedReader
) -> None:
    assert pictured.document("work", "--until-idle")["done"] == 0
    pictured.say("settings", "set", "models.describe_frames", "on")
    assert pictured.document("work", "--until-idle") == {
        "done": 1,
        "left": 0,
        "refused": 0,
        "unusable": 0,
    }
    (memory,) = pictured.document("memories", "--text", "rises")["memories"]
    assert memory["made_by"] == "Seeing · look v1"
    assert pictured.document("work", "--until-idle")["done"] == 0


def test_a_chosen_model_that_is_gone_is_told_and_work_goes_on(
    pictured: CommandLine, tmp_path: Path
) -> None:
    pictured.say("settings", "set", "models.describe_frames", "on")
    pictured.say("settings", "set", "models.vision", "qwen3-vl-2b-instruct-q4_k_m")
    said = pictured.say("work", "--until-idle")
    assert said.code == 0
    assert "recollect models install" in said.err
