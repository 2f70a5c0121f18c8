"""The queue of memory formation: frames to learn from and days to sum up, kept in the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.ids import ObservationId
from core.moments import from_us, to_us
from core.store.database import Database, placeholders

MAX_TRIES = 3


@dataclass(frozen=True, slots=True)
class SetAside:
    """A frame that nothing could be learned from, and why."""

    observation_id: ObservationId
    why: str


class FormationQueue:
    """Reads and writes the queues. An item leaves in the transaction that finishes it."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def enqueue(self, observation_id: ObservationId) -> None:
        self._db.run(
            "INSERT OR IGNORE INTO waiting_for_memory(observation_id) VALUES(?)", (observation_id,)
        )

    def waiting(self, limit: int) -> list[ObservationId]:
        """Frames to learn from next, oldest first; those that failed before come last."""
        return [
            ObservationId(row[0])
            for row in self._db.rows(
                "SELECT waiting_for_memory.observation_id FROM waiting_for_memory"
                " JOIN observation ON observation.id = waiting_for_memory.observation_id"
                " LEFT JOIN formation_attempt AS tried"
                " ON tried.observation_id = waiting_for_memory.observation_id"
                " WHERE coalesce(tried.tries, 0) < ?"
                " ORDER BY coalesce(tried.tries, 0) > 0, observation.at_us, observation.id LIMIT ?",
                (MAX_TRIES, limit),
            )
        ]

    def waiting_count(self) -> int:
        """How many frames wait; without those set aside."""
        return self._db.number(
            "SELECT count(*) FROM waiting_for_memory WHERE observation_id NOT IN"
            " (SELECT observation_id FROM formation_attempt WHERE tries >= ?)",
            (MAX_TRIES,),
        )

    def oldest_waiting_at(self) -> datetime | None:
        """When the oldest waiting frame was seen; None if none waits."""
        row = self._db.row(
            "SELECT min(at_us) FROM observation WHERE id IN"
            " (SELECT observation_id FROM waiting_for_memory) AND id NOT IN"
            " (SELECT observation_id FROM formation_attempt WHERE tries >= ?)",
            (MAX_TRIES,),
        )
        return None if row is None or row[0] is None else from_us(row[0])

    def begin(self, ids: Sequence[ObservationId]) -> list[ObservationId]:
        """Note that these are being tried, before anything is; returns which to try now.

        If the program ends while it works on them, the note stays. A frame that was tried before
        is tried alone, so that it takes no others with it.
        """
        marks = placeholders(len(ids))
        tried = {
            ObservationId(row[0])
            for row in self._db.rows(
                f"SELECT observation_id FROM formation_attempt WHERE observation_id IN ({marks})",
                ids,
            )
        }
        fresh = [one for one in ids if one not in tried]
        now = fresh or list(ids[:1])
        with self._db.transaction():
            for observation_id in now:
                self._db.run(
                    "INSERT INTO formation_attempt(observation_id, tries, why) VALUES(?, 1, ?)"
                    " ON CONFLICT(observation_id) DO UPDATE SET tries = tries + 1",
                    (observation_id, "Recollect ended while it learned from this frame."),
                )
        return now

    def done(self, observation_id: ObservationId) -> None:
        """Learned from: takes the frame off the queue."""
        for table in ("waiting_for_memory", "formation_attempt"):
            self._db.run(f"DELETE FROM {table} WHERE observation_id = ?", (observation_id,))

    def release(self, ids: Sequence[ObservationId]) -> None:
        """These were begun and not reached: they count as never tried."""
        for observation_id in ids:
            self._db.run(
                "UPDATE formation_attempt SET tries = tries - 1 WHERE observation_id = ?",
                (observation_id,),
            )
            self._db.run(
                "DELETE FROM formation_attempt WHERE observation_id = ? AND tries <= 0",
                (observation_id,),
            )

    def failed(self, observation_id: ObservationId, why: str) -> None:
        """Nothing could be learned from it, by a fault of ours: set it aside at once.

        `why` names the fault and never quotes the frame.
        """
        self._db.run(
            "INSERT OR REPLACE INTO formation_attempt(observation_id, tries, why) VALUES(?, ?, ?)",
            (observation_id, MAX_TRIES, why),
        )

    def set_aside(self) -> list[SetAside]:
        """Frames that are not tried any more."""
        return [
            SetAside(ObservationId(row[0]), row[1])
            for row in self._db.rows(
                "SELECT observation_id, why FROM formation_attempt WHERE tries >= ?"
                " ORDER BY observation_id",
                (MAX_TRIES,),
            )
        ]

    def try_again(self) -> int:
        """Give every frame that was set aside another chance; returns how many."""
        return self._db.run("DELETE FROM formation_attempt WHERE tries >= ?", (MAX_TRIES,))

    def mark_day(self, moment: datetime, now: datetime) -> None:
        """What is known of the day of this moment, as the day was counted there, changed."""
        self._db.run(
            "INSERT OR IGNORE INTO waiting_for_day(day, marked_us) VALUES(?, ?)",
            (moment.date().isoformat(), to_us(now)),
        )

    def days_waiting(self) -> list[tuple[date, datetime]]:
        """Days to sum up with the moment since when, in order."""
        return [
            (date.fromisoformat(row[0]), from_us(row[1]))
            for row in self._db.rows("SELECT day, marked_us FROM waiting_for_day ORDER BY day")
        ]

    def days_waiting_count(self) -> int:
        return self._db.number("SELECT count(*) FROM waiting_for_day")

    def day_done(self, day: date) -> None:
        self._db.run("DELETE FROM waiting_for_day WHERE day = ?", (day.isoformat(),))
