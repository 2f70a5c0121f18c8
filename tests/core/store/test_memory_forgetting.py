"""What forgetting frames takes from memories, what it leaves, and what holds in its place."""

from pathlib import Path

import pytest

from core.entity_record import EntityKind, Mention
from core.errors import UnknownItem
from core.home import HomeFolder
from core.ids import MemoryId, ObservationId
from core.memory_record import USER, Memory, MemoryKind, Role, Status
from core.store.memory_changes import Operation, corrected
from core.store.memory_store import MemoryFilter
from core.store.store import Store
from tests.core.store.decrypted_pages import decrypted_home
from tests.core.store.fresh_store import KEY, after, open_store
from tests.core.store.logical_dump import logical_dump
from tests.core.store.memory_drafts import (
    by_rule,
    by_user,
    draft,
    fact,
    frames,
    line,
    says,
    texts,
    title,
)

EVERYTHING = MemoryFilter(status=None)


def _get(store: Store, memory_id: MemoryId) -> Memory:
    return store.memories.get(memory_id)


def _place(store: Store, memory_id: MemoryId) -> tuple[Status, MemoryId | None]:
    return _get(store, memory_id).status, _get(store, memory_id).superseded_by


def _chain(store: Store, *values: str) -> tuple[list[MemoryId], list[ObservationId]]:
    """Facts an hour apart, each in the place of the one before, each on a frame of its own."""
    on = frames(store, *(60 * number for number in range(len(values))))
    ids = [store.changes.add(fact(values[0], on[0]), by_rule())]
    for number, value in enumerate(values[1:], start=1):
        newer = fact(value, on[number], since=60 * number)
        ids.append(store.changes.supersede(ids[-1], newer, by_rule()))
    return ids, on


# What goes and what stays


def test_a_statement_goes_with_its_last_frame(store: Store) -> None:
    first, second = frames(store, 0, 9)
    made = draft(title("T", first, second), line("both", first, second), line("one", first))
    memory = store.changes.add(made, by_rule())
    receipt = store.forgetting.forget([first])
    assert (receipt.counts["statements"], receipt.counts["memories"]) == (1, 0)
    assert texts(_get(store, memory).statements) == ["T", "both"]
    assert _get(store, memory).evidence == (second,)
    assert store.memories.matching_words('"one"', EVERYTHING, 9) == []


def test_a_memory_goes_with_its_title_and_its_other_frames_are_read_anew(store: Store) -> None:
    first, second = frames(store, 0, 9)
    memory = store.changes.add(draft(title("T", first), line("left", second)), by_rule())
    receipt = store.forgetting.forget([first])
    assert (receipt.counts["statements"], receipt.counts["memories"]) == (1, 1)
    with pytest.raises(UnknownItem, match="may have been forgotten"):
        _get(store, memory)
    assert store.formation.waiting(9) == [second]
    assert store.formation.days_waiting_count() == 1
    (entry,) = store.changes.history(memory)
    assert (entry.operation, entry.version, entry.made_by) == (Operation.FORGET, 1, USER)
    assert store.health.findings() == []


def test_a_fact_goes_with_its_subject_or_object_and_an_idea_without_them_does_not(
    store: Store,
) -> None:
    first, second = frames(store, 0, 9)
    whole = draft(
        title("Gate", first, second),
        says(Role.SUBJECT, "Gate", first, second),
        says(Role.OBJECT, "green", first),
        kind=MemoryKind.SEMANTIC,
    )
    idea = draft(title("Tides", first, second), line("x", first), kind=MemoryKind.SEMANTIC, key="t")
    gone, kept = (store.changes.add(made, by_rule()) for made in (whole, idea))
    store.forgetting.forget([first])
    assert list(store.memories.get_many([gone, kept])) == [kept]


def test_what_a_memory_said_before_is_forgotten_too(store: Store, home: HomeFolder) -> None:
    first, second = frames(store, 0, 9)
    memory = store.changes.add(draft(title("Zebrafinch", first), line("x", second)), by_rule())
    store.changes.update(memory, [title("A bird", second), line("x", second)], by_user())
    assert b"Zebrafinch" in decrypted_home(home, KEY)
    store.forgetting.forget([first])
    assert texts(_get(store, memory).statements) == ["A bird", "x"]
    assert texts(store.memories.statements_of_version(memory, 1)) == ["x"]
    assert b"ebrafinch" not in decrypted_home(home, KEY)
    assert [one.operation.value for one in store.changes.history(memory)] == ["add", "update"]


def test_a_dry_run_promises_what_then_goes(store: Store) -> None:
    _chain(store, "green", "red", "blue")
    before = logical_dump(store)
    ids = [ObservationId(1), ObservationId(2)]
    promised = store.forgetting.forget(ids, dry_run=True)
    assert logical_dump(store) == before
    assert store.forgetting.forget(ids).counts == promised.counts
    assert promised.counts["memories"] == 2


# What holds in its place


def test_where_a_fact_goes_the_one_it_had_replaced_holds_again(store: Store) -> None:
    (old, new), (_, on_new) = _chain(store, "green", "red")
    store.forgetting.forget([on_new])
    assert list(store.memories.get_many([old, new])) == [old]
    assert (_place(store, old), _get(store, old).valid_until) == ((Status.ACTIVE, None), None)


def test_in_a_chain_the_next_takes_the_place_of_the_forgotten(store: Store) -> None:
    (old, _, new), (on_old, on_middle, on_new) = _chain(store, "green", "red", "blue")
    store.forgetting.forget([on_middle])
    assert _place(store, old) == (Status.SUPERSEDED, new)
    assert _get(store, old).valid_until == after(120)
    store.forgetting.forget([on_new])
    assert (_place(store, old), _get(store, old).valid_until) == ((Status.ACTIVE, None), None)
    store.forgetting.forget([on_old])
    assert store.memories.matching(EVERYTHING) == []


def test_of_a_chain_forgotten_at_once_nothing_is_left_hanging(store: Store) -> None:
    (old, *_), (_, *later) = _chain(store, "green", "red", "blue", "grey")
    store.forgetting.forget(later)
    assert _place(store, old) == (Status.ACTIVE, None)


def test_what_was_rejected_stays_rejected_when_what_replaced_it_is_forgotten(store: Store) -> None:
    (old, _), (_, on_new) = _chain(store, "green", "red")
    store.changes.reject(old, by_user())
    store.forgetting.forget([on_new])
    assert _place(store, old) == (Status.REJECTED, None)


def test_what_was_merged_comes_back_unless_the_whole_was_rejected(store: Store) -> None:
    for is_rejected, status in ((False, Status.ACTIVE), (True, Status.REJECTED)):
        first, second = frames(store, 0, 9)
        kept = store.changes.add(draft(title("K", first)), by_rule())
        other = store.changes.add(draft(title("O", second)), by_rule())
        store.changes.merge(kept, [other], by_user())
        if is_rejected:
            store.changes.reject(kept, by_user())
        store.forgetting.forget([first])
        assert _place(store, other) == (status, None)


def test_a_merge_chain_holds_together_when_its_middle_is_forgotten(store: Store) -> None:
    on = frames(store, 0, 1, 2)
    ids = [store.changes.add(draft(title(f"m{one}", one)), by_rule()) for one in on]
    store.changes.merge(ids[1], [ids[0]], by_user())
    store.changes.merge(ids[2], [ids[1]], by_user())
    store.forgetting.forget([on[1]])
    assert _place(store, ids[0]) == (Status.SUPERSEDED, ids[2])
    assert _get(store, ids[0]).valid_until is None


# Times and keys


def test_time_reaches_no_farther_than_the_frames_that_are_left(store: Store) -> None:
    on = frames(store, 0, 10, 60)
    memory = store.changes.add(draft(title("T", *on), until=60), by_rule())
    store.forgetting.forget([on[2]])
    assert (_get(store, memory).since, _get(store, memory).until) == (after(0), after(10))
    store.forgetting.forget([on[0]])
    assert (_get(store, memory).since, _get(store, memory).until) == (after(10), after(10))
    assert store.formation.waiting_count() == 0


def test_what_was_merged_takes_its_time_with_it(store: Store) -> None:
    first, second, third = frames(store, 0, 50, 99)
    kept, other, last = (
        store.changes.add(draft(title(f"T{one}", one), since=minute), by_rule())
        for one, minute in ((first, 0), (second, 50), (third, 99))
    )
    store.changes.merge(other, [last], by_user())
    store.changes.merge(kept, [other], by_user())
    assert _get(store, kept).until == after(99)
    store.forgetting.forget([third])
    assert (_get(store, kept).until, _get(store, other).until) == (after(50), after(50))
    store.forgetting.forget([second])
    assert _get(store, kept).until == after(0)


def test_undo_does_not_bring_back_the_time_of_what_was_forgotten(store: Store) -> None:
    first, second, late = frames(store, 0, 10, 60)
    memory = store.changes.add(draft(title("T", first, late), until=60), by_rule())
    said = [title("U", second)]
    store.changes.update(memory, said, by_user(), since=after(10), until=after(10))
    store.forgetting.forget([late])
    store.changes.undo(memory, by_user())
    assert _get(store, memory).until == after(10)
    assert texts(_get(store, memory).statements) == ["T"]


def test_a_time_that_was_read_on_a_frame_is_read_anew(store: Store) -> None:
    first, second = frames(store, 60, 90)
    memory = store.changes.add(fact("green", first, second, since=5), by_rule())
    store.forgetting.forget([first])
    assert _get(store, memory).since == after(90)
    assert store.formation.waiting(9) == [second]


def test_what_was_replaced_stops_when_the_newer_now_begins(store: Store) -> None:
    (old, new), (_, on_new) = _chain(store, "green", "red")
    (again,) = frames(store, 90)
    store.changes.seen_again(new, fact("red", again, since=90))
    store.forgetting.forget([on_new])
    assert _get(store, new).since == after(90)
    assert _get(store, old).valid_until == after(90)


def test_the_key_goes_with_the_title_that_it_was_made_from(store: Store, home: HomeFolder) -> None:
    first, second = frames(store, 0, 9)
    made = draft(title("Zebrafinch", first), line("x", second), key="kingfisher|song")
    memory = store.changes.add(made, by_rule())
    store.changes.update(memory, [title("A bird", second)], by_user())
    store.forgetting.forget([first])
    assert _get(store, memory).subject_key == f"forgotten m{memory}"
    assert b"kingfisher" not in decrypted_home(home, KEY)


def test_the_key_stays_with_a_title_that_stays(store: Store) -> None:
    first, second, own = frames(store, 0, 9, 20)
    gate = store.changes.add(fact("green", first), by_rule())
    said = corrected(_get(store, gate), Role.OBJECT, "blue", line("It is blue.", own))
    store.changes.update(gate, said, by_user())
    page = store.changes.add(draft(title("Old", first), line("x", second)), by_rule())
    store.changes.update(page, [title("New", second)], by_rule())
    store.forgetting.forget([first])
    assert (_get(store, gate).subject_key, _get(store, page).subject_key) == ("gate|colour", "key")


# In no byte


def test_nothing_of_a_memory_is_left_in_any_page_of_any_file(
    store: Store, home: HomeFolder, tmp_path: Path
) -> None:
    """Statements, their word index, keys, names, links and the log; also in what undo kept."""
    words = ("Zebrafinch", "kingfisher", "nightingale", "goldcrest", "woodpigeon", "oystercatcher")
    first, second, third = frames(store, 0, 10, 20)
    store.entities.note(
        store.entities.add(EntityKind.PERSON),
        Mention(EntityKind.PERSON, "oystercatcher", "Oystercatcher", (0,), 0.9),
        first,
    )
    made = draft(title("Zebrafinch", first), line("kingfisher", first), key="nightingale|song")
    memory = store.changes.add(made, by_rule())
    store.changes.update(memory, [title("goldcrest", first), line("x", third)], by_rule())
    newer = draft(title("woodpigeon", first), key="nightingale|song")
    heir = store.changes.supersede(memory, newer, by_user())
    store.changes.undo(heir, by_user())
    kept = store.changes.add(draft(title("Sparrowhawk", second), key="kestrel"), by_rule())
    store.changes.merge(kept, [heir], by_user())
    store.changes.undo(kept, by_user())
    pages = decrypted_home(home, KEY).lower()
    assert all(word.lower().encode() in pages for word in words)
    receipt = store.forgetting.forget([first])
    assert receipt.counts["memories"] == 2
    assert receipt.counts["entities"] == 1
    pages = decrypted_home(home, KEY).lower()
    # An index leaves out what a word shares with the one before it: the tails must be gone, too.
    assert [word for word in words if word[3:].lower().encode() in pages] == []
    assert b"sparrowhawk" in pages
    store.close()
    assert b"goldcrest" not in decrypted_home(home, KEY)
    again = open_store(home)
    assert list(again.memories.get_many([memory, heir, kept])) == [kept]
    assert again.health.findings() == []
    again.close()


def test_many_frames_are_forgotten_in_one_go(store: Store) -> None:
    on = frames(store, *range(620))
    for one in on[:600]:
        store.changes.add(draft(title(f"T{one}", one, on[600]), line("x", one)), by_rule())
    receipt = store.forgetting.forget(on[:600])
    assert (receipt.counts["statements"], receipt.counts["memories"]) == (600, 0)
    assert store.memories.number_matching(EVERYTHING) == 600
    assert store.forgetting.forget(on).counts["memories"] == 600
    assert store.memories.number_matching(EVERYTHING) == 0
    assert store.health.findings() == []
