"""The best words of each line, from what a network says of every piece's being first or last."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from core.models.line_encoder import LineAnswer
from core.models.onnx_answer_spans import (
    IN_BOTH,
    MOST_PIECES,
    ReadStretch,
    ReadText,
    answers_on,
    network_inputs,
)
from core.models.word_pieces import Piece

START, END = 1, 2
QUESTION = ReadText((START, 7, 8, END), np.ones((4, 3), dtype=np.float32))


class FakeSession:
    """Gives every piece the score 0 but for those it was told, by row, place and first or last."""

    def __init__(self, scores: Mapping[tuple[int, int, int], float]) -> None:
        self._scores = scores
        self.given: list[dict[str, npt.NDArray[Any]]] = []

    def run(
        self, names: None, inputs: dict[str, npt.NDArray[Any]], way: None
    ) -> tuple[npt.NDArray[np.float32]]:
        self.given.append(inputs)
        made = np.zeros((*inputs["mask"].shape, 2), dtype=np.float32)
        for place, score in self._scores.items():
            made[place] = score
        return (made,)


def stretch(*lines: Sequence[int]) -> ReadStretch:
    """Lines of pieces, each a word of four signs and a blank; the title is one piece."""
    numbers = [START, 5, END]
    read: list[tuple[int, tuple[Piece, ...]]] = []
    for line in lines:
        pieces = tuple(Piece(one, 5 * at, 5 * at + 4) for at, one in enumerate(line))
        read.append((len(numbers), pieces))
        numbers += [*line, END] if line else [END, END]
    states = np.ones((len(numbers), 3), dtype=np.float32)
    return ReadStretch(ReadText(tuple(numbers), states), tuple(read))


def in_row(at: int, *, of_line: int = 3, row: int = 0) -> tuple[int, int]:
    """Where a piece of a line stands in what the network is given."""
    return row, len(QUESTION.numbers) + of_line + at


def test_each_line_has_its_best_first_and_last_word() -> None:
    page = stretch([10, 11, 12, 13], [14, 15])
    second = page.lines[1][0]
    session = FakeSession(
        {
            (*in_row(1), 0): 2.0,
            (*in_row(2), 1): 3.0,
            (*in_row(1, of_line=second), 0): 1.5,
            (*in_row(1, of_line=second), 1): -1.0,
        }
    )
    (answers,) = answers_on(session, QUESTION, [page])
    assert answers[0] == LineAnswer(5, 14, 5.0)
    assert answers[1] == LineAnswer(5, 9, 0.5)


def test_the_last_word_is_never_before_the_first() -> None:
    session = FakeSession({(*in_row(3), 0): 5.0, (*in_row(0), 1): 5.0, (*in_row(3), 1): -4.0})
    ((answer,),) = answers_on(session, QUESTION, [stretch([10, 11, 12, 13])])
    # From the first word on, or up to its end alone: 5 by either, and never 10 by both.
    assert answer == LineAnswer(0, 4, 5.0)


def test_no_answer_has_more_pieces_than_the_most() -> None:
    line = range(10, 10 + MOST_PIECES + 1)
    ends = {(*in_row(0), 0): 9.0, (*in_row(MOST_PIECES), 1): 9.0}
    ((answer,),) = answers_on(FakeSession(ends), QUESTION, [stretch(line)])
    assert answer is not None
    assert answer.score == 9.0
    ends = {(*in_row(1), 0): 9.0, (*in_row(MOST_PIECES), 1): 9.0}
    ((longest,),) = answers_on(FakeSession(ends), QUESTION, [stretch(line)])
    assert longest == LineAnswer(5, 5 * MOST_PIECES + 4, 18.0)


def test_an_answer_never_reaches_over_the_end_of_its_line() -> None:
    page = stretch([10, 11], [12, 13])
    second = page.lines[1][0]
    session = FakeSession({(*in_row(1), 0): 9.0, (*in_row(0, of_line=second), 1): 9.0})
    ((first, other),) = answers_on(session, QUESTION, [page])
    assert first == LineAnswer(5, 9, 9.0)
    assert other == LineAnswer(0, 4, 9.0)


def test_a_line_without_words_has_no_answer() -> None:
    ((first, empty, last),) = answers_on(FakeSession({}), QUESTION, [stretch([10], [], [11])])
    assert empty is None
    assert first == last == LineAnswer(0, 4, 0.0)


def test_blanks_behind_a_shorter_stretch_change_nothing_of_it() -> None:
    short, long = stretch([10, 11]), stretch([12] * 30, [13] * 9)
    session = FakeSession({(*in_row(1), 0): 1.0, (*in_row(1), 1): 1.0})
    together = answers_on(session, QUESTION, [short, long])
    assert together[0] == answers_on(session, QUESTION, [short])[0] == (LineAnswer(5, 9, 2.0),)
    assert len(together[1]) == 2
    mask = session.given[0]["mask"]
    assert mask.sum(axis=1).tolist() == [4 + len(short.text.numbers), 4 + len(long.text.numbers)]
    assert not session.given[0]["states"][0, mask[0] == 0].any()


def test_without_a_stretch_the_network_is_not_run() -> None:
    session = FakeSession({})
    assert answers_on(session, QUESTION, []) == []
    assert session.given == []


def test_words_that_both_say_are_marked_and_ends_only_in_the_question() -> None:
    inputs = network_inputs([(QUESTION, stretch([8, 10], [9]))])
    assert inputs["of_page"].tolist() == [[0] * 4 + [1] * 8]
    assert inputs["marks"].tolist() == [[IN_BOTH, 1, IN_BOTH, IN_BOTH, 0, 0, 0, 1, 0, 0, 0, 0]]


def test_every_piece_of_a_line_is_told_how_near_its_line_is() -> None:
    question = ReadText((START, END), np.array([[1, 0], [1, 0]], dtype=np.float32))
    page = stretch([10, 11], [12], [])
    states = np.zeros((len(page.text.numbers), 2), dtype=np.float32)
    states[3], states[4], states[6] = (2, 0), (0, 2), (-3, 0)
    read = ReadStretch(ReadText(page.text.numbers, states), page.lines)
    near = network_inputs([(question, read)])["near"][0]
    half = np.sqrt(0.5)
    np.testing.assert_allclose(near, [0, 0, 0, 0, 0, half, half, 0, -1, 0, 0, 0], atol=1e-6, rtol=0)
