"""A table seen in any order, and again with screens forgotten in between."""

import tempfile
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.ids import ObservationId
from core.memory.facts.rows import ROW, cells_of
from core.memory.formation import learn_from_frames
from core.memory_record import Memory, MemoryKind, Role
from core.store.memory_store import MemoryFilter
from tests.fakes.drawn_memory import DrawnMemory, Sheet, drawn_memory, moment

NOW = moment(30, "18:00")
COLUMNS = ("Gate", "Cabin", "Deck", "Berth")
VALUES = ("B4", "C7", "D2")

_seen = st.lists(
    st.tuples(st.integers(0, 200), st.tuples(*[st.sampled_from(VALUES)] * len(COLUMNS))),
    min_size=1,
    max_size=4,
    unique_by=lambda one: one[0],
)


def _show(memory: DrawnMemory, hour: int, row: tuple[str, ...]) -> ObservationId:
    sheet = Sheet().paragraph("Your booking FB-20931").table(("Ship", *COLUMNS), ("SF 217", *row))
    at = moment(8, "00:00") + timedelta(hours=hour)
    shown = memory.show(at, sheet, app="mail", title="Your booking FB-20931 - Mail")
    _learn(memory)
    return shown


def _learn(memory: DrawnMemory) -> None:
    while learn_from_frames(memory.store, 100, NOW):
        pass


def _told(memories: list[Memory]) -> dict[str, list[str]]:
    """What holds of each column, in facts of its own and in rows."""
    told: dict[str, list[str]] = {}
    for one in memories:
        value = one.text_of(Role.OBJECT)
        is_row = one.text_of(Role.PREDICATE) == ROW
        for column, cell in cells_of(value) if is_row else [(one.text_of(Role.PREDICATE), value)]:
            told.setdefault(column, []).append(cell)
    return told


def _newest(left: Iterable[tuple[int, tuple[str, ...]]]) -> dict[str, list[str]]:
    """Of every column the value that the newest of some screens shows."""
    return {
        column: [row[place]]
        for _, row in sorted(left)
        for place, column in enumerate(COLUMNS)
        if row[place]
    }


def _holding(memory: DrawnMemory) -> list[Memory]:
    return memory.store.memories.matching(MemoryFilter(MemoryKind.SEMANTIC), 100)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_seen)
def test_in_any_order_of_reading_the_newest_value_of_every_column_holds(
    seen: list[tuple[int, tuple[str, ...]]],
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        drawn_memory(Path(folder), with_embedder=False) as memory,
    ):
        for hour, row in seen:
            _show(memory, hour, row)
        assert _told(_holding(memory)) == _newest(seen)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_seen, st.data())
def test_after_forgetting_the_newest_value_that_is_left_holds_on_what_carries_it(
    seen: list[tuple[int, tuple[str, ...]]], data: st.DataObject
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        drawn_memory(Path(folder), with_embedder=False) as memory,
    ):
        left = {_show(memory, hour, row): (hour, row) for hour, row in sorted(seen)}
        gone = data.draw(st.sets(st.sampled_from(sorted(left)), max_size=len(left) - 1))
        for frame in sorted(gone):
            memory.store.forgetting.forget([frame])
            del left[frame]
            _learn(memory)
        holding = _holding(memory)
        assert _told(holding) == _newest(left.values())
        for one in holding:
            value = next(said for said in one.statements if said.role is Role.OBJECT)
            cells = cells_of(value.text) or [("", value.text)]
            for piece in value.evidence:
                _, row = left[piece.observation_id]
                assert {cell for _, cell in cells} <= set(row)
