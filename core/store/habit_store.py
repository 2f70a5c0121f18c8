"""Line habits: how often each line was seen in each place. Only hashes of lines are kept."""

import hashlib
from collections.abc import Collection, Mapping
from datetime import date

import numpy as np

from core.entity_record import LineHabit
from core.ids import ObservationId
from core.store.database import Database, placeholders

_BITS = 60  # of a signed 64-bit integer
_BATCH = 500
_STORED = "<u4"  # how a line's hash is kept


class HabitStore:
    """Counts lines, each frame once, and takes the counts back when a frame is forgotten."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def of_place(self, place: str, lines: Collection[str]) -> dict[str, LineHabit]:
        """What is known of these lines in a place; those never counted there are missing."""
        by_hash = {_hash(place, line): line for line in lines}
        seen = self._views(place)
        found: dict[str, LineHabit] = {}
        wanted = list(by_hash)
        for start in range(0, len(wanted), _BATCH):
            batch = wanted[start : start + _BATCH]
            for line_hash, views, born, title_bits, day_bits in self._db.rows(
                "SELECT line_hash, views, born, title_bits, day_bits FROM line_habit"
                f" WHERE line_hash IN ({placeholders(len(batch))})",
                batch,
            ):
                found[by_hash[line_hash]] = LineHabit(
                    views, title_bits.bit_count(), day_bits.bit_count(), max(views, seen - born)
                )
        return found

    def count(
        self,
        observation_id: ObservationId,
        lines_by_place: Mapping[str, Collection[str]],
        title: str,
        day: date,
    ) -> bool:
        """Count a frame's lines under its title and day; False if it was counted before."""
        seen = {place: self._views(place) for place in lines_by_place}
        hashes = {
            _hash(place, line): seen[place]
            for place, lines in lines_by_place.items()
            for line in ("", *lines)
        }
        is_new = self._db.run(
            "INSERT OR IGNORE INTO noticed(observation_id, line_hashes) VALUES(?, ?)",
            (observation_id, np.array(sorted(hashes), dtype=_STORED).tobytes()),
        )
        if not is_new:
            return False
        title_bit = 1 << (_whole_hash("", title) % _BITS)
        day_number = day.toordinal()
        for line_hash, born in hashes.items():
            self._db.run(
                "INSERT INTO line_habit(line_hash, views, born, title_bits, day_bits, last_day)"
                " VALUES(?, 1, ?, ?, ?, ?) ON CONFLICT(line_hash) DO UPDATE SET views = views + 1,"
                " title_bits = title_bits | excluded.title_bits,"
                " day_bits = day_bits | excluded.day_bits,"
                " last_day = max(last_day, excluded.last_day)",
                (line_hash, born, title_bit, 1 << (day_number % _BITS), day_number),
            )
        return True

    def _views(self, place: str) -> int:
        """On how many frames a place was seen."""
        return self._db.number(
            "SELECT views FROM line_habit WHERE line_hash = ?", (_hash(place, ""),)
        )

    def uncount(self, observation_id: ObservationId) -> None:
        """Take back what a frame counted; a line that no counted frame shows any more goes."""
        row = self._db.row(
            "SELECT line_hashes FROM noticed WHERE observation_id = ?", (observation_id,)
        )
        if row is None:
            return
        for line_hash in np.frombuffer(row[0], dtype=_STORED).tolist():
            self._db.run(
                "UPDATE line_habit SET views = views - 1 WHERE line_hash = ?", (line_hash,)
            )
            self._db.run("DELETE FROM line_habit WHERE line_hash = ? AND views <= 0", (line_hash,))
        self._db.run("DELETE FROM noticed WHERE observation_id = ?", (observation_id,))

    def prune(self, last_seen_before: date) -> int:
        """Drop lines that were seen once, long ago: they are nobody's habit. Returns how many."""
        return self._db.run(
            "DELETE FROM line_habit WHERE views <= 1 AND last_day < ?",
            (last_seen_before.toordinal(),),
        )


def _hash(place: str, line: str) -> int:
    """A 32-bit number for a line in a place; for the place itself, if the line is empty."""
    return _whole_hash(place, line) & 0xFFFFFFFF


def _whole_hash(place: str, line: str) -> int:
    """A signed 64-bit number; its lower half is what is kept of a line."""
    digest = hashlib.blake2b(f"{place}\x00{line}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)
