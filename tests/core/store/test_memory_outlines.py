"""Outlines say what memories say, and count their frames without reading them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.ids import MemoryId
from core.memory_record import MemoryKind, Role, Status
from core.store.keyset import Order
from core.store.memory_store import MemoryFilter
from core.store.store import Store
from tests.core.store.fresh_store import after
from tests.core.store.memory_drafts import by_rule, draft, fact, frames, says, title


def test_an_outline_says_what_the_memory_says(store: Store) -> None:
    first, second = frames(store, 0, 1)
    new = store.changes.add(draft(title("the quay is wet", first), key="quay"), by_rule())
    store.changes.seen_again(new, draft(title("the quay is wet", second), key="quay"))
    memory = store.memories.get(new)
    (outline,) = store.outlines.with_subject(memory.kind, "quay")
    assert outline == store.outlines.get(new)
    assert outline.text_of(Role.TITLE) == "the quay is wet"
    assert outline.text_of(Role.OBJECT) == ""
    assert (outline.since, outline.until) == (memory.since, memory.until)
    assert store.outlines.frames_beneath(new) == (2, timedelta())
    assert store.outlines.days_beneath(new) == 1


def test_frames_lend_the_time_that_they_were_there(store: Store) -> None:
    (frame,) = frames(store, 0)
    new = store.changes.add(draft(title("the quay is wet", frame)), by_rule())
    store.observations.extend(frame, after(3))
    assert store.outlines.frames_beneath(new) == (1, timedelta(minutes=3))


def test_what_is_not_known_has_no_outline(store: Store) -> None:
    assert store.outlines.get(MemoryId(9)) is None
    assert store.outlines.with_subject(MemoryKind.SEMANTIC, "quay") == []
    assert store.outlines.frames_beneath(MemoryId(9)) == (0, timedelta())


def test_of_a_counter_only_the_newest_values_are_told_but_what_was_rejected_always(
    store: Store,
) -> None:
    (frame,) = frames(store, 0)
    ids = [
        store.changes.add(draft(title(f"{n} builds", frame), key="builds", since=n), by_rule())
        for n in range(150)
    ]
    store.changes.reject(ids[0], by_rule())
    for older in ids[1:-1]:
        store.changes.put_below(older, ids[-1], by_rule())
    kind = store.memories.get(ids[0]).kind
    told = store.outlines.with_subject(kind, "builds")
    assert len(told) == 100
    assert told[0].id == ids[-1]
    assert [one.id for one in told if one.status is Status.REJECTED] == [ids[0]]


def _everything(store: Store, order: Order, limit: int, **wanted: MemoryKind | str) -> list[str]:
    """The titles of all pages, one after the other."""
    found: list[str] = []
    mark = None
    while True:
        page = store.outlines.page(MemoryFilter(**wanted), order, mark, limit)  # type: ignore[arg-type]
        found += [one.title for one in page.entries]
        if page.end is None:
            return found
        mark = page.end


@pytest.mark.parametrize("limit", [1, 2, 3, 50])
def test_pages_together_are_the_whole_list_in_its_order(store: Store, limit: int) -> None:
    (frame,) = frames(store, 0)
    for minute, name, weight in (
        (3, "ebb", 0.4),
        (1, "Flood", 0.9),
        (2, "quay", 0.4),
        (2, "a", 0.1),
    ):
        made = draft(title(name, frame), since=minute, key=name)
        store.changes.add(replace(made, importance=weight), by_rule())
    assert _everything(store, Order.NEWEST, limit) == ["ebb", "a", "quay", "Flood"]
    assert _everything(store, Order.OLDEST, limit) == ["Flood", "quay", "a", "ebb"]
    assert _everything(store, Order.IMPORTANT, limit) == ["Flood", "quay", "ebb", "a"]
    assert _everything(store, Order.TITLE, limit) == ["a", "ebb", "Flood", "quay"]
    assert _everything(store, Order.TITLE, limit, words='"flo"*') == ["Flood"]
    assert _everything(store, Order.NEWEST, limit, kind=MemoryKind.CORE) == []


def test_what_comes_between_two_pages_moves_nothing(store: Store) -> None:
    (frame,) = frames(store, 0)
    for minute in range(4):
        store.changes.add(
            draft(title(f"tide {minute}", frame), since=minute, key=f"{minute}"), by_rule()
        )
    first = store.outlines.page(MemoryFilter(), Order.NEWEST, None, 2)
    store.changes.add(draft(title("newer", frame), since=9, key="newer"), by_rule())
    second = store.outlines.page(MemoryFilter(), Order.NEWEST, first.end, 2)
    assert [one.title for one in (*first.entries, *second.entries)] == [
        "tide 3",
        "tide 2",
        "tide 1",
        "tide 0",
    ]


def test_a_headline_has_every_subject_of_an_episode(store: Store) -> None:
    (frame,) = frames(store, 0)
    statements = (title("the ferry", frame), says(Role.SUBJECT, "the crane", frame))
    episode = store.changes.add(draft(*statements, kind=MemoryKind.EPISODIC, key="e"), by_rule())
    fact_id = store.changes.add(fact("green", frame), by_rule())
    shown = store.outlines.headlines([fact_id, episode, MemoryId(99)])
    assert [one.title for one in shown.values()] == ["Gate: colour", "the ferry and the crane"]
    assert shown[episode].title == store.memories.get(episode).title
    counted = store.outlines.number_by_kind(MemoryFilter())
    assert (counted[MemoryKind.EPISODIC], counted[MemoryKind.SEMANTIC]) == (1, 1)
    assert counted[MemoryKind.VAULT] == 0
