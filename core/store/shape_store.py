"""The shapes of a month's pictures: each kept once, however many pictures show it.

Shapes are pressed together in sheets; new ones come onto the newest till it is full. A shape is
kept as long as a picture uses it; which ones do is told by the pictures, not counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from core.store.database import Database
from core.store.shape_coding import (
    decoded_numbers,
    decoded_places,
    decoded_shapes,
    encoded_places,
    encoded_shapes,
)
from core.store.shapes import Shape, StandingShape

_SHEETS = """CREATE TABLE IF NOT EXISTS shape_sheet(
    first INTEGER PRIMARY KEY,
    last INTEGER NOT NULL,
    shapes BLOB NOT NULL
) STRICT"""
_PLACES = """CREATE TABLE IF NOT EXISTS shape_places(
    picture_id INTEGER PRIMARY KEY,
    used BLOB NOT NULL,
    places BLOB NOT NULL
) STRICT"""

# New ones are compared with so many that are kept, the youngest; 3 MB.
MOST_KNOWN = 20_000
# What was seen on one picture, and once, is kept as a shape when it is seen again.
MOST_SEEN = 20_000
# Few large sheets are read quicker than many small ones, and smaller.
MOST_ON_A_SHEET = 200
# So many of those last looked at are kept at hand, as pictures near in time show the same; 2 MB.
MOST_AT_HAND = 5_000


@dataclass(frozen=True, slots=True)
class WrittenPlaces:
    """Where shapes stand, and the shapes that were not kept before, by number."""

    used: bytes
    places: bytes
    new: dict[int, StandingShape]

    @property
    def size(self) -> int:
        """The bytes of the places."""
        return len(self.used) + len(self.places)


class ShapeStore:
    """The shapes of one month's file. Whoever adds holds the transaction."""

    def __init__(self, month: Database) -> None:
        self._db = month
        self._known: dict[bytes, int] = {}
        self._seen: dict[bytes, None] = {}
        self._at_hand: dict[int, Shape] = {}
        self._on_this: dict[bytes, None] = {}
        self._next = 0
        self._version = -1

    def make_tables(self) -> None:
        self._db.run(_SHEETS)
        self._db.run(_PLACES)

    def begin_picture(self) -> None:
        """Have seen the picture before; know what is kept now, if others changed the file."""
        self._seen |= self._on_this
        self._on_this = {}
        while len(self._seen) > MOST_SEEN:
            del self._seen[next(iter(self._seen))]
        if self.is_current():
            return
        self._version = self._version_now()
        self._known.clear()
        self._next = self._db.number("SELECT coalesce(max(last), 0) FROM shape_sheet") + 1
        for (sheet,) in self._db.rows(
            "SELECT shapes FROM shape_sheet WHERE last > ? ORDER BY first",
            (self._next - MOST_KNOWN,),
        ):
            for number, shape in decoded_shapes(bytes(sheet)).items():
                self._known[shape.digest] = number

    def is_current(self) -> bool:
        """Whether what is known is what is kept."""
        return self._version == self._version_now()

    def worth_keeping(self, shapes: Sequence[StandingShape]) -> list[StandingShape]:
        """Those that are kept already, or that stand there twice, or were seen before."""
        times: dict[bytes, int] = {}
        for shape in shapes:
            times[shape.digest] = times.get(shape.digest, 0) + 1
        chosen = [
            shape
            for shape in shapes
            if shape.digest in self._known or times[shape.digest] > 1 or shape.digest in self._seen
        ]
        self._on_this |= dict.fromkeys(times)
        return chosen

    def written(self, shapes: Sequence[StandingShape]) -> WrittenPlaces:
        """How shapes and their places would be written, without writing them."""
        new: dict[bytes, int] = {}
        places = []
        for shape in shapes:
            number = self._known.get(shape.digest)
            if number is None:
                number = new.setdefault(shape.digest, self._next + len(new))
            places.append((shape.left, shape.top, number))
        used, where = encoded_places(places)
        by_digest = {shape.digest: shape for shape in shapes}
        return WrittenPlaces(used, where, {new[each]: by_digest[each] for each in new})

    def add(self, picture_id: int, written: WrittenPlaces) -> None:
        """Keep where the shapes of a picture stand, and those that are new."""
        if written.new:
            self._add_shapes({number: each.shape for number, each in written.new.items()})
        self._db.run(
            "INSERT OR REPLACE INTO shape_places VALUES(?, ?, ?)",
            (picture_id, written.used, written.places),
        )

    def _add_shapes(self, new: dict[int, Shape]) -> None:
        first, last = min(new), max(new)
        newest = self._db.row("SELECT first, shapes FROM shape_sheet ORDER BY first DESC LIMIT 1")
        if newest is not None:
            there = decoded_shapes(bytes(newest[1]))
            if len(there) + len(new) <= MOST_ON_A_SHEET:
                first, new = int(newest[0]), there | new
        self._db.run(
            "INSERT OR REPLACE INTO shape_sheet VALUES(?, ?, ?)", (first, last, encoded_shapes(new))
        )

    def added(self, written: WrittenPlaces) -> None:
        """What was written is durable; later pictures may use it."""
        for number, standing in written.new.items():
            self._known[standing.digest] = number
        self._next += len(written.new)

    def shapes_of(self, picture_id: int) -> tuple[tuple[int, int, Shape], ...]:
        """The shapes on a picture with their left and top; one that is lost is left out."""
        if not self._has_tables():
            return ()
        row = self._db.row(
            "SELECT used, places FROM shape_places WHERE picture_id = ?", (picture_id,)
        )
        if row is None:
            return ()
        shapes = self._shapes(decoded_numbers(bytes(row[0])).tolist())
        return tuple(
            (left, top, shapes[number])
            for left, top, number in decoded_places(bytes(row[0]), bytes(row[1]))
            if number in shapes
        )

    def sizes(self) -> dict[int, int]:
        """The bytes of the places, by picture."""
        if not self._has_tables():
            return {}
        rows = self._db.rows("SELECT picture_id, length(used) + length(places) FROM shape_places")
        return {row[0]: row[1] for row in rows}

    def remove(self, picture_id: int) -> None:
        """A picture does not use any shape any more. `sweep` removes those that none uses."""
        self._db.run("DELETE FROM shape_places WHERE picture_id = ?", (picture_id,))

    def sweep(self) -> None:
        """Remove the shapes that no picture uses."""
        used = {
            number
            for (numbers,) in self._db.rows("SELECT used FROM shape_places")
            for number in decoded_numbers(bytes(numbers)).tolist()
        }
        newest = self._db.number("SELECT coalesce(max(first), 0) FROM shape_sheet")
        for first, sheet in self._db.rows("SELECT first, shapes FROM shape_sheet"):
            shapes = decoded_shapes(bytes(sheet))
            left = {number: shape for number, shape in shapes.items() if number in used}
            # The newest stays, though empty, so that no number is given twice.
            if not left and first != newest:
                self._db.run("DELETE FROM shape_sheet WHERE first = ?", (first,))
            elif len(left) < len(shapes):
                self._db.run(
                    "UPDATE shape_sheet SET shapes = ? WHERE first = ?",
                    (encoded_shapes(left), first),
                )
        self._seen.clear()
        self._on_this.clear()
        self._at_hand.clear()
        self._version = -1

    def _has_tables(self) -> bool:
        """Not so in a file from before there were shapes, opened to be read only."""
        return bool(self._db.row("SELECT 1 FROM sqlite_master WHERE name = 'shape_places'"))

    def _shapes(self, numbers: Sequence[int]) -> dict[int, Shape]:
        """Shapes by number, out of as few sheets as hold them. No number is given twice."""
        wanted = set(numbers)
        found = {number: self._at_hand[number] for number in wanted & self._at_hand.keys()}
        missing = wanted - found.keys()
        while missing:
            number = missing.pop()
            sheet = self._db.row(
                "SELECT shapes FROM shape_sheet WHERE first <= ? ORDER BY first DESC LIMIT 1",
                (number,),
            )
            on_sheet = {} if sheet is None else decoded_shapes(bytes(sheet[0]))
            found |= on_sheet
            missing -= on_sheet.keys()
        self._keep_at_hand(found)
        return found

    def _keep_at_hand(self, shapes: dict[int, Shape]) -> None:
        """The last ones used are at the end."""
        for number in shapes:
            self._at_hand.pop(number, None)
        self._at_hand |= shapes
        for number in list(self._at_hand)[: max(0, len(self._at_hand) - MOST_AT_HAND)]:
            del self._at_hand[number]

    def _version_now(self) -> int:
        return self._db.number("PRAGMA data_version")
