"""Lines that are about the right thing and answer another question than the asked one."""

from datetime import UTC, datetime

import pytest

from core.answer.reading.near_misses import is_near_miss
from core.answer.reading.surroundings import Surroundings
from core.answer.reading.word_search import WordSearch
from tests.core.answer.reading.made_readings import asked_about, reading_of_line


@pytest.mark.parametrize(
    ("question", "line"),
    [
        (
            "Which jetty does the mail boat leave from?",
            "Because of works at the jetty, it is late.",
        ),
        ("Which room is the jury in?", "Next jury: Friday 10:00, same room"),
        ("Which room is the jury in?", "09:00–10:00 · room follows"),
        ("Which bus goes to the quarry?", "Another bus goes to the quarry at noon."),
        ("How heavy is the anvil?", "Load of the anvil: 41 kg"),
        ("What is the voltage of the winch?", "Winch, voltage drop: 3 V at -5 °C"),
        ("Which platform does the train go back from?", "Train to Ulm, platform 4"),
    ],
)
def test_a_line_that_lacks_the_telling_word_is_a_near_miss(question: str, line: str) -> None:
    assert is_near_miss(asked_about(question), reading_of_line(line), _around(line))


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Which jetty does the mail boat leave from?", "The mail boat leaves from jetty 3."),
        ("Which room is the jury in?", "The jury meets in room Lilac."),
        ("Which bus goes to the quarry?", "To the quarry take bus 12."),
        ("How heavy is the anvil?", "Weight of the anvil: 80 kg"),
        ("What is the voltage of the winch?", "Winch, voltage 24 V, voltage drop 3 V"),
    ],
)
def test_a_line_that_says_which_is_none(question: str, line: str) -> None:
    assert not is_near_miss(asked_about(question), reading_of_line(line), _around(line))


def _around(line: str) -> Surroundings:
    return Surroundings(
        title="",
        view=line,
        has_address=False,
        people=frozenset(),
        heads=(),
        words=WordSearch(),
        seen_at=datetime(2031, 9, 8, 9, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("line", "is_near"),
    [
        ("Wanda Reed · Service desk +49 3641 555 010", True),
        ("Wanda Reed · Mobile +49 171 555 0102", False),
        ("Wanda Reed · Office 030 555 0101, mobile 0171 555 0102", False),
    ],
)
def test_a_mobile_number_is_no_desks(line: str, is_near: bool) -> None:
    asked = asked_about("What is the mobile number of Wanda Reed?")
    assert is_near_miss(asked, reading_of_line(line), _around(line)) is is_near
