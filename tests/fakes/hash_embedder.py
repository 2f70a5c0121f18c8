"""A deterministic embedder without a model: hashed bags of words."""

import hashlib
import re
from collections.abc import Sequence

import numpy as np

from core.models.embedder import FloatArray

_WORD = re.compile(r"\w+")


class HashEmbedder:
    """Texts that share words lie close together; every text has a unit vector."""

    def __init__(self, dims: int = 64) -> None:
        self._dims = dims

    @property
    def id(self) -> str:
        return f"hash-{self._dims}"

    @property
    def dims(self) -> int:
        return self._dims

    def embed_passages(self, texts: Sequence[str]) -> FloatArray:
        """Returns: float32, shape (len(texts), dims); each row has L2 norm 1."""
        vectors = np.zeros((len(texts), self._dims), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in _WORD.findall(text.casefold()) or [""]:
                digest = hashlib.blake2b(word.encode(), digest_size=8).digest()
                place = int.from_bytes(digest[:4], "little") % self._dims
                vectors[row, place] += 1.0
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors

    def embed_query(self, text: str) -> FloatArray:
        """Returns: float32, shape (dims,)."""
        vector: FloatArray = self.embed_passages([text])[0]
        return vector

    def close(self) -> None:
        """Nothing to give back."""
