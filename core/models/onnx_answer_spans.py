"""Where on a page a question is answered: the first and the last word of the answer in each line.

Question and page are read apart by the network of lines, then together by two further layers.
Sources: Q. Cao et al., "DeFormer", ACL 2020: the lower layers of a reader lose little if question
and page do not see each other there; C. Clark and M. Gardner, "Simple and Effective Multi-Paragraph
Reading Comprehension", ACL 2018: normalised over all pages of a question, scores can be compared
between pages; D. Chen et al., "Reading Wikipedia to Answer Open-Domain Questions", ACL 2017: a word
is told whether the question says it too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from core.models.embedder import FloatArray
from core.models.line_encoder import LineAnswer
from core.models.word_pieces import Piece

MOST_PIECES = 24
"""The longest answer, in pieces of words."""

IN_BOTH = 2
"""Marks a piece of the question that stands on the page; one of the page that stands in the
question is marked 1, any other 0."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """Pieces of a text, ends included, and what the network of lines made of them.

    `states` has shape (pieces, dims).
    """

    numbers: tuple[int, ...]
    states: FloatArray


@dataclass(frozen=True, slots=True)
class ReadStretch:
    """A stretch that was read; `lines` has the first place and the pieces of each line."""

    text: ReadText
    lines: tuple[tuple[int, tuple[Piece, ...]], ...]


def answers_on(
    session: Any, question: ReadText, stretches: Sequence[ReadStretch], way: Any = None
) -> list[tuple[LineAnswer | None, ...]]:
    """The best words of each line of some stretches, by a loaded network, all read in one run.

    `way` is onnxruntime's: how to run it.
    """
    if not stretches:
        return []
    inputs = network_inputs([(question, one) for one in stretches])
    (scores,) = session.run(None, inputs, way)
    begin = len(question.numbers)
    return [
        tuple(_best_of(scores[row, begin + first :], pieces) for first, pieces in stretch.lines)
        for row, stretch in enumerate(stretches)
    ]


def network_inputs(
    pairs: Sequence[tuple[ReadText, ReadStretch]],
) -> dict[str, npt.NDArray[Any]]:
    """What the network is given: a row for each pair, blanks behind the shorter ones.

    Returns: `states` of shape (pairs, pieces, dims); `marks`, `of_page`, `near` and `mask` (1: a
    piece, 0: a blank) of shape (pairs, pieces).
    """
    rows = [_together(question, stretch) for question, stretch in pairs]
    longest = max(len(one.near) for one in rows)
    return {
        "states": np.stack([_padded(one.states, longest) for one in rows]),
        "marks": np.stack([_padded(one.marks, longest) for one in rows]),
        "of_page": np.stack([_padded(one.of_page, longest) for one in rows]),
        "near": np.stack([_padded(one.near, longest) for one in rows]),
        "mask": np.stack([_padded(np.ones_like(one.marks), longest) for one in rows]),
    }


@dataclass(frozen=True, slots=True)
class _Together:
    """A question and a stretch, one behind the other, as the network reads them."""

    states: FloatArray
    marks: npt.NDArray[np.int64]
    of_page: npt.NDArray[np.int64]
    near: FloatArray


def _together(question: ReadText, stretch: ReadStretch) -> _Together:
    asked, shown = question.numbers, stretch.text.numbers
    said = set(asked[1:-1])
    marks = [IN_BOTH if one in shown else 1 for one in asked]
    marks += [int(one in said) for one in shown]
    near: FloatArray = np.zeros(len(marks), dtype=np.float32)
    whole = _unit(question.states.mean(axis=0))
    for first, pieces in stretch.lines:
        if pieces:
            vector = _unit(stretch.text.states[first : first + len(pieces)].mean(axis=0))
            near[len(asked) + first : len(asked) + first + len(pieces)] = vector @ whole
    return _Together(
        np.concatenate([question.states, stretch.text.states]),
        np.array(marks, dtype=np.int64),
        np.array([0] * len(asked) + [1] * len(shown), dtype=np.int64),
        near,
    )


def _best_of(scores: FloatArray, pieces: Sequence[Piece]) -> LineAnswer | None:
    """The best pair of a first and a last piece; `scores` has shape (pieces or more, 2)."""
    if not pieces:
        return None
    count = len(pieces)
    pairs = scores[:count, :1] + scores[:count, 1][None, :]
    is_span = np.triu(np.ones((count, count), dtype=bool))
    is_span &= ~np.triu(is_span, MOST_PIECES)
    place = int(np.argmax(np.where(is_span, pairs, -np.inf)))
    first, last = divmod(place, count)
    return LineAnswer(pieces[first].begin, pieces[last].end, float(pairs[first, last]))


def _padded(values: npt.NDArray[Any], length: int) -> npt.NDArray[Any]:
    missing = [(0, length - len(values)), *[(0, 0)] * (values.ndim - 1)]
    return np.pad(values, missing)


def _unit(vector: FloatArray) -> FloatArray:
    unit: FloatArray = vector / np.linalg.norm(vector)
    return unit
