"""The texts of passages, compressed many at a time.

Passages repeat much of one another: what is typed, scrolled or half covered is stored anew with
every change. Alone, text of their length hardly compresses. So they go into *packs*, and view
`passage` reads them out of it. Passages from before there were packs have their texts beside them.
"""

from collections.abc import Sequence

from core.ids import PassageId
from core.store.database import Database, placeholders
from core.store.pack_codec import packed_texts, texts_of

_FULL_BYTES = 4000
"""What a pack takes at most, so that it lies in one page of the file; one text may be longer.
Reading a text means decompressing all of its pack. Of an hour at a desk the texts take 216 bytes
each alone and plain, and 60 so, with some 35 in a pack."""
_BATCH = 500


class PassagePacks:
    """Writes tables `passage_pack` and, to remove from it, `passage_row`. Works inside the
    transaction of its callers."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def add(self, texts: Sequence[str]) -> list[tuple[int, int]]:
        """Put texts into packs; gives the id of each one's pack and its place there."""
        if not texts:
            return []
        row = self._db.row("SELECT id, texts FROM passage_pack ORDER BY id DESC LIMIT 1")
        held = texts_of(row[1]) if row else ()
        if row and len(packed := packed_texts([*held, *texts])) <= _FULL_BYTES:
            self._db.run("UPDATE passage_pack SET texts = ? WHERE id = ?", (packed, row[0]))
            return [(int(row[0]), len(held) + place) for place in range(len(texts))]
        if len(texts) > 1:
            half = len(texts) // 2
            return [*self.add(texts[:half]), *self.add(texts[half:])]
        pack_id = self._db.insert(
            "INSERT INTO passage_pack(texts) VALUES(?)", (packed_texts(texts),)
        )
        return [(pack_id, 0)]

    def delete(self, ids: Sequence[PassageId]) -> int:
        """Remove passages, and their texts from the packs; returns how many there were."""
        number = 0
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            marks = placeholders(len(batch))
            by_pack: dict[int, set[int]] = {}
            for pack_id, place in self._db.rows(
                "SELECT pack_id, place FROM passage_row"
                f" WHERE pack_id IS NOT NULL AND id IN ({marks})",
                batch,
            ):
                by_pack.setdefault(pack_id, set()).add(place)
            # The rows first: the indexes need their texts once more.
            number += self._db.run(f"DELETE FROM passage_row WHERE id IN ({marks})", batch)
            for pack_id, places in by_pack.items():
                self._empty(pack_id, places)
        return number

    def _empty(self, pack_id: int, places: set[int]) -> None:
        """Leave nothing at these places of a pack, and no pack without a text."""
        row = self._db.row("SELECT texts FROM passage_pack WHERE id = ?", (pack_id,))
        held = texts_of(row[0]) if row else ()
        left = [None if place in places else text for place, text in enumerate(held)]
        if any(text is not None for text in left):
            packed = packed_texts(left)
            self._db.run("UPDATE passage_pack SET texts = ? WHERE id = ?", (packed, pack_id))
        else:
            self._db.run("DELETE FROM passage_pack WHERE id = ?", (pack_id,))
