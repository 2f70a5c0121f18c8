"""Memories: what was learned from observations, each with its evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.errors import UnknownItem
from core.ids import MemoryId, ObservationId
from core.moments import from_us, to_us, utc_offset_min
from core.store.database import Database, Row


class MemoryKind(StrEnum):
    """The six kinds of memory."""

    CORE = "core"
    EPISODIC = "episodic"
    SEMANTIC = "semantic"
    PROCEDURAL = "procedural"
    RESOURCE = "resource"
    VAULT = "vault"


@dataclass(frozen=True, slots=True)
class MemoryDraft:
    """A memory to be written. `subject_key` says which memory it is when met again."""

    kind: MemoryKind
    title: str
    summary: str
    subject_key: str
    since: datetime
    until: datetime
    made_by: str
    evidence: tuple[ObservationId, ...]


@dataclass(frozen=True, slots=True)
class Memory:
    """A stored memory; `evidence` is in order of time."""

    id: MemoryId
    kind: MemoryKind
    title: str
    summary: str
    subject_key: str
    since: datetime
    until: datetime
    made_by: str
    evidence: tuple[ObservationId, ...]


_COLUMNS = "id, kind, title, summary, subject_key, since_us, until_us, utc_offset_min, made_by"


class MemoryStore:
    """Reads and writes tables `memory` and `memory_evidence`, and the formation queue."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def waiting(self, limit: int) -> list[ObservationId]:
        """Observations that no memory has been formed from yet, oldest first."""
        return [
            ObservationId(row[0])
            for row in self._db.rows(
                "SELECT waiting_for_memory.observation_id FROM waiting_for_memory"
                " JOIN observation ON observation.id = waiting_for_memory.observation_id"
                " ORDER BY observation.at_us, observation.id LIMIT ?",
                (limit,),
            )
        ]

    def waiting_count(self) -> int:
        return self._db.number("SELECT count(*) FROM waiting_for_memory")

    def enqueue(self, observation_id: ObservationId) -> None:
        self._db.run("INSERT INTO waiting_for_memory(observation_id) VALUES(?)", (observation_id,))

    def mark_formed(self, observation_id: ObservationId) -> None:
        self._db.run("DELETE FROM waiting_for_memory WHERE observation_id = ?", (observation_id,))

    def latest_with_subject(self, kind: MemoryKind, subject_key: str) -> Memory | None:
        row = self._db.row(
            f"SELECT {_COLUMNS} FROM memory WHERE kind = ? AND subject_key = ?"
            " ORDER BY until_us DESC LIMIT 1",
            (kind.value, subject_key),
        )
        return self._memory(row) if row else None

    def with_subject_near(
        self, kind: MemoryKind, subject_key: str, since: datetime, until: datetime
    ) -> Memory | None:
        """The latest memory of that subject which touches the stretch; None if there is none."""
        row = self._db.row(
            f"SELECT {_COLUMNS} FROM memory WHERE kind = ? AND subject_key = ?"
            " AND until_us >= ? AND since_us <= ? ORDER BY until_us DESC, id DESC LIMIT 1",
            (kind.value, subject_key, to_us(since), to_us(until)),
        )
        return self._memory(row) if row else None

    def add(self, draft: MemoryDraft) -> MemoryId:
        new_id = MemoryId(
            self._db.insert(
                "INSERT INTO memory(kind, title, summary, subject_key, since_us, until_us,"
                " utc_offset_min, made_by) VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    draft.kind.value,
                    draft.title,
                    draft.summary,
                    draft.subject_key,
                    to_us(draft.since),
                    to_us(draft.until),
                    utc_offset_min(draft.since),
                    draft.made_by,
                ),
            )
        )
        self._add_evidence(new_id, draft.evidence)
        return new_id

    def extend(
        self,
        memory_id: MemoryId,
        until: datetime,
        summary: str,
        evidence: Sequence[ObservationId],
        *,
        since: datetime | None = None,
    ) -> None:
        """The same memory went on: move its end, renew its summary, add evidence.

        With `since`, it may also turn out to have begun earlier.
        """
        self._db.run(
            "UPDATE memory SET until_us = max(until_us, ?), summary = ? WHERE id = ?",
            (to_us(until), summary, memory_id),
        )
        if since is not None:
            self._db.run(
                "UPDATE memory SET since_us = ?, utc_offset_min = ? WHERE id = ? AND since_us > ?",
                (to_us(since), utc_offset_min(since), memory_id, to_us(since)),
            )
        self._add_evidence(memory_id, evidence)

    def evidence_lasted(self, observation_id: ObservationId, until: datetime) -> None:
        """What memories rest on was seen for longer: they lasted as long."""
        self._db.run(
            "UPDATE memory SET until_us = ? WHERE until_us < ? AND id IN"
            " (SELECT memory_id FROM memory_evidence WHERE observation_id = ?)",
            (to_us(until), to_us(until), observation_id),
        )

    def get(self, memory_id: MemoryId) -> Memory:
        """Raises: UnknownItem."""
        row = self._db.row(f"SELECT {_COLUMNS} FROM memory WHERE id = ?", (memory_id,))
        if row is None:
            raise UnknownItem(f"There is no memory {memory_id}; it may have been forgotten.")
        return self._memory(row)

    def list(
        self,
        kind: MemoryKind | None = None,
        around: datetime | None = None,
        limit: int = 50,
    ) -> list[Memory]:
        """Memories, newest first; `around` keeps those that cover a moment."""
        parts, values = ["1"], []
        if kind is not None:
            parts.append("kind = ?")
            values.append(kind.value)
        if around is not None:
            parts.append(f"since_us <= {to_us(around)} AND until_us >= {to_us(around)}")
        rows = self._db.rows(
            f"SELECT {_COLUMNS} FROM memory WHERE {' AND '.join(parts)}"
            f" ORDER BY since_us DESC, id DESC LIMIT {int(limit)}",
            values,
        )
        return [self._memory(row) for row in rows]

    def counts(self) -> dict[str, int]:
        """How many memories of each kind, every kind named."""
        found = dict.fromkeys((kind.value for kind in MemoryKind), 0)
        for kind, number in self._db.rows("SELECT kind, count(*) FROM memory GROUP BY kind"):
            found[kind] = number
        return found

    def _add_evidence(self, memory_id: MemoryId, evidence: Sequence[ObservationId]) -> None:
        for observation_id in evidence:
            self._db.run(
                "INSERT OR IGNORE INTO memory_evidence(memory_id, observation_id) VALUES(?, ?)",
                (memory_id, observation_id),
            )

    def _memory(self, row: Row) -> Memory:
        evidence = self._db.rows(
            "SELECT observation_id FROM memory_evidence JOIN observation"
            " ON observation.id = observation_id WHERE memory_id = ?"
            " ORDER BY observation.at_us, observation.id",
            (row[0],),
        )
        return Memory(
            id=MemoryId(row[0]),
            kind=MemoryKind(row[1]),
            title=row[2],
            summary=row[3],
            subject_key=row[4],
            since=from_us(row[5], row[7]),
            until=from_us(row[6], row[7]),
            made_by=row[8],
            evidence=tuple(ObservationId(item[0]) for item in evidence),
        )
