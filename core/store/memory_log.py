"""The log of what was done to memories, act by act. It holds no captured text."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.ids import MemoryId
from core.memory_record import USER
from core.moments import from_us, to_us, utc_offset_min
from core.store.database import Database, Value


class Operation(StrEnum):
    """What was done to a memory."""

    ADD = "add"
    UPDATE = "update"
    MERGE = "merge"
    SUPERSEDE = "supersede"
    REJECT = "reject"
    PIN = "pin"
    UNPIN = "unpin"
    UNDO = "undo"
    FORGET = "forget"


@dataclass(frozen=True, slots=True)
class Cause:
    """Who did it, why and when. `reason` is one of our own phrases, never captured text."""

    made_by: str
    reason: str
    at: datetime

    @property
    def is_the_user(self) -> bool:
        return self.made_by == USER


@dataclass(frozen=True, slots=True)
class MemoryChange:
    """One entry of the log: what an act did to one memory.

    `version` is the memory's after the change. `other_id` is what it was merged into or superseded
    by; a SUPERSEDE without it says that the memory took another's place. `undoes` is the act that
    an UNDO took back.
    """

    id: int
    act: int
    memory_id: MemoryId
    version: int
    operation: Operation
    other_id: MemoryId | None
    undoes: int | None
    at: datetime
    made_by: str
    reason: str


class MemoryLog:
    """Reads and appends to table `memory_change`.

    With each entry stand the columns that it changed, as they were before, and the version.
    """

    def __init__(self, database: Database) -> None:
        self._db = database

    def new_act(self) -> int:
        """A number above those of all acts so far."""
        return self._db.number("SELECT coalesce(max(act), 0) + 1 FROM memory_change")

    def mark(self) -> int:
        """A number that grows with every change of any memory."""
        return self._db.number("SELECT coalesce(max(id), 0) FROM memory_change")

    def write(
        self,
        act: int,
        memory_id: MemoryId,
        version: int,
        operation: Operation,
        cause: Cause,
        before: Mapping[str, Value],
        *,
        other_id: MemoryId | None = None,
        undoes: int | None = None,
    ) -> None:
        """Append one entry."""
        self._db.run(
            "INSERT INTO memory_change(act, memory_id, version, operation, other_id, undoes, at_us,"
            " utc_offset_min, made_by, reason, before) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                act,
                memory_id,
                version,
                operation.value,
                other_id,
                undoes,
                to_us(cause.at),
                utc_offset_min(cause.at),
                cause.made_by,
                cause.reason,
                json.dumps(dict(before)),
            ),
        )

    def of_memory(self, memory_id: MemoryId) -> list[MemoryChange]:
        """Everything that was done to a memory, first to last."""
        return self._changes("memory_id = ? ORDER BY id", (memory_id,))

    def of_act(self, act: int) -> list[MemoryChange]:
        """Everything that an act did, last to first."""
        return self._changes("act = ? ORDER BY id DESC", (act,))

    def before(self, change: MemoryChange) -> dict[str, Value]:
        """The columns that a change wrote, as they were before, and the version."""
        row = self._db.row("SELECT before FROM memory_change WHERE id = ?", (change.id,))
        found: dict[str, Value] = json.loads(row[0]) if row else {}
        return found

    def newest_act(self, memory_id: MemoryId) -> int | None:
        """The newest act on a memory that is neither an undo nor undone."""
        row = self._db.row(
            "SELECT max(act) FROM memory_change WHERE memory_id = ? AND operation NOT IN (?, ?)"
            " AND NOT EXISTS (SELECT 1 FROM memory_change AS later"
            " WHERE later.undoes = memory_change.act)",
            (memory_id, Operation.UNDO.value, Operation.FORGET.value),
        )
        return None if row is None or row[0] is None else int(row[0])

    def remove(self, memory_id: MemoryId) -> None:
        """Delete what was done to a memory."""
        self._db.run("DELETE FROM memory_change WHERE memory_id = ?", (memory_id,))

    def forget_times(self, memory_id: MemoryId) -> None:
        """Drop from and until when a memory lasted before; a forgotten frame may have told it."""
        self._db.run(
            "UPDATE memory_change SET before = json_remove(before, '$.since_us', '$.until_us')"
            " WHERE memory_id = ?",
            (memory_id,),
        )

    def hand_over(
        self, gone_id: MemoryId, heir_id: MemoryId | None, valid_until_us: int | None
    ) -> None:
        """What was below a memory that goes was, as far as can be told now, below its heir."""
        self._db.run(
            "UPDATE memory_change SET before = json_set(before, '$.superseded_by', ?,"
            " '$.valid_until_us', ?) WHERE json_extract(before, '$.superseded_by') = ?",
            (heir_id, valid_until_us, gone_id),
        )

    def _changes(self, condition: str, values: Sequence[Value]) -> list[MemoryChange]:
        return [
            MemoryChange(
                id=row[0],
                act=row[1],
                memory_id=MemoryId(row[2]),
                version=row[3],
                operation=Operation(row[4]),
                other_id=MemoryId(row[5]) if row[5] is not None else None,
                undoes=row[6],
                at=from_us(row[7], row[8]),
                made_by=row[9],
                reason=row[10],
            )
            for row in self._db.rows(
                "SELECT id, act, memory_id, version, operation, other_id, undoes, at_us,"
                f" utc_offset_min, made_by, reason FROM memory_change WHERE {condition}",
                values,
            )
        ]
