"""Of the totals of a bill, the one to be paid; and only of the bill that is asked for."""

import pytest

from core.answer.reading.bills import is_bill_of_another, is_total, with_the_whole_sum
from core.answer.wanted import Wanted
from tests.core.answer.reading.made_readings import asked_about, scored_line


def test_the_greatest_total_of_a_page_leads() -> None:
    asked = asked_about("How much did the roof cost in total?")
    net, gross = (
        scored_line("Total € 820.00", Wanted.MONEY, 4.0),
        scored_line("Total € 975.80", Wanted.MONEY, 3.9),
    )
    behind, first = with_the_whole_sum(asked, [net, gross])
    assert behind.score < first.score == gross.score


def test_without_a_total_asked_for_sums_keep_their_rank() -> None:
    asked = asked_about("What does a tile cost?")
    sums = [
        scored_line("Total € 820.00", Wanted.MONEY, 4.0),
        scored_line("Total € 975.80", Wanted.MONEY, 3.9),
    ]
    assert with_the_whole_sum(asked, sums) == sums


@pytest.mark.parametrize(
    ("label", "is_one"),
    [
        ("Total", True),
        ("Grand total", True),
        ("Amount due", True),
        ("Zu zahlen", True),
        ("Subtotal", False),
        ("Shipping", False),
    ],
)
def test_a_total_is_what_is_paid_in_the_end(label: str, is_one: bool) -> None:
    assert is_total(label) is is_one


def test_a_bill_on_which_nothing_says_whose_it_is_is_anothers() -> None:
    asked = asked_about("How much was the bill of the roofer?")
    assert is_bill_of_another(asked, {"bill": 1.0, "roofer": 0.0})
    assert not is_bill_of_another(asked, {"bill": 1.0, "roofer": 0.5})
