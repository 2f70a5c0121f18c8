"""Values that nothing joins to what a question names; every line is made up."""

from datetime import UTC, datetime

import pytest

from core.answer.reading.other_things import is_of_another_thing
from core.answer.reading.surroundings import Surroundings
from core.answer.reading.word_search import WordSearch
from tests.core.answer.reading.made_readings import asked_about, reading_of_line

SISTER = "What is the name of Ruta's sister?"
SHED = "Which colour did we choose for the boat shed?"
DOOR = "What is the door code of the shed?"
FUND = "How much money is in our travel fund?"
LEFT = "How much is left on my library card?"
FERRY = "When does the ferry from Ambril to Corvo leave?"
TAXED = "How much was the invoice of the sailmaker, with tax?"
COST = "How much did the two anchors cost?"


@pytest.mark.parametrize(
    ("question", "line"),
    [
        (SISTER, "Ruta: I drive to Corvo on Friday, my sister lives there."),
        (SHED, "New colours for the boat shed, please vote"),
        (SHED, "The colour of the boat shed came up again"),
        (LEFT, "Library card, two years  14.00"),
        (FUND, "Travel, total: 388.60"),
        (DOOR, "C-7 Colour code for the crates"),
        (DOOR, "The hinge of the door, a new one is 6400."),
        (COST, "Money for a second siren: € 450"),
        (FERRY, "The ferry to Ambril leaves at 17:02."),
        (TAXED, "Sailmaker, before tax: $ 210.00"),
        (COST, "The insurer wants € 900 for that."),
        ("What does Jonas want for the fair?", "I want a table by the window."),
        ("When does the train to Corvo leave?", "18:00 Safety training"),
    ],
)
def test_what_is_said_of_something_else_is_no_answer(question: str, line: str) -> None:
    assert is_of_another_thing(asked_about(question), reading_of_line(line), _around(line))


@pytest.mark.parametrize(
    ("question", "line"),
    [
        (SISTER, "Ruta: my sister Milda lives there."),
        (SISTER, "Milda, her sister, brings the soup."),
        (SISTER, "She is called Milda."),
        (SHED, "The boat shed becomes dark green."),
        (SHED, "2 Boat shed, oil paint colour Heron Down, 5 l"),
        (LEFT, "Library card  € 14 remaining"),
        (FUND, "Travel fund, balance: 388.60"),
        (DOOR, "Door code 7741, please tell nobody."),
        (FERRY, "The ferry Ambril – Corvo leaves at 17:02."),
        (TAXED, "Sailmaker, with tax: $ 240.00"),
        (COST, "The anchors were € 120 the pair."),
        (COST, "€ 120, autumn offer"),
        ("What does Jonas want for the fair?", "Jonas: a table by the window."),
        ("When does the train to Corvo leave?", "After the training take the train at 18:00."),
    ],
)
def test_what_is_said_of_it_is_one(question: str, line: str) -> None:
    assert not is_of_another_thing(asked_about(question), reading_of_line(line), _around(line))


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
