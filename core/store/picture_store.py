"""Pictures, one encrypted database a month, so that a month can go without touching the rest.

A picture that resembles one of the last is stored as what differs from it, and so may that one
be. Whoever asks for a picture gets it whole, and when one is removed that others rest on, those are
made whole first.
"""

from datetime import datetime
from pathlib import Path

import apsw

from core.errors import DamagedStore, StoreUnavailable, WrongKey
from core.ids import PictureId
from core.observation import Picture
from core.store.connection import open_database, store_errors
from core.store.database import Database
from core.store.observation_store import PicturePlace
from core.store.picture_difference import Pixels, difference, laid_over, pixels_of
from core.store.recent_pictures import REMEMBERED, RecentPictures

LARGEST_IN_MEMORY_BYTES = 256 * 1024 * 1024
_IN_FILE, _IN_MEMORY = 1, 2  # values of `PRAGMA temp_store`

# So many at most rest on one, as all of them must be made whole when it is removed.
_MOST_ON_A_BASE = 16
# What rests on what rests on another is put together from so many differences at most.
_MOST_DIFFERENCES = 4

_SCHEMA = """CREATE TABLE IF NOT EXISTS picture(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    webp BLOB NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL
) STRICT"""
_DIFFERENCES = """CREATE TABLE IF NOT EXISTS difference(
    picture_id INTEGER PRIMARY KEY,
    base_id INTEGER NOT NULL
) STRICT"""


class PictureStore:
    """Adds, gives and removes pictures. Opens a month's file when it is first needed."""

    def __init__(self, folder: Path, key: bytes, *, read_only: bool) -> None:
        self._folder = folder
        self._key = key
        self._read_only = read_only
        self._months: dict[str, Database] = {}
        self._recent = RecentPictures()

    def add(self, picture: Picture, at: datetime) -> PicturePlace:
        """Store a picture durably; the observation that refers to it is written after."""
        month = f"{at:%Y-%m}"
        database = self._month(month)
        pixels = pixels_of([picture.webp])
        told = None if pixels is None else self._as_difference(month, picture, pixels)
        with database.transaction():
            # Whoever forgets frames may have removed the other picture meanwhile.
            if told and not database.row("SELECT 1 FROM picture WHERE id = ?", (told[1],)):
                told = None
            new_id = database.insert(
                "INSERT INTO picture(webp, width, height) VALUES(?, ?, ?)",
                (told[0] if told else picture.webp, picture.width, picture.height),
            )
            if told:
                database.run("INSERT INTO difference VALUES(?, ?)", (new_id, told[1]))
        if pixels is not None:
            self._recent.remember(month, new_id, pixels)
        return PicturePlace(month, PictureId(new_id))

    def get(self, place: PicturePlace) -> Picture | None:
        """The picture; None if its pixels were let go."""
        if not self._path(place.month).exists():
            return None
        month = self._month(place.month)
        with month.reading():
            row = month.row("SELECT width, height FROM picture WHERE id = ?", (place.id,))
            layers = _layers(month, place.id)
        if row is None:
            return None
        return Picture(layers[0] if len(layers) == 1 else laid_over(layers), *row)

    def ids(self, month: str) -> set[PictureId]:
        """Every picture id of a month."""
        return {PictureId(row[0]) for row in self._month(month).rows("SELECT id FROM picture")}

    def sizes(self, month: str) -> dict[PictureId, int]:
        """Every picture id of a month with the bytes it takes."""
        rows = self._month(month).rows("SELECT id, length(webp) FROM picture")
        return {PictureId(row[0]): int(row[1]) for row in rows}

    def remove(self, place: PicturePlace) -> int:
        """Overwrite and delete a picture; returns the bytes it had.

        What rests on it is made whole. Where several go, the younger first is less work.
        """
        if not self._path(place.month).exists():
            return 0
        month = self._month(place.month)
        size = month.number("SELECT length(webp) FROM picture WHERE id = ?", (place.id,))
        with month.transaction():
            _make_whole(month, place.id)
            month.run("DELETE FROM difference WHERE picture_id = ?", (place.id,))
            month.run("DELETE FROM picture WHERE id = ?", (place.id,))
        return size

    def scrub(self, month: str) -> None:
        """Give freed pages back and leave nothing of removed pictures in file or log."""
        if self._path(month).exists():
            scrub(self._month(month))

    def months(self) -> list[str]:
        """The months that have a file, oldest first."""
        return sorted(path.stem for path in self._folder.glob("????-??.db"))

    def count(self) -> int:
        return sum(
            self._month(month).number("SELECT count(*) FROM picture") for month in self.months()
        )

    def damage(self) -> list[str]:
        """What an integrity check finds, one line each; empty when all is well."""
        found = []
        for month in self.months():
            rows = self._month(month).rows("PRAGMA integrity_check")
            found += [f"pictures {month}: {row[0]}" for row in rows if row[0] != "ok"]
        return found

    def close(self) -> None:
        for database in self._months.values():
            database.close()
        self._months.clear()

    def _as_difference(
        self, month: str, picture: Picture, pixels: Pixels
    ) -> tuple[bytes, int] | None:
        """The bytes that tell a picture by another, and that one's id; None to keep it whole."""
        database = self._month(month)
        base_id = self._recent.likest(month, _bases(database, picture), pixels)
        if base_id is None:
            return None
        with database.reading():
            layers = _layers(database, base_id)
        old = pixels_of(layers) if layers else None
        webp = None if old is None else difference(picture.webp, pixels, old)
        return None if webp is None else (webp, base_id)

    def _path(self, month: str) -> Path:
        return self._folder / f"{month}.db"

    def _month(self, month: str) -> Database:
        if month not in self._months:
            path = self._path(month)
            if not self._read_only:
                _make_folder(self._folder)
            try:
                connection = open_database(path, self._key, read_only=self._read_only)
            except WrongKey:  # the key opened the memory, so it is the file that is wrong
                raise DamagedStore(
                    f"The pictures in {path} are damaged; restore a backup. Their text is kept."
                ) from None
            database = Database(connection, path)
            if not self._read_only:
                database.run(_SCHEMA)
                database.run(_DIFFERENCES)
            self._months[month] = database
        return self._months[month]


def _bases(month: Database, picture: Picture) -> list[int]:
    """The last pictures of a size that one more may rest on, the youngest first."""
    rows = month.rows(
        "WITH RECURSIVE rests(id, base_id, differences) AS ("
        " SELECT picture_id, base_id, 1 FROM difference"
        " WHERE picture_id > (SELECT max(id) FROM picture) - ?1"
        " UNION ALL SELECT rests.id, difference.base_id, differences + 1"
        " FROM rests JOIN difference ON picture_id = rests.base_id)"
        " SELECT id FROM picture WHERE width = ?2 AND height = ?3"
        " AND id > (SELECT max(id) FROM picture) - ?1"
        " AND id NOT IN (SELECT id FROM rests WHERE differences >= ?4)"
        " AND (SELECT count(*) FROM difference WHERE base_id = picture.id) < ?5"
        " ORDER BY id DESC",
        (REMEMBERED, picture.width, picture.height, _MOST_DIFFERENCES, _MOST_ON_A_BASE),
    )
    return [int(row[0]) for row in rows]


def _layers(month: Database, picture_id: int) -> list[bytes]:
    """A picture's bytes, after those of what it rests on, the whole picture first."""
    # A file from before there were differences, opened to be read only, has no such table.
    has_bases = bool(month.row("SELECT 1 FROM sqlite_master WHERE name = 'difference'"))
    layers: list[bytes] = []
    below: int | None = picture_id
    while below is not None:
        layers += [
            bytes(row[0]) for row in month.rows("SELECT webp FROM picture WHERE id = ?", (below,))
        ]
        base = has_bases and month.row(
            "SELECT base_id FROM difference WHERE picture_id = ?", (below,)
        )
        below = int(base[0]) if base else None
    return layers[::-1]


def _make_whole(month: Database, base_id: PictureId) -> None:
    """Let no picture rest on this one any more; what rests on those goes on doing so."""
    resting = month.rows("SELECT picture_id FROM difference WHERE base_id = ?", (base_id,))
    for (picture_id,) in resting:
        whole = laid_over(_layers(month, picture_id), is_to_stay=True)
        month.run("UPDATE picture SET webp = ? WHERE id = ?", (whole, picture_id))
    month.run("DELETE FROM difference WHERE base_id = ?", (base_id,))


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
