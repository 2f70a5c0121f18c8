"""When two names are one person's, and when nobody can tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.entity_record import EntityKind, Mention
from core.memory.entities.keys import key_of
from core.memory.entities.names import (
    SAME_ENOUGH,
    initials_of,
    is_doubtful,
    known_entity,
    same_entity,
    same_name,
)

NAMES = st.sampled_from(
    [
        "Ilse Brandt",
        "I. Brandt",
        "Brandt",
        "Ilse",
        "ilse.brandt@harbour.example",
        "ibrandt@harbour.example",
        "René Olsen",
        "Rene 0lsen",
        "Bram de Vries",
        "@tove",
        "",
        "李明",
    ]
)


def _mention(name: str, kind: EntityKind = EntityKind.PERSON, confidence: float = 0.8) -> Mention:
    return Mention(kind, name, key_of(name), (0,), confidence)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ilse Brandt", "ILSE BRANDT"),
        ("Ilse Brandt", "Brandt, Ilse"),
        ("René Olsen", "Rene Olsen"),
        ("Piet Okkerveen", "Piet 0kkerveen"),
        ("Lorna Garner", "Lorna Gamer"),
        ("Ilse Brandt", "IlseBrandt"),
        ("Ilse Brandt", "I. Brandt"),
        ("Ilse Brandt", "Frau Brandt"),
        ("Ilse Brandt", "Ilse"),
        ("Ilse Brandt", "ilse.brandt@harbour.example"),
        ("Ilse Brandt", "ibrandt@harbour.example"),
        ("Ilse Brandt", "@ilse_brandt"),
        ("Bram de Vries", "Bram Vries"),
    ],
)
def test_names_of_one_person(one: str, other: str) -> None:
    assert same_name(one, other) >= SAME_ENOUGH


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Maria Lopez", "Mario Lopez"),
        ("Ilse Brandt", "Ilse Berg"),
        ("Ilse Brandt", "Jan Brandt"),
        ("Anna Schmid", "Anna Schmidt"),
        ("Ilse Brandt", "Tove Olsen"),
        ("Jo Li", "Jo Lu"),
        ("A. S.", "Anna Schmid"),
        ("ilse@harbour.example", "ilse@quarry.example"),
        ("Ilse Brandt", ""),
    ],
)
def test_names_that_may_be_two_people(one: str, other: str) -> None:
    assert same_name(one, other) < SAME_ENOUGH


@given(NAMES, NAMES)
def test_likeness_is_symmetric_and_between_0_and_1(one: str, other: str) -> None:
    assert same_name(one, other) == same_name(other, one)
    assert 0.0 <= same_name(one, other) <= 1.0


@given(st.text(max_size=30))
def test_every_name_with_a_letter_is_like_itself(name: str) -> None:
    assert same_name(name, name) in {0.0, 1.0}


@given(st.text(max_size=30))
def test_a_key_is_its_own_key(name: str) -> None:
    assert key_of(key_of(name)) == key_of(name)


def test_initials_leave_particles_out() -> None:
    assert initials_of("Bram de Vries") == "BV"
    assert initials_of("Émile") == "E"


def test_a_first_name_means_the_only_one_who_bears_it() -> None:
    known = {1: frozenset({"Ilse Brandt"}), 2: frozenset({"Tove Olsen"})}
    assert known_entity(known, _mention("Ilse")) == 1
    assert known_entity(known, _mention("Pia")) is None


def test_a_first_name_that_two_bear_means_neither() -> None:
    known = {1: frozenset({"Ilse Brandt", "Ilse"}), 2: frozenset({"Ilse Berg"})}
    assert known_entity(known, _mention("Ilse")) is None
    assert is_doubtful(known, _mention("Ilse"))
    assert known_entity(known, _mention("Ilse Berg")) == 2


def test_a_full_name_is_held_against_full_names() -> None:
    known = {1: frozenset({"Ilse Brandt", "Ilse"})}
    assert known_entity(known, _mention("Ilse Berg")) is None
    assert not is_doubtful(known, _mention("Ilse Berg"))


def test_a_full_name_joins_the_first_name_that_was_known_alone() -> None:
    assert known_entity({1: frozenset({"Ilse"})}, _mention("Ilse Brandt")) == 1


def test_a_slip_of_spelling_makes_nobody_new_unless_the_cue_is_strong() -> None:
    known = {1: frozenset({"Joachim Haan"})}
    assert known_entity(known, _mention("Joachim Haa")) is None
    assert is_doubtful(known, _mention("Joachim Haa", confidence=0.8))
    assert not is_doubtful(known, _mention("Joachim Haa", confidence=0.95))


def test_other_kinds_are_the_same_by_key_alone() -> None:
    known = {1: frozenset({"crane-log"})}
    assert known_entity(known, _mention("Crane-Log", EntityKind.PROJECT)) == 1
    assert known_entity(known, _mention("crane", EntityKind.PROJECT)) is None


def test_mentions_of_two_kinds_are_never_one_entity() -> None:
    assert same_entity(_mention("Mosel"), _mention("Mosel", EntityKind.PLACE)) == 0.0
    assert same_entity(_mention("Ilse Brandt"), _mention("ilse brandt")) == 1.0
    assert same_entity(_mention("Ilse Brandt"), _mention("I. Brandt")) >= SAME_ENOUGH
    assert (
        same_entity(_mention("a.txt", EntityKind.FILE), _mention("b.txt", EntityKind.FILE)) == 0.0
    )
