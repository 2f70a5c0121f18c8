"""What a turn is like, and whether it holds what is asked for."""

import pytest

from core.answer.wanted import Wanted
from core.ids import ObservationId, PassageId
from core.observation import Source, StoredObservation, WindowContext
from core.recall.answer_fit import asks_when, has_wanted_value, tells_when, wanted_sort
from core.recall.turn_shape import is_question, length_of, specifics_of
from core.recall.turns import Turn, turn_of
from tests.fakes.drawn_memory import moment


def said(words: str) -> Turn:
    at = moment(8, "09:00")
    window = WindowContext("chat", "Boat club")
    seen = StoredObservation(
        ObservationId(1), Source.CHAT, at, at, 0, window, "t1", has_picture=False, width=0, height=0
    )
    return turn_of(seen, PassageId(1), f"Wanda: {words}")


def test_questions_are_told_behind_a_picture_too() -> None:
    assert is_question(said("Is that yours?")) == 1.0
    assert is_question(said("Is that yours? [picture: a red boat]")) == 1.0
    assert is_question(said("Yes? No.")) == 0.0


def test_specific_things_are_counted_up_to_three() -> None:
    assert specifics_of(said("Hi, how are you, I am fine.")) == 0.0
    assert specifics_of(said("We sailed to Varberg in 2030.")) == 2.0
    assert specifics_of(said('Otto read "The Tide" to Edda and Ivo in 1999.')) == 3.0
    assert length_of(said("Ahoy")) < length_of(said("Ahoy to all of you out there"))


def test_a_turn_knows_its_speaker_and_counts_its_words() -> None:
    turn = said("The boat, the boat and radio.c")
    assert (turn.speaker, turn.stems["boat"], turn.stems["radio.c"]) == ("Wanda", 2, 1)


@pytest.mark.parametrize(
    ("question", "is_asked"),
    [
        ("When did Otto sail?", True),
        ("How long has Wanda rowed?", True),
        ("In which month did it rain?", True),
        ("What did Otto say when it rained?", False),
    ],
)
def test_asking_for_a_time(question: str, is_asked: bool) -> None:
    assert asks_when(question) is is_asked


def test_values_of_the_asked_sort() -> None:
    assert wanted_sort("How much money did the boat cost?") is Wanted.MONEY
    assert wanted_sort("What does Wanda like?") is None
    assert has_wanted_value("It was 300 euros.", Wanted.MONEY) == 1.0
    assert has_wanted_value("It was cheap.", Wanted.MONEY) == 0.0
    assert has_wanted_value("It was 300 euros.", None) == 0.0
    assert tells_when("we sailed last weekend") == 1.0
    assert tells_when("we sailed far") == 0.0
