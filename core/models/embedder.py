"""What turns text into vectors, whichever model does it."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]


class Embedder(Protocol):
    """A model that maps texts to unit vectors, so that near meanings lie close together."""

    @property
    def id(self) -> str:
        """Names the vector space: vectors of different ids must never be compared."""
        ...

    @property
    def dims(self) -> int:
        """Numbers per vector."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> FloatArray:
        """Turn passages into unit vectors, in the order given.

        Returns: float32, shape (len(texts), dims); each row has L2 norm 1.
        Raises: ModelUnavailable if the model cannot run.
        """
        ...

    def embed_query(self, text: str) -> FloatArray:
        """Turn a question into a unit vector. Returns: float32, shape (dims,)."""
        ...

    def close(self) -> None:
        """Give back the model's memory; calling it twice is fine."""
        ...
