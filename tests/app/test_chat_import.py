"""Chats come in once, under the exclusion rules, and an import can stop and go on."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.chat_import import import_chat
from core.observation import Source
from core.privacy.exclusion_rules import ExclusionRules
from core.store.observation_store import ObservationFilter
from tests.fakes.drawn_memory import DrawnMemory, drawn_memory

CHATS = ObservationFilter(source=Source.CHAT)


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[DrawnMemory]:
    with drawn_memory(tmp_path, with_embedder=False) as drawn:
        yield drawn


def export(folder: Path, count: int, name: str = "Boat club") -> Path:
    turns = [
        {
            "speaker": "Wanda",
            "at": f"2031-09-08T{9 + number // 60:02}:{number % 60:02}:00+02:00",
            "text": f"Turn number {number}",
            "id": f"t{number}",
        }
        for number in range(count)
    ]
    path = folder / f"chat-{count}.json"
    path.write_text(json.dumps({"conversation": name, "turns": turns}), encoding="utf-8")
    return path


def test_every_turn_comes_in_once(memory: DrawnMemory, tmp_path: Path) -> None:
    told: list[str] = []
    progress: list[tuple[int, int]] = []
    report = import_chat(
        memory.store,
        export(tmp_path, 3),
        on_stored=told.append,
        on_progress=lambda done, total: progress.append((done, total)),
    )
    assert (report.imported, report.skipped, report.failed) == (3, 0, [])
    assert told == ["t0", "t1", "t2"]
    assert progress[-1] == (3, 3)
    again = import_chat(memory.store, export(tmp_path, 5))
    assert (again.imported, again.already_there) == (2, 3)
    seen = memory.store.observations.matching(CHATS)
    assert [one.source_id for one in seen] == ["t0", "t1", "t2", "t3", "t4"]


def test_a_stopped_import_goes_on(memory: DrawnMemory, tmp_path: Path) -> None:
    path = export(tmp_path, 250)
    asked = iter([False, True])
    stopped = import_chat(memory.store, path, should_stop=lambda: next(asked))
    assert 0 < stopped.imported < 250
    rest = import_chat(memory.store, path)
    assert rest.imported + stopped.imported == 250
    assert memory.store.observations.count() == 250


def test_an_excluded_conversation_stays_out(memory: DrawnMemory, tmp_path: Path) -> None:
    memory.store.settings.set_exclusion_rules(ExclusionRules(titles=("*surprise*",)))
    report = import_chat(memory.store, export(tmp_path, 2, "The surprise party"))
    assert (report.imported, report.excluded) == (0, 2)
    assert memory.store.observations.count() == 0
