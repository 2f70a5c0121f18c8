"""Undo brings back what was there, further with each time, and never what was forgotten."""

import pytest

from core.errors import CannotUndo
from core.ids import MemoryId
from core.memory_record import Memory, Role, Status
from core.store.memory_changes import Operation, corrected
from core.store.store import Store
from tests.core.store.fresh_store import after
from tests.core.store.logical_dump import logical_dump
from tests.core.store.memory_drafts import (
    by_rule,
    by_user,
    draft,
    fact,
    frames,
    line,
    texts,
    title,
)


def _get(store: Store, memory_id: MemoryId) -> Memory:
    return store.memories.get(memory_id)


def _place(store: Store, memory_id: MemoryId) -> tuple[Status, MemoryId | None]:
    return _get(store, memory_id).status, _get(store, memory_id).superseded_by


def _facts(store: Store, *values: str) -> list[MemoryId]:
    """Facts an hour apart, each in the place of the one before."""
    on = frames(store, *(60 * number for number in range(len(values))))
    ids = [store.changes.add(fact(values[0], on[0]), by_rule())]
    for number, value in enumerate(values[1:], start=1):
        newer = fact(value, on[number], since=60 * number)
        ids.append(store.changes.supersede(ids[-1], newer, by_rule()))
    return ids


def test_an_update_is_undone_and_undoing_again_goes_further_back(store: Store) -> None:
    (on,) = frames(store, 0)
    memory = store.changes.add(draft(title("T", on), line("a", on)), by_rule())
    for text, details in (("b", {"times_seen": 1}), ("c", {"times_seen": 2})):
        store.changes.update(
            memory, [title(text.upper(), on), line(text, on)], by_user(), details=details
        )
    (undone,) = store.changes.undo(memory, by_user())
    assert (undone.operation, undone.version) == (Operation.UPDATE, 3)
    known = _get(store, memory)
    assert (texts(known.statements), known.details) == (["B", "b"], {"times_seen": 1})
    assert known.is_the_users
    store.changes.undo(memory, by_user())
    known = _get(store, memory)
    assert (texts(known.statements), known.details, known.version) == (["T", "a"], {}, 5)
    assert not known.is_the_users
    (added,) = store.changes.undo(memory, by_user())
    assert added.operation is Operation.ADD
    assert _place(store, memory) == (Status.REJECTED, None)
    with pytest.raises(CannotUndo, match="Nothing was done"):
        store.changes.undo(memory, by_user())


def test_undo_of_supersede_brings_both_back_to_what_they_were(store: Store) -> None:
    old, new = _facts(store, "green", "red")
    undone = store.changes.undo(old, by_user())
    assert {change.memory_id for change in undone} == {old, new}
    assert (_place(store, old), _get(store, old).valid_until) == ((Status.ACTIVE, None), None)
    assert _place(store, new) == (Status.REJECTED, None)


def test_undo_takes_an_act_back_from_whichever_memory_it_is_asked(store: Store) -> None:
    old, new = _facts(store, "green", "red")
    store.changes.undo(new, by_user())
    assert _place(store, old) == (Status.ACTIVE, None)
    with pytest.raises(CannotUndo):
        store.changes.undo(new, by_user())


def test_put_below_is_undone(store: Store) -> None:
    first, second = frames(store, 0, 9)
    lower = store.changes.add(draft(title("a", first)), by_rule())
    upper = store.changes.add(draft(title("b", second), since=9), by_rule())
    store.changes.put_below(lower, upper, by_rule())
    store.changes.undo(lower, by_user())
    assert _place(store, lower) == _place(store, upper) == (Status.ACTIVE, None)
    assert _get(store, lower).valid_until is None


def test_a_merge_is_undone_on_all_and_keeps_what_was_seen_since(store: Store) -> None:
    first, second, later = frames(store, 10, 0, 30)
    kept = store.changes.add(draft(title("K", first), line("k", first), since=10), by_rule())
    other = store.changes.add(draft(title("O", second), line("o", second)), by_rule())
    store.changes.merge(kept, [other], by_user())
    store.changes.seen_again(kept, draft(title("K", later), since=30))
    store.changes.undo(other, by_user())
    known = _get(store, kept)
    assert texts(known.statements) == ["K", "k"]
    assert (known.since, known.until) == (after(10), after(30))
    assert _place(store, other) == (Status.ACTIVE, None)


def test_rejecting_and_pinning_are_undone(store: Store) -> None:
    old, _ = _facts(store, "green", "red")
    store.changes.pin(old, by_user())
    store.changes.pin(old, by_user(), is_pinned=False)
    store.changes.reject(old, by_user())
    before = Status.SUPERSEDED, _get(store, old).superseded_by
    store.changes.undo(old, by_user())
    assert _place(store, old) == before
    store.changes.undo(old, by_user())
    assert _get(store, old).is_pinned
    store.changes.undo(old, by_user())
    assert not _get(store, old).is_pinned
    assert _place(store, old) == before


def test_undo_takes_back_its_own_act_and_not_what_was_counted_since(store: Store) -> None:
    (memory,) = _facts(store, "green")
    store.changes.pin(memory, by_user())
    store.changes.reweigh(memory, importance=0.9, details={"times_seen": 4})
    store.changes.undo(memory, by_user())
    known = _get(store, memory)
    assert (known.importance, known.details) == (0.9, {"times_seen": 4})


def test_what_was_undone_can_be_done_and_undone_again(store: Store) -> None:
    (memory,) = _facts(store, "green")
    for _ in range(3):
        store.changes.reject(memory, by_user())
        store.changes.undo(memory, by_user())
        assert _place(store, memory) == (Status.ACTIVE, None)


def test_nothing_to_undo(store: Store) -> None:
    (memory,) = _facts(store, "green")
    with pytest.raises(CannotUndo, match="m99"):
        store.changes.undo(MemoryId(99), by_user())
    store.forgetting.forget(list(_get(store, memory).evidence))
    with pytest.raises(CannotUndo, match="Nothing was done"):
        store.changes.undo(memory, by_user())


# What changed since


def _refuses(store: Store, memory_id: MemoryId, why: str) -> None:
    before = logical_dump(store)
    with pytest.raises(CannotUndo, match=why):
        store.changes.undo(memory_id, by_user())
    assert logical_dump(store) == before


def test_an_act_stands_while_another_of_its_memories_changed_since(store: Store) -> None:
    old, new = _facts(store, "green", "red")
    store.changes.pin(new, by_user())
    _refuses(store, old, f"m{new} changed since; undo that first")
    store.changes.undo(new, by_user())
    store.changes.undo(old, by_user())
    assert _place(store, old) == (Status.ACTIVE, None)


def test_a_memory_that_took_another_place_since_stands(store: Store) -> None:
    old, new = _facts(store, "green", "red")
    (on,) = frames(store, 5)
    third = store.changes.add(fact("blue", on, since=5), by_rule())
    store.changes.put_below(third, new, by_rule())
    _refuses(store, old, f"m{new} took the place of m{third} since")
    store.changes.undo(third, by_user())
    store.changes.undo(old, by_user())
    assert _place(store, new) == (Status.REJECTED, None)


def test_undo_makes_no_circle(store: Store) -> None:
    low, high, other = (
        store.changes.add(draft(title(str(on), on), since=n), by_rule())
        for n, on in enumerate(frames(store, 0, 1, 2))
    )
    store.changes.put_below(low, high, by_user())
    store.changes.put_below(low, other, by_user())
    store.changes.put_below(high, low, by_user())
    _refuses(store, low, "changed its place since")
    store.changes.undo(high, by_user())
    store.changes.undo(low, by_user())
    assert _place(store, low) == (Status.SUPERSEDED, high)


def test_only_the_user_takes_back_the_users_word(store: Store) -> None:
    (memory,) = _facts(store, "green")
    store.changes.pin(memory, by_user())
    with pytest.raises(CannotUndo, match="only the user"):
        store.changes.undo(memory, by_rule())
    assert _get(store, memory).is_pinned


# What was forgotten since


def test_what_was_said_before_and_forgotten_does_not_come_back(store: Store) -> None:
    first, second = frames(store, 0, 9)
    memory = store.changes.add(draft(title("old name", first), line("x", second)), by_rule())
    store.changes.update(memory, [title("new name", second), line("x", second)], by_user())
    store.forgetting.forget([first])
    _refuses(store, memory, "said before was forgotten")
    assert texts(_get(store, memory).statements) == ["new name", "x"]


def test_a_fact_does_not_lose_its_object_by_undo(store: Store) -> None:
    seen_on, own = frames(store, 0, 9)
    memory = store.changes.add(fact("green", seen_on), by_rule())
    said = corrected(_get(store, memory), Role.OBJECT, "blue", line("It is blue.", own))
    store.changes.update(memory, said, by_user())
    store.forgetting.forget([seen_on])
    _refuses(store, memory, "said before was forgotten")
    assert _get(store, memory).text_of(Role.OBJECT) == "blue"


def test_of_a_summary_undo_brings_back_what_is_left(store: Store) -> None:
    first, second = frames(store, 0, 9)
    made = draft(title("T", first, second), line("gone", first), line("kept", second))
    memory = store.changes.add(made, by_rule())
    store.changes.update(memory, [title("T", second), line("new", second)], by_user())
    store.forgetting.forget([first])
    store.changes.undo(memory, by_user())
    assert texts(_get(store, memory).statements) == ["T", "kept"]


def test_undo_after_the_other_of_an_act_was_forgotten(store: Store) -> None:
    old, new = _facts(store, "green", "red")
    store.changes.pin(old, by_user())
    store.forgetting.forget(list(_get(store, new).evidence))
    assert _place(store, old) == (Status.ACTIVE, None)
    store.changes.undo(old, by_user())
    assert (_place(store, old), _get(store, old).is_pinned) == ((Status.ACTIVE, None), False)
    store.changes.undo(old, by_user())
    assert (_place(store, old), _get(store, old).valid_until) == ((Status.ACTIVE, None), None)


def test_undoing_a_rejection_leaves_nothing_below_the_forgotten(store: Store) -> None:
    old, new = _facts(store, "green", "red")
    store.changes.reject(old, by_user())
    store.forgetting.forget(list(_get(store, new).evidence))
    assert _place(store, old) == (Status.REJECTED, None)
    store.changes.undo(old, by_user())
    assert (_place(store, old), _get(store, old).valid_until) == ((Status.ACTIVE, None), None)


def test_undo_leads_to_the_heir_of_what_was_forgotten(store: Store) -> None:
    old, middle, new = _facts(store, "green", "red", "blue")
    (on,) = frames(store, 200)
    stray = store.changes.add(fact("grey", on, since=200), by_rule())
    store.changes.put_below(old, stray, by_user())
    store.forgetting.forget(list(_get(store, middle).evidence))
    store.changes.undo(old, by_user())
    assert _place(store, old) == (Status.SUPERSEDED, new)
    assert _get(store, old).valid_until == after(120)


def test_a_merge_whose_other_was_forgotten_is_undone_without_it(store: Store) -> None:
    first, second = frames(store, 0, 50)
    kept = store.changes.add(draft(title("K", first), line("k", first)), by_rule())
    other = store.changes.add(draft(title("O", second), line("o", second), since=50), by_rule())
    store.changes.merge(kept, [other], by_user())
    store.forgetting.forget([second])
    assert texts(_get(store, kept).statements) == ["K", "k"]
    assert _get(store, kept).until == after(0)
    store.changes.undo(kept, by_user())
    known = _get(store, kept)
    assert (texts(known.statements), known.since, known.until) == (["K", "k"], after(0), after(0))
