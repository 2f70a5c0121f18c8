"""Steps that put something right, and the value or command of one step; all made up."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.answer.answer import Answer
from core.answer.ask import NO_FILTER, Question, ask
from core.answer.content_answer import ReadFrame
from core.answer.deliberate.instructions import (
    PutRightAsked,
    StepValueAsked,
    instruction_in,
)
from core.answer.deliberate.lists_by_lines import lists_by_lines
from core.answer.wanted import Wanted
from core.observation import TextLine
from tests.fakes.drawn_memory import DrawnMemory, drawn_memory, moment, page, written

_TREE = ["Start", "Boats", "Kilns", "Printers", "Keys", "Visitors"]
_KILN = [
    "Kiln stays cold",
    "You see: the lamp is off and the fan is quiet.",
    "1. Open the lid and press the red tongue.",
    "2. Throw the waiting curves away: kilnctl drop",
    "3. Let it find its sensor: kilnctl probe --slow",
    "4. Leave the lid open for 12 minutes before the next start",
]
_GLAZE = [
    "Mixing the grey glaze",
    "1. Sieve the ash twice.",
    "2. Stir the bucket for 3 minutes.",
    "3. Let the glaze rest for 9 hours.",
]


def _beside_a_tree(rows: list[str]) -> list[TextLine]:
    """A page whose lines share their baselines with the page tree on the left."""
    tree = [written(text, 20, 80 + 30 * row) for row, text in enumerate(_TREE)]
    return tree + [written(text, 180, 80 + 30 * row) for row, text in enumerate(rows)]


@pytest.fixture(scope="module")
def pottery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DrawnMemory]:
    """Two handbook pages beside a page tree, and a mail."""
    folder: Path = tmp_path_factory.mktemp("pottery")
    with drawn_memory(folder) as drawn:
        drawn.show(
            moment(8, "09:00"),
            _beside_a_tree(_KILN),
            app="browser",
            title="Kiln stays cold - Handbook",
        )
        drawn.show(
            moment(9, "09:00"),
            _beside_a_tree(_GLAZE),
            app="browser",
            title="Mixing the grey glaze - Handbook",
        )
        drawn.show(
            moment(10, "09:00"),
            page("Ada: dry the shelf bats two days in the loft and turn them once."),
            app="meet",
            title="Call with Ada",
        )
        drawn.embed()
        yield drawn


def asked(memory: DrawnMemory, text: str) -> Answer:
    return ask(memory.store, memory.embedder, Question(text, moment(13, "18:00")))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How did I get the kiln to work again?", "kilnctl drop; kilnctl probe --slow"),
        ("Which command do I type to drop the waiting curves?", "kilnctl drop"),
        ("How long do I let the grey glaze rest?", "9 hours"),
        ("How many minutes do I stir the glaze bucket?", "3 minutes"),
        ("What is the first thing to do when the kiln stays cold?", "Open the lid"),
        ("How do I dry the shelf bats?", "two days in the loft"),
    ],
)
def test_a_step_answers(pottery: DrawnMemory, question: str, told: str) -> None:
    answer = asked(pottery, question)
    assert told in answer.short, (answer.text, answer.steps)
    assert answer.citations


def test_what_no_page_tells_is_not_made_up(pottery: DrawnMemory) -> None:
    assert asked(pottery, "How did I repair the bicycle?").abstained
    assert asked(pottery, "How do I tune the harpsichord?").abstained


@pytest.mark.parametrize(
    ("question", "shape"),
    [
        ("How did I cure the printer?", PutRightAsked("cure the printer")),
        ("How did I make the soup?", None),
        ("what do I type to list the jobs", StepValueAsked(Wanted.COMMAND)),
        ("How long do the beans soak?", StepValueAsked(Wanted.DURATION)),
        ("For how many hours must it rest?", StepValueAsked(Wanted.DURATION, "hour")),
        ("How long is the guarantee?", None),
        ("How long did the call take?", None),
    ],
)
def test_what_is_asked_of_an_instruction(
    question: str, shape: PutRightAsked | StepValueAsked | None
) -> None:
    assert instruction_in(question) == shape


def test_a_list_beside_other_text_is_read_by_its_left_edge(pottery: DrawnMemory) -> None:
    seen = pottery.store.observations.matching(NO_FILTER)[0]
    frame = ReadFrame(seen, tuple(_beside_a_tree(_KILN)))
    (steps,) = lists_by_lines(frame)
    assert steps.is_numbered
    assert [item.text.split()[0] for item in steps.items] == ["Open", "Throw", "Let", "Leave"]
    assert steps.heading.startswith("You see")
