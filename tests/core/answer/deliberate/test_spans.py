"""Which questions ask for a span of time, and between what."""

import pytest

from core.answer.deliberate.spans import DaysAsked, SpanAsked, days_in, span_in


@pytest.mark.parametrize(
    ("question", "one", "other", "unit"),
    [
        (
            "How many days are there between the fair and the harvest?",
            "the fair",
            "the harvest",
            "days",
        ),
        ("How many weeks is it from Monday to the wedding?", "Monday", "the wedding", "weeks"),
        ("How many days until the wedding?", "", "the wedding", "days"),
        ("How long is it until the concert?", "", "the concert", "days"),
    ],
)
def test_two_ends_are_told_apart(question: str, one: str, other: str, unit: str) -> None:
    asked = days_in(question)
    assert asked == DaysAsked(asked.one if asked else "", asked.other if asked else "", unit)
    assert (asked.one.strip(), asked.other.strip()) == (one, other)


@pytest.mark.parametrize(
    "question",
    ["How many days did it rain?", "When is the fair?", "How long do I stir before I pour?"],
)
def test_other_questions_ask_for_no_days(question: str) -> None:
    assert days_in(question) is None


def test_how_long_something_takes_is_a_span_and_how_long_ago_is_none() -> None:
    assert isinstance(span_in("How long does the ferry take?"), SpanAsked)
    assert span_in("How long ago was the fair?") is None
