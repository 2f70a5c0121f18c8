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
        """Add a gap; with equal ones (same kind and reason) that it touches, it becomes one."""
        since_us, until_us, offset_min = (
            to_us(gap.since),
            to_us(gap.until),
            utc_offset_min(gap.since),
        )
        touching = "kind = ? AND reason = ? AND until_us >= ? AND since_us <= ?"
        values = (gap.kind.value, gap.reason, since_us, until_us)
        with self._db.transaction():
            for row in self._db.rows(
                f"SELECT since_us, until_us, utc_offset_min FROM gap WHERE {touching}", values
            ):
                if row[0] <= since_us:
                    since_us, offset_min = row[0], row[2]
                until_us = max(until_us, row[1])
            self._db.run(f"DELETE FROM gap WHERE {touching}", values)
            self._db.run(
                "INSERT INTO gap(kind, since_us, until_us, utc_offset_min, reason)"
                " VALUES(?, ?, ?, ?, ?)",
                (gap.kind.value, since_us, until_us, offset_min, gap.reason),
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
