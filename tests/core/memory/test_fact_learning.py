"""Facts through learning: what is news, and what is only an old document shown again."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from core.memory.formation import learn_from_frames
from core.memory_record import Memory, MemoryKind, Role, Status
from core.store.memory_store import MemoryFilter
from core.store.store import Store
from tests.fakes.drawn_memory import DrawnMemory, Sheet, drawn_memory, moment, page

NOW: datetime = moment(30, "18:00")


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[DrawnMemory]:
    with drawn_memory(tmp_path, with_embedder=False) as drawn:
        yield drawn


def _ticket(memory: DrawnMemory, day: int, status: str, title: str = "[ABC-12] Lamp") -> None:
    sheet = Sheet().paragraph("Lamp stays dark").paragraph("Status", status)
    _show(memory, day, sheet, f"{title} stays dark - Tracker")


def _show(memory: DrawnMemory, day: int, sheet: Sheet, title: str) -> None:
    memory.show(moment(day, "10:00"), sheet, app="browser", title=title)
    while learn_from_frames(memory.store, 100, NOW):
        pass


def _found(store: Store, status: Status) -> list[Memory]:
    wanted = MemoryFilter(MemoryKind.SEMANTIC, status=status)
    return store.memories.matching(wanted, oldest_first=True)


def _values(store: Store, status: Status = Status.ACTIVE) -> list[str]:
    return [one.text_of(Role.OBJECT) for one in _found(store, status)]


def test_a_page_that_shows_a_former_value_again_is_believed(memory: DrawnMemory) -> None:
    for day, status in ((8, "Open"), (9, "Blocked"), (10, "Open")):
        _ticket(memory, day, status)
    store = memory.store
    assert _values(store) == ["Open"]
    assert _values(store, Status.SUPERSEDED) == ["Open", "Blocked"]
    (holding,) = _found(store, Status.ACTIVE)
    assert [one.valid_until for one in _found(store, Status.SUPERSEDED)] == [
        moment(9, "10:00"),
        moment(10, "10:00"),
    ]
    assert holding.since == moment(10, "10:00")


def test_a_cell_of_a_table_that_changes_back_is_believed(memory: DrawnMemory) -> None:
    for day, left in ((8, "40 pcs"), (9, "12 pcs"), (10, "40 pcs")):
        sheet = Sheet().paragraph("Seed stock")
        sheet.table(("Item", "Left", "Shelf"), ("Bean B-20", left, "4"))
        _show(memory, day, sheet, "Seed stock - Sheets")
    assert "40 pcs" in _values(memory.store)
    assert _values(memory.store, Status.SUPERSEDED) == ["40 pcs", "12 pcs"]


def test_an_old_mail_that_is_opened_again_says_nothing_new(memory: DrawnMemory) -> None:
    first = page("Yoga class", "The yoga class is on Friday at 15:00.")
    _show(memory, 8, first, "Yoga class - Mail")
    _show(
        memory,
        9,
        page("Change of plan", "The yoga class has been moved to Saturday at 10:00."),
        "Change of plan - Mail",
    )
    _show(memory, 10, first, "Yoga class - Mail")
    assert _values(memory.store) == ["Saturday 13 September 2031, 10:00"]
    assert len(_values(memory.store, Status.SUPERSEDED)) == 1
