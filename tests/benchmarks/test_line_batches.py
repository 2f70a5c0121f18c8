"""A step of learning knows which line answers which question, and reads as the program reads."""

from itertools import islice
from random import Random

from core.models.line_encoder import PageStretch
from core.models.onnx_line_encoder import STRETCH_PIECES, OnnxLineReader
from core.models.word_pieces import WordPieces
from tests.benchmarks.line_batches import (
    SCREENS_OF_A_STEP,
    batches,
    cuts,
    drawn_batch,
    question_pieces,
    stretch_pieces,
)
from tests.benchmarks.written_screens import LineQuestion, WrittenScreen

_NAMES = [f"w{number}" for number in range(400)]
_WORDS = WordPieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "app", "title", *_NAMES])


def _screen(first: int, lines: int = 30) -> WrittenScreen:
    """Lines of ten words each that are the same word: its number is told by the question."""
    names = _NAMES[first : first + lines]
    questions = [LineQuestion(name, name, number) for number, name in enumerate(names)]
    return WrittenScreen(
        "test",
        "app",
        "title",
        tuple(" ".join([name] * 10) for name in names),
        (*questions, LineQuestion("w0 w0", None, None)),
    )


def test_every_question_finds_its_line_among_those_of_all_screens() -> None:
    for seed in range(5):
        batch = drawn_batch([_screen(0), _screen(40), _screen(80)], _WORDS, Random(seed))
        lines = [stretch.numbers[b:e] for stretch in batch.stretches for b, e in stretch.lines]
        assert len(lines) == 90
        assert len(batch.stretches) > 3
        told = [
            (question, answer)
            for question, answer in zip(batch.questions, batch.answers, strict=True)
            if answer is not None
        ]
        assert len(told) == 90
        assert batch.answers.count(None) == 3
        # A line that lost a blank, or a question with other digits, has a word nobody knows.
        unknown = _WORDS.number("[UNK]")
        matching = [
            question[1] in lines[answer] for question, answer in told if question[1] != unknown
        ]
        assert len(matching) > 30
        assert sum(matching) > 0.9 * len(matching)


def test_ten_screens_at_a_time_each_once_before_any_comes_again() -> None:
    screens = [_screen(number * 10, lines=4) for number in range(20)]
    drawn = list(islice(batches(screens, _WORDS, Random(2)), 4))
    lines = [sum(len(stretch.lines) for stretch in batch.stretches) for batch in drawn]
    assert lines == [4 * SCREENS_OF_A_STEP] * 4
    assert drawn[0] != drawn[2]


def test_stretches_are_cut_where_they_would_be_too_long() -> None:
    lines = ["w1 w2", "w1 w2 w3", "w1", " ".join(["w4"] * 20), "w5"]
    assert list(cuts(lines, _WORDS, 7)) == [(0, 2), (2, 3), (3, 4), (4, 5)]
    assert list(cuts(lines, _WORDS, 500)) == [(0, 5)]
    assert list(cuts([], _WORDS, 500)) == []


def test_a_stretch_is_put_together_as_the_program_does_it() -> None:
    words = " ".join(["word"] * 70)
    lines = ("Deposit: 430 €", "", "by Friday", *[words] * 8)
    reader = OnnxLineReader()
    theirs = reader.read_stretch(PageStretch("A boat and a rather long title " * 4, lines))
    ours = stretch_pieces("A boat and a rather long title " * 4, lines, reader._words)
    assert ours.numbers == theirs.text.numbers
    # An empty line is a second end to both, and no piece of it is an answer.
    assert ours.lines == tuple((at, at + max(1, len(pieces))) for at, pieces in theirs.lines)
    assert len(ours.numbers) <= STRETCH_PIECES
    assert len(ours.lines) < len(lines)


def test_a_question_stands_between_its_ends() -> None:
    numbers = [_WORDS.number(piece) for piece in ("[CLS]", "w1", "w2", "[SEP]")]
    assert list(question_pieces("w1 w2", _WORDS)) == numbers
    assert len(question_pieces("w1 " * 100, _WORDS)) == 62
