"""When one said or took on something, and what came first; every value is made up."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.answer.answer import Answer
from core.answer.ask import Question, ask
from core.answer.deliberate.own_acts import OwnActAsked, own_act_in
from core.answer.deliberate.plan import shape_of
from core.answer.question_kind import wanted_of
from core.answer.wanted import Wanted
from core.recall.time_range import find_time_range
from tests.fakes.drawn_memory import DrawnMemory, Sheet, drawn_memory, moment, page


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DrawnMemory]:
    """A chat that is seen on two days, a call beside a sheet, and a handbook page."""
    folder: Path = tmp_path_factory.mktemp("harbour")
    talk = (
        ("Monday 8 September", "", ""),
        ("Ines", "08:41", "I take over the crane ticket from Bo."),
        ("Ines", "09:05", "Crane 4 does not lift since last night."),
    )
    with drawn_memory(folder) as drawn:
        for day, clock in ((8, "09:10"), (10, "09:10")):
            drawn.show(
                moment(day, clock),
                Sheet().paragraph(talk[0][0]).chat(*talk[1:]),
                app="chat",
                title="#quay - Lattice",
            )
        drawn.show(
            moment(9, "11:00"),
            page("Call with Osmund", "Osmund: the chain is on its way."),
            app="meet",
            title="Call with Osmund - Lattice Meet",
            until=moment(9, "11:05"),
        )
        drawn.show(
            moment(9, "11:01"),
            page("Freight by sea", "Chain 90 kg"),
            app="sheets",
            title="Freight by sea - Sheets",
            monitor=2,
            until=moment(9, "11:04"),
        )
        drawn.show(
            moment(11, "17:40"),
            page("Crane does not lift", "Check the hook switch first."),
            app="browser",
            title="Crane does not lift - Handbook",
        )
        drawn.embed()
        yield drawn


def asked(memory: DrawnMemory, text: str) -> Answer:
    return ask(memory.store, memory.embedder, Question(text, moment(13, "18:00")))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("On which day did I write that crane 4 no longer lifts?", "Monday 8 September"),
        ("When did I take over the crane ticket?", "Monday 8 September"),
        ("What was the very last page I had open on Thursday?", "Crane does not lift"),
        ("What did I have on the other monitor while we were talking to Osmund?", "Freight by sea"),
    ],
)
def test_the_moment_is_found(harbour: DrawnMemory, question: str, told: str) -> None:
    answer = asked(harbour, question)
    assert told in answer.short, (answer.text, answer.steps)


@pytest.mark.parametrize(
    ("question", "shape"),
    [
        ("When did I write that the lift is broken?", OwnActAsked("", " that the lift is broken")),
        ("Which day did we agree on the paint?", OwnActAsked("agree", " on the paint")),
        ("When did I cancel the inn?", None),
        ("When did it start to rain?", None),
    ],
)
def test_an_act_of_ones_own_is_known_by_its_verb(question: str, shape: OwnActAsked | None) -> None:
    assert own_act_in(question) == shape


def test_the_day_that_a_question_begins_with_holds_for_both_things() -> None:
    shape = shape_of("On Thursday, what came to my eyes first: the invoice or the new prices?")
    assert (shape.one, shape.other) == ("the invoice", "the new prices")  # type: ignore[union-attr]
    assert shape.lead.startswith("On Thursday")  # type: ignore[union-attr]


def test_an_evening_is_asked_for_as_a_day_is() -> None:
    assert wanted_of("What evening did I look up the curry?")[0] is Wanted.SEEN_WHEN


def test_a_quarter_of_an_hour_may_be_said_in_figures() -> None:
    found = find_time_range("Wednesday morning, fifteen past eleven", moment(13, "18:00"))
    assert found is not None
    assert found.centre == moment(10, "11:15")
