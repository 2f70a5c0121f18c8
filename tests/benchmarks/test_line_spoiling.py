"""Examples change a little each time, and keep what they mean."""

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks.line_spoiling import hurried_question, other_numbers, spoiled_line

_LINE = "Total: 10.50 due on 31 May"
_QUESTION = "How much did the Danish supplier want for the pump?"


def test_one_line_in_ten_is_spoiled_by_a_blank_or_a_lookalike() -> None:
    rng = Random(5)
    changed = [line for _ in range(4000) if (line := spoiled_line(_LINE, rng)) != _LINE]
    assert 200 < len(changed) < 450  # a tenth, less those whose sign has no lookalike
    assert {len(_LINE) - len(line) for line in changed} == {0, 1}
    assert "Total: 10.50 dueon 31 May" in changed
    assert "Total: 1O.50 due on 31 May" in changed


def test_a_third_of_the_questions_is_typed_in_a_hurry() -> None:
    rng = Random(5)
    seen = Counter(hurried_question(_QUESTION, rng) for _ in range(4000))
    assert 0.6 < seen[_QUESTION] / 4000 < 0.7
    assert 0.12 < seen[_QUESTION.lower().rstrip("?")] / 4000 < 0.18
    assert seen["How much did the supplier want for the pump?"] > 0
    assert seen["How much did the Danish supplier want for the pupm?"] > 0


def test_a_short_question_keeps_its_words() -> None:
    rng = Random(5)
    assert {hurried_question("Whose is it?", rng) for _ in range(500)} == {
        "Whose is it?",
        "whose is it",
    }


def test_long_numbers_change_alike_and_years_times_and_short_numbers_stay() -> None:
    changed = other_numbers(Random(5))
    line, question = changed("Order 45012 of 2023, 14:305 h, 12 pieces"), changed("order 45012?")
    number = line.split()[1]
    assert number != "45012"
    assert number in question
    assert number[2] == "0"
    assert line.replace(number, "45012") == "Order 45012 of 2023, 14:305 h, 12 pieces"


@given(st.text(), st.integers())
def test_nothing_breaks_on_any_text(text: str, seed: int) -> None:
    rng = Random(seed)
    assert len(spoiled_line(text, rng)) in {len(text), len(text) - 1}
    assert len(other_numbers(rng)(text)) == len(text)
    assert len(hurried_question(text, rng)) <= len(text.lower())
