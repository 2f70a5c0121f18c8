"""The pictures of one month's file: whole, as what differs from another, and with shapes taken out.

A picture that resembles one of the last is stored as what differs from it, and so may that one
be. Letters and other shapes that come again are taken out and kept once for the month. Whoever
asks for a picture gets it whole, and when one is removed that others rest on, those are made whole
first.
"""

from dataclasses import dataclass

from core.errors import DamagedStore
from core.observation import Picture
from core.store.database import Database
from core.store.picture_coding import encoded, encoded_small
from core.store.picture_difference import (
    MOST_BYTES_SHARE,
    Layer,
    Told,
    difference,
    pixels_of,
    whole,
)
from core.store.recent_pictures import REMEMBERED, RecentPictures
from core.store.shape_store import ShapeStore, WrittenPlaces
from core.store.shapes import Pixels

# So many at most rest on one, as all of them must be made whole when it is removed.
_MOST_ON_A_BASE = 16
# What rests on what rests on another is put together from so many differences at most.
_MOST_DIFFERENCES = 5

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


@dataclass(frozen=True, slots=True)
class _Telling:
    """What is written of a picture: an image, what it lies over, and where shapes stand on it."""

    image: bytes
    base_id: int | None = None
    places: WrittenPlaces | None = None

    @property
    def size(self) -> int:
        """How many bytes it takes, those of new shapes left out: they are to come again."""
        return len(self.image) + (self.places.size if self.places else 0)


class PictureMonth:
    """Adds, gives and removes pictures of one open file."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._shapes = ShapeStore(database)
        self._recent = RecentPictures()

    def make_tables(self) -> None:
        """Make what a new file lacks, or one from before there were differences or shapes."""
        self._db.run(_SCHEMA)
        self._db.run(_DIFFERENCES)
        self._shapes.make_tables()

    def add(self, picture: Picture) -> int:
        """Store a picture durably; returns its id."""
        pixels = pixels_of([Layer(picture.webp)])
        telling = _Telling(picture.webp) if pixels is None else self._telling(picture, pixels)
        with self._db.transaction():
            if not self._still_holds(telling):
                telling = _Telling(picture.webp)
            new_id = self._db.insert(
                "INSERT INTO picture(webp, width, height) VALUES(?, ?, ?)",
                (telling.image, picture.width, picture.height),
            )
            if telling.base_id is not None:
                self._db.run("INSERT INTO difference VALUES(?, ?)", (new_id, telling.base_id))
            if telling.places is not None:
                self._shapes.add(new_id, telling.places)
        if telling.places is not None:
            self._shapes.added(telling.places)
        if pixels is not None:
            self._recent.remember(new_id, pixels, picture.webp)
        return new_id

    def get(self, picture_id: int) -> Picture | None:
        """The picture; None if its pixels were let go."""
        with self._db.reading():
            row = self._db.row("SELECT width, height FROM picture WHERE id = ?", (picture_id,))
            layers = self._layers(picture_id)
        if row is None:
            return None
        if len(layers) == 1 and not layers[0].shapes:
            return Picture(layers[0].image, *row)
        return Picture(encoded(self._pixels(layers)), *row)

    def pixels(self, picture_id: int) -> Pixels | None:
        """What the picture shows; None if its pixels were let go."""
        with self._db.reading():
            layers = self._layers(picture_id)
        return self._pixels(layers) if layers else None

    def ids(self) -> list[int]:
        """Every picture's id."""
        return [int(row[0]) for row in self._db.rows("SELECT id FROM picture")]

    def sizes(self) -> dict[int, int]:
        """Every picture's id with its bytes, without those of the shapes that it shares."""
        sizes = {row[0]: row[1] for row in self._db.rows("SELECT id, length(webp) FROM picture")}
        for picture_id, size in self._shapes.sizes().items():
            sizes[picture_id] += size
        return sizes

    def remove(self, picture_id: int) -> int:
        """Overwrite and delete a picture; returns the bytes it had. What rests on it is made whole.

        Shapes that no other picture shows stay until `sweep`.
        """
        size = self._db.number("SELECT length(webp) FROM picture WHERE id = ?", (picture_id,))
        with self._db.transaction():
            self._make_whole_what_rests_on(picture_id)
            self._db.run("DELETE FROM difference WHERE picture_id = ?", (picture_id,))
            self._shapes.remove(picture_id)
            self._db.run("DELETE FROM picture WHERE id = ?", (picture_id,))
        return size

    def sweep(self) -> None:
        """Remove the shapes that only removed pictures showed."""
        with self._db.transaction():
            self._shapes.sweep()

    def _telling(self, picture: Picture, pixels: Pixels) -> _Telling:
        """The least that tells a picture."""
        self._shapes.begin_picture()
        most = MOST_BYTES_SHARE * len(picture.webp)
        base_id = self._recent.likest(self._bases(picture), pixels)
        old = None if base_id is None else self._remembered(base_id)
        choose = self._shapes.worth_keeping
        told = None if old is None else difference(picture.webp, pixels, old, choose)
        if told is not None:
            telling = self._as_written(told, base_id)
            if telling.size <= most:
                return telling
        told = whole(picture.webp, pixels, choose)
        if told is not None:
            telling = self._as_written(told)
            if telling.size <= most:
                return telling
        return _Telling(picture.webp)

    def _remembered(self, picture_id: int) -> Pixels | None:
        webp = self._recent.webp(picture_id)
        if webp is not None:
            return pixels_of([Layer(webp)])
        with self._db.reading():
            return pixels_of(self._layers(picture_id))

    def _as_written(self, told: Told, base_id: int | None = None) -> _Telling:
        places = self._shapes.written(told.shapes) if told.shapes else None
        return _Telling(told.image, base_id, places)

    def _still_holds(self, telling: _Telling) -> bool:
        """Whether what it rests on is there: others may have removed pictures or shapes."""
        if telling.places is not None and not self._shapes.is_current():
            return False
        return telling.base_id is None or bool(
            self._db.row("SELECT 1 FROM picture WHERE id = ?", (telling.base_id,))
        )

    def _bases(self, picture: Picture) -> list[int]:
        """The last pictures of a size that one more may rest on, the youngest first."""
        rows = self._db.rows(
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

    def _layers(self, picture_id: int) -> list[Layer]:
        """A picture, after those that it rests on, the whole one first; none if it is gone."""
        # A file from before there were differences, opened to be read only, has no such table.
        has_bases = bool(self._db.row("SELECT 1 FROM sqlite_master WHERE name = 'difference'"))
        layers: list[Layer] = []
        below: int | None = picture_id
        while below is not None:
            row = self._db.row("SELECT webp FROM picture WHERE id = ?", (below,))
            if row is not None:
                layers.append(Layer(bytes(row[0]), self._shapes.shapes_of(below)))
            base = has_bases and self._db.row(
                "SELECT base_id FROM difference WHERE picture_id = ?", (below,)
            )
            below = int(base[0]) if base else None
        return layers[::-1]

    def _pixels(self, layers: list[Layer]) -> Pixels:
        pixels = pixels_of(layers)
        if pixels is None:
            raise DamagedStore(
                f"A picture in {self._db.path} is damaged; restore a backup. Its text is kept."
            )
        return pixels

    def _make_whole_what_rests_on(self, base_id: int) -> None:
        """Let no picture rest on this one any more; what rests on those goes on doing so."""
        resting = self._db.rows("SELECT picture_id FROM difference WHERE base_id = ?", (base_id,))
        for (picture_id,) in resting:
            pixels = self._pixels(self._layers(picture_id))
            self._shapes.begin_picture()
            webp = encoded_small(pixels)
            told = whole(webp, pixels, self._shapes.worth_keeping)
            telling = _Telling(webp) if told is None else self._as_written(told)
            self._db.run("UPDATE picture SET webp = ? WHERE id = ?", (telling.image, picture_id))
            self._shapes.remove(picture_id)
            if telling.places is not None:
                self._shapes.add(picture_id, telling.places)
                self._shapes.added(telling.places)
        self._db.run("DELETE FROM difference WHERE base_id = ?", (base_id,))
