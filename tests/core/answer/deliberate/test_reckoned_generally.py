"""Reckoning in wordings that no shape was made for, asked of an invented boat club."""

from collections.abc import Iterator

import pytest

from core.answer.answer import Answer
from core.answer.ask import Question, ask
from core.answer.deliberate.comparing_words import sort_of
from core.answer.deliberate.quantities import Dimension
from core.answer.deliberate.reckoned_generally import is_reckoning
from core.answer.deliberate.rows_that_meet import condition_in
from core.answer.deliberate.shared_out import share_in
from core.answer.deliberate.two_moments import two_moments_in
from core.answer.deliberate.two_values import two_values_in
from tests.fakes.drawn_memory import DrawnMemory, Sheet, drawn_memory, moment

NOW = moment(13, "18:00")


@pytest.fixture(scope="module")
def club(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DrawnMemory]:
    with drawn_memory(tmp_path_factory.mktemp("club")) as drawn:
        for day, visitors, boats, paid in ((8, "214", "17", "60"), (10, "251", "19", "0")):
            drawn.show(
                moment(day, "09:00"),
                Sheet().table(
                    ("Visitors counted", "Boats out", "Moorings free"),
                    (visitors, boats, "6"),
                    ("since Sunday", "of 24", "of 40"),
                ),
                app="browser",
                title="Harbour desk - Quayside",
            )
            drawn.show(
                moment(day, "10:00"),
                Sheet().table(
                    ("Rower", "Seat", "Paid £", "Speed m/min"),
                    ("Anneke Vos", "bow", "60", "8"),
                    ("Bram Tielens", "stroke", "0", "4"),
                    ("Cato Ruys", "cox", paid, "8"),
                    ("Sum", "", "60" if paid == "0" else "120", ""),
                ),
                app="sheets",
                title="Regatta crew - Sheets",
            )
        drawn.show(
            moment(11, "11:00"),
            Sheet().table(
                ("Passengers", "Luggage", "Total price"),
                ("12", "hand luggage", "£ 516.00"),
                ("booked", "each", "all taxes"),
            ),
            app="browser",
            title="Minibus to Larkmouth: booking",
        )
        drawn.embed()
        yield drawn


def answered(memory: DrawnMemory, text: str) -> Answer:
    return ask(memory.store, memory.embedder, Question(text, NOW))


@pytest.mark.parametrize(
    ("question", "told", "frames"),
    [
        (
            "How many more visitors were counted on Wednesday than on Monday?",
            "37 visitors (214 to 251)",
            {"1-08-0900", "1-10-0900"},
        ),
        (
            "By how much did the number of boats out go up between Monday and Wednesday?",
            "2 (17 to 19)",
            {"1-08-0900", "1-10-0900"},
        ),
        ("How many rowers had not paid a penny on Monday?", "1 (Bram Tielens)", {"1-08-1000"}),
        (
            "How many rowers had not paid a penny on Wednesday?",
            "2 (Bram Tielens, Cato Ruys)",
            {"1-10-1000"},
        ),
        (
            "How many of the rowers pull at eight metres a minute?",
            "2 (Anneke Vos, Cato Ruys)",
            {"1-10-1000"},
        ),
        ("What does the minibus come to for each rower?", "£ 43 (516.00 ÷ 12)", {"1-11-1100"}),
    ],
)
def test_what_follows_no_shape_is_worked_out_and_proved(
    club: DrawnMemory, question: str, told: str, frames: set[str]
) -> None:
    answer = answered(club, question)
    assert answer.short == told, answer.steps
    assert frames <= {one.source_id for one in answer.citations}


@pytest.mark.parametrize(
    "question",
    [
        "How many more canoes were hired on Wednesday than on Monday?",
        "How many more visitors were counted on Saturday than on Friday?",
        "How many rowers had not signed anything on Monday?",
        "What does the ferry come to for each rower?",
    ],
)
def test_without_all_its_values_nothing_is_worked_out(club: DrawnMemory, question: str) -> None:
    answer = answered(club, question)
    assert answer.abstained or "(" not in answer.short, answer.short


def test_the_two_times_are_cut_out_of_the_question() -> None:
    found = two_moments_in("How many more oars were sold on Tuesday than on Sunday?")
    assert found is not None
    assert "Tuesday" in found.one
    assert "Sunday" in found.other
    assert two_moments_in("Who rowed on Tuesday rather than on Sunday?") is None


def test_a_scope_that_holds_for_both_sides_is_no_part_of_one() -> None:
    found = two_values_in("By how many rupees is Kestrel dearer than Plover for all 9 crates?")
    assert found is not None
    assert found.other.strip() == "Plover"
    assert found.dimensions == (Dimension.MONEY,)
    assert two_values_in("By how much did the rent rise?") is None
    assert two_values_in("How many minutes later does the bus leave than the boat?") is None


def test_no_moment_is_longer_than_another() -> None:
    assert sort_of("", "minutes", "longer") == ((Dimension.DURATION,), "")
    assert Dimension.CLOCK in sort_of("", "minutes", "later")[0]


def test_a_share_names_what_it_is_shared_among() -> None:
    found = share_in("What does the barge come to for each rower?")
    assert found is not None
    assert found.noun == "rower"
    assert share_in("What does the barge cost?") is None


@pytest.mark.parametrize(
    ("question", "head", "cell", "is_met"),
    [
        ("How many rowers had not paid a cent?", "Paid", "0.00", True),
        ("How many rowers had not paid a cent?", "Paid", "12.00", False),
        ("How many winches turn at two metres a second?", "Speed m/s", "2", True),
        ("How many winches turn at two metres a second?", "Speed m/s", "20", False),
    ],
)
def test_a_condition_says_which_cells_meet_it(
    question: str, head: str, cell: str, is_met: bool
) -> None:
    condition = condition_in(question)
    assert condition is not None
    assert condition.is_column(head)
    assert condition.is_met(cell) is is_met


@pytest.mark.parametrize(
    "question", ["Who wrote the plan?", "What does the barge cost?", "When did I row?"]
)
def test_a_plain_question_is_no_reckoning(question: str) -> None:
    assert not is_reckoning(question)
