"""A step of learning knows which pieces answer which question, however screens were changed."""

from itertools import islice
from random import Random

import numpy as np
import pytest

from core.models.line_encoder import PageStretch
from core.models.onnx_answer_spans import ReadStretch, ReadText
from core.models.word_pieces import WordPieces
from tests.benchmarks.answer_batches import (
    QUESTIONS_OF_A_STEP,
    STRETCHES_OF_A_QUESTION,
    VERSIONS,
    DrawnQuestion,
    ReadScreen,
    batch_of,
    batches,
    changed_screen,
    drawn_question,
    read_screen,
    versions_of,
)
from tests.benchmarks.written_screens import LineQuestion, WrittenScreen

_SIGNS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "app", "title", "tide"]
_WORDS = WordPieces([*_SIGNS, *(f"w{number}" for number in range(400))])
_START, _END = _WORDS.number("[CLS]"), _WORDS.number("[SEP]")


class _Reader:
    """Reads as the program does, but the state of a piece is its number and nothing more."""

    def __init__(self, most_pieces: int = 500) -> None:
        self._most_pieces = most_pieces
        self.titles: list[str] = []

    def read_question(self, text: str) -> ReadText:
        return self._read([_START, *_WORDS.numbers(text), _END])

    def read_stretch(self, stretch: PageStretch) -> ReadStretch:
        self.titles.append(stretch.title)
        numbers = [_START, *_WORDS.numbers(stretch.title), _END]
        lines = []
        for line in stretch.lines:
            pieces = tuple(_WORDS.pieces(line)[: self._most_pieces - len(numbers)])
            if len(numbers) >= self._most_pieces:
                break
            lines.append((len(numbers), pieces))
            numbers += [*(one.number for one in pieces), _END]
        return ReadStretch(self._read(numbers), tuple(lines))

    def _read(self, numbers: list[int]) -> ReadText:
        states = np.array([[number, 1.0] for number in numbers], dtype=np.float32)
        return ReadText(tuple(numbers), states)


def _screen(first: int, lines: int = 30) -> WrittenScreen:
    """Lines that hold a word of their own, which is asked for and is the answer."""
    names = [f"w{number}" for number in range(first, first + lines)]
    questions = [LineQuestion(name, name, number) for number, name in enumerate(names)]
    return WrittenScreen(
        "test",
        "app",
        "title",
        tuple(f"tide tide tide tide {name} tide tide" for name in names),
        (*questions, LineQuestion("tide", None, None)),
    )


def _read(first: int, lines: int = 30) -> ReadScreen:
    return read_screen(_screen(first, lines), 120, _Reader())


def test_every_question_knows_its_stretch_and_its_pieces() -> None:
    screen = _read(0)
    assert len(screen.stretches) > 5
    assert len(screen.questions) == 31
    assert screen.questions[-1].answer is None
    for question in screen.questions[:-1]:
        answer = question.answer
        assert answer is not None
        assert answer.first == answer.last
        assert (
            screen.stretches[answer.stretch].text.numbers[answer.first]
            == (question.text.numbers[1])
        )


def test_a_question_whose_answer_was_not_read_is_left_out() -> None:
    screen = read_screen(_screen(0, lines=10), 10_000, _Reader(most_pieces=30))
    assert [question.answer is None for question in screen.questions] == [False, False, False, True]


def test_a_changed_screen_holds_all_its_answers() -> None:
    screen = WrittenScreen(
        "test",
        "app",
        "title",
        ("Order 45812, 10.50 by 31 May", "Sails, SOS 10 llll", "Total: 1,415 with 318"),
        (
            LineQuestion("What does order 45812 cost?", "10.50 by 31 May", 0),
            LineQuestion("And the sails?", "SOS 10 llll", 1),
            LineQuestion("How much is it all in all, without 45812?", "1,415 with 318", 2),
            LineQuestion("Who is 45812?", None, None),
        ),
    )
    changed = [changed_screen(screen, Random(seed)) for seed in range(400)]
    for one in changed:
        for question in one.questions[:3]:
            assert question.answer is not None
            assert question.line is not None
            assert question.answer in one.lines[question.line]
        assert one.questions[3].line is None
    assert sum(one.lines[2] != screen.lines[2] for one in changed) > 100
    assert any(not one.lines[0].startswith("Order ") for one in changed)
    assert any(one.questions[1].text == "and the sails" for one in changed)
    others = [one for one in changed if "415" not in one.lines[2] and "318" not in one.lines[2]]
    assert len(others) > 100
    assert not any("45812" in question.text for one in others for question in one.questions)


def test_the_first_version_is_as_it_was_written_and_the_others_are_not() -> None:
    screens = [_screen(number * 10, lines=10) for number in range(20)]
    reader = _Reader()
    versions = list(versions_of(screens, reader, Random(1)))
    assert [len(version) for version in versions] == [20] * VERSIONS
    plain = [read_screen(one, 360, _Reader()) for one in screens]
    written, *changed = ([_numbers(one) for one in version] for version in versions)
    # Some have no title, in every version.
    assert [one[-8:] for one in written] == [_numbers(one)[-8:] for one in plain]
    assert set(reader.titles) == {"app title", " "}
    for version in changed:
        assert version != written


def _numbers(screen: ReadScreen) -> list[int]:
    return [number for one in screen.stretches for number in one.text.numbers]


def test_a_question_sees_its_answer_others_of_its_screen_and_another_screen() -> None:
    own, screens = _read(0), [_read(100), _read(200)]
    question = own.questions[12]
    assert question.answer is not None
    answering = own.stretches[question.answer.stretch]
    drawn = [drawn_question(question, own, [own, *screens], Random(seed)) for seed in range(400)]
    told = [one for one in drawn if one.answer is not None]
    assert 0.88 < len(told) / len(drawn) < 0.98
    for one in drawn:
        assert len(one.stretches) == STRETCHES_OF_A_QUESTION
        of_own = [stretch for stretch in one.stretches if stretch in own.stretches]
        assert len(of_own) == STRETCHES_OF_A_QUESTION - 1
        assert (answering in one.stretches) == (one.answer is not None)
    for one in told:
        assert one.answer is not None
        assert one.stretches[one.answer.stretch] is answering
        assert (one.answer.first, one.answer.last) == (
            question.answer.first,
            question.answer.last,
        )


def test_a_short_screen_is_filled_up_with_others() -> None:
    own, other = _read(0, lines=1), _read(100)
    drawn = drawn_question(own.questions[-1], own, [own, other], Random(1))
    assert drawn.answer is None
    assert drawn.stretches[0] is own.stretches[0]
    assert all(stretch in other.stretches for stretch in drawn.stretches[1:])


def test_places_count_through_all_rows_of_a_question() -> None:
    own, other = _read(0), _read(100)
    drawn = [drawn_question(one, own, [own, other], Random(3)) for one in own.questions]
    batch = batch_of(drawn)
    rows, length = batch.inputs["mask"].shape
    assert rows == len(drawn) * STRETCHES_OF_A_QUESTION
    seen = batch.inputs["states"][:, :, 0].reshape(len(drawn), -1)
    may_be = batch.is_of_line.reshape(len(drawn), -1)
    behind_all = STRETCHES_OF_A_QUESTION * length
    for number, one in enumerate(drawn):
        if one.answer is None:
            assert batch.places[number].tolist() == [behind_all] * 2
        else:
            first, last = batch.places[number]
            assert seen[number, first] == seen[number, last] == one.text.numbers[1]
            assert may_be[number, first]
    assert sum(one.answer is not None for one in drawn) > 20
    assert set(np.unique(batch.inputs["states"][:, :, 0][batch.is_of_line])).isdisjoint(
        {0, _START, _END, *_WORDS.numbers("app title")}
    )


def test_an_answer_of_several_pieces_has_two_places() -> None:
    screen = WrittenScreen(
        "test", "", "", ("w1 w2 w3 w4", "w5"), (LineQuestion("w9", "w2 w3 w4", 0),)
    )
    read = read_screen(screen, 360, _Reader())
    (question,) = read.questions
    batch = batch_of([DrawnQuestion(question.text, read.stretches, question.answer)])
    states = batch.inputs["states"][0, :, 0]
    assert [states[at] for at in batch.places[0]] == [_WORDS.number("w2"), _WORDS.number("w4")]


@pytest.mark.parametrize("seed", [1, 2])
def test_sixteen_questions_a_step_and_every_screen_before_any_comes_again(seed: int) -> None:
    version = [_read(number * 10, lines=4) for number in range(16)]
    drawn = list(islice(batches([version], Random(seed)), 4))
    own = [set(_own_words(one)) for one in version]
    for first, second in ((0, 1), (2, 3)):
        stretches = [
            frozenset(row[row >= _WORDS.number("w0")].astype(int))
            for batch in (drawn[first], drawn[second])
            for row in batch.inputs["states"][::STRETCHES_OF_A_QUESTION, :, 0]
        ]
        assert len(stretches) == 2 * QUESTIONS_OF_A_STEP
        met = [sum(bool(words & some) for some in stretches) for words in own]
        assert sum(count >= 2 for count in met) >= 14  # one in fourteen sees none of its screen
    assert drawn[0].inputs["states"].shape != drawn[2].inputs["states"].shape or not np.array_equal(
        drawn[0].places, drawn[2].places
    )


def _own_words(screen: ReadScreen) -> list[int]:
    return [number for number in _numbers(screen) if number >= _WORDS.number("w0")]
