"""A screen, memories about it, and a model's answers in short, for the tests of model formation."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from core.ids import MemoryId, ObservationId
from core.memory.view import View
from core.memory_record import (
    Evidence,
    Level,
    Memory,
    MemoryDraft,
    MemoryKind,
    Role,
    Statement,
    Status,
)
from tests.core.memory.resources.screens import START, column, screen

OFFER = (
    "Piet Harmsen offers a new boiler for the bathroom.",
    "Boiler Aquaterm 24 kW costs 1,480.00 euros",
    "The offer holds until 31 March 2026.",
    "Please call me back about the drain pump on Friday.",
    "The card for the deposit is [card number]",
)


def offer_view(more: Sequence[str] = ()) -> View:
    """A mail with an offer, and more lines below it; each stands apart as a line of its own."""
    return screen(
        column([*OFFER, *more], pitch=90), title="Quote for the boiler - Mail", app="mail", number=7
    )


def said(text: str, *lines: int) -> dict[str, object]:
    """A text and the lines it cites."""
    return {"text": text, "lines": list(lines)}


def fact(subject: str, predicate: str, obj: str, *lines: int) -> dict[str, object]:
    """A fact as a model writes it."""
    return {
        "kind": "semantic",
        "subject": subject,
        "predicate": predicate,
        "object": obj,
        "lines": list(lines),
    }


def answer(*operations: Mapping[str, object]) -> dict[str, object]:
    """A model's whole answer."""
    return {"operations": list(operations)}


def add(content: Mapping[str, object]) -> dict[str, object]:
    """An operation that adds."""
    return {"op": "add", "content": content}


def statements(
    *texts: tuple[Role, str], frame: int = 3, line_numbers: tuple[int, ...] = (0,)
) -> tuple[Statement, ...]:
    """Statements that rest on one frame."""
    evidence = (Evidence(ObservationId(frame), line_numbers),)
    return tuple(Statement(role, text, evidence) for role, text in texts)


def draft(kind: MemoryKind, *texts: tuple[Role, str]) -> MemoryDraft:
    """A draft such as a rule makes."""
    return MemoryDraft(kind, "rule's key", statements(*texts), START, START, "rules v2")


def memory(
    number: int,
    kind: MemoryKind,
    *texts: tuple[Role, str],
    made_by: str = "rules v2",
    frame: int = 3,
    level: Level | None = None,
    minutes: int = 0,
) -> Memory:
    """A stored memory, last seen some minutes after the start of the day."""
    at = START + timedelta(minutes=minutes)
    return Memory(
        id=MemoryId(number),
        kind=kind,
        subject_key=f"key {number}",
        statements=statements(*texts, frame=frame),
        since=START,
        until=at,
        valid_until=None,
        made_by=made_by,
        importance=0.5,
        confidence=0.5,
        details={},
        level=level,
        parent_id=None,
        status=Status.ACTIVE,
        superseded_by=None,
        is_pinned=False,
        version=1,
        created_at=at,
        updated_at=at,
    )


def known_fact(
    number: int, subject: str, predicate: str, obj: str, made_by: str = "rules v2", minutes: int = 0
) -> Memory:
    """A fact that is stored."""
    return memory(
        number,
        MemoryKind.SEMANTIC,
        (Role.TITLE, f"{subject} {predicate} {obj}"),
        (Role.SUBJECT, subject),
        (Role.PREDICATE, predicate),
        (Role.OBJECT, obj),
        made_by=made_by,
        minutes=minutes,
    )
