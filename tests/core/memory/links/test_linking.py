"""A day's memories are tied to each other and to earlier ones, on a real store."""

from core.entity_record import EntityKind, LinkType, Mention
from core.ids import MemoryId, ObservationId
from core.memory.links.linking import link_day, linked_to
from core.memory_record import Level, MemoryDraft, MemoryKind, Role
from core.store.store import Store
from tests.core.store.fresh_store import after
from tests.core.store.memory_drafts import by_rule, draft, frames, says, title


def _memory(store: Store, frame: ObservationId, key: str, minute: float) -> MemoryId:
    new = draft(title(key, frame), key=key, kind=MemoryKind.EPISODIC, since=minute)
    return store.changes.add(new, by_rule())


def _name(store: Store, name: str, *on: ObservationId, kind: EntityKind = EntityKind.FILE) -> None:
    entity_id = store.entities.with_key(kind, name) or store.entities.add(kind)
    for frame in on:
        store.entities.note(entity_id, Mention(kind, name, name, (), 0.9), frame)


def _link(store: Store, *ids: MemoryId) -> int:
    with store.transaction():
        return link_day(store, list(store.memories.get_many(ids).values()))


def test_memories_of_two_days_that_name_one_file_are_tied(store: Store) -> None:
    first, second, third = frames(store, 0, 1, 2)
    _name(store, "rope-plan.pdf", first, second)
    _name(store, "editor", first, second, third, kind=EntityKind.APP)
    early = _memory(store, first, "early", 0)
    late, other = _memory(store, second, "late", 1), _memory(store, third, "other", 2)
    assert _link(store, late, other) == 1
    assert [(one.title, weight) for one, weight in linked_to(store, early)] == [
        ("late", store.links.of(late)[0].weight)
    ]
    assert linked_to(store, other) == []


def test_linking_again_replaces_what_was_proposed(store: Store) -> None:
    first, second = frames(store, 0, 1)
    _name(store, "rope-plan.pdf", first, second)
    one, two = _memory(store, first, "one", 0), _memory(store, second, "two", 1)
    assert _link(store, one, two) == _link(store, one, two) == 1
    store.entities.keep_only(first, ())
    assert _link(store, one, two) == 0


def test_parts_are_tied_to_their_whole_and_summaries_to_nothing_else(store: Store) -> None:
    frame, *_ = frames(store, 0)
    _name(store, "rope-plan.pdf", frame)
    day = store.changes.add(_level(frame, Level.DAY, None), by_rule())
    part = store.changes.add(_level(frame, Level.SEGMENT, day), by_rule())
    assert _link(store, day, part) == 1
    assert [(one.source, one.target, one.type) for one in store.links.of(part)] == [
        (part, day, LinkType.PART_OF)
    ]


def test_no_memories_have_no_links(store: Store) -> None:
    assert _link(store) == 0


def _level(frame: ObservationId, level: Level, parent_id: MemoryId | None) -> MemoryDraft:
    return MemoryDraft(
        kind=MemoryKind.EPISODIC,
        subject_key=level.value,
        statements=(title(level.value, frame),),
        since=after(0),
        until=after(1),
        made_by="rules v2",
        level=level,
        parent_id=parent_id,
    )


def _appointment(store: Store, frame: ObservationId, name: str, when: str) -> MemoryId:
    statements = (
        title(f"{name}: {when}", frame),
        says(Role.SUBJECT, name, frame),
        says(Role.PREDICATE, "when", frame),
        says(Role.OBJECT, when, frame),
    )
    new = draft(*statements, key=f"{name}|when", kind=MemoryKind.SEMANTIC)
    return store.changes.add(new, by_rule())


def test_two_names_of_one_appointment_are_tied_and_both_kept(store: Store) -> None:
    """A person is in one place at a time: seen on other days, under other names, still one."""
    first, second, third = frames(store, 0, 2000, 4000)
    class_ = _appointment(store, first, "Pottery", "Friday 12 June 2026, 08:40–09:10")
    mail = _appointment(store, second, "Wheel class", "Friday 12 June 2026, 08:40")
    _appointment(store, third, "Market", "Friday 12 June 2026, 18:40")
    _appointment(store, third, "Holiday", "Friday 12 June 2026")
    assert _link(store, mail) == 1
    (link,) = store.links.of(class_)
    assert (link.source, link.target, link.type) == (class_, mail, LinkType.ABOUT_SAME)


def test_what_holds_no_longer_is_tied_to_no_moment(store: Store) -> None:
    first, second = frames(store, 0, 2000)
    _appointment(store, first, "Pottery", "Friday 12 June 2026, 08:40")
    moved = _appointment(store, second, "Wheel class", "Friday 12 June 2026, 08:40")
    store.changes.reject(moved, by_rule())
    assert _link(store, moved) == 0
