"""A question points to a moment by what else was going on."""

import pytest

from core.answer.deliberate.at_the_same_time import beside_in


@pytest.mark.parametrize(
    ("question", "event"),
    [
        ("What was on my second monitor in the call with Riga?", "the call with Riga"),
        ("What was on my other screen during the budget talk?", "the budget talk"),
        ("What was on my second monitor in the kitchen?", None),
    ],
)
def test_what_was_on_a_screen_in_a_call_was_there_during_it(
    question: str, event: str | None
) -> None:
    asked = beside_in(question)
    assert (asked.event if asked else None) == event
    assert asked is None or asked.step == 0
