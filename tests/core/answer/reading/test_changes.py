"""An announcement of a newer value takes the older one's place, if it is about the same thing."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from core.answer.reading.changes import what_holds_since
from core.answer.wanted import Wanted
from core.ids import ObservationId
from tests.core.answer.reading.made_readings import asked_about, scored_line

_QUESTION = "When does the mail boat leave?"
_OLD = "The mail boat leaves at 07:30."
_MOMENTS: Mapping[ObservationId, float] = {ObservationId(n): float(n) for n in range(1, 4)}


@pytest.mark.parametrize(
    ("line", "own", "is_taken"),
    [
        ("From June the mail boat now leaves at 08:10.", 1.0, True),
        ("The new time is 08:10 instead of 07:30.", 0.0, True),
        ("The bakery now opens at 08:10.", 0.0, False),
        ("The mail boat was here at 08:10.", 1.0, False),
    ],
)
def test_what_was_announced_later_about_the_same_thing_holds(
    line: str, own: float, is_taken: bool
) -> None:
    old, new = (
        scored_line(_OLD, Wanted.CLOCK, 5.0, frame=1, own=1.0),
        scored_line(line, Wanted.CLOCK, 4.0, frame=2, own=own),
    )
    held = what_holds_since(asked_about(_QUESTION), old, [old, new], _MOMENTS)
    assert held is (new if is_taken else old)


def test_an_announcement_that_is_older_changes_nothing() -> None:
    announced = scored_line(
        "The mail boat now leaves at 08:10.", Wanted.CLOCK, 4.0, frame=1, own=1.0
    )
    later = scored_line(_OLD, Wanted.CLOCK, 5.0, frame=2, own=1.0)
    assert what_holds_since(asked_about(_QUESTION), later, [later, announced], _MOMENTS) is later


@pytest.mark.parametrize(
    ("title", "is_taken"),
    [("Mail boat - Harbour post", True), ("Bakery news - Harbour post", False)],
)
def test_what_is_said_later_in_the_same_letter_needs_no_word_of_change(
    title: str, is_taken: bool
) -> None:
    old = scored_line(_OLD, Wanted.CLOCK, 5.0, frame=1)
    new = scored_line("Please be at the mail boat at 08:10.", Wanted.CLOCK, 4.5, frame=2)
    new = replace(new, reading=replace(new.reading, speaker="Wanda"))
    titles = {ObservationId(1): "Mail boat - Harbour post", ObservationId(2): title}
    held = what_holds_since(asked_about(_QUESTION), old, [old, new], _MOMENTS, titles)
    assert held is (new if is_taken else old)
