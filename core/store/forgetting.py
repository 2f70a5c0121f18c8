"""Forgetting that is real: everything that rests only on what is forgotten goes with it.

One transaction removes observations, sightings, passages without a sighting left, their words and
vectors, memories without evidence left, and quotes in chats. Pictures are named for removal in
the same transaction and removed right after (or at the next start, if the power goes between).
Then every touched file is rewritten without free pages and its write-ahead log is emptied.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from core.ids import ObservationId, PictureId
from core.store.database import Database, placeholders
from core.store.lines_codec import decode_lines, view_text
from core.store.observation_store import PicturePlace
from core.store.picture_store import PictureStore, scrub

FORGOTTEN_MESSAGE = "(forgotten)"
_BATCH = 500


@dataclass(frozen=True, slots=True)
class ForgetReceipt:
    """What went (or would go): rows by table, pictures as files of the day, bytes freed."""

    counts: dict[str, int] = field(default_factory=dict)
    bytes_freed: int = 0
    dry_run: bool = False


class Forgetting:
    """Removes observations and all that rests only on them."""

    def __init__(self, database: Database, pictures: PictureStore) -> None:
        self._db = database
        self._pictures = pictures

    def forget(
        self, ids: Sequence[ObservationId], *, phrase: str | None = None, dry_run: bool = False
    ) -> ForgetReceipt:
        """Forget observations; with `phrase`, also every chat message that contains it.

        With `dry_run` the same work is done and rolled back, so that the receipt is exact.
        """
        size_before = self._size_on_disk()
        counts: dict[str, int] = {}
        try:
            with self._db.transaction():
                for start in range(0, len(ids), _BATCH):
                    self._forget_batch(list(ids[start : start + _BATCH]), counts)
                self._forget_orphans(counts)
                if phrase:
                    _add(counts, "chat messages", self._forget_messages_with(phrase))
                if dry_run:
                    raise _RolledBack
        except _RolledBack:
            return ForgetReceipt(counts, 0, dry_run=True)
        self.finish_picture_removal()
        scrub(self._db)
        return ForgetReceipt(counts, max(0, size_before - self._size_on_disk()))

    def finish_picture_removal(self) -> int:
        """Remove pictures that were named for removal; returns how many. Run at every start."""
        rows = self._db.rows("SELECT month, picture_id FROM picture_removal")
        for month, picture_id in rows:
            self._pictures.remove(PicturePlace(month, PictureId(picture_id)))
        for month in sorted({str(row[0]) for row in rows}):
            self._pictures.scrub(month)
            self._db.run("DELETE FROM picture_removal WHERE month = ?", (month,))
        return len(rows)

    def observations_containing(self, phrase: str) -> list[ObservationId]:
        """Observations whose lines, title or address contain the phrase, ignoring case."""
        wanted = phrase.casefold()
        found = []
        for row in self._db.rows("SELECT id, title, url, lines FROM observation"):
            text = "\n".join((row[1], row[2] or "", view_text(decode_lines(row[3]))))
            if wanted in text.casefold() or wanted in text.replace("\n", " ").casefold():
                found.append(ObservationId(row[0]))
        return found

    def _forget_batch(self, ids: list[ObservationId], counts: dict[str, int]) -> None:
        marks = placeholders(len(ids))
        rows = self._db.rows(
            "SELECT id, title, lines, picture_month, picture_id FROM observation"
            f" WHERE id IN ({marks})",
            ids,
        )
        for observation_id, title, lines, month, picture_id in rows:
            self._db.run(
                "INSERT INTO view_words(view_words, rowid, text, title) VALUES('delete', ?, ?, ?)",
                (observation_id, view_text(decode_lines(lines)), title),
            )
            if picture_id is not None:
                self._db.run(
                    "INSERT OR IGNORE INTO picture_removal(month, picture_id) VALUES(?, ?)",
                    (month, picture_id),
                )
                _add(counts, "pictures", 1)
        _add(counts, "chat messages", self._forget_messages_citing(ids))
        _add(counts, "memories", self._forget_memories_resting_on(ids))
        for table, name in (
            ("citation", "citations"),
            ("waiting_for_memory", ""),
            ("sighting", "sightings"),
        ):
            changed = self._db.run(f"DELETE FROM {table} WHERE observation_id IN ({marks})", ids)
            if name:
                _add(counts, name, changed)
        removed = self._db.run(f"DELETE FROM observation WHERE id IN ({marks})", ids)
        _add(counts, "observations", removed)

    def _forget_orphans(self, counts: dict[str, int]) -> None:
        orphans = "SELECT id FROM passage WHERE id NOT IN (SELECT passage_id FROM sighting)"
        self._db.run(f"DELETE FROM waiting_for_vector WHERE passage_id IN ({orphans})")
        vectors = 0
        for (passage_id,) in self._db.rows(orphans):
            vectors += self._db.run(
                "DELETE FROM passage_vector WHERE passage_id = ?", (passage_id,)
            )
        _add(counts, "vectors", vectors)
        _add(
            counts,
            "passages",
            self._db.run("DELETE FROM passage WHERE id NOT IN (SELECT passage_id FROM sighting)"),
        )

    def _forget_messages_citing(self, ids: Sequence[ObservationId]) -> int:
        citing = (
            f"SELECT message_id FROM citation WHERE observation_id IN ({placeholders(len(ids))})"
        )
        return self._db.run(
            f"UPDATE message SET text = ? WHERE id IN ({citing})", [FORGOTTEN_MESSAGE, *ids]
        )

    def _forget_memories_resting_on(self, ids: Sequence[ObservationId]) -> int:
        """Remove memories that rest on these frames; what else they rest on is formed anew."""
        resting = (
            f"SELECT memory_id FROM memory_evidence WHERE observation_id IN"
            f" ({placeholders(len(ids))})"
        )
        memories = [
            row[0] for row in self._db.rows(f"SELECT DISTINCT memory_id FROM ({resting})", ids)
        ]
        for memory_id in memories:
            self._db.run(
                "INSERT OR IGNORE INTO waiting_for_memory(observation_id)"
                " SELECT observation_id FROM memory_evidence WHERE memory_id = ?",
                (memory_id,),
            )
            self._db.run("DELETE FROM memory_evidence WHERE memory_id = ?", (memory_id,))
            self._db.run("DELETE FROM memory WHERE id = ?", (memory_id,))
        return len(memories)

    def _forget_messages_with(self, phrase: str) -> int:
        wanted = phrase.casefold()
        ids = [
            row[0]
            for row in self._db.rows("SELECT id, text FROM message")
            if wanted in row[1].casefold()
        ]
        for message_id in ids:
            self._db.run("DELETE FROM citation WHERE message_id = ?", (message_id,))
            self._db.run(
                "UPDATE message SET text = ? WHERE id = ?", (FORGOTTEN_MESSAGE, message_id)
            )
        return len(ids)

    def _size_on_disk(self) -> int:
        files = self._db.path.parent.rglob("*.db*")
        return sum(path.stat().st_size for path in files if path.is_file())


class _RolledBack(BaseException):
    """Undoes a dry run."""


def _add(counts: dict[str, int], name: str, number: int) -> None:
    counts[name] = counts.get(name, 0) + number
