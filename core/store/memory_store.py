"""Memories: what was learned, statement by statement, each with its evidence."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.errors import UnknownItem
from core.ids import MemoryId, ObservationId
from core.memory_record import (
    Level,
    Memory,
    MemoryDraft,
    MemoryKind,
    Statement,
    Status,
)
from core.moments import from_us, to_us, utc_offset_min
from core.store.database import Database, Row, Value, placeholders
from core.store.statement_store import StatementStore

_COLUMNS = (
    "id, kind, level, parent_id, subject_key, since_us, until_us, utc_offset_min, valid_until_us,"
    " status, superseded_by, is_pinned, importance, confidence, details, made_by, version,"
    " created_us, updated_us"
)
_BATCH = 500


@dataclass(frozen=True, slots=True)
class MemoryFilter:
    """Which memories to consider; None means no limit.

    `around` keeps those that cover a moment; `since` and `until` those that touch the stretch
    since ≤ t < until. `words` is an FTS5 expression over the statements that hold now.
    """

    kind: MemoryKind | None = None
    level: Level | None = None
    status: Status | None = Status.ACTIVE
    around: datetime | None = None
    since: datetime | None = None
    until: datetime | None = None
    is_pinned: bool | None = None
    words: str | None = None

    def clause(self) -> tuple[str, list[Value]]:
        """An SQL condition on table `memory`, and its values."""
        parts: list[tuple[str, Value]] = []
        if self.kind is not None:
            parts.append(("memory.kind = ?", self.kind.value))
        if self.level is not None:
            parts.append(("memory.level = ?", self.level.value))
        if self.status is not None:
            parts.append(("memory.status = ?", self.status.value))
        if self.around is not None:
            parts.append(("memory.since_us <= ?", to_us(self.around)))
            parts.append(("memory.until_us >= ?", to_us(self.around)))
        if self.since is not None:
            parts.append(("memory.until_us >= ?", to_us(self.since)))
        if self.until is not None:
            parts.append(("memory.since_us < ?", to_us(self.until)))
        if self.is_pinned is not None:
            parts.append(("memory.is_pinned = ?", int(self.is_pinned)))
        if self.words is not None:
            parts.append(
                (
                    "memory.id IN (SELECT memory_id FROM statement_words JOIN statement"
                    " ON statement.id = statement_words.rowid"
                    " WHERE statement_words MATCH ? AND until_version IS NULL)",
                    self.words.replace("\x00", " "),
                )
            )
        return (" AND ".join(part for part, _ in parts) or "1"), [value for _, value in parts]


class MemoryStore:
    """Reads memories, and writes their rows; `MemoryChanges` decides what may be written."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self.statements = StatementStore(database)

    def get(self, memory_id: MemoryId) -> Memory:
        """Raises: UnknownItem, which says so if it was forgotten."""
        found = self.get_many([memory_id])
        if memory_id in found:
            return found[memory_id]
        raise UnknownItem(f"There is no memory m{memory_id}; it may have been forgotten.")

    def get_many(self, ids: Iterable[MemoryId]) -> dict[MemoryId, Memory]:
        """Those of the ids that exist, in the order given."""
        wanted = list(dict.fromkeys(ids))
        found: dict[MemoryId, Memory] = {}
        for start in range(0, len(wanted), _BATCH):
            batch = wanted[start : start + _BATCH]
            rows = self._db.rows(
                f"SELECT {_COLUMNS} FROM memory WHERE id IN ({placeholders(len(batch))})", batch
            )
            found |= {memory.id: memory for memory in self._memories(rows)}
        return {memory_id: found[memory_id] for memory_id in wanted if memory_id in found}

    def matching(
        self, wanted: MemoryFilter, limit: int = 50, offset: int = 0, *, oldest_first: bool = False
    ) -> list[Memory]:
        """Memories by when they were, newest first unless asked otherwise."""
        clause, values = wanted.clause()
        order = "since_us, id" if oldest_first else "since_us DESC, id DESC"
        rows = self._db.rows(
            f"SELECT {_COLUMNS} FROM memory WHERE {clause} ORDER BY {order} LIMIT ? OFFSET ?",
            [*values, limit, offset],
        )
        return self._memories(rows)

    def number_matching(self, wanted: MemoryFilter) -> int:
        clause, values = wanted.clause()
        return self._db.number(f"SELECT count(*) FROM memory WHERE {clause}", values)

    def with_subject(self, kind: MemoryKind, subject_key: str) -> list[Memory]:
        """Everything known under that key, whatever its status: the newest first."""
        rows = self._db.rows(
            f"SELECT {_COLUMNS} FROM memory WHERE kind = ? AND subject_key = ?"
            " ORDER BY since_us DESC, id DESC",
            (kind.value, subject_key),
        )
        return self._memories(rows)

    def children(self, memory_id: MemoryId) -> list[Memory]:
        """The memories one level below, in order of time."""
        rows = self._db.rows(
            f"SELECT {_COLUMNS} FROM memory WHERE parent_id = ? ORDER BY since_us, id",
            (memory_id,),
        )
        return self._memories(rows)

    def replaced_by(self, memory_id: MemoryId) -> list[Memory]:
        """The memories whose place this one took, newest first."""
        rows = self._db.rows(
            f"SELECT {_COLUMNS} FROM memory WHERE superseded_by = ?"
            " ORDER BY since_us DESC, id DESC",
            (memory_id,),
        )
        return self._memories(rows)

    def resting_on(self, ids: Sequence[ObservationId]) -> list[MemoryId]:
        """Memories of which any version has a statement that rests on one of these frames."""
        found: set[MemoryId] = set()
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            found.update(
                MemoryId(row[0])
                for row in self._db.rows(
                    "SELECT DISTINCT memory_id FROM statement_evidence JOIN statement"
                    " ON statement.id = statement_id"
                    f" WHERE observation_id IN ({placeholders(len(batch))})",
                    batch,
                )
            )
        return sorted(found)

    def matching_words(
        self, expression: str, wanted: MemoryFilter, limit: int
    ) -> list[tuple[MemoryId, float]]:
        """Memories by the BM25 of their best statement, best first; larger is better."""
        clause, values = wanted.clause()
        rows = self._db.rows(
            # Materialised, since bm25() works only where the word index itself is searched.
            "WITH found AS MATERIALIZED (SELECT rowid, bm25(statement_words) AS score"
            " FROM statement_words WHERE statement_words MATCH ?)"
            " SELECT memory.id, min(score) FROM found"
            " JOIN statement ON statement.id = found.rowid AND statement.until_version IS NULL"
            f" JOIN memory ON memory.id = statement.memory_id WHERE {clause}"
            " GROUP BY memory.id ORDER BY min(score), memory.id LIMIT ?",
            [expression.replace("\x00", " "), *values, limit],
        )
        return [(MemoryId(row[0]), -float(row[1])) for row in rows]

    def counts(self, status: Status = Status.ACTIVE) -> dict[str, int]:
        """How many memories of each kind, every kind named."""
        found = dict.fromkeys((kind.value for kind in MemoryKind), 0)
        for kind, number in self._db.rows(
            "SELECT kind, count(*) FROM memory WHERE status = ? GROUP BY kind", (status.value,)
        ):
            found[kind] = number
        return found

    def statements_of_version(self, memory_id: MemoryId, version: int) -> tuple[Statement, ...]:
        """What a memory said in a version, as far as it was not forgotten since."""
        return self.statements.of_version(memory_id, version)

    def chain_above(self, memory_id: MemoryId) -> list[MemoryId]:
        """What took its place, and what took the place of that, to the one on top."""
        chain: list[MemoryId] = []
        row = self._db.row("SELECT superseded_by FROM memory WHERE id = ?", (memory_id,))
        while row is not None and row[0] is not None:
            chain.append(MemoryId(row[0]))
            row = self._db.row("SELECT superseded_by FROM memory WHERE id = ?", (row[0],))
        return chain

    def held_span(self, memory_id: MemoryId) -> tuple[int, int] | None:
        """From and until when the frames of what it says now were seen, in microseconds."""
        return self._span("statement.memory_id = ? AND until_version IS NULL", memory_id)

    def whole_span(self, memory_id: MemoryId) -> tuple[int, int] | None:
        """The same of all that it ever said, and of what was merged into it."""
        return self._span(
            "statement.memory_id IN (WITH RECURSIVE part(id) AS (SELECT ? UNION"
            " SELECT memory.id FROM memory JOIN part ON memory.superseded_by = part.id"
            " WHERE memory.valid_until_us IS NULL) SELECT id FROM part)",
            memory_id,
        )

    def _span(self, condition: str, memory_id: MemoryId) -> tuple[int, int] | None:
        row = self._db.row(
            "SELECT min(observation.at_us), max(observation.until_us) FROM statement"
            " JOIN statement_evidence ON statement_id = statement.id"
            f" JOIN observation ON observation.id = observation_id WHERE {condition}",
            (memory_id,),
        )
        return None if row is None or row[0] is None else (int(row[0]), int(row[1]))

    def add(self, draft: MemoryDraft, now: datetime) -> MemoryId:
        """Write the first version. Raises: ValueError as `StatementStore.write` does."""
        now_us = to_us(now)
        new_id = MemoryId(
            self._db.insert(
                "INSERT INTO memory(kind, level, parent_id, subject_key, since_us, until_us,"
                " utc_offset_min, status, importance, confidence, details, made_by, version,"
                f" created_us, updated_us) VALUES({placeholders(15)})",
                (
                    draft.kind.value,
                    draft.level.value if draft.level else None,
                    draft.parent_id,
                    draft.subject_key,
                    to_us(draft.since),
                    to_us(draft.until),
                    utc_offset_min(draft.since),
                    Status.ACTIVE.value,
                    draft.importance,
                    draft.confidence,
                    json.dumps(dict(draft.details)),
                    draft.made_by,
                    1,
                    now_us,
                    now_us,
                ),
            )
        )
        self.statements.write(new_id, draft.statements, 1)
        return new_id

    def write_next_version(
        self, memory_id: MemoryId, columns: Mapping[str, Value], now: datetime
    ) -> tuple[dict[str, Value], int]:
        """Write columns as a new version: they and the version as they were, and its number."""
        before = self.columns(memory_id, ["version", *columns])
        version = int(before["version"] or 0) + 1
        self.set_columns(memory_id, {**columns, "version": version, "updated_us": to_us(now)})
        return before, version

    def set_columns(self, memory_id: MemoryId, columns: Mapping[str, Value]) -> None:
        """Write some columns of one memory."""
        names = ", ".join(f"{name} = ?" for name in columns)
        self._db.run(f"UPDATE memory SET {names} WHERE id = ?", [*columns.values(), memory_id])

    def widen(self, memory_id: MemoryId, since: datetime, until: datetime) -> None:
        """It lasted from `since` and to `until` at least."""
        self._db.run(
            "UPDATE memory SET since_us = min(since_us, ?), until_us = max(until_us, ?)"
            " WHERE id = ?",
            (to_us(since), to_us(until), memory_id),
        )

    def columns(self, memory_id: MemoryId, names: Sequence[str]) -> dict[str, Value]:
        """Some columns of one memory as they are stored. Raises: UnknownItem."""
        row = self._db.row(f"SELECT {', '.join(names)} FROM memory WHERE id = ?", (memory_id,))
        if row is None:
            raise UnknownItem(f"There is no memory m{memory_id}; it may have been forgotten.")
        return dict(zip(names, row, strict=True))

    def evidence_lasted(self, observation_id: ObservationId, until: datetime) -> None:
        """What memories rest on was seen for longer: they lasted as long."""
        self._db.run(
            "UPDATE memory SET until_us = ? WHERE until_us < ? AND id IN"
            " (SELECT memory_id FROM statement JOIN statement_evidence"
            " ON statement_id = statement.id WHERE observation_id = ?)",
            (to_us(until), to_us(until), observation_id),
        )

    def remove(self, memory_id: MemoryId) -> None:
        """Delete a memory with its statements and their evidence; its log stays."""
        self.statements.remove(memory_id)
        self._db.run("DELETE FROM memory WHERE id = ?", (memory_id,))

    def _memories(self, rows: Sequence[Row]) -> list[Memory]:
        statements = self.statements.held_by([MemoryId(row[0]) for row in rows])
        return [_memory(row, statements.get(MemoryId(row[0]), ())) for row in rows]


def _memory(row: Row, statements: tuple[Statement, ...]) -> Memory:
    offset = row[7]
    return Memory(
        id=MemoryId(row[0]),
        kind=MemoryKind(row[1]),
        level=Level(row[2]) if row[2] else None,
        parent_id=MemoryId(row[3]) if row[3] is not None else None,
        subject_key=row[4],
        statements=statements,
        since=from_us(row[5], offset),
        until=from_us(row[6], offset),
        valid_until=from_us(row[8], offset) if row[8] is not None else None,
        status=Status(row[9]),
        superseded_by=MemoryId(row[10]) if row[10] is not None else None,
        is_pinned=bool(row[11]),
        importance=row[12],
        confidence=row[13],
        details=json.loads(row[14]),
        made_by=row[15],
        version=row[16],
        created_at=from_us(row[17], offset),
        updated_at=from_us(row[18], offset),
    )
