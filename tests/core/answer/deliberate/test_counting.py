"""Counting rows by a value, numbers beside labels, and what is one's own to do; all made up."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.answer.answer import Answer
from core.answer.ask import Question, ask
from core.answer.deliberate.counting import thing_counted
from core.answer.deliberate.counting_by_value import is_held_against_a_value
from core.answer.deliberate.own_tasks import asks_for_own_tasks
from tests.fakes.drawn_memory import DrawnMemory, Sheet, drawn_memory, moment, written


@pytest.fixture(scope="module")
def orchard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DrawnMemory]:
    """A table of grafts, a list of helpers, a board and the note of a meeting."""
    folder: Path = tmp_path_factory.mktemp("orchard")
    with drawn_memory(folder) as drawn:
        drawn.show(
            moment(8, "09:00"),
            Sheet().table(
                ("Variety", "Planted", "Taken", "Percent"),
                ("Grey Pippin", "40", "31", "78"),
                ("Moss Codlin", "40", "12", "30"),
                ("Red Sexton", "20", "9", "45"),
                ("Late Bishop", "50", "44", "88"),
            ),
            app="sheets",
            title="Grafting spring - Sheets",
        )
        drawn.show(
            moment(9, "09:00"),
            Sheet().table(
                ("Name", "Coming", "Food", "Brings"),
                ("Alba Rook", "yes", "all", "ladder"),
                ("Ciro Penn", "yes", "veg", "baskets"),
                ("Edda Moor", "no", "veg", "cider"),
            ),
            app="sheets",
            title="Harvest weekend helpers - Sheets",
        )
        head = [("Later", 60), ("7", 400), ("Blocked", 460), ("3", 800), ("Done", 860)]
        cards = ["Mend the press", "Order corks", "Paint the gate"]
        drawn.show(
            moment(10, "14:00"),
            [written(text, left, 80) for text, left in head]
            + [written(text, 460, 120 + 30 * row) for row, text in enumerate(cards)],
            app="browser",
            title="Cider house - Board",
        )
        note = ["Press meeting, 11 September", "Present: Alba, Ciro, me.", "• Corks are late"]
        own = ["ring the cooper about the lid", "label the spring bottles"]
        drawn.show(
            moment(11, "10:00"),
            [written(text, 260, 80 + 30 * row) for row, text in enumerate(note)]
            + [written("For me", 258, 230)]
            + [written(text, 260, 260 + 30 * row) for row, text in enumerate(own)]
            + [written(text, 12, 80 + 30 * row) for row, text in enumerate(["Inbox", "Work"])],
            app="notes",
            title="Press meeting 11 September - Jot",
        )
        drawn.embed()
        yield drawn


def worked(memory: DrawnMemory, text: str) -> Answer:
    return ask(memory.store, memory.embedder, Question(text, moment(13, "18:00")))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "How many varieties in the grafting table stayed under 50 percent?",
            "2 (Moss Codlin, Red",
        ),
        ("How many varieties of the grafting sheet have at least 78 percent?", "2 (Grey Pippin"),
        ("How many people on the harvest weekend list eat vegetarian?", "2 (Ciro Penn, Edda Moor)"),
        ("How many cards were stuck in Blocked on Wednesday?", "3 (Blocked)"),
        ("How many things did I note for myself after the press meeting?", "2 (ring the cooper"),
        ("How many jobs did I take home from the press meeting?", "2 (ring the cooper"),
    ],
)
def test_what_a_screen_shows_is_counted(orchard: DrawnMemory, question: str, told: str) -> None:
    answer = worked(orchard, question)
    assert told in answer.short, (answer.text, answer.steps)
    assert answer.citations


def test_a_value_that_no_column_holds_counts_nothing(orchard: DrawnMemory) -> None:
    answer = worked(orchard, "How many cards on the board cost over 20 euros?")
    assert "3" not in answer.short


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("How many people eat vegetarian?", "people"),
        ("How many failed runs were in the list?", "runs"),
        ("How many lots need testing again?", "lots"),
        ("How much is the rent?", ""),
    ],
)
def test_the_thing_counted_is_the_noun(question: str, noun: str) -> None:
    assert thing_counted(question) == noun


def test_a_limit_and_ones_own_are_told_from_the_wording() -> None:
    assert is_held_against_a_value("How many lots are below 0.5?")
    assert not is_held_against_a_value("How many lots are below the window?")
    assert asks_for_own_tasks("How many things did I write down for myself?", "things")
    assert not asks_for_own_tasks("How many clocks are in the list?", "clocks")


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("How many of our pumps are louder than 60 dB?", "2 (P2, P3)"),
        ("How many of our pumps are quieter than 60 dB?", "3 (P1, P4, P5)"),
        ("How many pumps are older than 5 years?", "2 (P1, P5)"),
    ],
)
def test_rows_of_a_sheet_are_held_against_a_value(
    tmp_path: Path, question: str, counted: str
) -> None:
    rows = (
        ("1", "Pump", "Flow l/min", "dB(A) at the gate", "Age years"),
        ("2", "P1", "40", "55", "9"),
        ("3", "P2", "40", "71", "2"),
        ("4", "P3", "80", "66", "3"),
        ("5", "P4", "20", "49", "1"),
        ("6", "P5", "80", "58", "12"),
    )
    with drawn_memory(tmp_path) as drawn:
        drawn.show(
            moment(8, "09:00"),
            [
                written(text, 10 + 230 * column, 200 + 26 * row)
                for row, cells in enumerate(rows)
                for column, text in enumerate(cells)
            ],
            app="sheets",
            title="Pump noise - Sheets",
        )
        drawn.show(
            moment(9, "09:00"),
            Sheet().table(
                ("Measure", "Gain", "Cost"), ("felt", "67 dB", "15"), ("cup", "4 dB", "60")
            ),
            app="reader",
            title="Quiet pumps, a survey.pdf",
        )
        drawn.embed()
        answer = ask(drawn.store, drawn.embedder, Question(question, moment(12, "18:00")))
        assert answer.short == counted
