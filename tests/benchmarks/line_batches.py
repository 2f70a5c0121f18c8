"""What the network sees in one step of learning: ten screens, changed a little, and questions.

Texts are numbers of word pieces here, put together as `core/models/onnx_line_encoder.py` does it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from core.models.onnx_line_encoder import QUESTION_PIECES, STRETCH_PIECES, TITLE_PIECES
from core.models.word_pieces import WordPieces
from tests.benchmarks.line_spoiling import hurried_question, other_numbers, spoiled_line
from tests.benchmarks.written_screens import WrittenScreen

SCREENS_OF_A_STEP = 10

_STRETCH_LENGTHS = (110, 150, 190)  # pieces; short ones of several lengths, as pages are cut
_WITH_TITLE_SHARE = 0.8
_OTHER_NUMBERS_SHARE = 0.4

_unchanged: Callable[[str], str] = str


@dataclass(frozen=True, slots=True)
class StretchPieces:
    """Pieces of a title and of lines; `lines` are the places of each line, end excluded."""

    numbers: tuple[int, ...]
    lines: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Stretches and questions; `answers` count the lines of all stretches, None: not told."""

    stretches: tuple[StretchPieces, ...]
    questions: tuple[tuple[int, ...], ...]
    answers: tuple[int | None, ...]


def batches(screens: Sequence[WrittenScreen], words: WordPieces, rng: Random) -> Iterator[Batch]:
    """Ten screens at a time, all in an order of chance, then again; without end."""
    while True:
        mixed = rng.sample(screens, len(screens))
        for begin in range(0, len(mixed) - SCREENS_OF_A_STEP + 1, SCREENS_OF_A_STEP):
            yield drawn_batch(mixed[begin : begin + SCREENS_OF_A_STEP], words, rng)


def drawn_batch(screens: Sequence[WrittenScreen], words: WordPieces, rng: Random) -> Batch:
    """Some screens and all questions about them, changed as chance will have it."""
    stretches: list[StretchPieces] = []
    questions: list[tuple[int, ...]] = []
    answers: list[int | None] = []
    lines_before = 0
    for screen in screens:
        heading = screen.heading if rng.random() < _WITH_TITLE_SHARE else ""
        changed = other_numbers(rng) if rng.random() < _OTHER_NUMBERS_SHARE else _unchanged
        numbers_of_lines: dict[int, int] = {}
        for begin, end in cuts(screen.lines, words, rng.choice(_STRETCH_LENGTHS)):
            lines = [spoiled_line(changed(line), rng) for line in screen.lines[begin:end]]
            stretch = stretch_pieces(heading, lines, words)
            stretches.append(stretch)
            for place in range(len(stretch.lines)):
                numbers_of_lines[begin + place] = lines_before + place
            lines_before += len(stretch.lines)
        for question in screen.questions:
            text = changed(hurried_question(question.text, rng))
            if question.line is None or question.line in numbers_of_lines:
                questions.append(question_pieces(text, words))
                answers.append(None if question.line is None else numbers_of_lines[question.line])
    return Batch(tuple(stretches), tuple(questions), tuple(answers))


def cuts(lines: Sequence[str], words: WordPieces, most_pieces: int) -> Iterator[tuple[int, int]]:
    """Where to cut lines into stretches, as (first, last + 1); a long line is one by itself."""
    begin = length = 0
    for number, line in enumerate(lines):
        size = len(words.numbers(line)) + 1
        if number > begin and length + size > most_pieces:
            yield begin, number
            begin, length = number, 0
        length += size
    if begin < len(lines):
        yield begin, len(lines)


def question_pieces(text: str, words: WordPieces) -> tuple[int, ...]:
    """A question between its two ends."""
    pieces = words.numbers(text)[:QUESTION_PIECES]
    return (words.number("[CLS]"), *pieces, words.number("[SEP]"))


def stretch_pieces(heading: str, lines: Sequence[str], words: WordPieces) -> StretchPieces:
    """A heading and lines, an end after each; lines for which there is no room are left out."""
    end = words.number("[SEP]")
    numbers = [words.number("[CLS]"), *words.numbers(heading)[:TITLE_PIECES], end]
    places: list[tuple[int, int]] = []
    for line in lines:
        room = STRETCH_PIECES - len(numbers) - 1
        if room <= 0:
            break
        pieces = words.numbers(line)[:room] or [end]
        places.append((len(numbers), len(numbers) + len(pieces)))
        numbers += [*pieces, end]
    return StretchPieces(tuple(numbers), tuple(places))
