"""Pictures, one encrypted database a month, so that a month can go without touching the rest."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import apsw

from core.errors import DamagedStore, StoreUnavailable, WrongKey
from core.ids import PictureId
from core.observation import Picture
from core.store.connection import open_database, store_errors
from core.store.database import Database
from core.store.observation_store import PicturePlace
from core.store.shapes import Pixels

if TYPE_CHECKING:
    from core.store.picture_month import PictureMonth

LARGEST_IN_MEMORY_BYTES = 256 * 1024 * 1024
# A picture takes whole pages, so half of one is lost for each.
_PAGE_BYTES = 1024
_IN_FILE, _IN_MEMORY = 1, 2  # values of `PRAGMA temp_store`


class PictureStore:
    """Adds, gives and removes pictures. Opens a month's file when it is first needed."""

    def __init__(self, folder: Path, key: bytes, *, read_only: bool) -> None:
        self._folder = folder
        self._key = key
        self._read_only = read_only
        self._files: dict[str, Database] = {}
        self._months: dict[str, PictureMonth] = {}

    def add(self, picture: Picture, at: datetime) -> PicturePlace:
        """Store a picture durably; the observation that refers to it is written after."""
        month = f"{at:%Y-%m}"
        return PicturePlace(month, PictureId(self._month(month).add(picture)))

    def get(self, place: PicturePlace) -> Picture | None:
        """The picture; None if its pixels were let go."""
        if not self._path(place.month).exists():
            return None
        return self._month(place.month).get(place.id)

    def pixels(self, place: PicturePlace) -> Pixels | None:
        """What the picture shows, which is quicker than `get`; None if its pixels were let go."""
        if not self._path(place.month).exists():
            return None
        return self._month(place.month).pixels(place.id)

    def ids(self, month: str) -> set[PictureId]:
        """Every picture id of a month."""
        return {PictureId(each) for each in self._month(month).ids()}

    def sizes(self, month: str) -> dict[PictureId, int]:
        """Every picture id of a month with the bytes it takes."""
        return {PictureId(each): size for each, size in self._month(month).sizes().items()}

    def remove(self, place: PicturePlace) -> int:
        """Overwrite and delete a picture; returns the bytes it had.

        What rests on it is made whole. Where several go, the younger first is less work. Shapes
        that it alone showed go with `scrub`.
        """
        if not self._path(place.month).exists():
            return 0
        return self._month(place.month).remove(place.id)

    def scrub(self, month: str) -> None:
        """Give freed pages back and leave nothing of removed pictures in file or log."""
        if self._path(month).exists():
            self._month(month).sweep()
            scrub(self._files[month])

    def months(self) -> list[str]:
        """The months that have a file, oldest first."""
        return sorted(path.stem for path in self._folder.glob("????-??.db"))

    def count(self) -> int:
        return sum(len(self._month(month).ids()) for month in self.months())

    def damage(self) -> list[str]:
        """What an integrity check finds, one line each; empty when all is well."""
        found = []
        for month in self.months():
            self._month(month)
            rows = self._files[month].rows("PRAGMA integrity_check")
            found += [f"pictures {month}: {row[0]}" for row in rows if row[0] != "ok"]
        return found

    def close(self) -> None:
        for database in self._files.values():
            database.close()
        self._files.clear()
        self._months.clear()

    def _path(self, month: str) -> Path:
        return self._folder / f"{month}.db"

    def _month(self, month: str) -> "PictureMonth":
        if month not in self._months:
            path = self._path(month)
            if not self._read_only:
                _make_folder(self._folder)
            try:
                connection = open_database(
                    path, self._key, read_only=self._read_only, new_page_bytes=_PAGE_BYTES
                )
            except WrongKey:  # the key opened the memory, so it is the file that is wrong
                raise DamagedStore(
                    f"The pictures in {path} are damaged; restore a backup. Their text is kept."
                ) from None
            self._files[month] = Database(connection, path)
            # Whoever wants no picture need not wait for OpenCV to load.
            from core.store.picture_month import PictureMonth  # noqa: PLC0415

            self._months[month] = PictureMonth(self._files[month])
            if not self._read_only:
                self._months[month].make_tables()
        return self._months[month]


def scrub(database: Database, *, largest_in_memory_bytes: int = LARGEST_IN_MEMORY_BYTES) -> None:
    """Rewrite the file without dead space and empty its write-ahead log.

    `secure_delete` alone is not enough: it overwrites freed cells and pages, but where SQLite
    moves cells to another page it may leave a copy behind. SQLite builds the new file in memory,
    or, for a file larger than `largest_in_memory_bytes`, in a nameless temporary file, which the
    cipher encrypts with this database's key.

    Raises: StoreUnavailable if there is no room for it, or someone goes on reading an old state.
    """
    connection = database.connection
    with store_errors(database.path):
        if database.path.stat().st_size > largest_in_memory_bytes:
            connection.pragma("temp_store", _IN_FILE)
        try:
            connection.execute("VACUUM")
        finally:
            connection.pragma("temp_store", _IN_MEMORY)
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreUnavailable(
            f"The pictures' folder {folder} cannot be made ({error.strerror}); "
            "choose another data folder with --home."
        ) from error
