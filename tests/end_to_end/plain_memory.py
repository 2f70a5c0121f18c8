"""Everything that a memory holds, in the clear: what a test of privacy must search."""

import zlib
from pathlib import Path

from core.home import HomeFolder
from core.observation import Picture, StoredObservation
from core.store.connection import open_database
from core.store.keys import MemoryKey, obtain_key, subkey
from core.store.observation_store import ObservationFilter
from core.store.store import Store


def plain_bytes(home: HomeFolder) -> bytes:
    """Every file of the data folder as it lies there, and every cell of its databases decrypted
    and decompressed, without regard to case."""
    key = obtain_key(home)
    parts = [path.read_bytes() for path in sorted(home.root.rglob("*")) if path.is_file()]
    parts += _cells(home.database, subkey(key.secret, "database"))
    for month in sorted(home.pictures.glob("*.db")):
        parts += _cells(month, subkey(key.secret, "pictures"))
    return b"\n".join(part.lower() for part in parts)


def holds(plain: bytes, words: str) -> bool:
    """Whether the words stand anywhere in it, with or without the blanks between them."""
    lowered = words.casefold().encode()
    return lowered in plain or lowered.replace(b" ", b"") in plain.replace(b" ", b"")


def _cells(path: Path, key: bytes) -> list[bytes]:
    connection = open_database(path, key, read_only=True, with_vectors=True)
    try:
        tables = [
            row[0]
            for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        ]
        return [
            piece
            for table in tables
            for row in connection.execute(f'SELECT * FROM "{table}"')
            for cell in row
            for piece in _pieces(cell)
        ]
    finally:
        connection.close()


def _pieces(cell: object) -> list[bytes]:
    if isinstance(cell, str):
        return [cell.encode()]
    if not isinstance(cell, bytes):
        return []
    try:
        return [cell, zlib.decompress(cell)]
    except zlib.error:
        return [cell]


class MemoryInside:
    """A memory opened beside the program, to look at what it stored."""

    def __init__(self, home: HomeFolder) -> None:
        self.key: MemoryKey = obtain_key(home)
        self._store = Store.open(home, self.key, read_only=True)

    def observations(self) -> list[StoredObservation]:
        return self._store.observations.matching(ObservationFilter())

    def source_ids(self) -> list[str]:
        return [one.source_id or "" for one in self.observations()]

    def text(self, seen: StoredObservation) -> str:
        return "\n".join(line.text for line in self._store.observations.lines(seen.id))

    def picture(self, seen: StoredObservation) -> Picture:
        place = self._store.observations.picture_place(seen.id)
        assert place is not None
        picture = self._store.pictures.get(place)
        assert picture is not None
        return picture

    def close(self) -> None:
        self._store.close()
