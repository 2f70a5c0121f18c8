"""Memories in one line, for tests that write them without any formation."""

from collections.abc import Sequence
from datetime import datetime

from core.ids import ObservationId
from core.memory_record import (
    USER,
    Evidence,
    MemoryDraft,
    MemoryKind,
    Role,
    Statement,
)
from core.store.memory_log import Cause
from core.store.store import Store
from core.store.vector_store import FloatArray
from tests.core.store.fresh_store import after, seen
from tests.fakes.hash_embedder import HashEmbedder

RULE = "rules v2"


def frames(store: Store, *minutes: float) -> list[ObservationId]:
    """One frame at each of these minutes."""
    return [
        store.observations.add(seen(f"frame {minute}", at=after(minute)), None)
        for minute in minutes
    ]


def by_rule(minute: float = 500, reason: str = "seen") -> Cause:
    """A rule did it."""
    return Cause(RULE, reason, after(minute))


def by_user(minute: float = 500, reason: str = "asked to") -> Cause:
    """The user did it."""
    return Cause(USER, reason, after(minute))


def says(role: Role, text: str, *on: ObservationId) -> Statement:
    """A statement that rests on whole frames."""
    return Statement(role, text, tuple(Evidence(one) for one in on))


def title(text: str, *on: ObservationId) -> Statement:
    return says(Role.TITLE, text, *on)


def line(text: str, *on: ObservationId) -> Statement:
    return says(Role.LINE, text, *on)


def draft(
    *statements: Statement,
    since: float = 0,
    until: float | None = None,
    kind: MemoryKind = MemoryKind.RESOURCE,
    key: str = "key",
    made_by: str = RULE,
) -> MemoryDraft:
    """A draft that says this; `since` and `until` are minutes."""
    ends = since if until is None else until
    return MemoryDraft(kind, key, tuple(statements), after(since), after(ends), made_by)


def fact(value: str, *on: ObservationId, since: float = 0, made_by: str = RULE) -> MemoryDraft:
    """That the gate has this colour, seen at that minute."""
    return draft(
        title("Gate: colour", *on),
        says(Role.SUBJECT, "Gate", *on),
        says(Role.PREDICATE, "colour", *on),
        says(Role.OBJECT, value, *on),
        line(f"The gate is {value}.", *on),
        since=since,
        kind=MemoryKind.SEMANTIC,
        key="gate|colour",
        made_by=made_by,
    )


def texts(statements: Sequence[Statement]) -> list[str]:
    return [statement.text for statement in statements]


def embed_all(store: Store) -> dict[int, FloatArray]:
    """Give every passage that waits for one its vector; they by passage."""
    embedder = HashEmbedder(384)
    waiting = store.vectors.waiting(100_000)
    if not waiting:
        return {}
    vectors = embedder.embed_passages([f"{name}: {text}" for _, text, name in waiting])
    store.vectors.add([passage_id for passage_id, _, _ in waiting], vectors, embedder.id)
    return {waiting[row][0]: vectors[row] for row in range(len(waiting))}


def moment(minute: float) -> datetime:
    return after(minute)
