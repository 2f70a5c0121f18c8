"""Commands are read where they were typed or are told to be, and nowhere else."""

from dataclasses import replace

import pytest

from core.answer.reading.asked_values import values_for
from core.answer.reading.typed_commands import typed_in
from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted
from tests.core.answer.reading.made_readings import asked_about, reading_of_line

QUESTION = "What do I type to empty the tank?"


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("4. Open the hatch and type: tankctl drain > log.txt", "tankctl drain > log.txt"),
        ("Then run the command: tankctl drain", "tankctl drain"),
        ("nell@mill:~$ tankctl drain --all", "tankctl drain --all"),
    ],
)
def test_the_command_of_a_step_is_the_answer(line: str, command: str) -> None:
    values = values_for(asked_about(QUESTION), reading_of_line(line), frozenset())
    assert [value.text for value in values] == [command]
    assert line[values[0].start : values[0].end] == command


@pytest.mark.parametrize(
    ("label", "value", "is_typed"),
    [
        ("Tank 4", "locked in 3 s", False),
        ("Tank 4", "tankctl drain --all", True),
        ("Command", "tankctl drain", True),
    ],
)
def test_words_under_a_label_are_hardly_a_command(label: str, value: str, is_typed: bool) -> None:
    reading = replace(reading_of_line(f"{label}: {value}"), label=label, value=value)
    found = values_in(value, Wanted.COMMAND)
    assert found
    assert bool(typed_in(reading, value, found)) is is_typed
