"""Numbers that count what is asked, and values that their label tells."""

from dataclasses import replace

import pytest

from core.answer.reading.asked_values import values_for
from tests.core.answer.reading.made_readings import asked_about, reading_of_line


@pytest.mark.parametrize(
    ("question", "line", "found"),
    [
        ("How many herons did they count?", "Volunteers counted 14 birds at dawn.", ["14"]),
        ("How many herons are there?", "After nineteen years herons are back.", []),
        ("How many herons are there?", "There are 14 herons.", ["14"]),
        ("How many minutes does it soak?", "Soak for 2 hours or 40 minutes.", ["40 minutes"]),
    ],
)
def test_only_what_is_counted_counts(question: str, line: str, found: list[str]) -> None:
    values = values_for(asked_about(question), reading_of_line(line), frozenset())
    assert [value.text for value in values] == found


@pytest.mark.parametrize(
    ("question", "label", "value", "is_told"),
    [
        ("How long would Norsk take?", "Days on the way", "9", True),
        ("How long would Norsk take?", "Boxes", "9", False),
        ("How much does Norsk cost?", "Total in EUR", "1,240", True),
        ("What temperature limit is set?", "TEMPERATURE LIMIT", "52", True),
        ("What temperature limit is set?", "PORT", "52", False),
    ],
)
def test_a_label_says_what_a_bare_number_is(
    question: str, label: str, value: str, *, is_told: bool
) -> None:
    reading = replace(reading_of_line(f"{label}  {value}"), label=label, value=value)
    found = values_for(asked_about(question), reading, frozenset())
    assert [one.text for one in found] == ([value] if is_told else [])
