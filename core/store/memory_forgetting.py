"""What forgetting frames does to what was learned from them.

A statement stays as long as one of its frames does; a memory, as long as it has a title (a fact
also needs its subject and its object). What goes leaves its place in the log and nothing else.
Where a fact goes, the one it had replaced holds again. The rest is formed anew from what is left.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.ids import MemoryId, ObservationId
from core.memory_record import USER, Role
from core.moments import from_us, to_us
from core.store.database import Database, placeholders
from core.store.formation_queue import FormationQueue
from core.store.habit_store import HabitStore
from core.store.memory_changes import MemoryChanges
from core.store.memory_log import Operation
from core.store.memory_store import MemoryStore
from core.store.memory_undo import needed_roles
from core.store.model_queue import ModelQueue


class MemoryForgetting:
    """Takes frames away from under memories. Works inside the transaction of its caller."""

    def __init__(
        self,
        database: Database,
        memories: MemoryStore,
        changes: MemoryChanges,
        queue: FormationQueue,
    ) -> None:
        self._db = database
        self._memories = memories
        self._changes = changes
        self._queue = queue
        self._habits = HabitStore(database)
        self._model_work = ModelQueue(database)

    def forget_evidence(
        self, ids: Sequence[ObservationId], now: datetime, counts: dict[str, int]
    ) -> None:
        """Remove all that rests only on these frames; adds to the receipt's counts."""
        self._model_work.add_frames_beside(ids)
        touched = [_Touched.of(self._memories, one) for one in self._touched_by(ids)]
        for observation_id, offset_min, at_us in self._db.rows(
            "SELECT id, utc_offset_min, at_us FROM observation"
            f" WHERE id IN ({placeholders(len(ids))})",
            ids,
        ):
            self._queue.mark_day(from_us(at_us, offset_min), now)
            self._db.run("DELETE FROM mention WHERE observation_id = ?", (observation_id,))
            self._habits.uncount(ObservationId(observation_id))
        self._db.run(
            f"DELETE FROM statement_evidence WHERE observation_id IN ({placeholders(len(ids))})",
            ids,
        )
        _add(counts, "statements", 0)
        _add(counts, "memories", 0)
        for memory in touched:
            _add(counts, "statements", self._remove_groundless_statements(memory.id))
            if memory.needed <= self._held_roles(memory.id):
                self._rest_on_what_is_left(memory)
            else:
                self._read_anew(memory.id)
                self._changes.remove_forgotten(memory.id, now)
                _add(counts, "memories", 1)
        _add(counts, "entities", self._remove_groundless_entities())

    def _touched_by(self, ids: Sequence[ObservationId]) -> list[MemoryId]:
        """What rests on these frames, and what such were merged into: it lasted as long as they."""
        resting = self._memories.resting_on(ids)
        above = {higher for one in resting for higher in self._memories.chain_above(one)}
        return sorted({*resting, *above})

    def _remove_groundless_statements(self, memory_id: MemoryId) -> int:
        return self._db.run(
            "DELETE FROM statement WHERE memory_id = ?"
            " AND id NOT IN (SELECT statement_id FROM statement_evidence)",
            (memory_id,),
        )

    def _held_roles(self, memory_id: MemoryId) -> frozenset[Role]:
        return frozenset(
            Role(row[0])
            for row in self._db.rows(
                "SELECT role FROM statement WHERE memory_id = ? AND until_version IS NULL",
                (memory_id,),
            )
        )

    def _read_anew(self, memory_id: MemoryId) -> None:
        """Have the frames that a memory still rests on learned from once more."""
        for (observation_id,) in self._db.rows(
            "SELECT DISTINCT observation_id FROM statement_evidence JOIN statement"
            " ON statement.id = statement_id WHERE memory_id = ?",
            (memory_id,),
        ):
            self._queue.enqueue(ObservationId(observation_id))

    def _rest_on_what_is_left(self, memory: "_Touched") -> None:
        """Its time reaches no farther than its frames; what it was called goes with its title.

        A time outside of all its frames, forgotten ones too, was read on one of them: those left
        are read anew, which brings it back where they show it.
        """
        span = self._memories.whole_span(memory.id)
        if span is None:
            raise ValueError(f"m{memory.id} rests on nothing")
        since_us, until_us = max(memory.since_us, span[0]), min(memory.until_us, span[1])
        if since_us > until_us:
            since_us, until_us = span
        self._memories.set_columns(memory.id, {"since_us": since_us, "until_us": until_us})
        self._db.run(
            "UPDATE memory SET valid_until_us = ? WHERE superseded_by = ? AND valid_until_us = ?",
            (since_us, memory.id, memory.since_us),
        )
        self._changes.forget_times(memory.id)
        if memory.since_us < memory.span[0] or memory.until_us > memory.span[1]:
            self._read_anew(memory.id)
        if not self._has_the_title_of_its_key(memory.id):
            self._memories.set_columns(memory.id, {"subject_key": f"forgotten m{memory.id}"})

    def _has_the_title_of_its_key(self, memory_id: MemoryId) -> bool:
        """Whether a title is left that came with the key: the first, or one that a rule wrote."""
        return bool(
            self._db.number(
                "SELECT count(*) FROM statement JOIN memory_change"
                " ON memory_change.memory_id = statement.memory_id"
                " AND memory_change.version = statement.since_version"
                " WHERE statement.memory_id = ? AND role = ? AND (since_version = 1"
                " OR (operation = ? AND made_by <> ?))",
                (memory_id, Role.TITLE.value, Operation.UPDATE.value, USER),
            )
        )

    def _remove_groundless_entities(self) -> int:
        self._db.run("DELETE FROM entity_alias WHERE id NOT IN (SELECT alias_id FROM mention)")
        return self._db.run(
            "DELETE FROM entity WHERE id NOT IN (SELECT entity_id FROM entity_alias)"
        )


@dataclass(frozen=True, slots=True)
class _Touched:
    """A memory as it was before frames were taken from under it; times in microseconds.

    `needed` are the roles that it cannot lose; `span` is from and until when its frames were.
    """

    id: MemoryId
    needed: frozenset[Role]
    since_us: int
    until_us: int
    span: tuple[int, int]

    @classmethod
    def of(cls, memories: MemoryStore, memory_id: MemoryId) -> "_Touched":
        memory = memories.get(memory_id)
        held = frozenset(statement.role for statement in memory.statements)
        since_us, until_us = to_us(memory.since), to_us(memory.until)
        span = memories.whole_span(memory_id) or (since_us, until_us)
        return cls(memory_id, needed_roles(memory.kind) & held, since_us, until_us, span)


def _add(counts: dict[str, int], name: str, number: int) -> None:
    counts[name] = counts.get(name, 0) + number
