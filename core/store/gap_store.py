"""Stretches of time without memory, and why."""

from datetime import datetime

from core.moments import from_us, to_us, utc_offset_min
from core.observation import Gap, GapKind
from core.store.database import Database


class GapStore:
    """Reads and writes table `gap`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def add(self, gap: Gap) -> None:
        """Append a gap; one that begins where an equal one ended becomes part of it."""
        joined = self._db.run(
            "UPDATE gap SET until_us = max(until_us, ?) WHERE id = (SELECT id FROM gap"
            " WHERE kind = ? AND reason = ? AND until_us >= ? AND since_us <= ?"
            " ORDER BY since_us DESC LIMIT 1)",
            (
                to_us(gap.until),
                gap.kind.value,
                gap.reason,
                to_us(gap.since),
                to_us(gap.since),
            ),
        )
        if not joined:
            self._db.run(
                "INSERT INTO gap(kind, since_us, until_us, utc_offset_min, reason)"
                " VALUES(?, ?, ?, ?, ?)",
                (
                    gap.kind.value,
                    to_us(gap.since),
                    to_us(gap.until),
                    utc_offset_min(gap.since),
                    gap.reason,
                ),
            )

    def between(self, since: datetime, until: datetime) -> list[Gap]:
        """Gaps that touch the stretch, by time."""
        rows = self._db.rows(
            "SELECT kind, since_us, until_us, utc_offset_min, reason FROM gap"
            " WHERE until_us >= ? AND since_us < ? ORDER BY since_us",
            (to_us(since), to_us(until)),
        )
        return [
            Gap(GapKind(row[0]), from_us(row[1], row[3]), from_us(row[2], row[3]), row[4])
            for row in rows
        ]

    def count(self) -> int:
        return self._db.number("SELECT count(*) FROM gap")
