"""Which frames a model that sees has looked at, and which is next."""

from dataclasses import dataclass
from datetime import datetime

from core.ids import ObservationId
from core.moments import to_us
from core.observation import Source
from core.store.database import Database

_WAITS = (
    "source = ? AND picture_id IS NOT NULL AND NOT EXISTS("
    "SELECT 1 FROM frame_description WHERE observation_id = observation.id)"
)


@dataclass(frozen=True, slots=True)
class DescriptionTally:
    """How many frames were described, and how many answers were of no use."""

    described: int
    unusable: int


class DescriptionStore:
    """Reads and writes table `frame_description`. It holds no captured text."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def next_frame(self) -> ObservationId | None:
        """The newest frame with a picture that was not looked at; None if there is none."""
        row = self._db.row(
            f"SELECT id FROM observation WHERE {_WAITS} ORDER BY at_us DESC, id DESC LIMIT 1",
            (Source.SCREEN.value,),
        )
        return None if row is None else ObservationId(row[0])

    def waiting_count(self) -> int:
        return self._db.number(
            f"SELECT count(*) FROM observation WHERE {_WAITS}", (Source.SCREEN.value,)
        )

    def characters_on(self, observation_id: ObservationId) -> int:
        """How many characters of text the frame shows."""
        return self._db.number(
            "SELECT sum(length(passage.text)) FROM sighting"
            " JOIN passage ON passage.id = sighting.passage_id WHERE observation_id = ?",
            (observation_id,),
        )

    def mark(
        self, observation_id: ObservationId, at: datetime, made_by: str = "", failure: str = ""
    ) -> None:
        """Note that a frame was looked at, or passed over; again only replaces the note."""
        self._db.run(
            "INSERT OR REPLACE INTO frame_description(observation_id, made_by, failure, at_us)"
            " VALUES(?, ?, ?, ?)",
            (observation_id, made_by, failure, to_us(at)),
        )

    def tally(self) -> DescriptionTally:
        """What came of it so far."""
        described = "SELECT count(*) FROM frame_description WHERE made_by <> '' AND failure = ''"
        unusable = "SELECT count(*) FROM frame_description WHERE failure <> ''"
        return DescriptionTally(self._db.number(described), self._db.number(unusable))
