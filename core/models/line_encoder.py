"""What turns questions and the lines of a page into vectors, and finds the words that answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from core.models.embedder import FloatArray


@dataclass(frozen=True, slots=True)
class PageStretch:
    """Lines that stand together on a page, top to bottom, and the title of its window."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineAnswer:
    """The words of a line that are likeliest to answer a question: `line[begin:end]`.

    `score` is how likely, in log odds of its first and its last word together: at 0 the question is
    as likely told here as not told at all. Of lines that belong to one question the highest is
    best, on whatever page.
    """

    begin: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class NoLineEncoder:
    """There is none now; `reason` is one sentence for the user."""

    reason: str


class AnswerFinder(Protocol):
    """A model that reads pages and questions together, for the words that answer."""

    def answers_in(
        self, question: str, stretches: Sequence[PageStretch]
    ) -> list[tuple[LineAnswer | None, ...]]:
        """What of each line is likeliest to answer, each stretch read together with the question.

        Returns: for each stretch one a line, in order; None for a line without words, or at the end
        of a stretch that is too long for the model.
        Raises: ModelUnavailable if the model cannot run.
        """
        ...


class LineEncoder(AnswerFinder, Protocol):
    """A model that puts a line, read among its neighbours, near the questions it answers."""

    def encode_question(self, text: str) -> FloatArray:
        """Turn a question into a unit vector. Returns: float32, shape (dims,).

        Raises: ModelUnavailable if the model cannot run.
        """
        ...

    def encode_stretches(self, stretches: Sequence[PageStretch]) -> list[FloatArray]:
        """Turn every line into a unit vector, each stretch read as a whole.

        Returns: one array per stretch, float32, shape (lines, dims); a line at the end of a stretch
        that is too long for the model is all zeros.
        Raises: ModelUnavailable if the model cannot run.
        """
        ...
