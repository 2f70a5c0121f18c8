"""The signs of all vectors in memory: which passages are worth comparing whole.

A bit per dimension, 48 bytes a passage: 5 MB for 100,000. Reading them from the encrypted file for
every question would cost more than comparing them. Two looks: the signs of question and passage
against each other (Hamming distance) for all; then the question itself against the signs of the
best, which orders them nearly as the whole vectors would (asymmetric distance; Gordo and
Perronnin, “Asymmetric distances for binary embeddings”, 2011).
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from core.ids import PassageId
from core.store.database import Database

FloatArray = npt.NDArray[np.floating[Any]]

_SECOND_LOOK = 4  # times as many as are asked for are looked at a second time
_BITS_OF_BYTE = np.unpackbits(
    np.arange(256, dtype=np.uint8)[None, :], axis=0, bitorder="little"
).astype(np.float32)


_WORD_BITS = 64


class SignIndex:
    """Holds table `vector_signs` as it was when last looked at, and catches up by itself."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._state = (-1, -1)
        self._ids = np.zeros(0, dtype=np.int64)
        self._signs = np.zeros((0, 0), dtype=np.uint64)  # a machine word a row, a passage a column

    @staticmethod
    def fits(query: FloatArray) -> bool:
        """Whether vectors of this shape have signs that fill whole machine words."""
        return query.size % _WORD_BITS == 0

    def nearest(self, query: FloatArray, count: int) -> list[PassageId]:
        """The passages whose vectors are probably the nearest, in order of their ids.

        `query` has shape (dims,) and `fits`. A few of those that are may be missing.
        """
        self._catch_up()
        near = np.arange(len(self._ids))
        if len(near) > count:
            near = _smallest(self._distances(query), min(len(near), _SECOND_LOOK * count))
        if len(near) > count:
            near = near[_smallest(-self._agreement(query, near), count)]
        return [PassageId(one) for one in self._ids[np.sort(near)].tolist()]

    def _distances(self, query: FloatArray) -> npt.NDArray[np.uint16]:
        """In how many signs each passage differs from the question."""
        asked = np.packbits(query > 0, bitorder="little").view(np.uint64)
        distances = np.zeros(len(self._ids), dtype=np.uint16)
        for row, word in zip(self._signs, asked, strict=True):
            distances += np.bitwise_count(row ^ word)
        return distances

    def _agreement(self, query: FloatArray, near: npt.NDArray[np.intp]) -> FloatArray:
        """The sum of the question's numbers where the signs are positive, for some passages."""
        by_byte = query.astype(np.float32).reshape(-1, 8) @ _BITS_OF_BYTE
        signs = np.ascontiguousarray(self._signs[:, near].T).view(np.uint8)
        return np.asarray(by_byte[np.arange(len(by_byte)), signs].sum(axis=1))

    def _catch_up(self) -> None:
        """Take in what was added since; read all anew if anything was removed."""
        state = self._db.state()
        if state == self._state:
            return
        last = int(self._ids[-1]) if len(self._ids) else -1
        ids, signs = self._read("passage_id > ?", last)
        is_whole = len(self._ids) + len(ids) == self._db.number("SELECT count(*) FROM vector_signs")
        if last < 0 or not is_whole or self._are_others(last):
            self._ids, self._signs = self._read("passage_id > ?", -1)
        elif len(ids):
            self._ids = np.concatenate([self._ids, ids])
            self._signs = np.concatenate([self._signs, signs], axis=1)
        self._state = state

    def _are_others(self, last: int) -> bool:
        """Whether the passages have other vectors by now, as those of another embedder."""
        _, signs = self._read("passage_id = ?", last)
        return not np.array_equal(signs, self._signs[:, -1:])

    def _read(
        self, condition: str, passage_id: int
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint64]]:
        """Ids in order, shape (n,), and their signs, shape (words, n)."""
        rows = self._db.rows(
            f"SELECT passage_id, signs FROM vector_signs WHERE {condition} ORDER BY passage_id",
            (passage_id,),
        )
        ids = np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))
        packed = np.frombuffer(b"".join(row[1] for row in rows), dtype=np.uint64)
        return ids, np.ascontiguousarray(packed.reshape(len(rows), -1).T if rows else packed[None])


def _smallest(values: npt.NDArray[Any], count: int) -> npt.NDArray[np.intp]:
    """The places of the smallest values, in no order."""
    if count >= len(values):
        return np.arange(len(values))
    return np.argpartition(values, count)[:count]
