"""Links between memories, and what memories share."""

import pytest

from core.entity_record import EntityId, EntityKind, Link, LinkType, Mention
from core.ids import MemoryId, ObservationId
from core.memory_record import Evidence, Role, Statement
from core.store.store import Store
from tests.core.store.memory_drafts import by_rule, draft, frames, title


def _memory(store: Store, frame: ObservationId, key: str = "key") -> MemoryId:
    return store.changes.add(draft(title(key, frame), key=key), by_rule())


def _named(store: Store, name: str, *on: tuple[ObservationId, tuple[int, ...]]) -> EntityId:
    entity_id = store.entities.add(EntityKind.FILE)
    for frame, lines in on:
        store.entities.note(entity_id, Mention(EntityKind.FILE, name, name, lines, 0.9), frame)
    return entity_id


def test_links_come_back_from_both_ends_strongest_first(store: Store) -> None:
    frame, *_ = frames(store, 0)
    one, two, three = (_memory(store, frame, key) for key in "abc")
    links = [Link(one, two, LinkType.ABOUT_SAME, 0.4), Link(three, one, LinkType.FOLLOWS, 0.9)]
    assert store.links.add(links, "rules") == 2
    assert store.links.of(one) == [links[1], links[0]]
    assert store.links.of(two) == [links[0]]
    assert store.links.all() == sorted(links, key=lambda link: link.source)
    assert store.links.count() == 2


def test_of_two_equal_links_the_stronger_stays(store: Store) -> None:
    frame, *_ = frames(store, 0)
    one, two = _memory(store, frame, "a"), _memory(store, frame, "b")
    for weight in (0.4, 0.8, 0.2):
        store.links.add([Link(one, two, LinkType.ABOUT_SAME, weight)], "rules")
    assert [link.weight for link in store.links.of(one)] == [0.8]


def test_setting_a_memorys_links_leaves_those_of_other_makers(store: Store) -> None:
    frame, *_ = frames(store, 0)
    one, two, three = (_memory(store, frame, key) for key in "abc")
    store.links.add([Link(one, two, LinkType.ABOUT_SAME, 0.4)], "rules")
    store.links.add([Link(one, three, LinkType.ABOUT_SAME, 0.4)], "user")
    store.links.put(one, [Link(one, two, LinkType.SAME_TOPIC, 0.7)], "rules")
    assert {(link.target, link.type) for link in store.links.of(one)} == {
        (two, LinkType.SAME_TOPIC),
        (three, LinkType.ABOUT_SAME),
    }


def test_nothing_is_linked_to_itself(store: Store) -> None:
    frame, *_ = frames(store, 0)
    one = _memory(store, frame)
    with pytest.raises(ValueError, match="itself"):
        store.links.add([Link(one, one, LinkType.ABOUT_SAME, 1.0)], "rules")


def test_a_link_goes_with_either_memory(store: Store) -> None:
    first, second = frames(store, 0, 1)
    one, two = _memory(store, first, "a"), _memory(store, second, "b")
    store.links.add([Link(one, two, LinkType.ABOUT_SAME, 0.4)], "rules")
    store.forgetting.forget([second])
    assert store.links.of(one) == []


def test_a_memory_has_the_names_on_its_own_lines(store: Store) -> None:
    frame, other = frames(store, 0, 1)
    on_line = _named(store, "plan.pdf", (frame, (2, 3)))
    elsewhere = _named(store, "rope.pdf", (frame, (9,)))
    of_window = _named(store, "window.pdf", (frame, ()))
    cited = Statement(Role.TITLE, "the plan", (Evidence(frame, (1, 2)),))
    some = store.changes.add(draft(cited, key="some"), by_rule())
    whole = _memory(store, frame, "whole")
    none = _memory(store, other, "none")
    assert store.links.entities_of([some, whole, none]) == {
        some: {on_line, of_window},
        whole: {on_line, elsewhere, of_window},
        none: frozenset(),
    }


def test_memories_that_share_a_name(store: Store) -> None:
    first, second, third = frames(store, 0, 1, 2)
    plan = _named(store, "plan.pdf", (first, ()), (second, ()))
    rope = _named(store, "rope.pdf", (third, ()))
    one = store.changes.add(draft(title("a", first), key="a", since=0), by_rule())
    two = store.changes.add(draft(title("b", second), key="b", since=1), by_rule())
    _memory(store, third, "c")
    assert store.links.sharing([plan], 10) == [two, one]
    assert store.links.sharing([plan], 1) == [two]
    assert store.links.sharing([], 10) == []
    assert store.entities.frames_with([plan, rope]) == {plan: 2, rope: 1}
