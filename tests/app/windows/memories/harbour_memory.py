"""A small real memory of a harbour: a few of every kind, each on a frame that shows it."""

from dataclasses import dataclass, replace

from core.entity_record import EntityId, EntityKind, Link, LinkType, Mention
from core.home import HomeFolder
from core.ids import MemoryId, ObservationId
from core.memory.entities.keys import key_of
from core.memory_record import (
    USER,
    Evidence,
    Level,
    MemoryDraft,
    MemoryKind,
    Role,
    Statement,
)
from core.store.store import Store
from tests.core.store.fresh_store import after, open_store, seen
from tests.core.store.memory_drafts import by_rule, by_user, draft

_SCREENS = {
    "mail": ("The gate is painted green.", "Tove Olsen holds the key of the crane."),
    "wiki": ("1. Lift the buoy with the sling.", "Hold the magnet to the mark."),
    "todo": ("Paint the crane", "Buy the paint"),
    "later": ("The gate is painted blue.",),
}


@dataclass(frozen=True, slots=True)
class Harbour:
    """What stands in it, by name."""

    green: MemoryId
    blue: MemoryId
    lifting: MemoryId
    wiki: MemoryId
    day: MemoryId
    morning: MemoryId
    paint_crane: MemoryId
    buy_paint: MemoryId
    called: MemoryId
    tove: EntityId
    olsen: EntityId
    crane: EntityId


def build_harbour(home: HomeFolder) -> Harbour:
    """Write the memory; its newest fact took the place of an earlier one."""
    store = open_store(home)
    try:
        return _fill(store)
    finally:
        store.close()


def _fill(store: Store) -> Harbour:
    frame = {
        name: store.observations.add(seen(*texts, at=after(minute), title=name), None)
        for minute, (name, texts) in enumerate(_SCREENS.items())
    }
    mail, wiki, todo, later = frame.values()
    cause = by_rule()
    green = store.changes.add(_gate("green", mail, 0), cause)
    blue = store.changes.supersede(green, _gate("blue", later, 60), cause)
    lifting = store.changes.add(
        replace(
            draft(
                _said(Role.TITLE, "Lifting a buoy", wiki),
                _said(Role.STEP, "1. Lift the buoy with the sling.", wiki, 0),
                _said(Role.STEP, "Hold the magnet to the mark.", wiki, 1),
                _said(Role.OUTCOME, "Three green blinks", wiki, 1),
                since=1,
                kind=MemoryKind.PROCEDURAL,
                key="lifting",
            ),
            details={"times_used": 2, "succeeded": True},
            importance=0.9,
        ),
        cause,
    )
    page = store.changes.add(
        replace(
            draft(
                _said(Role.TITLE, "Field manual", wiki),
                _said(Role.AUTHOR, "Ilse Brandt", wiki),
                _said(Role.ADDRESS, "https://harbour.example/manual", wiki),
                since=1,
                key="manual",
            ),
            details={"resource_kind": "page", "times_seen": 3, "dwell_s": 200.0, "pages_read": "2"},
        ),
        cause,
    )
    day = store.changes.add(_episode("A day at the quay", Level.DAY, mail, 0), cause)
    morning = store.changes.add(
        replace(_episode("Painting the gate", Level.SESSION, mail, 0), parent_id=day), cause
    )
    crane_task = store.changes.add(_task("Paint the crane", todo, 0, "open"), cause)
    paint_task = store.changes.add(
        replace(_task("Buy the paint", todo, 1, "done"), parent_id=crane_task), cause
    )
    called = store.changes.add(
        replace(
            draft(
                _said(Role.TITLE, "call me Jo", mail),
                since=3,
                kind=MemoryKind.CORE,
                key="name",
                made_by=USER,
            ),
            details={"block": "person"},
            confidence=1.0,
        ),
        by_user(),
    )
    tove = _named(store, EntityKind.PERSON, "Tove Olsen", mail, todo)
    olsen = _named(store, EntityKind.PERSON, "T. Olsen", later)
    crane = _named(store, EntityKind.PROJECT, "The crane", mail, todo)
    store.links.add(
        [
            Link(blue, lifting, LinkType.SAME_TOPIC, 0.7),
            Link(blue, page, LinkType.ABOUT_SAME, 0.4),
        ],
        "rules v2",
    )
    return Harbour(
        green, blue, lifting, page, day, morning, crane_task, paint_task, called, tove, olsen, crane
    )


def _said(role: Role, text: str, frame: ObservationId, *lines: int) -> Statement:
    return Statement(role, text, (Evidence(frame, lines),))


def _gate(colour: str, frame: ObservationId, minute: float) -> MemoryDraft:
    return replace(
        draft(
            _said(Role.TITLE, f"Colour of the gate: {colour}", frame, 0),
            _said(Role.SUBJECT, "the gate", frame, 0),
            _said(Role.PREDICATE, "colour", frame, 0),
            _said(Role.OBJECT, colour, frame, 0),
            _said(Role.LINE, f"The gate is painted {colour}.", frame, 0),
            since=minute,
            kind=MemoryKind.SEMANTIC,
            key="gate|colour",
        ),
        confidence=0.85,
        importance=0.7,
    )


def _episode(name: str, level: Level, frame: ObservationId, minute: float) -> MemoryDraft:
    return replace(
        draft(
            _said(Role.TITLE, name, frame),
            _said(Role.LINE, "The gate is painted green.", frame, 0),
            since=minute,
            until=minute + 90,
            kind=MemoryKind.EPISODIC,
            key=name,
        ),
        level=level,
    )


def _task(name: str, frame: ObservationId, line: int, state: str) -> MemoryDraft:
    made = draft(_said(Role.TITLE, name, frame, line), since=2, kind=MemoryKind.TASK, key=name)
    return replace(made, details={"state": state})


def _named(store: Store, kind: EntityKind, name: str, *on: ObservationId) -> EntityId:
    new_id = store.entities.add(kind)
    for frame in on:
        store.entities.note(new_id, Mention(kind, name, key_of(name), (), 0.9), frame)
    return new_id
