"""Forgetting that is real: everything that rests only on what is forgotten goes with it.

One transaction removes observations, sightings, passages without a sighting left, their words and
vectors, what was learned from them alone (see `memory_forgetting`), and quotes in chats. Pictures
are named for removal in the same transaction and removed right after (or at the next start, if
the power goes between). Then every touched file is rewritten without free pages and its
write-ahead log is emptied, and a copy from before a schema change is removed; that this is due is
noted in the same transaction, too.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from core.clock import Clock
from core.errors import StoreUnavailable
from core.ids import ConversationId, ObservationId, PassageId, PictureId
from core.store.compared_text import as_compared
from core.store.database import Database, placeholders
from core.store.frame_lines import FrameLines
from core.store.lines_codec import view_text
from core.store.memory_forgetting import MemoryForgetting
from core.store.observation_store import PicturePlace
from core.store.passage_packs import PassagePacks
from core.store.picture_store import PictureStore, scrub
from core.store.schema_copy import remove_schema_copies
from core.store.turn_store import TurnStore

FORGOTTEN_MESSAGE = "(forgotten)"
_BATCH = 500
SCRUB_IS_DUE = "scrub_is_due"  # in table `setting`
_ORPHANS_MONTHS = 2


@dataclass(frozen=True, slots=True)
class ForgetReceipt:
    """What went (or would go): rows by table, bytes freed.

    `is_scrubbed` is False if traces stay in free pages or the log until the next start, because
    the disk was full or another program was reading.
    """

    counts: dict[str, int] = field(default_factory=dict)
    bytes_freed: int = 0
    dry_run: bool = False
    is_scrubbed: bool = True


class Forgetting:
    """Removes observations and all that rests only on them."""

    def __init__(
        self, database: Database, pictures: PictureStore, memories: MemoryForgetting, clock: Clock
    ) -> None:
        self._db = database
        self._pictures = pictures
        self._memories = memories
        self._clock = clock
        self._turns = TurnStore(database)
        self._lines = FrameLines(database)
        self._packs = PassagePacks(database)

    def forget(
        self, ids: Sequence[ObservationId], *, phrase: str | None = None, dry_run: bool = False
    ) -> ForgetReceipt:
        """Forget observations; with `phrase`, also every chat message that contains it.

        With `dry_run` the same work is done and rolled back, so that the receipt is exact.
        """

        def remove(counts: dict[str, int]) -> None:
            for start in range(0, len(ids), _BATCH):
                self._forget_batch(list(ids[start : start + _BATCH]), counts)
            self._forget_orphans(counts)
            if phrase and as_compared(phrase):
                _add(counts, "chat messages", self._forget_messages_with(as_compared(phrase)))
                self._clear_titles_with(as_compared(phrase))
                _add(counts, "gap reasons", self._forget_gap_reasons_with(as_compared(phrase)))

        return self._carry_out(remove, dry_run=dry_run)

    def forget_conversation(self, conversation: ConversationId) -> ForgetReceipt:
        """Remove a conversation with its messages; what it gave to remember stays."""

        def remove(counts: dict[str, int]) -> None:
            messages = "SELECT id FROM message WHERE conversation_id = ?"
            for table in ("citation", "message_gap", "message_writer"):
                self._db.run(
                    f"DELETE FROM {table} WHERE message_id IN ({messages})", (conversation,)
                )
            gone = self._db.run("DELETE FROM message WHERE conversation_id = ?", (conversation,))
            _add(counts, "chat messages", gone)
            self._db.run("DELETE FROM conversation WHERE id = ?", (conversation,))

        return self._carry_out(remove)

    def _carry_out(
        self, remove: Callable[[dict[str, int]], None], *, dry_run: bool = False
    ) -> ForgetReceipt:
        """Remove in one transaction, then leave no trace of it in the files."""
        size_before = self._size_on_disk()
        counts: dict[str, int] = {}
        try:
            with self._db.transaction():
                remove(counts)
                self._db.run(
                    "INSERT OR REPLACE INTO setting(key, value) VALUES(?, 'true')",
                    (SCRUB_IS_DUE,),
                )
                if dry_run:
                    raise _RolledBack
        except _RolledBack:
            return ForgetReceipt(counts, 0, dry_run=True)
        try:
            self.remove_named_pictures()
            self._scrub()
        except StoreUnavailable:
            return ForgetReceipt(counts, is_scrubbed=False)
        return ForgetReceipt(counts, max(0, size_before - self._size_on_disk()))

    def finish_interrupted_work(self) -> int:
        """Finish what a crash cut short; returns how many pictures were removed.

        Removes pictures named for removal, pictures whose observation was never written, and
        conversations that were put away, and leaves nothing of them in the files. To be run at
        every start by the process that holds the instance lock, before anything is captured: a
        picture is written before its observation, so that a recorder at work has orphans of its
        own.
        """
        removed = self.remove_named_pictures() + self._remove_orphan_pictures()
        for row in self._db.rows("SELECT id FROM conversation WHERE deleted_us IS NOT NULL"):
            self.forget_conversation(ConversationId(row[0]))
        if self._db.row("SELECT 1 FROM setting WHERE key = ?", (SCRUB_IS_DUE,)):
            try:
                self._scrub()
            except StoreUnavailable:
                return removed  # still noted; the next start tries again
        return removed

    def remove_named_pictures(self) -> int:
        """Remove the pictures named in `picture_removal` and all traces; returns how many."""
        rows = self._db.rows(
            "SELECT month, picture_id FROM picture_removal ORDER BY picture_id DESC"
        )
        for month, picture_id in rows:
            self._pictures.remove(PicturePlace(month, PictureId(picture_id)))
        for month in sorted({str(row[0]) for row in rows}):
            self._pictures.scrub(month)
            self._db.run("DELETE FROM picture_removal WHERE month = ?", (month,))
        return len(rows)

    def _remove_orphan_pictures(self) -> int:
        """Remove new pictures that no observation refers to."""
        removed = 0
        for month in self._pictures.months()[-_ORPHANS_MONTHS:]:
            referred = {
                PictureId(row[0])
                for row in self._db.rows(
                    "SELECT picture_id FROM observation"
                    " WHERE picture_month = ? AND picture_id IS NOT NULL",
                    (month,),
                )
            }
            orphans = self._pictures.ids(month) - referred
            for picture_id in sorted(orphans, reverse=True):
                self._pictures.remove(PicturePlace(month, picture_id))
            if orphans:
                self._pictures.scrub(month)
            removed += len(orphans)
        return removed

    def observations_containing(self, phrase: str) -> list[ObservationId]:
        """Observations that show the phrase in any of their words, by id.

        Looked at are lines, title, address, program, source name and file name. Case and line
        breaks do not matter; a blank phrase is contained in nothing.
        """
        wanted = as_compared(phrase)
        if not wanted:
            return []
        found = set()
        for row in self._db.rows(
            "SELECT id, title, url, app, source_id, source_file FROM observation"
        ):
            if any(wanted in as_compared(text or "") for text in row[1:]):
                found.add(ObservationId(row[0]))
        for observation_id, lines in self._lines.every():
            if wanted in as_compared(view_text(lines)):
                found.add(observation_id)
        # A passage has its lines in reading order, which a frame of several panes has not.
        for passage_id, text in self._db.rows("SELECT id, text FROM passage"):
            if wanted in as_compared(text):
                found.update(
                    ObservationId(row[0])
                    for row in self._db.rows(
                        "SELECT observation_id FROM sighting WHERE passage_id = ?", (passage_id,)
                    )
                )
        # What frames that let go of their text had said stands in statements and names only.
        for said in (
            "SELECT observation_id, text FROM statement"
            " JOIN statement_evidence ON statement_id = statement.id",
            "SELECT observation_id, name FROM entity_alias"
            " JOIN mention ON alias_id = entity_alias.id",
        ):
            for observation_id, text in self._db.rows(said):
                if wanted in as_compared(text):
                    found.add(ObservationId(observation_id))
        found |= self._turns.containing(lambda text: wanted in as_compared(text))
        return sorted(found)

    def _scrub(self) -> None:
        remove_schema_copies(self._db.path.parent)
        scrub(self._db)
        self._db.run("DELETE FROM setting WHERE key = ?", (SCRUB_IS_DUE,))

    def _forget_batch(self, ids: list[ObservationId], counts: dict[str, int]) -> None:
        marks = placeholders(len(ids))
        rows = self._db.rows(
            f"SELECT id, title, picture_month, picture_id FROM observation WHERE id IN ({marks})",
            ids,
        )
        for observation_id, title, month, picture_id in rows:
            lines = self._lines.get(observation_id) or ()
            self._db.run(
                "INSERT INTO view_words(view_words, rowid, text, title) VALUES('delete', ?, ?, ?)",
                (observation_id, view_text(lines), title),
            )
            if picture_id is not None:
                self._db.run(
                    "INSERT OR IGNORE INTO picture_removal(month, picture_id) VALUES(?, ?)",
                    (month, picture_id),
                )
                _add(counts, "pictures", 1)
        _add(counts, "chat messages", self._forget_messages_citing(ids))
        self._memories.forget_evidence(ids, self._clock.now(), counts)
        _add(counts, "turns", self._turns.forget(ids))
        for table, name in (
            ("citation", "citations"),
            ("waiting_for_memory", ""),
            ("sighting", "sightings"),
        ):
            changed = self._db.run(f"DELETE FROM {table} WHERE observation_id IN ({marks})", ids)
            if name:
                _add(counts, name, changed)
        self._lines.let_stand_alone(ids)
        removed = self._db.run(f"DELETE FROM observation WHERE id IN ({marks})", ids)
        _add(counts, "observations", removed)

    def _forget_orphans(self, counts: dict[str, int]) -> None:
        orphans = "SELECT id FROM passage_row WHERE id NOT IN (SELECT passage_id FROM sighting)"
        self._db.run(f"DELETE FROM waiting_for_vector WHERE passage_id IN ({orphans})")
        vectors = self._db.run(f"DELETE FROM passage_vector WHERE passage_id IN ({orphans})")
        _add(counts, "vectors", vectors)
        ids = [PassageId(row[0]) for row in self._db.rows(orphans)]
        _add(counts, "passages", self._packs.delete(ids))

    def _forget_messages_citing(self, ids: Sequence[ObservationId]) -> int:
        rows = self._db.rows(
            "SELECT id FROM message WHERE is_forgotten = 0 AND id IN (SELECT message_id"
            f" FROM citation WHERE observation_id IN ({placeholders(len(ids))}))",
            ids,
        )
        self._forget_messages([row[0] for row in rows])
        return len(rows)

    def _forget_messages(self, message_ids: Sequence[int]) -> None:
        """Leave nothing of these messages but their place in the conversation."""
        for message_id in message_ids:
            self._db.run(
                "UPDATE message SET text = ?, short = NULL, tier = NULL, confidence = NULL,"
                " reason = NULL, is_forgotten = 1 WHERE id = ?",
                (FORGOTTEN_MESSAGE, message_id),
            )
            for table in ("message_gap", "message_writer"):
                self._db.run(f"DELETE FROM {table} WHERE message_id = ?", (message_id,))

    def _forget_messages_with(self, wanted: str) -> int:
        ids = [
            row[0]
            for row in self._db.rows(
                "SELECT id, text, coalesce(short, '') FROM message WHERE is_forgotten = 0"
            )
            if any(wanted in as_compared(text) for text in row[1:])
        ]
        for message_id in ids:
            self._db.run("DELETE FROM citation WHERE message_id = ?", (message_id,))
        self._forget_messages(ids)
        return len(ids)

    def _clear_titles_with(self, wanted: str) -> None:
        """Take the user's titles that contain the phrase away from their conversations."""
        titled = self._db.rows("SELECT id, title FROM conversation WHERE title IS NOT NULL")
        for conversation, title in titled:
            if wanted in as_compared(title):
                self._db.run("UPDATE conversation SET title = NULL WHERE id = ?", (conversation,))

    def _forget_gap_reasons_with(self, wanted: str) -> int:
        """Clear the phrase from gaps' reasons, also where chats repeat them; counts the gaps."""
        number = 0
        for table in ("gap", "message_gap"):
            ids = [
                row[0]
                for row in self._db.rows(f"SELECT rowid, reason FROM {table} WHERE reason <> ''")
                if wanted in as_compared(row[1])
            ]
            for row_id in ids:
                self._db.run(f"UPDATE {table} SET reason = '' WHERE rowid = ?", (row_id,))
            number += len(ids) if table == "gap" else 0
        return number

    def _size_on_disk(self) -> int:
        files = self._db.path.parent.rglob("*.db*")
        return sum(path.stat().st_size for path in files if path.is_file())


class _RolledBack(BaseException):
    """Undoes a dry run."""


def _add(counts: dict[str, int], name: str, number: int) -> None:
    counts[name] = counts.get(name, 0) + number
