"""Tasks through learning: a tree whose states follow what was seen last."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from core.memory.formation import learn_from_frames
from core.memory.from_user.corrections import reject, undo
from core.memory.tasks.tree import TaskNode, task_tree
from core.memory_record import Memory, MemoryKind
from core.store.memory_store import MemoryFilter
from core.store.store import Store
from tests.fakes.drawn_memory import DrawnMemory, Sheet, drawn_memory, moment

NOW: datetime = moment(30, "18:00")


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[DrawnMemory]:
    with drawn_memory(tmp_path, with_embedder=False) as drawn:
        yield drawn


def _ticket(memory: DrawnMemory, day: int, code: str, name: str, status: str, *parts: str) -> None:
    sheet = Sheet().paragraph(name).paragraph("Status", status)
    if parts:
        sheet.paragraph("Sub-tasks", *parts)
    title = f"[{code}] {name} - Tracker"
    memory.show(moment(day, "10:00"), sheet, app="browser", title=title)
    while learn_from_frames(memory.store, 100, NOW):
        pass


def _tree(store: Store) -> tuple[TaskNode[Memory], ...]:
    return task_tree(store.memories.matching(MemoryFilter(MemoryKind.TASK)))


def _told(nodes: tuple[TaskNode[Memory], ...]) -> list[object]:
    return [(one.task.title, one.state, _told(one.parts)) for one in nodes]


def test_a_state_follows_what_was_seen_last(memory: DrawnMemory) -> None:
    _ticket(memory, 8, "ABC-12", "Lamp stays dark", "In Progress")
    _ticket(memory, 10, "ABC-12", "Lamp stays dark", "Done")
    _ticket(memory, 9, "ABC-12", "Lamp stays dark", "Blocked")  # imported late
    assert _told(_tree(memory.store)) == [("Lamp stays dark", "done", [])]
    (node,) = _tree(memory.store)
    assert [one.reason for one in memory.store.changes.history(node.task.id)] == [
        "seen for the first time",
        "its state changed",
    ]


def test_a_task_may_be_dropped_and_taken_up_again(memory: DrawnMemory) -> None:
    for day, status, state in (
        (8, "Open", "open"),
        (9, "Won't do", "dropped"),
        (10, "Open", "open"),
    ):
        _ticket(memory, day, "ABC-12", "Lamp stays dark", status)
        assert _tree(memory.store)[0].state == state


def test_a_part_that_was_seen_before_its_whole_comes_under_it(memory: DrawnMemory) -> None:
    _ticket(memory, 8, "ABC-13", "Order the lamp glass", "Open")
    _ticket(memory, 9, "ABC-12", "Lamp stays dark", "Open", "ABC-13 Order the lamp glass Done")
    assert _told(_tree(memory.store)) == [
        ("Lamp stays dark", "open", [("Order the lamp glass", "done", [])])
    ]


def test_a_change_of_state_is_undone_and_a_rejected_task_stays_away(memory: DrawnMemory) -> None:
    _ticket(memory, 8, "ABC-12", "Lamp stays dark", "Open")
    _ticket(memory, 9, "ABC-12", "Lamp stays dark", "Done")
    store = memory.store
    (node,) = _tree(store)
    undo(store, node.task.id, NOW)
    assert _tree(store)[0].state == "open"
    reject(store, node.task.id, NOW)
    _ticket(memory, 10, "ABC-12", "Lamp stays dark", "Blocked")
    assert _tree(store) == ()
