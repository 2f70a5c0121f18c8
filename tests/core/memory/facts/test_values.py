"""Comparing the values of facts, and when one takes another's place."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ids import MemoryId, ObservationId
from core.memory.facts.values import is_multi_valued, same_value, says_change, supersedes
from core.memory_record import (
    USER,
    Evidence,
    Memory,
    MemoryDraft,
    MemoryKind,
    Role,
    Statement,
    Status,
)
from tests.core.memory.facts.screens import SEEN


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("€ 1,275.00", "1.275,00 €"),
        ("EUR 65", "€ 65"),
        ("1,480.00", "1480"),
        ("3,6 V", "3.6 V"),
        ("in Room  4B", "room 4B"),
        ("room Oak 4", "Oak 4"),
        ("ZR4T9B", "ZR4t9B"),
        ("PO-1O4", "PO-104"),
        ("+49 30 5550-1234", "+49 (30) 55501234"),
        ("Friday 12 June 2026, 14:00", "Friday 12 June 2026, 14:00–15:30"),
        ("Friday 12 June 2026", "Friday 12 June 2026, 14:00"),
        ("Done.", "done"),
    ],
)
def test_same_values(a: str, b: str) -> None:
    assert same_value(a, b)
    assert same_value(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("€ 12.60", "€ 11.20"),
        ("€ 65", "$ 65"),
        ("1.5 kg", "15 kg"),
        ("room 12", "room 15"),
        ("Bob", "8ob"),
        ("ISO", "150"),
        ("+49 30 5550 1234", "+49 30 5550 1243"),
        ("Friday 12 June 2026, 14:00", "Friday 12 June 2026, 15:00"),
        ("Friday 12 June 2026", "Saturday 13 June 2026"),
        ("-5 °C", "5 °C"),
    ],
)
def test_different_values(a: str, b: str) -> None:
    assert not same_value(a, b)


@given(st.text(max_size=40))
def test_every_value_is_itself(text: str) -> None:
    assert same_value(text, text)
    assert same_value(text, f"  {text.upper().casefold()} ") or text.upper().casefold() != (
        text.casefold()
    )


def test_attendees_are_no_contradiction() -> None:
    assert is_multi_valued("Attendees")
    assert is_multi_valued("allergic to")
    assert not is_multi_valued("when")
    assert not is_multi_valued("Unit price")


def test_words_of_change() -> None:
    assert says_change("The talk moved to Thursday.")
    assert says_change("It costs 5 € instead of 6 €.")
    assert says_change("corrected from 12 to 14 mm")
    assert not says_change("The talk is on Thursday.")


def _statements(predicate: str, value: str, quote: str) -> tuple[Statement, ...]:
    evidence = (Evidence(ObservationId(1)),)
    texts = (
        (Role.TITLE, value),
        (Role.PREDICATE, predicate),
        (Role.OBJECT, value),
        (Role.LINE, quote),
    )
    return tuple(Statement(role, text, evidence) for role, text in texts)


def _draft(value: str, predicate: str = "price", days: int = 1, quote: str = "") -> MemoryDraft:
    since = SEEN + timedelta(days=days)
    statements = _statements(predicate, value, quote)
    return MemoryDraft(MemoryKind.SEMANTIC, "lamp", statements, since, since, "rules v2")


def _memory(value: str, predicate: str = "price", made_by: str = "rules v2") -> Memory:
    return Memory(
        id=MemoryId(1),
        kind=MemoryKind.SEMANTIC,
        subject_key="lamp",
        statements=_statements(predicate, value, ""),
        since=SEEN,
        until=SEEN,
        valid_until=None,
        made_by=made_by,
        importance=0.5,
        confidence=0.5,
        details={},
        level=None,
        parent_id=None,
        status=Status.ACTIVE,
        superseded_by=None,
        is_pinned=False,
        version=1,
        created_at=SEEN,
        updated_at=SEEN,
    )


def test_a_newer_value_takes_the_place() -> None:
    assert supersedes(_draft("€ 90"), _memory("€ 100"))


def test_an_older_or_equal_or_parallel_value_does_not() -> None:
    assert not supersedes(_draft("€ 90", days=-1), _memory("€ 100"))
    assert not supersedes(_draft("EUR 100.00"), _memory("€ 100"))
    assert not supersedes(_draft("Ben", "attendee"), _memory("Ann", "attendee"))
    assert not supersedes(_draft("€ 90", days=0), _memory("€ 100"))


def test_a_word_of_change_decides_between_facts_of_one_moment() -> None:
    assert supersedes(_draft("€ 90", days=0, quote="now € 90 instead of € 100"), _memory("€ 100"))


def test_the_users_own_word_stays() -> None:
    assert not supersedes(_draft("€ 90"), _memory("€ 100", made_by=USER))


def test_a_weekly_appointment_only_comes_round() -> None:
    old = _memory("Friday 6 March 2026, 14:00", "when")
    assert not supersedes(_draft("Friday 13 March 2026, 14:00", "when"), old)
    assert supersedes(_draft("Thursday 12 March 2026, 14:00", "when"), old)
    moved = _draft("Friday 13 March 2026, 14:00", "when", quote="moved to 13 March")
    assert supersedes(moved, old)
