"""A deterministic encoder of lines without a network: hashed bags of words."""

import re
from collections.abc import Sequence

from core.models.embedder import FloatArray
from core.models.line_encoder import LineAnswer, PageStretch
from tests.fakes.hash_embedder import HashEmbedder

_WORD = re.compile(r"\w+")
_SAYING_LITTLE = frozenset(
    "a an and are at by did do does for from how i in is it many much my of on or our the to was "
    "we were what when where which who whose why with".split()
)
_SURE_SCORE = 4.0


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

    def answers_in(
        self, question: str, stretches: Sequence[PageStretch]
    ) -> list[tuple[LineAnswer | None, ...]]:
        """From the first to the last word of each line; None for a line without words.

        The score is 4 if the line holds all words of the question that say something, -4 if none.
        """
        self.questions.append(question)
        self.stretches += stretches
        asked = set(_WORD.findall(question.casefold())) - _SAYING_LITTLE
        return [tuple(_answer_in(line, asked) for line in one.lines) for one in stretches]


def _answer_in(line: str, asked: set[str]) -> LineAnswer | None:
    words = list(_WORD.finditer(line))
    if not words:
        return None
    said = {word.group().casefold() for word in words}
    share = len(asked & said) / max(len(asked), 1)
    return LineAnswer(words[0].start(), words[-1].end(), _SURE_SCORE * (2 * share - 1))
