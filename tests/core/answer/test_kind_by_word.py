"""What a question asks for is told by the word it asks about, where its form tells nothing."""

from collections import Counter
from importlib import resources

import pytest

from core.answer.kind_by_word import kind_by_word
from core.answer.question_kind import asks_for_former, counted_noun, wanted_of
from core.answer.wanted import Wanted


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What weekly wage does Ines ask for?", Wanted.MONEY),
        ("Which toll is taken at the tunnel?", Wanted.MONEY),
        ("What are we paying for the second kiln?", Wanted.MONEY),
        ("What does the parrot weigh?", Wanted.QUANTITY),
        ("How thin may the belt get?", Wanted.QUANTITY),
        ("What is the clearance under the arch?", Wanted.QUANTITY),
        ("What is the passcode for the shed?", Wanted.CODE),
    ],
)
def test_a_noun_a_verb_or_an_adjective_tells_the_kind(question: str, kind: Wanted) -> None:
    assert wanted_of(question)[0] is kind


@pytest.mark.parametrize(
    "question",
    [
        "What did Ines say about the fair?",
        "Which colour did we choose?",
        "How did the fair go?",
        "How many tickets are left?",
        "What is it that keeps the door shut?",
    ],
)
def test_other_words_tell_nothing(question: str) -> None:
    assert kind_by_word(question) is None


def test_what_is_counted_stands_in_the_plural() -> None:
    assert counted_noun("How many helpers work in the old mill?") == "helpers"
    assert counted_noun("How many bus stops are there?") == "stops"


def test_before_they_have_to_does_not_ask_for_what_was() -> None:
    assert not asks_for_former("How thin may the pads get before they have to be changed?")
    assert asks_for_former("What was the price before they changed it?")
    assert asks_for_former("When did the bus leave before it was moved?")


def test_a_spoken_clock_asks_what_was_done_then() -> None:
    assert wanted_of("What did I read over lunch on Tuesday, around ten past twelve?")[0] is (
        Wanted.ACTIVITY
    )


def test_a_noun_stands_for_one_kind() -> None:
    text = resources.files("resources.lexicon").joinpath("kinds_of_answers.txt").read_text("utf-8")
    lines = [line.partition(":")[2] for line in text.splitlines() if not line.startswith("#")]
    nouns = Counter(noun for line in lines for noun in line.split())
    assert [noun for noun, count in nouns.items() if count > 1] == []


def test_the_object_of_a_verb_is_not_what_is_asked_for() -> None:
    assert kind_by_word("What cured the squeaking driver?") is None
    assert kind_by_word("Which technician is on call for the winch?") is Wanted.PERSON
