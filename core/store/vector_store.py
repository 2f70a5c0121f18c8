"""Vectors of passages, kept as 8-bit integers: a cache over the text, which is the truth.

In a large memory the nearest are looked for in two steps: the signs alone pick candidates (see
`sign_index`), whose order is then made exact with the whole vectors (binary quantisation with
rescoring; Shakir et al., "Binary and Scalar Embedding Quantization", 2024). Within a filter the
signs that pass it are compared where they lie.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from core.ids import ObservationId, PassageId
from core.store.database import Database, Value, placeholders
from core.store.observation_store import ObservationFilter
from core.store.sign_index import SignIndex

SEARCHED, COMING = "searched", "coming"
"""The two sets: the vectors that search compares with, and those that will take their place."""

FloatArray = npt.NDArray[np.float32]
_LARGEST = 127
_BATCH = 500
_EXACT_UP_TO = 10_000  # passages; comparing with all of them takes about 10 ms
_CANDIDATES_PER_HIT = 4  # of those that a second look at the signs has ordered
_BY_DISTANCE_ALONE = 8


def encode_vector(vector: npt.NDArray[np.floating[Any]]) -> bytes:
    """A vector, shape (dims,), as int8 bytes. The only place where vectors become bytes.

    Only its direction is kept, so each is stretched to the whole range of an int8: a unit vector
    of 384 dimensions would use a tenth of it. Raises: ValueError for a vector without a direction.
    """
    exact = np.asarray(vector, dtype=np.float64)
    peak = float(np.abs(exact).max(initial=0.0))
    if exact.ndim != 1 or not np.isfinite(peak) or peak == 0.0:
        raise ValueError(
            f"a vector needs finite numbers that are not all 0, shape (dims,): {exact}"
        )
    return np.rint(exact * (_LARGEST / peak)).astype(np.int8).tobytes()


def decode_vector(stored: bytes) -> FloatArray:
    """The unit vector, float32 of shape (dims,), that `encode_vector` kept the direction of."""
    exact = np.frombuffer(stored, dtype=np.int8).astype(np.float32)
    return exact / max(float(np.linalg.norm(exact)), 1e-9)


class VectorStore:
    """Nearest passages, and the queue of passages that have no vector yet."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._signs = SignIndex(database)

    def waiting(self, limit: int) -> list[tuple[PassageId, str, str]]:
        """Passages to embed next as (id, text, title), oldest first."""
        return [
            (PassageId(row[0]), row[1], row[2])
            for row in self._db.rows(
                "SELECT passage.id, passage.text, passage.title FROM waiting_for_vector"
                " JOIN passage ON passage.id = waiting_for_vector.passage_id"
                " ORDER BY passage.id LIMIT ?",
                (limit,),
            )
        ]

    def waiting_count(self) -> int:
        return self._db.number("SELECT count(*) FROM waiting_for_vector")

    def space(self) -> str | None:
        """Which embedder made the vectors, so that only its own are compared with them; None if
        there never were any."""
        row = self._db.row("SELECT embedder FROM vector_space WHERE role = ?", (SEARCHED,))
        return None if row is None else str(row[0])

    def add(self, ids: Sequence[PassageId], vectors: FloatArray, embedder_id: str) -> None:
        """Store the vectors (shape (len(ids), dims)) of passages and take them off the queue.

        Passed over: a passage that was forgotten meanwhile, and all of them if another embedder's
        took the place of this one's meanwhile.
        """
        with self._db.transaction():
            self._db.run(
                "INSERT OR IGNORE INTO vector_space(role, embedder) VALUES(?, ?)",
                (SEARCHED, embedder_id),
            )
            if self.space() != embedder_id:
                return
            for passage_id, vector in zip(ids, vectors, strict=True):
                taken = self._db.run(
                    "DELETE FROM waiting_for_vector WHERE passage_id = ?", (passage_id,)
                )
                if taken:
                    self._db.run(
                        "INSERT INTO passage_vector(passage_id, embedding) VALUES(?, ?)",
                        (passage_id, encode_vector(vector)),
                    )

    def nearest(
        self,
        query: FloatArray,
        wanted: ObservationFilter,
        limit: int,
        exact_up_to: int = _EXACT_UP_TO,
    ) -> list[tuple[PassageId, float]]:
        """Passages by cosine similarity (-1 to 1), best first.

        In a memory of more than `exact_up_to` passages a few of the last ones may be missing.
        """
        asked = encode_vector(query)
        among, values = _among(wanted)
        candidates = f"SELECT passage_id FROM passage_vector{among}"
        is_large = self.has_more_than(exact_up_to)
        if is_large and wanted.is_open and self._signs.fits(query):
            values = list(self._signs.nearest(query, limit * _CANDIDATES_PER_HIT))
            candidates = placeholders(len(values))
        elif is_large:
            candidates = (
                f"SELECT passage_id FROM vector_signs{among} ORDER BY vec_distance_hamming("
                "vec_bit(signs), vec_quantize_binary(vec_int8(?))) LIMIT ?"
            )
            values += [asked, limit * _BY_DISTANCE_ALONE]
        rows = self._db.rows(
            "SELECT passage_id, vec_distance_cosine(vec_int8(embedding), vec_int8(?)) AS distance"
            f" FROM passage_vector WHERE passage_id IN ({candidates}) ORDER BY distance LIMIT ?",
            [asked, *values, limit],
        )
        return [(PassageId(row[0]), 1.0 - float(row[1])) for row in rows]

    def of_observations(self, ids: Sequence[ObservationId]) -> dict[ObservationId, FloatArray]:
        """What each observation is about: the mean direction of its passages, as far as known.

        Returns: float32 unit vectors, shape (dims,); observations without any vector are missing.
        """
        sums: dict[ObservationId, FloatArray] = {}
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            for observation_id, embedding in self._db.rows(
                "SELECT sighting.observation_id, passage_vector.embedding FROM sighting"
                " JOIN passage_vector ON passage_vector.passage_id = sighting.passage_id"
                f" WHERE sighting.observation_id IN ({placeholders(len(batch))})",
                batch,
            ):
                vector = decode_vector(embedding)
                known = sums.get(ObservationId(observation_id))
                sums[ObservationId(observation_id)] = vector if known is None else known + vector
        return {
            observation_id: np.asarray(total / norm, dtype=np.float32)
            for observation_id, total in sums.items()
            if (norm := float(np.linalg.norm(total))) > 0.0
        }

    def count(self) -> int:
        return self._db.number("SELECT count(*) FROM vector_signs")

    def has_more_than(self, number: int) -> bool:
        """Whether so many are there, without counting all of them."""
        return self._db.row("SELECT 1 FROM vector_signs LIMIT 1 OFFSET ?", (number,)) is not None


def _among(wanted: ObservationFilter) -> tuple[str, list[Value]]:
    """The condition that a passage was seen where it is wanted, with its values."""
    if wanted.is_open:
        return "", []
    clause, values = wanted.clause()
    return (
        " WHERE passage_id IN (SELECT passage_id FROM sighting JOIN observation"
        f" ON observation.id = sighting.observation_id WHERE {clause})",
        list(values),
    )
