"""Every act on a memory: what it does, whom it obeys, what the log says of it."""

import pytest

from core.errors import CannotChange, UnknownItem
from core.ids import MemoryId, ObservationId
from core.memory_record import USER, Memory, MemoryKind, Role, Status
from core.store.memory_changes import Operation, corrected
from core.store.memory_store import MemoryFilter
from core.store.store import Store
from tests.core.store.fresh_store import after
from tests.core.store.logical_dump import logical_dump
from tests.core.store.memory_drafts import (
    RULE,
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


def _page(store: Store, *lines: str, at: float = 0, until: float | None = None) -> MemoryId:
    """A memory by a rule on a frame of its own; its first line is its title."""
    (on,) = frames(store, at)
    name, *rest = lines
    made = draft(title(name, on), *(line(text, on) for text in rest), since=at, until=until)
    return store.changes.add(made, by_rule())


def _get(store: Store, memory_id: MemoryId) -> Memory:
    return store.memories.get(memory_id)


def _operations(store: Store, memory_id: MemoryId) -> list[Operation]:
    return [change.operation for change in store.changes.history(memory_id)]


# Seen again, and counting


def test_seen_again_gives_evidence_and_time_and_says_nothing_new(store: Store) -> None:
    memory = _page(store, "T", "a", at=10, until=12)
    early, late = frames(store, 1, 30)
    for frame, minute in ((late, 30), (early, 1)):
        again = draft(title("T", frame), line("other", frame), since=minute)
        store.changes.seen_again(memory, again)
    known = _get(store, memory)
    assert (known.since, known.until, known.version) == (after(1), after(30), 1)
    assert texts(known.statements) == ["T", "a"]
    assert [len(one.evidence) for one in known.statements] == [3, 1]
    assert _operations(store, memory) == [Operation.ADD]


def test_time_does_not_grow_without_evidence(store: Store) -> None:
    memory = _page(store, "T", at=10)
    (late,) = frames(store, 30)
    store.changes.seen_again(memory, draft(title("Said otherwise", late), since=30))
    assert _get(store, memory).until == after(10)


def test_a_step_that_comes_twice_is_seen_again_twice(store: Store) -> None:
    first, second = frames(store, 0, 9)
    steps = ("Press Enter", "Wait", "Press Enter")
    made = draft(title("T", first), *(says(Role.STEP, text, first) for text in steps))
    memory = store.changes.add(made, by_rule())
    again = draft(title("T", second), *(says(Role.STEP, text, second) for text in steps))
    store.changes.seen_again(memory, again)
    store.forgetting.forget([first])
    assert texts(_get(store, memory).statements) == ["T", *steps]


def test_a_second_sighting_on_a_frame_changes_nothing(store: Store) -> None:
    memory = _page(store, "T")
    (on,) = _get(store, memory).evidence
    before = logical_dump(store)
    store.changes.seen_again(memory, draft(title("T", on)))
    assert logical_dump(store) == before


def test_counting_is_not_logged(store: Store) -> None:
    memory, parent = _page(store, "T"), _page(store, "P")
    store.changes.reweigh(memory)
    store.changes.reweigh(
        memory, importance=0.9, confidence=0.8, details={"times_seen": 3}, parent_id=parent
    )
    known = _get(store, memory)
    assert (known.importance, known.confidence, known.parent_id) == (0.9, 0.8, parent)
    assert (known.details, known.version) == ({"times_seen": 3}, 1)
    store.changes.reweigh(memory, importance=0.1)
    assert _get(store, memory).confidence == 0.8


# Update


def test_an_update_is_the_next_version(store: Store) -> None:
    memory = _page(store, "T", "a")
    (on,) = frames(store, 5)
    done = store.changes.update(
        memory,
        [title("T", on), line("b", on)],
        by_rule(40),
        since=after(1),
        until=after(7),
        details={"pages_read": "1-3"},
        importance=0.7,
    )
    known = _get(store, memory)
    assert done
    assert texts(known.statements) == ["T", "b"]
    assert (known.since, known.until, known.updated_at) == (after(1), after(7), after(40))
    assert (known.details, known.importance, known.version) == ({"pages_read": "1-3"}, 0.7, 2)
    (_, change) = store.changes.history(memory)
    assert (change.operation, change.version, change.made_by) == (Operation.UPDATE, 2, RULE)
    assert (change.reason, change.at, change.other_id) == ("seen", after(40), None)


def test_an_update_that_makes_no_memory_changes_nothing(store: Store) -> None:
    memory = _page(store, "T", "a")
    before = logical_dump(store)
    with pytest.raises(ValueError, match="one title"):
        store.changes.update(memory, [line("b", ObservationId(1))], by_rule())
    with pytest.raises(UnknownItem):
        store.changes.update(MemoryId(99), [title("T", ObservationId(1))], by_rule())
    assert logical_dump(store) == before


def test_the_users_word_is_changed_by_the_user_alone(store: Store) -> None:
    written, pinned, rejected = (_page(store, name, at=n) for n, name in enumerate("WPR"))
    other = _page(store, "other", at=9)
    store.changes.update(written, [title("mine", ObservationId(1))], by_user())
    store.changes.pin(pinned, by_user())
    store.changes.reject(rejected, by_user())
    before = logical_dump(store)
    changes, rule = store.changes, by_rule()
    for memory in (written, pinned, rejected):
        assert _get(store, memory).is_the_users
        assert not changes.update(memory, [title("theirs", ObservationId(1))], rule)
        assert not changes.put_below(memory, other, rule)
        assert not changes.merge(other, [memory], rule)
        assert not changes.merge(memory, [other], rule)
        assert not changes.reject(memory, rule)
        assert not changes.pin(memory, rule, is_pinned=False)
        assert not changes.retract(memory)
    assert logical_dump(store) == before
    assert changes.update(written, [title("mine too", ObservationId(1))], by_user())
    assert changes.pin(pinned, by_user(), is_pinned=False)
    assert not _get(store, pinned).is_the_users


# Taking the place of another


def test_a_newer_value_takes_the_place_and_the_older_keeps_its_dates(store: Store) -> None:
    early, late = frames(store, 0, 60)
    old = store.changes.add(fact("green", early), by_rule())
    new = store.changes.supersede(old, fact("red", late, since=60), by_rule(61, "newer"))
    older, newer = _get(store, old), _get(store, new)
    assert (older.status, older.superseded_by) == (Status.SUPERSEDED, new)
    assert (older.since, older.valid_until) == (after(0), after(60))
    assert (newer.status, newer.since, newer.valid_until) == (Status.ACTIVE, after(60), None)
    assert [one.id for one in store.memories.replaced_by(new)] == [old]
    assert store.memories.chain_above(old) == [new]
    added, below = store.changes.history(new)[0], store.changes.history(old)[-1]
    assert (below.operation, below.other_id, below.reason) == (Operation.SUPERSEDE, new, "newer")
    assert (added.operation, added.act) == (Operation.ADD, below.act)


def test_below_the_users_word_a_newer_value_is_kept_but_does_not_hold(store: Store) -> None:
    early, late = frames(store, 0, 60)
    mine = store.changes.add(fact("green", early, made_by=USER), by_user())
    seen = store.changes.supersede(mine, fact("red", late, since=60), by_rule())
    assert (_get(store, mine).status, _get(store, mine).version) == (Status.ACTIVE, 1)
    newer = _get(store, seen)
    assert (newer.status, newer.superseded_by) == (Status.SUPERSEDED, mine)
    assert (newer.since, newer.valid_until) == (after(60), after(60))


def test_what_was_rejected_holds_no_place(store: Store) -> None:
    early, late = frames(store, 0, 60)
    wrong = store.changes.add(fact("green", early), by_rule())
    store.changes.reject(wrong, by_user())
    seen = store.changes.supersede(wrong, fact("red", late, since=60), by_rule())
    assert (_get(store, seen).status, _get(store, seen).superseded_by) == (Status.ACTIVE, None)
    mine = store.changes.supersede(wrong, fact("blue", late, since=60), by_user())
    assert (_get(store, wrong).status, _get(store, wrong).superseded_by) == (Status.REJECTED, mine)


def test_an_older_value_that_comes_to_light_late_goes_below(store: Store) -> None:
    early, late = frames(store, 0, 60)
    new = store.changes.add(fact("red", late, since=60), by_rule())
    old = store.changes.add(fact("green", early), by_rule())
    assert store.changes.put_below(old, new, by_rule())
    assert _get(store, old).valid_until == after(60)
    assert _get(store, new).version == 1


def test_nothing_stops_holding_before_it_began(store: Store) -> None:
    early, late = frames(store, 0, 60)
    new = store.changes.add(fact("red", late, since=60), by_rule())
    old = store.changes.add(fact("green", early), by_rule())
    store.changes.put_below(new, old, by_user())
    assert _get(store, new).valid_until == after(60)


def test_of_two_put_below_each_other_the_last_word_holds(store: Store) -> None:
    first, second, third = _page(store, "1"), _page(store, "2", at=1), _page(store, "3", at=2)
    store.changes.put_below(first, second, by_rule())
    store.changes.put_below(second, third, by_rule())
    store.changes.put_below(third, first, by_rule())
    found = [(one, _get(store, one)) for one in (first, second, third)]
    assert [(memory.status, memory.superseded_by) for _, memory in found] == [
        (Status.ACTIVE, None),
        (Status.SUPERSEDED, third),
        (Status.SUPERSEDED, first),
    ]
    assert _operations(store, first) == [Operation.ADD, Operation.SUPERSEDE, Operation.SUPERSEDE]
    assert store.changes.history(first)[-1].other_id is None
    with pytest.raises(ValueError, match="own place"):
        store.changes.put_below(first, first, by_user())


def test_a_rule_turns_no_order_that_the_user_made(store: Store) -> None:
    mine, other = _page(store, "mine"), _page(store, "other", at=1)
    store.changes.put_below(mine, other, by_user())
    store.changes.pin(mine, by_user())
    assert not store.changes.put_below(other, mine, by_rule())
    assert _get(store, mine).superseded_by == other


# Merge


def test_a_merge_says_in_one_what_several_said(store: Store) -> None:
    kept = _page(store, "Plan", "tide", "wind", at=10, until=12)
    twin = _page(store, "The plan", "wind", "rain", at=3, until=4)
    third = _page(store, "A plan", "rain", at=30, until=31)
    assert store.changes.merge(kept, [twin, third, twin, kept], by_user(50))
    merged = _get(store, kept)
    assert texts(merged.statements) == ["Plan", "tide", "wind", "rain"]
    assert [len(one.evidence) for one in merged.statements] == [1, 1, 2, 2]
    assert (merged.since, merged.until, merged.status) == (after(3), after(31), Status.ACTIVE)
    for other in (twin, third):
        assert (_get(store, other).status, _get(store, other).superseded_by) == (
            Status.SUPERSEDED,
            kept,
        )
        assert _get(store, other).valid_until is None
    acts = {store.changes.history(one)[-1].act for one in (kept, twin, third)}
    assert len(acts) == 1
    assert store.changes.history(twin)[-1].other_id == kept


def test_of_a_fact_only_its_sentences_are_merged(store: Store) -> None:
    first, second = frames(store, 0, 1)
    kept = store.changes.add(fact("green", first), by_rule())
    other = store.changes.add(fact("mint", second), by_rule())
    store.changes.merge(kept, [other], by_user())
    merged = _get(store, kept)
    assert merged.text_of(Role.OBJECT) == "green"
    assert merged.summary == "The gate is green.\nThe gate is mint."


def test_a_merge_keeps_a_step_that_comes_twice(store: Store) -> None:
    first, second = frames(store, 0, 1)
    steps = [says(Role.STEP, text, first) for text in ("Enter", "Wait", "Enter")]
    kept = store.changes.add(draft(title("T", first), *steps), by_rule())
    other = store.changes.add(
        draft(title("U", second), says(Role.STEP, "Enter", second)), by_rule()
    )
    store.changes.merge(kept, [other], by_user())
    said = _get(store, kept).statements
    assert texts(said) == ["T", "Enter", "Wait", "Enter"]
    assert [len(one.evidence) for one in said] == [1, 2, 1, 2]


def test_nothing_is_merged_into_itself(store: Store) -> None:
    memory = _page(store, "T")
    before = logical_dump(store)
    assert not store.changes.merge(memory, [memory], by_user())
    assert not store.changes.merge(memory, [], by_user())
    assert logical_dump(store) == before


def test_merging_both_ways_leaves_one_that_holds(store: Store) -> None:
    first, second = _page(store, "1"), _page(store, "2", at=1)
    store.changes.merge(first, [second], by_user())
    store.changes.merge(second, [first], by_user())
    assert (_get(store, second).status, _get(store, second).superseded_by) == (Status.ACTIVE, None)
    assert _get(store, first).superseded_by == second
    store.changes.undo(second, by_user())
    assert (_get(store, first).status, _get(store, second).superseded_by) == (Status.ACTIVE, first)
    store.changes.undo(first, by_user())
    assert {_get(store, one).status for one in (first, second)} == {Status.ACTIVE}


# Reject, pin, retract


def test_rejecting_and_pinning_make_it_the_users(store: Store) -> None:
    memory = _page(store, "T")
    assert store.changes.pin(memory, by_user())
    assert _get(store, memory).is_pinned
    assert store.changes.pin(memory, by_user(), is_pinned=False)
    assert not _get(store, memory).is_the_users
    assert store.changes.reject(memory, by_user())
    known = _get(store, memory)
    assert (known.status, known.made_by, known.is_the_users) == (Status.REJECTED, RULE, True)
    assert _operations(store, memory) == [
        Operation.ADD,
        Operation.PIN,
        Operation.UNPIN,
        Operation.REJECT,
    ]


def test_what_is_retracted_leaves_nothing_and_gives_its_place_back(store: Store) -> None:
    early, late = frames(store, 0, 60)
    old = store.changes.add(fact("green", early), by_rule())
    new = store.changes.supersede(old, fact("red", late, since=60), by_rule())
    assert store.changes.retract(new)
    with pytest.raises(UnknownItem):
        _get(store, new)
    assert store.changes.history(new) == ()
    older = _get(store, old)
    assert (older.status, older.superseded_by, older.valid_until) == (Status.ACTIVE, None, None)
    assert store.health.findings() == []


# History


def test_a_part_splits_off_into_a_memory_of_its_own(store: Store) -> None:
    on = frames(store, 0)
    whole = store.changes.add(draft(title("gate and deck", *on)), by_rule())
    part = draft(title("deck", *on), key="deck")
    new_id = store.changes.split_off(whole, (title("gate", *on),), part, by_rule(9, "told"))
    memories = [store.memories.get(one) for one in (whole, new_id)]
    assert [(one.title, one.status) for one in memories] == [
        ("gate", Status.ACTIVE),
        ("deck", Status.ACTIVE),
    ]
    store.changes.undo(whole, by_user(10))
    assert store.memories.get(whole).title == "gate and deck"
    assert store.memories.get(new_id).status is Status.REJECTED


def test_nothing_splits_off_from_the_users_word(store: Store) -> None:
    on = frames(store, 0)
    own = store.changes.add(draft(title("gate and deck", *on), made_by=USER), by_user())
    with pytest.raises(CannotChange, match="user's own word"):
        store.changes.split_off(own, (title("gate", *on),), draft(title("deck", *on)), by_rule())
    assert store.memories.number_matching(MemoryFilter(status=None)) == 1


def test_the_history_is_whole_and_in_order(store: Store) -> None:
    early, late = frames(store, 0, 60)
    memory = store.changes.add(fact("green", early), by_rule(1, "seen for the first time"))
    store.changes.update(memory, fact("lime", late).statements, by_user(2, "corrected"))
    store.changes.pin(memory, by_user(3, "pinned"))
    store.changes.undo(memory, by_user(4, "undone"))
    store.changes.reject(memory, by_user(5, "rejected"))
    found = [
        (change.version, change.operation.value, change.made_by, change.reason, change.at)
        for change in store.changes.history(memory)
    ]
    assert found == [
        (1, "add", RULE, "seen for the first time", after(1)),
        (2, "update", USER, "corrected", after(2)),
        (3, "pin", USER, "pinned", after(3)),
        (4, "undo", USER, "undone", after(4)),
        (5, "reject", USER, "rejected", after(5)),
    ]
    acts = [change.act for change in store.changes.history(memory)]
    assert acts == sorted(set(acts))
    assert store.changes.history(memory)[3].undoes == acts[2]
    assert store.changes.history(memory)[3].at.utcoffset() == after(0).utcoffset()
    assert store.changes.history(MemoryId(99)) == ()


# The user's own word


def test_a_correction_rests_on_the_users_word(store: Store) -> None:
    seen_on, own = frames(store, 0, 9)
    memory = store.changes.add(fact("green", seen_on), by_rule())
    own_word = line("The gate is blue.", own)
    said = corrected(_get(store, memory), Role.OBJECT, "blue", own_word)
    assert texts(said) == ["Gate: colour", "Gate", "colour", "blue"]
    assert [[piece.observation_id for piece in one.evidence] for one in said] == [
        [seen_on, own],
        [seen_on, own],
        [seen_on, own],
        [own],
    ]
    store.changes.update(memory, said, by_user())
    store.forgetting.forget([seen_on])
    assert texts(_get(store, memory).statements) == ["Gate: colour", "Gate", "colour", "blue"]


def test_corrected_lines_are_said_once(store: Store) -> None:
    (own,) = frames(store, 9)
    memory = _get(store, _page(store, "T", "a", "b"))
    said = corrected(memory, Role.LINE, "c", line("c", own))
    assert texts(said) == ["T", "c"]
    assert memory.kind is MemoryKind.RESOURCE
