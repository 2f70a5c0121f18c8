"""A page is read once for one question, in however many parts that is asked."""

from collections.abc import Sequence

from core.models.embedder import FloatArray
from core.models.line_encoder import LineAnswer, LineEncoder, PageStretch


class LinesOnce:
    """A `LineEncoder` that remembers what it has read.

    Make one for each question and let it go with the answer: it forgets nothing by itself.
    """

    def __init__(self, encoder: LineEncoder) -> None:
        self._encoder = encoder
        self._asked: dict[str, FloatArray] = {}
        self._read: dict[PageStretch, FloatArray] = {}
        self._answers: dict[tuple[str, PageStretch], tuple[LineAnswer | None, ...]] = {}

    def encode_question(self, text: str) -> FloatArray:
        """Turn a question into a unit vector, shape (dims,), the first time it is asked for."""
        if text not in self._asked:
            self._asked[text] = self._encoder.encode_question(text)
        return self._asked[text]

    def encode_stretches(self, stretches: Sequence[PageStretch]) -> list[FloatArray]:
        """Turn every line into a unit vector, each stretch the first time it is asked for."""
        new = [one for one in dict.fromkeys(stretches) if one not in self._read]
        if new:
            self._read |= zip(new, self._encoder.encode_stretches(new), strict=True)
        return [self._read[one] for one in stretches]

    def answers_in(
        self, question: str, stretches: Sequence[PageStretch]
    ) -> list[tuple[LineAnswer | None, ...]]:
        """What of each line is likeliest to answer, each stretch read once for each question."""
        keys = [(question, one) for one in stretches]
        new = [one for one in dict.fromkeys(keys) if one not in self._answers]
        if new:
            found = self._encoder.answers_in(question, [stretch for _, stretch in new])
            self._answers |= zip(new, found, strict=True)
        return [self._answers[one] for one in keys]
