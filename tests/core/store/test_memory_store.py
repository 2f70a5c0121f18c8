"""Memories are read back as they were written: by id, time, kind, subject, place and words."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.errors import UnknownItem
from core.ids import MemoryId, ObservationId
from core.memory_record import Level, MemoryKind, Role, Status
from core.store.memory_store import MemoryFilter
from core.store.store import Store
from tests.core.store.fresh_store import after
from tests.core.store.memory_drafts import (
    RULE,
    by_rule,
    by_user,
    draft,
    fact,
    frames,
    line,
    texts,
    title,
)

ANY = MemoryFilter()


def _add(store: Store, *minutes: float, **how: object) -> MemoryId:
    """A memory from the first of these minutes to the last, on a frame of its own."""
    (on,) = frames(store, minutes[0])
    made = draft(title("A title", on), since=minutes[0], until=minutes[-1], **how)  # type: ignore[arg-type]
    return store.changes.add(made, by_rule())


def _found(store: Store, wanted: MemoryFilter, **how: bool) -> list[MemoryId]:
    return [memory.id for memory in store.memories.matching(wanted, **how)]


def test_a_memory_comes_back_with_evidence_in_order_of_time(store: Store) -> None:
    late, early = frames(store, 9, 2)
    written = draft(title("Tide table", late, early), line("High at noon", late), since=2, until=9)
    memory = store.memories.get(store.changes.add(written, by_rule(20)))
    assert [piece.observation_id for piece in memory.statements[0].evidence] == [early, late]
    assert memory.evidence == (early, late)
    assert (memory.kind, memory.title, memory.summary) == (
        written.kind,
        "Tide table",
        "High at noon",
    )
    assert (memory.since, memory.until, memory.made_by) == (after(2), after(9), RULE)
    assert memory.since.utcoffset() == timedelta(hours=2)
    assert (memory.created_at, memory.updated_at) == (after(20), after(20))
    assert (memory.version, memory.status, memory.is_pinned) == (1, Status.ACTIVE, False)
    assert (memory.superseded_by, memory.valid_until, memory.parent_id) == (None, None, None)
    with pytest.raises(UnknownItem, match="may have been forgotten"):
        store.memories.get(MemoryId(99))


def test_what_makes_no_memory_is_refused_and_leaves_nothing(store: Store) -> None:
    (on,) = frames(store, 0)
    for statements in ((line("no title", on),), (title("one", on), title("two", on)), ()):
        with pytest.raises(ValueError, match="one title"):
            store.changes.add(draft(*statements), by_rule())
    with pytest.raises(ValueError, match="needs evidence"):
        store.changes.add(draft(title("one", on), line("on nothing")), by_rule())
    with pytest.raises(Exception, match="FOREIGN KEY"):
        store.changes.add(draft(title("on no frame", ObservationId(77))), by_rule())
    assert store.memories.number_matching(MemoryFilter(status=None)) == 0
    assert store.health.findings() == []


def test_memories_are_listed_newest_first_by_kind_and_moment(store: Store) -> None:
    first, second = _add(store, 0, 10), _add(store, 5, 20)
    page = _add(store, 1, 2, kind=MemoryKind.EPISODIC)
    assert _found(store, ANY) == [second, page, first]
    assert _found(store, ANY, oldest_first=True) == [first, page, second]
    assert [one.id for one in store.memories.matching(ANY, 1, 1)] == [page]
    assert _found(store, MemoryFilter(kind=MemoryKind.EPISODIC)) == [page]
    resource = MemoryKind.RESOURCE
    for minute, found in ((0, [first]), (5, [second, first]), (20, [second]), (21, [])):
        assert _found(store, MemoryFilter(kind=resource, around=after(minute))) == found
    for since, until, found in (
        (0, 5, [first]),
        (10, 11, [second, first]),
        (11, 99, [second]),
        (0, 0, []),
    ):
        wanted = MemoryFilter(kind=resource, since=after(since), until=after(until))
        assert _found(store, wanted) == found
        assert store.memories.number_matching(wanted) == len(found)


def test_a_filter_leaves_out_what_does_not_hold_unless_asked(store: Store) -> None:
    kept, rejected, pinned = _add(store, 0), _add(store, 1), _add(store, 2)
    store.changes.reject(rejected, by_user())
    store.changes.pin(pinned, by_user())
    assert _found(store, ANY) == [pinned, kept]
    assert _found(store, MemoryFilter(status=Status.REJECTED)) == [rejected]
    assert _found(store, MemoryFilter(status=None)) == [pinned, rejected, kept]
    assert _found(store, MemoryFilter(is_pinned=True)) == [pinned]
    assert _found(store, MemoryFilter(is_pinned=False)) == [kept]
    assert store.memories.counts()["resource"] == 2
    assert store.memories.counts(Status.REJECTED) == {
        kind.value: int(kind is MemoryKind.RESOURCE) for kind in MemoryKind
    }


def test_a_subject_is_met_again_by_kind_whatever_became_of_it(store: Store) -> None:
    early, late = _add(store, 0), _add(store, 100)
    _add(store, 100, key="other")
    store.changes.reject(early, by_user())
    found = store.memories.with_subject(MemoryKind.RESOURCE, "key")
    assert [memory.id for memory in found] == [late, early]
    assert store.memories.with_subject(MemoryKind.TASK, "key") == []


def test_a_tree_is_walked_down(store: Store) -> None:
    (on,) = frames(store, 0)
    day = store.changes.add(draft(title("Day", on), kind=MemoryKind.EPISODIC), by_rule())
    late, early = _add(store, 9), _add(store, 2)
    for child in (late, early):
        store.changes.reweigh(child, parent_id=day)
    assert [child.id for child in store.memories.children(day)] == [early, late]
    store.changes.retract(day)
    assert store.memories.get(early).parent_id is None


def test_levels_are_told_apart(store: Store) -> None:
    (on,) = frames(store, 0)
    made = draft(title("Day", on), kind=MemoryKind.EPISODIC)
    day = store.changes.add(replace(made, level=Level.DAY), by_rule())
    week = store.changes.add(replace(made, level=Level.WEEK), by_rule())
    assert store.memories.get(day).level is Level.DAY
    assert _found(store, MemoryFilter(level=Level.WEEK)) == [week]


def test_what_was_seen_for_longer_lasted_longer(store: Store) -> None:
    first, second = _add(store, 0, 5), _add(store, 1, 5)
    (on,) = store.memories.get(first).evidence
    store.memories.evidence_lasted(on, after(30))
    store.memories.evidence_lasted(on, after(20))
    assert store.memories.get(first).until == after(30)
    assert store.memories.get(second).until == after(5)


def test_what_rests_on_frames_is_known_also_by_what_was_said_before(store: Store) -> None:
    first, second, third = frames(store, 0, 1, 2)
    memory = store.changes.add(draft(title("Old", first)), by_rule())
    store.changes.update(memory, [title("New", second)], by_rule())
    assert store.memories.resting_on([first]) == [memory]
    assert store.memories.resting_on([third]) == []
    assert store.memories.resting_on([]) == []
    many = [ObservationId(number) for number in range(1, 1200)]
    assert store.memories.resting_on(many) == [memory]


def test_words_find_what_is_said_now(store: Store) -> None:
    (on,) = frames(store, 0)
    gate = store.changes.add(fact("green", on), by_rule())
    page = store.changes.add(draft(title("A green page about gates", on), since=1), by_rule())
    assert _found(store, MemoryFilter(words='"green"')) == [page, gate]
    found = store.memories.matching_words('"green"', ANY, 9)
    assert {memory_id for memory_id, _ in found} == {gate, page}
    assert [score for _, score in found] == sorted((s for _, s in found), reverse=True)
    assert len(store.memories.matching_words('"green"', ANY, 1)) == 1
    facts = MemoryFilter(kind=MemoryKind.SEMANTIC)
    assert [one for one, _ in store.memories.matching_words('"green"', facts, 9)] == [gate]
    store.changes.update(page, [title("A page about gates", on)], by_rule())
    assert [one for one, _ in store.memories.matching_words('"green"', ANY, 9)] == [gate]
    assert _found(store, MemoryFilter(words='"green"')) == [gate]


def test_many_are_given_in_the_order_asked_for(store: Store) -> None:
    ids = [_add(store, minute) for minute in range(4)]
    asked = [ids[2], MemoryId(99), ids[0], ids[2]]
    assert list(store.memories.get_many(asked)) == [ids[2], ids[0]]


# Statements by version


def test_a_statement_that_stays_in_its_place_keeps_its_row(store: Store) -> None:
    first, second = frames(store, 0, 1)
    memory = store.changes.add(
        draft(title("T", first), line("a", first), line("b", first)), by_rule()
    )
    rows = "SELECT id, number, text, since_version, until_version FROM statement ORDER BY id"
    store.changes.update(
        memory, [title("T", second), line("a", first), line("c", second)], by_rule()
    )
    assert store._db.rows(rows) == [
        (1, 0, "T", 1, None),
        (2, 1, "a", 1, None),
        (3, 2, "b", 1, 2),
        (4, 2, "c", 2, None),
    ]
    said = store.memories.get(memory).statements
    assert [len(one.evidence) for one in said] == [2, 1, 1]


def test_every_version_can_be_read(store: Store) -> None:
    (on,) = frames(store, 0)
    memory = store.changes.add(draft(title("T", on), line("a", on)), by_rule())
    versions = [["T", "a"], ["T", "b"], ["T"], ["T", "a", "a"], ["a", "T"]]
    for said in versions[1:4]:
        lines = [line(text, on) for text in said[1:]]
        store.changes.update(memory, [title("T", on), *lines], by_rule())
    store.changes.update(memory, [line("a", on), title("T", on)], by_rule())
    for version, said in enumerate(versions, start=1):
        assert texts(store.memories.statements_of_version(memory, version)) == said
    assert store.memories.statements_of_version(memory, 0) == ()
    assert store.memories.get(memory).text_of(Role.TITLE) == "T"
