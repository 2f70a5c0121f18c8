"""One question is searched for, compared and read again; its vector is made once."""

from collections.abc import Sequence

from core.models.embedder import Embedder, FloatArray


class QuestionOnce:
    """An `Embedder` that remembers the vectors of what was asked.

    Make one for each question and let it go with the answer: it forgets nothing by itself.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._asked: dict[str, FloatArray] = {}

    @property
    def id(self) -> str:
        return self._embedder.id

    @property
    def dims(self) -> int:
        return self._embedder.dims

    def embed_passages(self, texts: Sequence[str]) -> FloatArray:
        """Turn passages into unit vectors; these are not remembered."""
        return self._embedder.embed_passages(texts)

    def embed_query(self, text: str) -> FloatArray:
        """Turn a question into a unit vector, shape (dims,), the first time it is asked for."""
        if text not in self._asked:
            self._asked[text] = self._embedder.embed_query(text)
        return self._asked[text]

    def close(self) -> None:
        """Nothing to give back: the embedder belongs to whoever lent it."""
