"""What the user does to memories: it holds, it is logged, and it can be undone."""

import pytest

from core.errors import CannotChange, CannotUndo, InvalidSetting, UnknownItem
from core.home import HomeFolder
from core.ids import MemoryId, ObservationId
from core.ingest.ingest import store_observation
from core.memory.from_user.corrections import correct, merge, pin, reject, undo
from core.memory.from_user.own_word import remember
from core.memory_record import (
    USER,
    Evidence,
    MemoryDraft,
    MemoryKind,
    Role,
    Statement,
    Status,
)
from core.recall.query import quoted
from core.store.memory_changes import Cause
from core.store.memory_store import MemoryFilter
from core.store.observation_store import ObservationFilter
from core.store.store import Store
from tests.core.store.decrypted_pages import decrypted_home
from tests.core.store.fresh_store import KEY, after, seen

LATER = after(500)
RULE = Cause("rules", "seen for the first time", after(0))


def frame(store: Store) -> ObservationId:
    store_observation(store, seen("Firmware review Thursday 10:30", "Bring the probe"))
    return max(store.observations.ids_matching(ObservationFilter()))


def learned(store: Store, kind: MemoryKind, *texts: tuple[Role, str], key: str = "key") -> MemoryId:
    evidence = (Evidence(frame(store), (0,)),)
    return store.changes.add(
        MemoryDraft(
            kind=kind,
            subject_key=key,
            statements=tuple(Statement(role, text, evidence) for role, text in texts),
            since=after(0),
            until=after(0),
            made_by="rules",
        ),
        RULE,
    )


def test_a_day_called_otherwise_loses_the_subjects_it_was_named_for(store: Store) -> None:
    day = learned(
        store,
        MemoryKind.EPISODIC,
        (Role.TITLE, "Tuesday 9 June: Roof plan"),
        (Role.SUBJECT, "Gutter"),
        (Role.SUBJECT, "Seed list"),
        (Role.LINE, "Bring the probe"),
    )
    assert store.memories.get(day).title == "Tuesday 9 June: Roof plan, Gutter and Seed list"
    assert correct(store, day, "The day of the storm", LATER).title == "The day of the storm"
    assert undo(store, day, LATER)
    assert store.memories.get(day).title == "Tuesday 9 June: Roof plan, Gutter and Seed list"


def fact(store: Store) -> MemoryId:
    return learned(
        store,
        MemoryKind.SEMANTIC,
        (Role.TITLE, "Firmware review: Thursday 10:30"),
        (Role.SUBJECT, "Firmware review"),
        (Role.PREDICATE, "is"),
        (Role.OBJECT, "Thursday 10:30"),
        (Role.LINE, "Firmware review Thursday 10:30"),
    )


def how_to(store: Store) -> MemoryId:
    return learned(
        store,
        MemoryKind.PROCEDURAL,
        (Role.TITLE, "Flash the board"),
        (Role.STEP, "Unplug it"),
        (Role.STEP, "Hold the button"),
        (Role.OUTCOME, "The lamp is green"),
    )


def said(store: Store, memory_id: MemoryId) -> list[tuple[Role, str]]:
    return [(one.role, one.text) for one in store.memories.get(memory_id).statements]


def test_a_fact_is_corrected_in_its_value_and_its_title(store: Store) -> None:
    memory_id = fact(store)
    memory = correct(store, memory_id, " Friday   14:00 ", LATER)
    assert said(store, memory_id) == [
        (Role.TITLE, "Firmware review: Friday 14:00"),
        (Role.SUBJECT, "Firmware review"),
        (Role.PREDICATE, "is"),
        (Role.OBJECT, "Friday 14:00"),
    ]
    assert (memory.made_by, memory.status, memory.version) == (USER, Status.ACTIVE, 2)
    words = memory.statements[0].evidence[0].observation_id
    assert store.observations.lines(words)[0].text == "Firmware review: Friday 14:00"
    assert store.memories.matching(MemoryFilter(words=quoted("Thursday"))) == []


def test_no_rule_changes_what_was_corrected(store: Store) -> None:
    memory = correct(store, fact(store), "Friday 14:00", LATER)
    assert not store.changes.update(memory.id, memory.statements, RULE)
    assert not store.changes.reject(memory.id, RULE)


def test_a_correction_outlives_the_frame_that_it_corrects(store: Store, home: HomeFolder) -> None:
    memory_id = fact(store)
    (read,) = store.memories.get(memory_id).evidence
    correct(store, memory_id, "Friday 14:00", LATER)
    store.forgetting.forget([read])
    assert store.memories.get(memory_id).title == "Firmware review: Friday 14:00"
    assert b"Thursday 10:30" not in decrypted_home(home, KEY)
    assert store.health.findings() == []


def test_another_part_can_be_named(store: Store) -> None:
    memory_id = fact(store)
    correct(store, memory_id, "Hardware review", LATER, Role.SUBJECT)
    memory = store.memories.get(memory_id)
    assert (memory.title, memory.text_of(Role.SUBJECT)) == (
        "Hardware review: Thursday 10:30",
        "Hardware review",
    )


def test_what_is_no_fact_is_corrected_in_its_title_and_keeps_the_rest(store: Store) -> None:
    memory_id = how_to(store)
    correct(store, memory_id, "Flash the new board", LATER)
    assert said(store, memory_id) == [
        (Role.TITLE, "Flash the new board"),
        (Role.STEP, "Unplug it"),
        (Role.STEP, "Hold the button"),
        (Role.OUTCOME, "The lamp is green"),
    ]


def test_steps_are_corrected_line_by_line(store: Store) -> None:
    memory_id = how_to(store)
    correct(store, memory_id, "Unplug it\nWait\nHold the button", LATER, Role.STEP)
    assert [text for role, text in said(store, memory_id) if role is Role.STEP] == [
        "Unplug it",
        "Wait",
        "Hold the button",
    ]
    assert said(store, memory_id)[0] == (Role.TITLE, "Flash the board")
    assert said(store, memory_id)[-1] == (Role.OUTCOME, "The lamp is green")


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("Nora", "Call me Nora", "Nora"),
        ("My name is Nora", "My name is Nora", "Nora"),
    ],
)
def test_a_statement_about_the_user_keeps_its_value_beside_it(
    store: Store, text: str, title: str, name: str
) -> None:
    (memory_id,) = remember(store, "Call me Norah", after(0)).memory_ids
    memory = correct(store, memory_id, text, LATER)
    assert (memory.title, memory.text_of(Role.OBJECT)) == (title, name)


def test_a_note_is_corrected_as_a_whole(store: Store) -> None:
    (memory_id,) = remember(store, "Dentist on Friday at 10:30", after(0)).memory_ids
    memory = correct(store, memory_id, "Dentist on Monday", LATER)
    assert [text for _, text in said(store, memory_id)] == [
        "Dentist on Monday",
        "Dentist on Monday",
        "note",
        "Dentist on Monday",
    ]
    words = memory.statements[0].evidence[0].observation_id
    assert store.observations.lines(words)[0].text == "Dentist on Monday"


def test_a_secret_in_a_correction_reaches_no_page(store: Store, home: HomeFolder) -> None:
    memory_id = learned(
        store,
        MemoryKind.SEMANTIC,
        (Role.TITLE, "Wi-Fi password: lost"),
        (Role.SUBJECT, "Wi-Fi password"),
        (Role.PREDICATE, "is"),
        (Role.OBJECT, "lost"),
    )
    memory = correct(store, memory_id, "Brine!Otter-72-Quay", LATER)
    assert memory.text_of(Role.OBJECT) == "[password]"
    assert b"Otter" not in decrypted_home(home, KEY)


def test_a_correction_is_undone(store: Store) -> None:
    memory_id = fact(store)
    before = said(store, memory_id)
    correct(store, memory_id, "Friday 14:00", LATER)
    undo(store, memory_id, LATER)
    assert said(store, memory_id) == before
    assert [change.operation.value for change in store.changes.history(memory_id)] == [
        "add",
        "update",
        "undo",
    ]


def test_what_cannot_be_corrected_says_why(store: Store) -> None:
    memory_id = fact(store)
    with pytest.raises(InvalidSetting, match="needs a text"):
        correct(store, memory_id, "  ", LATER)
    with pytest.raises(CannotChange, match="has no outcome"):
        correct(store, memory_id, "x", LATER, Role.OUTCOME)
    with pytest.raises(UnknownItem):
        correct(store, MemoryId(99), "x", LATER)
    (old,) = remember(store, "I live in Graz", after(0)).memory_ids
    (new,) = remember(store, "I live in Brno", after(1)).memory_ids
    with pytest.raises(CannotChange, match=f"replaced by m{new}"):
        correct(store, old, "x", LATER)


def test_pinning_holds_until_it_is_let_go(store: Store) -> None:
    memory_id = fact(store)
    assert pin(store, memory_id, LATER).is_pinned
    assert pin(store, memory_id, LATER).version == 2
    assert not store.changes.update(memory_id, store.memories.get(memory_id).statements, RULE)
    assert not pin(store, memory_id, LATER, is_pinned=False).is_pinned


def test_rejecting_is_done_once_and_undone(store: Store) -> None:
    memory_id = fact(store)
    assert reject(store, memory_id, LATER).status is Status.REJECTED
    assert reject(store, memory_id, LATER).version == 2
    undo(store, memory_id, LATER)
    assert store.memories.get(memory_id).status is Status.ACTIVE
    undo(store, memory_id, LATER)
    with pytest.raises(CannotUndo):
        undo(store, memory_id, LATER)


def test_merging_keeps_the_first(store: Store) -> None:
    first, second, third = how_to(store), how_to(store), how_to(store)
    kept = merge(store, [first, second, third, second], LATER)
    assert (kept.id, kept.status) == (first, Status.ACTIVE)
    for other in (second, third):
        assert store.memories.get(other).superseded_by == first
    undo(store, first, LATER)
    assert store.memories.get(third).status is Status.ACTIVE


def test_only_like_is_merged(store: Store) -> None:
    first = fact(store)
    with pytest.raises(CannotChange, match="nothing to merge"):
        merge(store, [first, first], LATER)
    with pytest.raises(CannotChange, match="another kind"):
        merge(store, [first, how_to(store)], LATER)
    other = fact(store)
    merge(store, [first, other], LATER)
    with pytest.raises(CannotChange, match=f"replaced by m{first}"):
        merge(store, [fact(store), other], LATER)
    item = learned(store, MemoryKind.VAULT, (Role.TITLE, "A"))
    with pytest.raises(CannotChange, match="Vault"):
        merge(store, [item, learned(store, MemoryKind.VAULT, (Role.TITLE, "B"))], LATER)
