"""The vectors of another embedder, made beside those that search compares with.

They are of no use before every passage has one: until then search goes on with the old ones. The
queue is in the database, so a stop at any moment repeats at most a batch.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from core.ids import PassageId
from core.store.database import Database
from core.store.vector_store import COMING, SEARCHED, FloatArray, encode_vector


@dataclass(frozen=True, slots=True)
class EmbedderChange:
    """A change of embedder under way: `done` of `total` passages have their new vector.

    `searched` is None where there are no vectors yet.
    """

    searched: str | None
    coming: str
    done: int
    total: int


class ComingVectors:
    """Reads and writes tables `coming_vector` and `waiting_for_coming_vector`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def embedder(self) -> str | None:
        """Whose vectors are being made; None while none are."""
        row = self._db.row("SELECT embedder FROM vector_space WHERE role = ?", (COMING,))
        return None if row is None else str(row[0])

    def change(self) -> EmbedderChange | None:
        """How far it is."""
        coming = self.embedder()
        if coming is None:
            return None
        row = self._db.row("SELECT embedder FROM vector_space WHERE role = ?", (SEARCHED,))
        total = self._db.number("SELECT count(*) FROM passage")
        return EmbedderChange(
            None if row is None else str(row[0]), coming, total - self.waiting_count(), total
        )

    def begin(self, embedder_id: str) -> None:
        """Have every passage wait for this embedder; nothing changes if they do already."""
        if self.embedder() == embedder_id:
            return
        with self._db.transaction():
            self.give_up()
            self._db.run(
                "INSERT INTO vector_space(role, embedder) VALUES(?, ?)", (COMING, embedder_id)
            )
            self._db.run("INSERT INTO waiting_for_coming_vector(passage_id) SELECT id FROM passage")

    def give_up(self) -> None:
        """Stay with the vectors that there are; what was made of the others is dropped."""
        if self.embedder() is None:
            return
        with self._db.transaction():
            for table in ("coming_vector", "waiting_for_coming_vector"):
                self._db.run(f"DELETE FROM {table}")
            self._db.run("DELETE FROM vector_space WHERE role = ?", (COMING,))

    def waiting(self, limit: int) -> list[tuple[PassageId, str, str]]:
        """Passages to embed next as (id, text, title), oldest first."""
        return [
            (PassageId(row[0]), row[1], row[2])
            for row in self._db.rows(
                "SELECT passage.id, passage.text, passage.title FROM waiting_for_coming_vector"
                " JOIN passage ON passage.id = waiting_for_coming_vector.passage_id"
                " ORDER BY passage.id LIMIT ?",
                (limit,),
            )
        ]

    def waiting_count(self) -> int:
        return self._db.number("SELECT count(*) FROM waiting_for_coming_vector")

    def add(self, ids: Sequence[PassageId], vectors: FloatArray, embedder_id: str) -> None:
        """Keep the vectors (shape (len(ids), dims)) of passages and take them off the queue.

        Passed over: a passage that was forgotten meanwhile, and all of them if another embedder
        was chosen meanwhile.
        """
        with self._db.transaction():
            if self.embedder() != embedder_id:
                return
            for passage_id, vector in zip(ids, vectors, strict=True):
                taken = self._db.run(
                    "DELETE FROM waiting_for_coming_vector WHERE passage_id = ?", (passage_id,)
                )
                if taken:
                    self._db.run(
                        "INSERT INTO coming_vector(passage_id, embedding) VALUES(?, ?)",
                        (passage_id, encode_vector(vector)),
                    )

    def take_their_place(self) -> bool:
        """Have search compare with the new vectors from now on, and drop the old ones.

        All in one transaction, and only if no passage waits any more; whether it was done.
        """
        if self.embedder() is None or self.waiting_count():
            return False
        with self._db.transaction():
            if self.embedder() is None or self.waiting_count():
                return False  # another thread was quicker, or has just stored a passage
            for statement in (
                "DELETE FROM passage_vector",
                "INSERT INTO passage_vector(passage_id, embedding)"
                " SELECT passage_id, embedding FROM coming_vector",
                "DELETE FROM coming_vector",
                "DELETE FROM waiting_for_vector",
                f"DELETE FROM vector_space WHERE role = '{SEARCHED}'",
                f"UPDATE vector_space SET role = '{SEARCHED}'",
            ):
                self._db.run(statement)
        return True
