"""Facts as a person dictates them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.memory.facts.said import SaidFact, fact_said_in, facts_apart


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("The spare key is under the blue pot.", ("Spare key", "is", "under the blue pot")),
        ("The boiler inspection costs 431 euros", ("Boiler inspection", "costs", "431 euros")),
        ("Anna's birthday is 3 May", ("Anna", "birthday", "3 May")),
        (
            "The phone number of the plumber is 0123 456",
            ("Plumber", "phone number", "0123 456"),
        ),
        ("Gate code: B12", ("Gate code", "is", "B12")),
        ("Die Heizung ist im Keller", ("Heizung", "is", "im Keller")),
        ("Unser Kater heißt Pixel", ("Kater", "heißt", "Pixel")),
    ],
)
def test_a_fact_has_three_parts(sentence: str, parts: tuple[str, str, str]) -> None:
    found = fact_said_in(sentence)
    assert found is not None
    assert (found.subject, found.predicate, found.object) == parts


@pytest.mark.parametrize(
    "sentence",
    [
        "Dentist on Friday at 10:30",
        "It is raining",
        "That is what she said",
        "Is the key under the pot?",
        "We have to call the plumber before the guests arrive",
        "is",
        "",
    ],
)
def test_other_sentences_are_notes(sentence: str) -> None:
    assert fact_said_in(sentence) is None


def test_titles_read_as_a_person_would_write_them() -> None:
    assert SaidFact("Spare key", "is", "under the pot").title == "Spare key: under the pot"
    assert SaidFact("Anna", "birthday", "3 May").title == "Anna, birthday: 3 May"
    assert SaidFact.of_note("Dentist on Friday").title == "Dentist on Friday"
    long = SaidFact.of_note("Ask the plumber about the noise in the wall, " * 9)
    assert long.title == "Ask the plumber about the noise …"


@pytest.mark.parametrize(
    ("newer", "older", "replaces"),
    [
        (SaidFact("Key", "is", "in the shed"), "under the pot", True),
        (SaidFact("Code", "is", "4712"), "4711", True),
        (SaidFact("Boiler", "costs", "much"), "431 euros", True),
        (SaidFact("Anna", "is", "my sister"), "a vegetarian", False),
        (SaidFact("Anna", "is", "in Graz"), "my sister", False),
        (SaidFact("Anna", "has", "a dog"), "a cat", False),
    ],
)
def test_a_thing_has_one_place_but_may_be_many_things(
    newer: SaidFact, older: str, replaces: bool
) -> None:
    assert newer.takes_the_place_of(older) is replaces


def test_facts_stand_alone_unless_one_points_back() -> None:
    key, plumber, it = "The key is in the shed.", "Call the plumber.", "It is rusty."
    assert facts_apart([key, plumber, "Bring cake."]) == [[key], [plumber, "Bring cake."]]
    assert facts_apart([key, it]) == [[key, it]]
    assert facts_apart([]) == []


@given(st.text(max_size=300))
def test_any_text_is_read_without_fault(text: str) -> None:
    found = fact_said_in(text)
    if found is not None:
        assert found.subject
        assert found.object
        assert found.title
