"""A small memory, and the command line over it in this process."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from app.command_line.main import program
from app.open_memory import Access, OpenMemory, open_memory
from core.home import HomeFolder
from core.ingest.ingest import store_observation
from core.ingest.work import work_off
from core.models.installation import NoEmbedder
from core.models.line_encoder import NoLineEncoder
from core.observation import Box, Observation, Source, TextLine, WindowContext

START = datetime.fromisoformat("2026-06-09T09:00:00+02:00")
NO_EMBEDDER = "There is no embedder in this test."
NO_LINE_ENCODER = "No network knows which line answers in this test."
NO_MODELS = (NO_EMBEDDER, NO_LINE_ENCODER)


@dataclass(frozen=True, slots=True)
class Said:
    """What one invocation printed."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        assert self.out.count("\n") == 1, f"not one line: {self.out!r}"
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class CommandLine:
    """`recollect --home HOME`, in this process; a bug raises instead of printing a trace."""

    home: Path

    def say(self, *words: str) -> Said:
        result = CliRunner().invoke(
            program, ["--home", str(self.home), *words], catch_exceptions=False
        )
        return Said(result.exit_code, result.stdout, result.stderr)

    def document(self, *words: str) -> Any:
        said = self.say(*words, "--json")
        assert said.code == 0, said.err
        return said.document


@pytest.fixture(autouse=True)
def no_models(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests are about words on a terminal; no model is loaded for them."""
    monkeypatch.setattr(
        "app.line_encoding.open_line_encoder", lambda: NoLineEncoder(NO_LINE_ENCODER)
    )
    monkeypatch.setattr(
        "app.open_memory.ensure_default_embedder", lambda folder: NoEmbedder(NO_EMBEDDER)
    )


@pytest.fixture
def empty(tmp_path: Path) -> CommandLine:
    """A data folder that does not exist yet."""
    return CommandLine(tmp_path / "data")


@pytest.fixture
def filled(empty: CommandLine) -> CommandLine:
    """Three screens of a morning."""
    with open_memory(HomeFolder(empty.home), Access.WRITE) as memory:
        seed(memory)
        work_off(memory.store, None)
    return empty


def seed(memory: OpenMemory) -> None:
    screens = (
        ("thunderbird", "Quote - Thunderbird", "The boiler inspection costs 431 euros."),
        ("firefox", "Timetable - Firefox", "The train to Brno leaves at 16:42."),
        ("gedit", "notes - gedit", "Water the tomatoes on Friday."),
    )
    for number, (app, title, text) in enumerate(screens):
        store_observation(
            memory.store,
            Observation(
                source=Source.SCREEN,
                at=START + timedelta(minutes=20 * number),
                monitor=1,
                window=WindowContext(app, title),
                lines=(TextLine(text, Box(40, 100, 600, 24)),),
                picture=None,
                content_hash=bytes([number]) * 32,
                source_id=f"s{number}",
            ),
        )
