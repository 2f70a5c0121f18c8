"""Questions in other words than the screen's: a tired person's words, invented screens."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.answer.answer import Answer
from core.answer.ask import Question, ask
from core.ingest.work import work_off
from tests.fakes.drawn_memory import DrawnMemory, Sheet, drawn_memory, moment


@pytest.fixture(scope="module")
def shed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DrawnMemory]:
    folder: Path = tmp_path_factory.mktemp("shed")
    with drawn_memory(folder) as memory:
        show_everything(memory)
        work_off(memory.store, memory.embedder)
        yield memory


def show_everything(memory: DrawnMemory) -> None:
    memory.show(
        moment(8, "09:00"),
        Sheet()
        .paragraph("Sharpening a plane iron")
        .paragraph("Maintained by Odile Marchetti, last change 2 May 2031")
        .paragraph("Minutes: Odile, Bruno, me. Ferdinand excused."),
        app="wiki",
        title="Sharpening a plane iron - Shed wiki",
    )
    memory.show(
        moment(8, "10:00"),
        Sheet()
        .paragraph("Your hearing test")
        .paragraph("Ear clinic <desk@ears.example>", "to Ruth Kessel · 8 Sep 2031")
        .paragraph("Your hearing test is on Tuesday 23 September 2031 at 10:30.")
        .paragraph("Your file is kept as ruth-hearing-2031.pdf, please print it."),
        app="mail",
        title="Your hearing test - Mail",
    )
    memory.show(
        moment(9, "10:00"),
        Sheet()
        .paragraph("Your hearing test has been moved")
        .paragraph("Ear clinic <desk@ears.example>", "to Ruth Kessel · 9 Sep 2031")
        .paragraph("Your hearing test on 23 September 2031 cannot take place.")
        .paragraph("The new date of your hearing test is Friday 3 October 2031 at 09:15."),
        app="mail",
        title="Your hearing test has been moved - Mail",
    )
    memory.show(
        moment(9, "11:00"),
        Sheet()
        .paragraph("ruth@shed:~$ plotctl status CutterOne")
        .paragraph("cutter CutterOne is stuck")
        .paragraph("ruth@shed:~$ sudo plotctl reset CutterOne")
        .paragraph("ruth@shed:~$ plotctl feed CutterOne"),
        app="terminal",
        title="cutter - Terminal",
    )
    memory.show(
        moment(9, "12:00"),
        Sheet()
        .paragraph("The barge has seven berths and can lift crates of 900 kg.")
        .paragraph("Recommended mooring factor: 12"),
        app="browser",
        title="The barge Aurelia - Browser",
    )
    memory.show(
        moment(10, "09:00"),
        Sheet()
        .paragraph("Quote for the new stove")
        .paragraph("Ferro stoves <desk@ferro.example>", "to Ruth Kessel · 10 Sep 2031")
        .table(
            ("Item", "Qty", "EUR"),
            ("Stove Kestrel 8 kW", "1", "1,310.00"),
            ("Flue and fittings", "1", "420.00"),
            ("Labour", "6", "300.00"),
            ("Total including VAT", "", "EUR 2,030.00"),
        ),
        app="mail",
        title="Quote for the new stove - Mail",
    )
    memory.show(
        moment(10, "17:00"),
        Sheet().table(
            ("Item", "Planned", "Spent", "Left"),
            ("New stove", "2,000.00", "0.00", "2,000.00"),
            ("Roof", "3,400.00", "3,150.20", "249.80"),
            ("Sum", "5,400.00", "3,150.20", "2,249.80"),
        ),
        app="sheets",
        title="Shed budget - Sheets",
    )


def answered(memory: DrawnMemory, question: str) -> Answer:
    return ask(memory.store, memory.embedder, Question(question, moment(12, "18:00")))


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Who looks after the page about the plane iron?", "Odile"),
        ("What is the name of the file with my hearing test?", "ruth-hearing-2031.pdf"),
        ("When is my hearing test?", "3 October"),
        ("How did I reset the cutter?", "plotctl reset"),
        ("What does the new stove cost in total?", "2,030"),
    ],
)
def test_other_words_find_what_the_screen_says(
    shed: DrawnMemory, question: str, shown: str
) -> None:
    answer = answered(shed, question)
    assert shown in answer.short, answer.text


@pytest.mark.parametrize(
    "question",
    ["What is the phone number of the locksmith?", "How many mooring factors did we try?"],
)
def test_what_only_looks_like_it_is_no_answer(shed: DrawnMemory, question: str) -> None:
    answer = answered(shed, question)
    assert answer.abstained, answer.short
