"""Names of things: for people, and as keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.memory.facts.names import (
    clean_subject,
    is_person,
    needs_topic,
    qualified,
    short_topic,
    subject_key,
    under_topic,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("The boiler quotes", "price"), ("Boiler quote", "Price")),
        (("release of 3.1.0", "when"), ("3.1.0 release", "when")),
        (("Your check-up", "when"), ("check-up", "when")),
        (("Offer QA-12", "valid until"), ("Quote QA-12", "valid until")),
        (("KL 78", "Departs"), ("KL 78", "departure")),
    ],
)
def test_the_same_thing_has_the_same_key(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert subject_key(*one) == subject_key(*other)


def test_there_and_back_are_two_things() -> None:
    assert subject_key("Flight Oslo to Bergen", "price") != subject_key(
        "Flight Bergen to Oslo", "price"
    )


@given(st.text(max_size=40), st.text(max_size=20))
def test_case_never_matters_to_a_key(subject: str, predicate: str) -> None:
    key = subject_key(subject, predicate)
    assert key.count("|") == 1
    assert key == key.casefold()


@pytest.mark.parametrize(
    ("heading", "topic"),
    [
        ("Invoice 2026-114 for the roof", "Invoice 2026-114"),
        ("rechnung_2026-114.pdf", "Rechnung 2026-114"),
        ("Your booking ZR4T9B: Oslo to Bergen", "Booking ZR4T9B"),
        ("[ABC-12] Lamp stays dark", "ABC-12"),
        ("Board meeting moves to Thursday", "Board meeting"),
        ("Board meeting 11 June", "Board meeting"),
        ("Hotel Linde: booking details", "Hotel Linde"),
        ("Re: Your appointment was changed", "Appointment"),
        ("garden-notes.txt", "Garden notes"),
    ],
)
def test_a_heading_names_its_thing(heading: str, topic: str) -> None:
    assert short_topic(heading) == topic


def test_a_subject_is_headed_without_article() -> None:
    assert clean_subject("Also: the red lamp") == "Red lamp"


def test_plain_words_need_the_topic_of_their_page() -> None:
    assert needs_topic("Total")
    assert needs_topic("File number")
    assert not needs_topic("Garden planning")
    assert not needs_topic("KL 78")
    assert qualified("Sauna", "Hotel Linde") == "Hotel Linde, sauna"
    assert qualified("Lamp", "Oak lamp") == "Oak lamp"
    assert qualified("Total", "") == ""
    assert under_topic("Price", "is", "Oak lamp") == ("Oak lamp", "price")
    assert under_topic("Price", "is", "") is None


def test_people_are_told_from_other_names() -> None:
    assert is_person("Anna de Vries")
    assert is_person("H. Brandt")
    assert not is_person("Hotel Linde")
    assert not is_person("Reply All")
    assert not is_person("Anna")


@pytest.mark.parametrize("words", ["Search", "Quick search", "Search in mail…", "Suchen", "Filter"])
def test_the_words_of_a_search_field_are_no_topic(words: str) -> None:
    assert short_topic(words) == ""


@pytest.mark.parametrize("heading", ["Search party on Friday", "Job search", "Filter change"])
def test_what_is_searched_or_filtered_may_be_one(heading: str) -> None:
    assert short_topic(heading)
