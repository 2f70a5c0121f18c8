"""What the network of answers sees in one step of learning: questions, four stretches with each.

Every screen is read before learning begins, by the network of lines as the program runs it, in
three versions: one as it was written, and two that are changed a little. The network of answers
learns from what was read and never changes it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from core.models.line_encoder import PageStretch
from core.models.onnx_answer_spans import ReadStretch, ReadText, network_inputs
from core.models.word_pieces import Piece
from tests.benchmarks.answer_finding import STRETCH_CHARACTERS, answer_place
from tests.benchmarks.line_finding import stretches_of
from tests.benchmarks.line_spoiling import hurried_question, other_numbers, spoiled_line
from tests.benchmarks.written_screens import LineQuestion, WrittenScreen

VERSIONS = 3
QUESTIONS_OF_A_STEP = 16
STRETCHES_OF_A_QUESTION = 4

_QUESTIONS_OF_A_SCREEN = 2  # in one step
_WITH_ANSWER_SHARE = 0.93  # of questions that are told; the rest sees only where they are not
_WITH_TITLE_SHARE = 0.85
_OTHER_NUMBERS_SHARE = 0.4
_OTHER_STRETCH_CHARACTERS = (260, 360, 360, 460)

_unchanged: Callable[[str], str] = str


class Reader(Protocol):
    """What reads texts as the network of answers is given them: an `OnnxLineReader`."""

    def read_question(self, text: str) -> ReadText: ...

    def read_stretch(self, stretch: PageStretch) -> ReadStretch: ...


@dataclass(frozen=True, slots=True)
class AnswerPieces:
    """The first and the last piece of an answer, as places in one of several stretches."""

    stretch: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class ReadQuestion:
    """A question and where its screen answers it; None: it does not."""

    text: ReadText
    answer: AnswerPieces | None


@dataclass(frozen=True, slots=True)
class ReadScreen:
    """A screen's stretches, top to bottom, and the questions about it."""

    stretches: tuple[ReadStretch, ...]
    questions: tuple[ReadQuestion, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Sixteen questions with four stretches each, as rows of what the network is given.

    `inputs` are named as in `network_inputs`. `is_of_line`, shape (rows, pieces), tells which
    pieces an answer may be of. `places`, shape (questions, 2), are those of the first and the last
    piece of each answer, counted through its four rows; behind all of them if it is not told.
    """

    inputs: dict[str, npt.NDArray[Any]]
    is_of_line: npt.NDArray[np.bool_]
    places: npt.NDArray[np.int64]


def versions_of(
    screens: Sequence[WrittenScreen], reader: Reader, rng: Random
) -> Iterator[list[ReadScreen]]:
    """Every screen as it was written, then twice more with other small changes."""
    for version in range(VERSIONS):
        read: list[ReadScreen] = []
        for screen in screens:
            most_characters = STRETCH_CHARACTERS
            shown = screen
            if version > 0:
                most_characters = rng.choice(_OTHER_STRETCH_CHARACTERS)
                shown = changed_screen(screen, rng)
            if rng.random() >= _WITH_TITLE_SHARE:
                shown = replace(shown, app="", title="")
            read.append(read_screen(shown, most_characters, reader))
        yield read


def changed_screen(screen: WrittenScreen, rng: Random) -> WrittenScreen:
    """Other numbers, some lines spoiled and some questions hurried, and all answers in place."""
    changed = other_numbers(rng) if rng.random() < _OTHER_NUMBERS_SHARE else _unchanged
    whole = [changed(line) for line in screen.lines]
    lines = [spoiled_line(line, rng) for line in whole]
    questions: list[LineQuestion] = []
    for one in screen.questions:
        answer = None if one.answer is None else changed(one.answer)
        if one.line is not None and answer is not None and answer not in lines[one.line]:
            lines[one.line] = whole[one.line]
        questions.append(LineQuestion(changed(hurried_question(one.text, rng)), answer, one.line))
    return replace(screen, lines=tuple(lines), questions=tuple(questions))


def read_screen(screen: WrittenScreen, most_characters: int, reader: Reader) -> ReadScreen:
    """Read a screen and its questions; those whose answer was not read are left out."""
    stretches: list[ReadStretch] = []
    places: dict[int, tuple[int, int, tuple[Piece, ...]]] = {}
    begin = 0
    for page in stretches_of(screen, most_characters):
        stretch = reader.read_stretch(page)
        for line, (first, pieces) in enumerate(stretch.lines, begin):
            places[line] = (len(stretches), first, pieces)
        begin += len(page.lines)
        stretches.append(stretch)
    questions: list[ReadQuestion] = []
    for one in screen.questions:
        if one.line is None or one.answer is None:
            questions.append(ReadQuestion(reader.read_question(one.text), None))
            continue
        number, first, pieces = places.get(one.line, (0, 0, ()))
        place = answer_place(one.answer, screen.lines[one.line], pieces)
        if place is not None:
            answer = AnswerPieces(number, first + place[0], first + place[1])
            questions.append(ReadQuestion(reader.read_question(one.text), answer))
    return ReadScreen(tuple(stretches), tuple(questions))


def batches(versions: Sequence[Sequence[ReadScreen]], rng: Random) -> Iterator[Batch]:
    """Two questions of each of eight screens, of one version; all screens, then again."""
    waiting: list[int] = []
    while True:
        screens = rng.choice(versions)
        drawn: list[DrawnQuestion] = []
        while len(drawn) < QUESTIONS_OF_A_STEP:
            waiting = waiting or rng.sample(range(len(screens)), len(screens))
            screen = screens[waiting.pop()]
            asked = rng.sample(screen.questions, min(len(screen.questions), _QUESTIONS_OF_A_SCREEN))
            drawn += [drawn_question(one, screen, screens, rng) for one in asked]
        yield batch_of(drawn[:QUESTIONS_OF_A_STEP])


@dataclass(frozen=True, slots=True)
class DrawnQuestion:
    """A question and four stretches; `answer` counts these, None: told in none of them."""

    text: ReadText
    stretches: tuple[ReadStretch, ...]
    answer: AnswerPieces | None


def drawn_question(
    question: ReadQuestion, own: ReadScreen, screens: Sequence[ReadScreen], rng: Random
) -> DrawnQuestion:
    """The stretch that answers, others of its screen, and one or more of other screens."""
    rest = list(own.stretches)
    chosen: list[ReadStretch] = []
    answer = question.answer
    if answer is not None:
        answering = rest.pop(answer.stretch)
        if rng.random() < _WITH_ANSWER_SHARE:
            chosen.append(answering)
            answer = replace(answer, stretch=0)
        else:
            answer = None
    rng.shuffle(rest)
    chosen += rest[: STRETCHES_OF_A_QUESTION - 1 - len(chosen)]
    others = [one for one in screens if one is not own]
    while len(chosen) < STRETCHES_OF_A_QUESTION:
        chosen.append(rng.choice(rng.choice(others).stretches))
    return DrawnQuestion(question.text, tuple(chosen), answer)


def batch_of(drawn: Sequence[DrawnQuestion]) -> Batch:
    """Questions and their stretches as the network is given them."""
    pairs = [(one.text, stretch) for one in drawn for stretch in one.stretches]
    inputs = network_inputs(pairs)
    rows, length = inputs["mask"].shape
    is_of_line = np.zeros((rows, length), dtype=np.bool_)
    for row, (question, stretch) in enumerate(pairs):
        for first, pieces in stretch.lines:
            begin = len(question.numbers) + first
            is_of_line[row, begin : begin + len(pieces)] = True
    places = [_places(one, length) for one in drawn]
    return Batch(inputs, is_of_line, np.array(places, dtype=np.int64))


def _places(drawn: DrawnQuestion, length: int) -> tuple[int, int]:
    if drawn.answer is None:
        return len(drawn.stretches) * length, len(drawn.stretches) * length
    begin = drawn.answer.stretch * length + len(drawn.text.numbers)
    return begin + drawn.answer.first, begin + drawn.answer.last
