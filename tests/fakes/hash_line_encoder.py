"""A deterministic encoder of lines without a network: hashed bags of words."""

from collections.abc import Sequence

from core.models.embedder import FloatArray
from core.models.line_encoder import PageStretch
from tests.fakes.hash_embedder import HashEmbedder


class HashLineEncoder:
    """A line lies near the questions whose words it shares; what stands around it is not read.

    `questions` and `stretches` are what it was asked for, oldest first.
    """

    def __init__(self) -> None:
        self._embedder = HashEmbedder()
        self.questions: list[str] = []
        self.stretches: list[PageStretch] = []

    def encode_question(self, text: str) -> FloatArray:
        """Returns: float32, shape (64,); L2 norm 1."""
        self.questions.append(text)
        return self._embedder.embed_query(text)

    def encode_stretches(self, stretches: Sequence[PageStretch]) -> list[FloatArray]:
        """Returns: one array per stretch, float32, shape (lines, 64); each row has L2 norm 1."""
        self.stretches += stretches
        return [self._embedder.embed_passages(one.lines) for one in stretches]
