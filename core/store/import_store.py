"""What an import has dealt with, so that an interrupted one goes on where it was."""

import hashlib
import json

from core.store.database import Database


class ImportStore:
    """Reads and writes table `import_record`, keyed by folder and item name.

    Names are kept as digests: a file's name may be as telling as the frame that was forgotten.
    """

    def __init__(self, database: Database) -> None:
        self._db = database

    def is_done(self, folder: str, item: str) -> bool:
        return (
            self._db.row(
                "SELECT 1 FROM import_record WHERE folder = ? AND item = ?",
                (_digest(folder), _digest(folder, item)),
            )
            is not None
        )

    def mark_done(self, folder: str, item: str, outcome: str) -> None:
        self._db.run(
            "INSERT OR REPLACE INTO import_record(folder, item, outcome) VALUES(?, ?, ?)",
            (_digest(folder), _digest(folder, item), outcome),
        )


def _digest(*names: str) -> str:
    return hashlib.blake2b(json.dumps(names).encode(), digest_size=16).hexdigest()
