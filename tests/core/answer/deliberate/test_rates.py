"""The price of several, where a screen says what one costs; every value is made up."""

from decimal import Decimal
from pathlib import Path

import pytest

from core.answer.ask import Question, ask
from core.answer.deliberate.rates import RateAsked, rate_in
from tests.fakes.drawn_memory import drawn_memory, moment, page


@pytest.mark.parametrize(
    ("question", "shape"),
    [
        (
            "What does the barge come to for the three days?",
            RateAsked("What does the barge come to  ", Decimal(3), "day"),
        ),
        (
            "How much is the barge for 4 people?",
            RateAsked("How much is the barge  ", Decimal(4), "person"),
        ),
        ("How much is the barge?", None),
        ("What is it for?", None),
    ],
)
def test_a_multiple_is_told_from_the_wording(question: str, shape: RateAsked | None) -> None:
    assert rate_in(question) == shape


def test_the_price_of_one_is_taken_so_many_times(tmp_path: Path) -> None:
    with drawn_memory(tmp_path) as drawn:
        drawn.show(
            moment(8, "09:00"),
            page("For the lake we hire the barge, € 120 a day.", "Bring a warm coat."),
            app="chat",
            title="Ines - Lattice",
        )
        drawn.show(
            moment(8, "10:00"),
            page("The canoe costs € 30 a day.", "The canoe for 2 days: € 60."),
            app="browser",
            title="Canoes of Ambril",
        )
        drawn.embed()
        now = moment(9, "09:00")
        barge = Question("What does the barge come to for the three days?", now)
        assert "€ 360 (3 × 120)" in ask(drawn.store, drawn.embedder, barge).short
        canoe = Question("What does the canoe cost for two days?", now)
        assert "×" not in ask(drawn.store, drawn.embedder, canoe).short
        zeppelin = Question("What does the zeppelin come to for the three days?", now)
        assert "360" not in ask(drawn.store, drawn.embedder, zeppelin).short
