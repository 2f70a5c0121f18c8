"""Outlines of memories: what they say, without the frames that they rest on.

A page that is open all year rests on thousands of frames. Whoever only asks whether something is
known must not read them all, or every frame would cost more than the one before.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.ids import MemoryId
from core.memory_record import Details, Level, MemoryKind, Role, Status, joined_names
from core.moments import from_us
from core.store.database import Database, Row, placeholders
from core.store.keyset import Mark, Order, Page, after_mark, sorted_by
from core.store.memory_store import MemoryFilter

_MOST_OF_ONE_SUBJECT = 100
_BATCH = 500


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


@dataclass(frozen=True, slots=True)
class Headline:
    """A memory as a long list shows it: what it is called and how it stands."""

    id: MemoryId
    kind: MemoryKind
    level: Level | None
    title: str
    since: datetime
    until: datetime
    status: Status
    is_pinned: bool
    importance: float
    made_by: str
    details: Details
    parent_id: MemoryId | None


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

    def page(
        self, wanted: MemoryFilter, order: Order, after: Mark | None, limit: int
    ) -> Page[Headline]:
        """The memories that come after a mark; from the first one on without it."""
        clause, values = wanted.clause()
        place = _PLACES[order]
        if after is not None:
            clause = f"{clause} AND {after_mark(place, 'memory.id', order)}"
            values = [*values, after.place, after.id]
        rows = self._db.rows(
            f"SELECT {_HEADLINE}, {place} FROM memory WHERE {clause}"
            f" ORDER BY {sorted_by(place, 'memory.id', order)} LIMIT ?",
            [*values, limit],
        )
        end = Mark(rows[-1][-1], rows[-1][0]) if rows and len(rows) == limit else None
        return Page(tuple(self._headlines(rows)), end)

    def headlines(self, ids: Sequence[MemoryId]) -> dict[MemoryId, Headline]:
        """Those of the ids that exist, in the order given."""
        found: dict[MemoryId, Headline] = {}
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            rows = self._db.rows(
                f"SELECT {_HEADLINE} FROM memory WHERE id IN ({placeholders(len(batch))})", batch
            )
            found |= {one.id: one for one in self._headlines(rows)}
        return {one: found[one] for one in ids if one in found}

    def number_by_kind(self, wanted: MemoryFilter) -> dict[MemoryKind, int]:
        """How many memories of each kind match, every kind named."""
        clause, values = wanted.clause()
        found = dict.fromkeys(MemoryKind, 0)
        for kind, number in self._db.rows(
            f"SELECT kind, count(*) FROM memory WHERE {clause} GROUP BY kind", values
        ):
            found[MemoryKind(kind)] = int(number)
        return found

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

    def _headlines(self, rows: Sequence[Row]) -> list[Headline]:
        names: dict[int, list[str]] = {}
        for start in range(0, len(rows), _BATCH):
            batch = [row[0] for row in rows[start : start + _BATCH]]
            for memory_id, text in self._db.rows(
                "SELECT memory_id, text FROM statement JOIN memory ON memory.id = memory_id"
                f" WHERE memory_id IN ({placeholders(len(batch))}) AND until_version IS NULL"
                " AND (role = 'title' OR (role = 'subject' AND kind = 'episodic'))"
                " ORDER BY number, statement.id",
                batch,
            ):
                names.setdefault(memory_id, []).append(text)
        return [_headline(row, names.get(row[0], [])) for row in rows]

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


def _headline(row: Row, names: Sequence[str]) -> Headline:
    return Headline(
        id=MemoryId(row[0]),
        kind=MemoryKind(row[1]),
        level=Level(row[2]) if row[2] else None,
        title=joined_names(names),
        since=from_us(row[3], row[5]),
        until=from_us(row[4], row[5]),
        status=Status(row[6]),
        is_pinned=bool(row[7]),
        importance=float(row[8]),
        made_by=row[9],
        details=json.loads(row[10]),
        parent_id=MemoryId(row[11]) if row[11] is not None else None,
    )


_HEADLINE = (
    "memory.id, kind, level, since_us, until_us, utc_offset_min, status, is_pinned, importance,"
    " made_by, details, parent_id"
)
_PLACES = {
    Order.NEWEST: "since_us",
    Order.OLDEST: "since_us",
    Order.IMPORTANT: "importance",
    Order.TITLE: (
        "(SELECT lower(text) FROM statement WHERE statement.memory_id = memory.id"
        " AND role = 'title' AND until_version IS NULL)"
    ),
}
_COLUMNS = "id, status, superseded_by, since_us, until_us, utc_offset_min, details"
_BENEATH = (
    "id IN (SELECT observation_id FROM statement_evidence JOIN statement"
    " ON statement.id = statement_id WHERE memory_id = ? AND until_version IS NULL)"
)
