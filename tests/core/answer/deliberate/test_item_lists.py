"""Lists on a page and the steps that questions ask for."""

import pytest

from core.answer.content_answer import ReadFrame
from core.answer.deliberate.item_lists import ItemList, lists_on
from core.answer.deliberate.steps_in_order import StepAsked, step_in
from tests.fakes.drawn_memory import DrawnMemory, Sheet, moment


def lists_of(memory: DrawnMemory, sheet: Sheet) -> list[ItemList]:
    seen = memory.show(moment(8, "09:00"), sheet)
    store = memory.store
    return lists_on(ReadFrame(store.observations.get(seen), store.observations.lines(seen)))


def test_numbered_lines_bullets_and_names_in_a_row_are_lists(plain_memory: DrawnMemory) -> None:
    found = lists_of(
        plain_memory,
        Sheet()
        .paragraph("Method")
        .paragraph("1. Soak the beans.", "2. Drain them.", "3. Grind them fine.")
        .paragraph("Tools")
        .paragraph("• mill", "• sieve")
        .paragraph("Present: Ada, Ben and Cleo. Excused: Dora."),
    )
    told = {one.heading: [item.text for item in one.items] for one in found}
    assert told == {
        "Method": ["Soak the beans.", "Drain them.", "Grind them fine."],
        "Tools": ["mill", "sieve"],
        "Present": ["Ada", "Ben", "Cleo"],
    }


def test_one_line_alone_is_no_list(plain_memory: DrawnMemory) -> None:
    assert lists_of(plain_memory, Sheet().paragraph("1. Soak the beans.")) == []


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("What is the second step for the paste?", StepAsked(place=1)),
        ("What comes at the end of the recipe?", StepAsked(place=-1)),
        ("What do I do first for the paste?", StepAsked(place=0)),
        ("What is step 3 of the manual?", StepAsked(place=2)),
        ("What comes after the soaking?", StepAsked(beside="the soaking", shift=1)),
        ("What do I do before grinding?", StepAsked(beside="grinding", shift=-1)),
    ],
)
def test_a_step_is_asked_by_its_place_or_its_neighbour(question: str, asked: StepAsked) -> None:
    assert step_in(question) == asked


@pytest.mark.parametrize("question", ["What was the first hotel?", "Who came first?", "What now?"])
def test_other_questions_ask_for_no_step(question: str) -> None:
    assert step_in(question) is None
