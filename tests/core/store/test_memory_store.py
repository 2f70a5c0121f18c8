"""Memories with their evidence, and the queue that forms them."""

from datetime import timedelta

import pytest

from core.errors import UnknownItem
from core.ids import MemoryId, ObservationId
from core.store.memory_store import MemoryDraft, MemoryKind
from core.store.store import Store
from tests.core.store.fresh_store import after, seen


def _frames(store: Store, *minutes: int) -> list[ObservationId]:
    return [store.observations.add(seen("x", at=after(minute)), None) for minute in minutes]


def _draft(
    evidence: list[ObservationId],
    since: int = 0,
    until: int = 5,
    kind: MemoryKind = MemoryKind.EPISODIC,
    key: str = "key",
) -> MemoryDraft:
    return MemoryDraft(
        kind, "Title", "Summary", key, after(since), after(until), "rules v1", tuple(evidence)
    )


def test_a_memory_comes_back_with_evidence_in_order_of_time(store: Store) -> None:
    late, early = _frames(store, 9, 2)
    draft = _draft([late, early])
    memory = store.memories.get(store.memories.add(draft))
    assert memory.evidence == (early, late)
    assert (memory.kind, memory.title, memory.summary) == (draft.kind, "Title", "Summary")
    assert (memory.since, memory.until, memory.made_by) == (after(0), after(5), "rules v1")
    assert memory.since.utcoffset() == timedelta(hours=2)
    with pytest.raises(UnknownItem, match="may have been forgotten"):
        store.memories.get(MemoryId(99))


def test_a_memory_goes_on_and_never_shrinks(store: Store) -> None:
    frames = _frames(store, 0, 8)
    new_id = store.memories.add(_draft(frames[:1], 3, 5))
    store.memories.extend(new_id, after(9), "More", frames)
    store.memories.extend(new_id, after(7), "Less", frames, since=after(4))
    memory = store.memories.get(new_id)
    assert (memory.since, memory.until, memory.summary) == (after(3), after(9), "Less")
    assert memory.evidence == tuple(frames)
    store.memories.extend(new_id, after(7), "Earlier", [], since=after(1))
    assert store.memories.get(new_id).since == after(1)


def test_memories_are_listed_newest_first_by_kind_and_moment(store: Store) -> None:
    (frame,) = _frames(store, 0)
    first = store.memories.add(_draft([frame], 0, 10))
    second = store.memories.add(_draft([frame], 5, 20))
    page = store.memories.add(_draft([frame], 1, 2, MemoryKind.RESOURCE))
    assert [memory.id for memory in store.memories.list()] == [second, page, first]
    assert [memory.id for memory in store.memories.list(limit=1)] == [second]
    assert [memory.id for memory in store.memories.list(MemoryKind.RESOURCE)] == [page]
    for minute, found in (
        (0, [first]),
        (5, [second, first]),
        (10, [second, first]),
        (20, [second]),
    ):
        listed = store.memories.list(MemoryKind.EPISODIC, around=after(minute))
        assert [memory.id for memory in listed] == found
    assert store.memories.counts() == {
        "core": 0,
        "episodic": 2,
        "semantic": 0,
        "procedural": 0,
        "resource": 1,
        "vault": 0,
    }


def test_a_subject_is_met_again_by_kind_and_nearness(store: Store) -> None:
    (frame,) = _frames(store, 0)
    early = store.memories.add(_draft([frame], 0, 10))
    late = store.memories.add(_draft([frame], 100, 110))
    store.memories.add(_draft([frame], 100, 110, key="other"))
    latest = store.memories.latest_with_subject(MemoryKind.EPISODIC, "key")
    assert latest is not None
    assert latest.id == late
    assert store.memories.latest_with_subject(MemoryKind.RESOURCE, "key") is None
    for since, until, found in ((10, 12, early), (90, 100, late), (0, 200, late), (20, 90, None)):
        near = store.memories.with_subject_near(
            MemoryKind.EPISODIC, "key", after(since), after(until)
        )
        assert (near.id if near else None) == found


def test_what_was_seen_for_longer_lasted_longer(store: Store) -> None:
    one, other = _frames(store, 0, 1)
    first, second = store.memories.add(_draft([one])), store.memories.add(_draft([other]))
    store.memories.evidence_lasted(one, after(30))
    store.memories.evidence_lasted(one, after(20))
    assert store.memories.get(first).until == after(30)
    assert store.memories.get(second).until == after(5)


def test_the_queue_is_in_order_of_time(store: Store) -> None:
    frames = _frames(store, 9, 2, 5)
    for frame in frames:
        store.memories.enqueue(frame)
    assert store.memories.waiting(2) == [frames[1], frames[2]]
    store.memories.mark_formed(frames[1])
    assert store.memories.waiting(9) == [frames[2], frames[0]]
    assert store.memories.waiting_count() == 2
