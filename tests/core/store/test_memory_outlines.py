"""Outlines say what memories say, and count their frames without reading them."""

from datetime import timedelta

from core.ids import MemoryId
from core.memory_record import MemoryKind, Role, Status
from core.store.store import Store
from tests.core.store.fresh_store import after
from tests.core.store.memory_drafts import by_rule, draft, frames, title


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
