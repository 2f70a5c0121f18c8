"""What frames weigh, and letting go of their pixels or their text while their place stays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from core.ids import ObservationId, PassageId
from core.memory_record import USER, Status
from core.moments import from_us, to_us, utc_offset_min
from core.store.database import Database
from core.store.frame_lines import FrameLines
from core.store.lines_codec import encode_lines, view_text
from core.store.passage_packs import PassagePacks
from core.store.picture_store import PictureStore
from core.store.turn_store import TurnStore

PIXELS, DETAIL = "pixels", "detail"
_DAY_US = 24 * 3600 * 1_000_000
_BYTES_OF_A_PASSAGE = 450  # its vector and the index's share; the text is counted by itself


@dataclass(frozen=True, slots=True)
class StoredFrame:
    """A frame's layers in bytes, and what speaks for keeping them.

    `importance` is that of the weightiest memory that rests on it, None without any, and
    `repetitions` on how many more frames the same was said. `new_share` is how much of its text (0
    to 1) was seen on no other day. `uses` counts the answers that cite it. `is_kept` if the user
    pinned or wrote a memory on it.
    """

    id: ObservationId
    at: datetime
    until: datetime
    pixel_bytes: int
    detail_bytes: int
    importance: float | None
    repetitions: int
    new_share: float
    uses: int
    is_kept: bool


@dataclass(frozen=True, slots=True)
class LetGo:
    """That a frame let go of a layer, when and why."""

    layer: str
    reason: str
    at: datetime


class FrameLayers:
    """Weighs frames and takes layers off them. What is waiting to be learned from is left alone."""

    def __init__(self, database: Database, pictures: PictureStore) -> None:
        self._db = database
        self._pictures = pictures
        self._turns = TurnStore(database)
        self._lines = FrameLines(database)
        self._packs = PassagePacks(database)

    def frames(self) -> list[StoredFrame]:
        """Every frame that still has a layer and was learned from, oldest first."""
        sizes = {
            (month, picture_id): size
            for month in self._pictures.months()
            for picture_id, size in self._pictures.sizes(month).items()
        }
        texts: dict[int, int] = dict(
            self._db.rows(
                "SELECT sighting.observation_id, sum(length(passage.text) + ?) FROM sighting"
                " JOIN passage ON passage.id = sighting.passage_id WHERE sighting.passage_id IN"
                " (SELECT passage_id FROM sighting GROUP BY passage_id HAVING count(*) = 1)"
                " GROUP BY sighting.observation_id",
                (_BYTES_OF_A_PASSAGE,),
            )
        )
        rests, repeated, new = self._rests(), self._repetitions(), self._new_shares()
        uses: dict[int, int] = dict(
            self._db.rows("SELECT observation_id, count(*) FROM citation GROUP BY observation_id")
        )
        detail_gone = {
            row[0]
            for row in self._db.rows("SELECT observation_id FROM let_go WHERE layer = ?", (DETAIL,))
        }
        frames = []
        for row in self._db.rows(
            "SELECT id, at_us, until_us, utc_offset_min, picture_month, picture_id, length(lines)"
            " FROM observation WHERE id NOT IN (SELECT observation_id FROM waiting_for_memory)"
            " ORDER BY at_us, id"
        ):
            importance, is_kept = rests.get(row[0], (None, False))
            detail = 0 if row[0] in detail_gone else row[6] + texts.get(row[0], 0)
            frame = StoredFrame(
                id=ObservationId(row[0]),
                at=from_us(row[1], row[3]),
                until=from_us(row[2], row[3]),
                pixel_bytes=sizes.get((row[4], row[5]), 0),
                detail_bytes=detail,
                importance=importance,
                repetitions=repeated.get(row[0], 0),
                new_share=new.get(row[0], 0.0),
                uses=uses.get(row[0], 0),
                is_kept=is_kept,
            )
            if frame.pixel_bytes or frame.detail_bytes:
                frames.append(frame)
        return frames

    def drop_pixels(self, observation_id: ObservationId, reason: str, now: datetime) -> None:
        """Name a frame's picture for removal; `Forgetting.remove_named_pictures` removes it."""
        with self._db.transaction():
            self._db.run(
                "INSERT OR IGNORE INTO picture_removal(month, picture_id)"
                " SELECT picture_month, picture_id FROM observation"
                " WHERE id = ? AND picture_id IS NOT NULL",
                (observation_id,),
            )
            self._db.run(
                "UPDATE observation SET picture_month = NULL, picture_id = NULL WHERE id = ?",
                (observation_id,),
            )
            self._note(observation_id, PIXELS, reason, now)

    def drop_detail(self, observation_id: ObservationId, reason: str, now: datetime) -> None:
        """Take a frame's lines, passages and turns; its window, its names and its memories stay.

        What rests on lines of it rests on the frame as a whole from then on.
        """
        with self._db.transaction():
            row = self._db.row("SELECT title FROM observation WHERE id = ?", (observation_id,))
            lines = self._lines.get(observation_id)
            if row is None or lines is None:
                return
            self._lines.let_stand_alone([observation_id])
            # The index holds no text of its own: it must be told the old one to take it out.
            self._db.run(
                "INSERT INTO view_words(view_words, rowid, text, title) VALUES('delete', ?, ?, ?)",
                (observation_id, view_text(lines), row[0]),
            )
            self._db.run(
                "INSERT INTO view_words(rowid, text, title) VALUES(?, ?, ?)",
                (observation_id, view_text(()), row[0]),
            )
            self._db.run(
                "UPDATE observation SET lines = ?, lines_base = NULL WHERE id = ?",
                (encode_lines(()), observation_id),
            )
            self._drop_passages(observation_id)
            self._turns.forget([observation_id])
            for table in ("mention", "statement_evidence"):
                self._db.run(
                    f"UPDATE {table} SET line_numbers = '[]' WHERE observation_id = ?",
                    (observation_id,),
                )
            self._note(observation_id, DETAIL, reason, now)

    def let_go(self, ids: Iterable[ObservationId]) -> dict[ObservationId, list[LetGo]]:
        """Which layers these frames let go of; those that are whole are missing."""
        found: dict[ObservationId, list[LetGo]] = {}
        for observation_id in ids:
            for layer, reason, at_us, offset_min in self._db.rows(
                "SELECT layer, reason, at_us, utc_offset_min FROM let_go WHERE observation_id = ?"
                " ORDER BY layer",
                (observation_id,),
            ):
                entry = LetGo(layer, reason, from_us(at_us, offset_min))
                found.setdefault(observation_id, []).append(entry)
        return found

    def has_detail(self, observation_id: ObservationId) -> bool:
        """Whether a frame's text is still there, be it empty."""
        return not self._db.row(
            "SELECT 1 FROM let_go WHERE observation_id = ? AND layer = ?", (observation_id, DETAIL)
        )

    def _rests(self) -> dict[int, tuple[float, bool]]:
        """By frame: its weightiest memory's importance, and whether one on it is the user's."""
        return {
            row[0]: (float(row[1]), bool(row[2]))
            for row in self._db.rows(
                "SELECT observation_id, max(memory.importance),"
                " max(memory.is_pinned OR memory.made_by = ? OR memory.status = ?)"
                " FROM statement_evidence JOIN statement"
                " ON statement.id = statement_evidence.statement_id"
                " JOIN memory ON memory.id = statement.memory_id"
                " WHERE statement.until_version IS NULL GROUP BY observation_id",
                (USER, Status.REJECTED.value),
            )
        }

    def _repetitions(self) -> dict[int, int]:
        """By frame: on how many frames beside it the most repeated statement on it stands."""
        return dict(
            self._db.rows(
                "SELECT observation_id, max(frames) - 1 FROM statement_evidence JOIN"
                " (SELECT statement_id AS said, count(*) AS frames FROM statement_evidence"
                " GROUP BY statement_id) ON said = statement_id GROUP BY observation_id"
            )
        )

    def _new_shares(self) -> dict[int, float]:
        """By frame: how much of its text was seen within one day and never else."""
        return dict(
            self._db.rows(
                "WITH seen AS (SELECT passage_id, max(at_us) - min(at_us) AS span_us FROM sighting"
                " JOIN observation ON observation.id = observation_id GROUP BY passage_id)"
                " SELECT observation_id,"
                " sum(iif(span_us < ?, length(text), 0)) * 1.0 / max(sum(length(text)), 1)"
                " FROM sighting JOIN seen ON seen.passage_id = sighting.passage_id"
                " JOIN passage ON passage.id = sighting.passage_id GROUP BY observation_id",
                (_DAY_US,),
            )
        )

    def _drop_passages(self, observation_id: ObservationId) -> None:
        """Drop a frame's sightings, and the passages that no other frame shows."""
        ids = [
            row[0]
            for row in self._db.rows(
                "SELECT passage_id FROM sighting WHERE observation_id = ?", (observation_id,)
            )
        ]
        self._db.run("DELETE FROM sighting WHERE observation_id = ?", (observation_id,))
        for passage_id in ids:
            if self._db.row("SELECT 1 FROM sighting WHERE passage_id = ?", (passage_id,)):
                continue
            for table in ("waiting_for_vector", "passage_vector"):
                self._db.run(f"DELETE FROM {table} WHERE passage_id = ?", (passage_id,))
            self._packs.delete([PassageId(passage_id)])

    def _note(self, observation_id: ObservationId, layer: str, reason: str, now: datetime) -> None:
        self._db.run(
            "INSERT OR IGNORE INTO let_go(observation_id, layer, reason, at_us, utc_offset_min)"
            " VALUES(?, ?, ?, ?, ?)",
            (observation_id, layer, reason, to_us(now), utc_offset_min(now)),
        )
