"""Whether the memory is whole: what `recollect doctor` asks the store."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import apsw

from core.store.database import Database
from core.store.forgetting import SCRUB_IS_DUE
from core.store.picture_store import PictureStore


class Repair(StrEnum):
    """What can be made whole again from the rest of the memory, with nothing lost."""

    WORD_INDEX = "word index"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, what to do about it, and whether `Health.mend` can."""

    what: str
    remedy: str
    repair: Repair | None = None


class Health:
    """Checks pages, indexes, references and pictures; only `mend` changes anything."""

    def __init__(self, database: Database, pictures: PictureStore) -> None:
        self._db = database
        self._pictures = pictures

    def findings(self) -> list[Finding]:
        """Everything that is wrong; empty when the memory is whole."""
        found = [
            Finding(f"memory.db: {row[0]}", "Restore the latest backup.")
            for row in self._db.rows("PRAGMA integrity_check")
            if row[0] != "ok"
        ]
        found += [Finding(what, "Restore the latest backup.") for what in self._pictures.damage()]
        found += self._index_findings()
        found += self._reference_findings()
        found += self._picture_findings()
        found += self._scrub_findings()
        return found

    def mend(self, findings: Sequence[Finding]) -> list[Repair]:
        """Make whole what can be made from the rest; returns what was."""
        wanted = {one.repair for one in findings}
        repairs = [repair for repair in Repair if repair in wanted]
        if Repair.WORD_INDEX in repairs:
            with self._db.transaction():
                self._db.run("INSERT INTO passage_words(passage_words) VALUES('rebuild')")
        return repairs

    def _scrub_findings(self) -> list[Finding]:
        """Forgetting notes what it could not finish; the next start takes it up again."""
        is_due = self._db.row("SELECT 1 FROM setting WHERE key = ?", (SCRUB_IS_DUE,))
        if not is_due and not self._db.number("SELECT count(*) FROM picture_removal"):
            return []
        return [
            Finding(
                "Traces of what was forgotten are still in the files, because another program was "
                "reading the memory or the disk was full.",
                "Close whatever else reads the memory, then start Recollect once more.",
            )
        ]

    def _index_findings(self) -> list[Finding]:
        try:
            self._db.connection.execute(
                "INSERT INTO passage_words(passage_words, rank) VALUES('integrity-check', 1)"
            )
        except apsw.ReadOnlyError:
            return []
        except apsw.CorruptError:
            return [
                Finding(
                    "The word index does not match the passages, so searches miss some.",
                    "Run `recollect doctor --repair`, or choose Repair on the health page.",
                    Repair.WORD_INDEX,
                )
            ]
        return []

    def _reference_findings(self) -> list[Finding]:
        questions = (
            (
                "SELECT count(*) FROM sighting WHERE observation_id NOT IN"
                " (SELECT id FROM observation)",
                "There are {number} sightings of frames that are gone.",
            ),
            (
                "SELECT count(*) FROM observation WHERE lines_base NOT IN"
                " (SELECT id FROM observation)",
                "There are {number} frames whose lines are told by a frame that is gone.",
            ),
            (
                "SELECT count(*) FROM passage WHERE text IS NULL",
                "There are {number} passages whose text is gone.",
            ),
            (
                "SELECT count(*) FROM passage WHERE id NOT IN (SELECT passage_id FROM sighting)",
                "There are {number} passages that stand on no frame.",
            ),
            (
                "SELECT count(*) FROM statement_evidence WHERE observation_id NOT IN"
                " (SELECT id FROM observation)",
                "There are {number} statements whose evidence is gone.",
            ),
            (
                "SELECT count(*) FROM statement WHERE id NOT IN"
                " (SELECT statement_id FROM statement_evidence)",
                "There are {number} statements that rest on nothing.",
            ),
            (
                "SELECT count(*) FROM memory WHERE id NOT IN (SELECT memory_id FROM statement"
                " WHERE role = 'title' AND until_version IS NULL)",
                "There are {number} memories without a title.",
            ),
            (
                "SELECT count(*) FROM passage WHERE id NOT IN (SELECT passage_id FROM"
                " passage_vector) AND id NOT IN (SELECT passage_id FROM waiting_for_vector)",
                "There are {number} passages with neither a vector nor a place in the queue.",
            ),
        )
        found = []
        for sql, what in questions:
            number = self._db.number(sql)
            if number:
                found.append(Finding(what.format(number=number), "Restore the latest backup."))
        return found

    def _picture_findings(self) -> list[Finding]:
        missing = 0
        for (month,) in self._db.rows(
            "SELECT DISTINCT picture_month FROM observation WHERE picture_id IS NOT NULL"
        ):
            wanted = {
                row[0]
                for row in self._db.rows(
                    "SELECT picture_id FROM observation WHERE picture_month = ?", (month,)
                )
            }
            held = self._pictures.ids(month) if month in self._pictures.months() else set()
            missing += len(wanted - held)
        if missing:
            return [
                Finding(f"{missing} pictures are missing; their text is kept.", "Restore a backup.")
            ]
        return []
