"""What turns questions and the lines of a page into vectors that can be compared."""

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
class NoLineEncoder:
    """There is none now; `reason` is one sentence for the user."""

    reason: str


class LineEncoder(Protocol):
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
