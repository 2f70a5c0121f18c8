"""What stands above a quoted letter is newer than what is quoted."""

from dataclasses import replace

from core.answer.reading.features import ScoredReading
from core.answer.reading.letters import told_above_quote
from core.answer.wanted import Wanted
from core.observation import Box
from tests.core.answer.reading.made_readings import scored_line

_OLD = "The choir sings on Tuesday, 4 March at 19:00."


def _at(one: ScoredReading, top: int, left: int = 300) -> ScoredReading:
    return replace(one, reading=replace(one.reading, box=Box(left, top, 600, 20)))


def test_the_answer_above_a_quote_takes_the_place_of_what_is_quoted() -> None:
    old = _at(scored_line(_OLD, Wanted.CLOCK, 4.0, frame=1), 200)
    quoted = _at(scored_line(f"> {_OLD}", Wanted.CLOCK, 3.9, frame=2), 400, left=310)
    reply = _at(scored_line("We start at 18:30, same church.", Wanted.CLOCK, 1.0, frame=2), 300)
    assert told_above_quote(old, [old, quoted, reply]) is reply


def test_what_stands_elsewhere_or_says_the_same_is_no_answer() -> None:
    old = _at(scored_line(_OLD, Wanted.CLOCK, 4.0, frame=1), 200)
    quoted = _at(scored_line(f"> {_OLD}", Wanted.CLOCK, 3.9, frame=2), 400)
    below = _at(scored_line("We start at 18:30, same church.", Wanted.CLOCK, 1.0, frame=2), 500)
    beside = _at(
        scored_line("The bakery closes at 18:30 today.", Wanted.CLOCK, 1.0, frame=2), 300, 1200
    )
    same = _at(scored_line("Yes, 19:00 is fine with us.", Wanted.CLOCK, 1.0, frame=2), 300)
    other_page = _at(
        scored_line("We start at 18:30, same church.", Wanted.CLOCK, 1.0, frame=3), 300
    )
    assert told_above_quote(old, [old, quoted, below, beside, same, other_page]) is None
