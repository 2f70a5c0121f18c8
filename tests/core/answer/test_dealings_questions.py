"""Questions of prices, bills, bookings and changes over invented screens."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.answer.answer import Answer
from core.answer.ask import Question, ask
from core.ingest.work import work_off
from tests.core.answer import dealings_screens
from tests.core.answer.everyday_screens import Asked
from tests.fakes.drawn_memory import DrawnMemory, drawn_memory, moment

NOW = moment(12, "18:00")


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DrawnMemory]:
    """The week's screens, worked off: facts are formed as at home."""
    folder: Path = tmp_path_factory.mktemp("dealings")
    with drawn_memory(folder) as memory:
        dealings_screens.show_everything(memory)
        work_off(memory.store, memory.embedder)
        yield memory


def answered(memory: DrawnMemory, question: str) -> Answer:
    return ask(memory.store, memory.embedder, Question(question, NOW))


@pytest.mark.parametrize("asked", dealings_screens.ANSWERABLE, ids=lambda asked: asked.question)
def test_what_stands_on_a_screen_is_answered(week: DrawnMemory, asked: Asked) -> None:
    answer = answered(week, asked.question)
    assert not answer.abstained, answer.text
    assert [piece for piece in asked.shows if piece not in answer.short] == [], answer.short
    assert [piece for piece in asked.hides if piece in answer.short] == []


@pytest.mark.parametrize("asked", dealings_screens.UNANSWERABLE, ids=lambda asked: asked.question)
def test_what_no_screen_says_is_not_answered(week: DrawnMemory, asked: Asked) -> None:
    answer = answered(week, asked.question)
    assert answer.abstained, answer.short
