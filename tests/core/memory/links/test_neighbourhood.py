"""A neighbourhood is what is nearest by the weight of the ties, and not more than was asked for."""

import pytest

from core.entity_record import EntityId, EntityItem, EntityKind, Link, LinkType, MemoryItem, Mention
from core.errors import UnknownItem
from core.ids import MemoryId
from core.memory.entities.keys import key_of
from core.memory.links.neighbourhood import neighbourhood
from core.store.store import Store
from tests.core.store.memory_drafts import by_rule, draft, frames, title


def _memories(store: Store, count: int) -> list[MemoryId]:
    made = []
    for number, frame in enumerate(frames(store, *range(count))):
        one = draft(title(f"tide {number}", frame), since=number, key=f"{number}")
        made.append(store.changes.add(one, by_rule()))
    return made


def _link(store: Store, one: MemoryId, other: MemoryId, weight: float) -> None:
    store.links.add([Link(one, other, LinkType.SAME_TOPIC, weight)], "rules v2")


def test_a_strong_tie_of_a_neighbour_comes_before_a_weak_one_of_the_centre(store: Store) -> None:
    centre, near, beyond, weak, far = _memories(store, 5)
    _link(store, centre, near, 0.9)
    _link(store, near, beyond, 0.9)
    _link(store, centre, weak, 0.2)
    _link(store, beyond, far, 0.9)
    found = neighbourhood(store, MemoryItem(centre))
    assert [item.id for item in found.items] == [centre, near, beyond, weak]
    assert found.parents[MemoryItem(beyond)] == MemoryItem(near)
    assert neighbourhood(store, MemoryItem(centre)) == found


def test_no_more_than_asked_for_the_nearest_first(store: Store) -> None:
    centre, *others = _memories(store, 12)
    for place, other in enumerate(others):
        _link(store, centre, other, 0.1 + 0.05 * place)
    found = neighbourhood(store, MemoryItem(centre), 4)
    assert [item.id for item in found.items] == [centre, *reversed(others[-3:])]
    assert all(tie.one in found.items and tie.other in found.items for tie in found.ties)


def test_names_tie_memories_and_are_tied_by_frames(store: Store) -> None:
    first, second = frames(store, 0, 1)
    memory = store.changes.add(draft(title("the quay", first), key="quay"), by_rule())
    tove = store.entities.add(EntityKind.PERSON)
    ilse = store.entities.add(EntityKind.PERSON)
    app = store.entities.add(EntityKind.APP)
    for entity_id, kind, name, on in (
        (tove, EntityKind.PERSON, "Tove Olsen", (first, second)),
        (ilse, EntityKind.PERSON, "Ilse Brandt", (second,)),
        (app, EntityKind.APP, "editor", (first, second)),
    ):
        for frame in on:
            store.entities.note(entity_id, Mention(kind, name, key_of(name), (0,), 0.9), frame)
    found = neighbourhood(store, MemoryItem(memory))
    assert set(found.items) == {MemoryItem(memory), EntityItem(tove), EntityItem(ilse)}
    around = neighbourhood(store, EntityItem(tove))
    assert set(around.items) == set(found.items)


def test_what_is_not_there_has_no_neighbours(store: Store) -> None:
    with pytest.raises(UnknownItem):
        neighbourhood(store, MemoryItem(MemoryId(7)))
    with pytest.raises(UnknownItem):
        neighbourhood(store, EntityItem(EntityId(7)))
