"""The turns of conversations that were on screens, and the frames that show them."""

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from core.ids import ObservationId, TurnId
from core.moments import from_us, to_us
from core.seen_turn import SeenTurn
from core.store.database import Database, Row, Value, placeholders

_COLUMNS = (
    "turn.id, app, conversation, speaker, is_own, clock_min, turn.said_us, turn.is_day_shown,"
    " turn.text, (SELECT min(observation_id) FROM turn_sighting WHERE turn_id = turn.id),"
    " (SELECT utc_offset_min FROM observation WHERE id = (SELECT min(observation_id)"
    " FROM turn_sighting WHERE turn_id = turn.id))"
)
_BATCH = 10_000  # SQLite takes at most 32,766 values in one statement


@dataclass(frozen=True, slots=True)
class StoredTurn:
    """A turn as it is kept. `first_seen_on` is the first frame that is left of those showing it.

    `said_at` is None where its day is not known; then only the `clock` is, if that.
    """

    id: TurnId
    app: str
    conversation: str
    speaker: str
    is_own: bool
    clock: time | None
    said_at: datetime | None
    is_day_shown: bool
    text: str
    first_seen_on: ObservationId


@dataclass(frozen=True, slots=True)
class TurnSighting:
    """Where a turn stands on a frame: the lines of its words, and those of who and when."""

    turn_id: TurnId
    observation_id: ObservationId
    line_numbers: tuple[int, ...]
    head_numbers: tuple[int, ...]


class TurnStore:
    """Reads and writes tables `turn`, `turn_sighting` and `waiting_for_turns`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def in_conversation(self, app: str, conversation: str, clock: time | None) -> list[StoredTurn]:
        """The turns of a conversation that were said at that time of any day, newest first."""
        return self._turns(
            "app = ? AND conversation = ? AND clock_min IS ? ORDER BY turn.id DESC",
            (app, conversation, _minutes(clock)),
        )

    def add(
        self, app: str, conversation: str, turn: SeenTurn, seen_on: ObservationId, at: datetime
    ) -> TurnId:
        """Keep a turn that is new; `at` is when its frame was seen."""
        said_at = turn.said_at(at)
        said_us = to_us(said_at) if said_at else None
        turn_id = TurnId(
            self._db.insert(
                "INSERT INTO turn(app, conversation, speaker, is_own, clock_min, said_us,"
                " is_day_shown, text) VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    app,
                    conversation,
                    turn.speaker,
                    int(turn.is_own),
                    _minutes(turn.clock),
                    said_us,
                    int(turn.is_day_shown),
                    turn.text,
                ),
            )
        )
        self._add_sighting(turn_id, turn, seen_on, said_us, (None, None))
        return turn_id

    def seen_again(
        self, known: StoredTurn, turn: SeenTurn, seen_on: ObservationId, at: datetime
    ) -> None:
        """Note that a frame shows a known turn; its day is the best that any frame tells."""
        said_at = turn.said_at(at)
        said_us = to_us(said_at) if said_at else None
        is_same = (turn.speaker, turn.text) == (known.speaker, known.text)
        reading = (None, None) if is_same else (turn.speaker, turn.text)
        self._add_sighting(known.id, turn, seen_on, said_us, reading)
        if said_us is not None and (known.said_at is None or _tells_better(turn, known)):
            self._db.run(
                "UPDATE turn SET said_us = ?, is_day_shown = ? WHERE id = ?",
                (said_us, int(turn.is_day_shown), known.id),
            )

    def _add_sighting(
        self,
        turn_id: TurnId,
        turn: SeenTurn,
        seen_on: ObservationId,
        said_us: int | None,
        reading: tuple[str | None, str | None],
    ) -> None:
        self._db.run(
            "INSERT OR IGNORE INTO turn_sighting(turn_id, observation_id, line_numbers,"
            " head_numbers, said_us, is_day_shown, speaker, text)"
            " VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
            (
                turn_id,
                seen_on,
                json.dumps(turn.line_numbers),
                json.dumps(turn.head_numbers),
                said_us,
                int(turn.is_day_shown),
                *reading,
            ),
        )

    def get_many(self, ids: Collection[TurnId]) -> dict[TurnId, StoredTurn]:
        """Those of the ids that exist."""
        listed = list(ids)
        found: dict[TurnId, StoredTurn] = {}
        for start in range(0, len(listed), _BATCH):
            batch = listed[start : start + _BATCH]
            turns = self._turns(f"turn.id IN ({placeholders(len(batch))})", batch)
            found |= {one.id: one for one in turns}
        return found

    def said_between(self, since: datetime, until: datetime) -> list[StoredTurn]:
        """The turns said in a stretch of time, in the order in which they were said."""
        return self._turns(
            "turn.said_us >= ? AND turn.said_us < ? ORDER BY turn.said_us, turn.id",
            (to_us(since), to_us(until)),
        )

    def saying_most(self, pieces: Sequence[str], limit: int) -> list[StoredTurn]:
        """The turns whose words hold most of some pieces, the most first; those of one letter or
        in other writing than the turn's do not count."""
        kept = [piece.lower() for piece in pieces if len(piece) > 1]
        if not kept:
            return []
        held = " + ".join("(instr(lower(text), ?) > 0)" for _ in kept)
        ids = self._db.rows(
            f"SELECT id, {held} AS held FROM turn WHERE held > 0 ORDER BY held DESC, id LIMIT ?",
            [*kept, limit],
        )
        turns = self.get_many([TurnId(row[0]) for row in ids])
        return [turns[TurnId(row[0])] for row in ids]

    def sightings(self, turn_id: TurnId) -> list[TurnSighting]:
        """Every frame that shows a turn, the first one first."""
        return self._sightings("turn_id = ? ORDER BY observation_id", (turn_id,))

    def on_frames(
        self,
        ids: Sequence[ObservationId],
        speakers: Sequence[str] | None = None,
        within: tuple[datetime, datetime] | None = None,
    ) -> list[tuple[StoredTurn, TurnSighting]]:
        """The turns on these frames, and where they stand; in the order in which they stand there.

        With `speakers` or `within` only those of one of these names, or said in that stretch.
        """
        clauses, limits = _either(speakers, within)
        sightings: list[TurnSighting] = []
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            sightings += self._sightings(
                f"observation_id IN ({placeholders(len(batch))}) AND EXISTS (SELECT 1 FROM turn"
                f" WHERE turn.id = turn_id AND ({clauses})) ORDER BY observation_id, turn_id",
                [*batch, *limits],
            )
        turns = self.get_many({one.turn_id for one in sightings})
        ordered = sorted(sightings, key=lambda one: (one.observation_id, one.line_numbers))
        return [(turns[one.turn_id], one) for one in ordered]

    def speakers(self) -> list[str]:
        """Every name that turns were said under, by name. Hops from name to name in the index, so
        that many turns cost no more than few."""
        rows = self._db.rows(
            "WITH RECURSIVE names(name) AS (SELECT min(speaker) FROM turn WHERE speaker > ''"
            " UNION ALL SELECT (SELECT min(speaker) FROM turn WHERE speaker > name) FROM names"
            " WHERE name IS NOT NULL) SELECT name FROM names WHERE name IS NOT NULL"
        )
        return [str(row[0]) for row in rows]

    def count(self) -> int:
        return self._db.number("SELECT count(*) FROM turn")

    def waiting(self, limit: int) -> list[ObservationId]:
        """Frames from before turns were kept, which are still to be read; oldest first."""
        rows = self._db.rows(
            "SELECT observation_id FROM waiting_for_turns ORDER BY observation_id LIMIT ?", (limit,)
        )
        return [ObservationId(row[0]) for row in rows]

    def waiting_count(self) -> int:
        return self._db.number("SELECT count(*) FROM waiting_for_turns")

    def done(self, observation_id: ObservationId) -> None:
        """A frame's turns were read."""
        self._db.run("DELETE FROM waiting_for_turns WHERE observation_id = ?", (observation_id,))

    def containing(self, is_said: Callable[[str], bool]) -> set[ObservationId]:
        """The frames whose turns pass a test of their text, speaker or conversation's name."""
        found = set()
        for row in self._db.rows(
            "SELECT observation_id, coalesce(turn_sighting.text, turn.text),"
            " coalesce(turn_sighting.speaker, turn.speaker), conversation"
            " FROM turn_sighting JOIN turn ON turn.id = turn_id"
        ):
            if any(is_said(text) for text in row[1:]):
                found.add(ObservationId(row[0]))
        return found

    def forget(self, ids: Sequence[ObservationId]) -> int:
        """Take frames away from under turns; returns how many turns went.

        A turn that another frame shows stays as that frame reads it. Works inside the
        transaction of its caller.
        """
        marks = placeholders(len(ids))
        touched = [
            row[0]
            for row in self._db.rows(
                f"SELECT DISTINCT turn_id FROM turn_sighting WHERE observation_id IN ({marks})", ids
            )
        ]
        self._db.run(f"DELETE FROM turn_sighting WHERE observation_id IN ({marks})", ids)
        return sum(self._rest_on_what_is_left(turn_id) for turn_id in touched)

    def _rest_on_what_is_left(self, turn_id: int) -> bool:
        """Whether nothing was left of a turn; else its words and day are those that are left."""
        left = self._db.rows(
            "SELECT speaker, text, said_us, is_day_shown FROM turn_sighting WHERE turn_id = ?"
            " ORDER BY observation_id",
            (turn_id,),
        )
        if not left:
            return self._db.run("DELETE FROM turn WHERE id = ?", (turn_id,)) > 0
        if all(row[1] is not None for row in left):
            reading = left[0][:2]
            self._db.run("UPDATE turn SET speaker = ?, text = ? WHERE id = ?", (*reading, turn_id))
            self._db.run(
                "UPDATE turn_sighting SET speaker = NULL, text = NULL"
                " WHERE turn_id = ? AND speaker = ? AND text = ?",
                (turn_id, *reading),
            )
        dated = [row[2:] for row in left if row[2] is not None]
        said_us, is_shown = max(dated, key=lambda row: row[1], default=(None, 0))
        self._db.run(
            "UPDATE turn SET said_us = ?, is_day_shown = ? WHERE id = ?",
            (said_us, is_shown, turn_id),
        )
        return False

    def _turns(self, clause: str, values: Sequence[Value]) -> list[StoredTurn]:
        rows = self._db.rows(f"SELECT {_COLUMNS} FROM turn WHERE {clause}", list(values))
        return [_stored(row) for row in rows]

    def _sightings(self, clause: str, values: Sequence[Value]) -> list[TurnSighting]:
        rows = self._db.rows(
            "SELECT turn_id, observation_id, line_numbers, head_numbers FROM turn_sighting"
            f" WHERE {clause}",
            list(values),
        )
        return [
            TurnSighting(
                TurnId(row[0]),
                ObservationId(row[1]),
                tuple(json.loads(row[2])),
                tuple(json.loads(row[3])),
            )
            for row in rows
        ]


def _either(
    speakers: Sequence[str] | None, within: tuple[datetime, datetime] | None
) -> tuple[str, list[Value]]:
    """An SQL condition that a turn is of one of these speakers or that time, and its values."""
    clauses, values = [], list[Value]()
    if speakers:
        clauses.append(f"speaker IN ({placeholders(len(speakers))})")
        values += speakers
    if within is not None:
        clauses.append("said_us >= ? AND said_us < ?")
        values += map(to_us, within)
    return " OR ".join(clauses) or "1", values


def _minutes(clock: time | None) -> int | None:
    return None if clock is None else 60 * clock.hour + clock.minute


def _tells_better(turn: SeenTurn, known: StoredTurn) -> bool:
    """Whether a frame names the day that was only taken for the day on which it was seen."""
    return turn.is_day_shown and not known.is_day_shown


def _stored(row: Row) -> StoredTurn:
    minutes = row[5]
    return StoredTurn(
        id=TurnId(row[0]),
        app=row[1],
        conversation=row[2],
        speaker=row[3],
        is_own=bool(row[4]),
        clock=None if minutes is None else time(minutes // 60, minutes % 60),
        said_at=None if row[6] is None else from_us(row[6], row[10]),
        is_day_shown=bool(row[7]),
        text=row[8],
        first_seen_on=ObservationId(row[9]),
    )
