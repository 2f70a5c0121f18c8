"""Outlines of memories: what they say, without the frames that they rest on.

A page that is open all year rests on thousands of frames. Whoever only asks whether something is
known must not read them all, or every frame would cost more than the one before.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.ids import MemoryId
from core.memory_record import Details, MemoryKind, Role, Status
from core.moments import from_us
from core.store.database import Database, Row, placeholders

_MOST_OF_ONE_SUBJECT = 100


@dataclass(frozen=True, slots=True)
class Outline:
    """A memory as of its newest version, without its evidence."""

    id: MemoryId
    status: Status
    superseded_by: MemoryId | None
    since: datetime
    until: datetime
    details: Details
    said: tuple[tuple[Role, str], ...]

    def text_of(self, role: Role) -> str:
        """The text of the first statement in that role; empty if there is none."""
        return next((text for said, text in self.said if said is role), "")


class MemoryOutlines:
    """Reads tables `memory` and `statement`, and counts evidence where it lies."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def with_subject(self, kind: MemoryKind, subject_key: str) -> list[Outline]:
        """What is known under that key, whatever its status: the newest first.

        Of a thing that changes all day long (a counter, a price) only the newest hundred values;
        what holds, and what the user rejected, comes before what was replaced.
        """
        rows = self._db.rows(
            f"SELECT {_COLUMNS} FROM memory WHERE kind = ? AND subject_key = ?"
            " ORDER BY status = 'superseded', since_us DESC, id DESC LIMIT ?",
            (kind.value, subject_key, _MOST_OF_ONE_SUBJECT),
        )
        return sorted(self._outlines(rows), key=lambda one: (one.since, one.id), reverse=True)

    def get(self, memory_id: MemoryId) -> Outline | None:
        """One memory, if there is one of that id."""
        rows = self._db.rows(f"SELECT {_COLUMNS} FROM memory WHERE id = ?", (memory_id,))
        return next(iter(self._outlines(rows)), None)

    def frames_beneath(self, memory_id: MemoryId) -> tuple[int, timedelta]:
        """On how many frames it rests, and how long they were there together."""
        row = self._db.row(
            "SELECT count(*), coalesce(sum(until_us - at_us), 0) FROM observation"
            f" WHERE {_BENEATH}",
            (memory_id,),
        )
        return (int(row[0]), timedelta(microseconds=int(row[1]))) if row else (0, timedelta())

    def days_beneath(self, memory_id: MemoryId) -> int:
        """On how many days it was seen, as the days were counted there."""
        return self._db.number(
            "SELECT count(DISTINCT date(at_us / 1000000 + 60 * utc_offset_min, 'unixepoch'))"
            f" FROM observation WHERE {_BENEATH}",
            (memory_id,),
        )

    def _outlines(self, rows: Sequence[Row]) -> list[Outline]:
        said: dict[int, list[tuple[Role, str]]] = {}
        for memory_id, role, text in self._db.rows(
            "SELECT memory_id, role, text FROM statement WHERE until_version IS NULL"
            f" AND memory_id IN ({placeholders(len(rows))}) ORDER BY number, id",
            [row[0] for row in rows],
        ):
            said.setdefault(memory_id, []).append((Role(role), text))
        return [
            Outline(
                id=MemoryId(row[0]),
                status=Status(row[1]),
                superseded_by=MemoryId(row[2]) if row[2] is not None else None,
                since=from_us(row[3], row[5]),
                until=from_us(row[4], row[5]),
                details=json.loads(row[6]),
                said=tuple(said.get(row[0], ())),
            )
            for row in rows
        ]


_COLUMNS = "id, status, superseded_by, since_us, until_us, utc_offset_min, details"
_BENEATH = (
    "id IN (SELECT observation_id FROM statement_evidence JOIN statement"
    " ON statement.id = statement_id WHERE memory_id = ? AND until_version IS NULL)"
)
