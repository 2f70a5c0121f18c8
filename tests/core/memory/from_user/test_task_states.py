"""The user's word on a task: it holds against what is seen later, is logged, and can be undone."""

import pytest

from core.errors import CannotChange
from core.ids import MemoryId
from core.memory.from_user.corrections import reject, undo
from core.memory.from_user.task_states import TaskState, set_task_state
from core.memory.learning import learn_task
from core.memory.tasks.found import FoundTask
from core.memory_record import USER, Evidence, MemoryDraft, MemoryKind, Role, Statement
from core.store.store import Store
from tests.core.memory.from_user.test_corrections import learned
from tests.core.store.fresh_store import after, seen

LATER = after(500)


def _sighting(store: Store, state: str, minute: int) -> FoundTask:
    """The task on a list that shows it so."""
    shown = store.observations.add(
        seen(f"List {minute}", "Bring the probe", at=after(minute)), None
    )
    evidence = (Evidence(shown, (1,)),)
    return FoundTask(
        MemoryDraft(
            kind=MemoryKind.TASK,
            subject_key="bring the probe",
            statements=(Statement(Role.TITLE, "Bring the probe", evidence),),
            since=after(minute),
            until=after(minute),
            made_by="rules",
            confidence=0.9,
            details={"state": state},
        )
    )


@pytest.fixture
def task(store: Store) -> MemoryId:
    learn_task(store, _sighting(store, "open", 0), after(0))
    (known,) = store.outlines.with_subject(MemoryKind.TASK, "bring the probe")
    return known.id


def _state(store: Store, task: MemoryId) -> object:
    return store.memories.get(task).details["state"]


@pytest.mark.parametrize("state", list(TaskState))
def test_what_the_user_says_of_a_task_outranks_what_is_seen_later(
    store: Store, task: MemoryId, state: TaskState
) -> None:
    set_task_state(store, task, state, LATER)
    for minute, shown in enumerate(("open", "done", "dropped"), start=600):
        learn_task(store, _sighting(store, shown, minute), after(minute))
    assert _state(store, task) == state
    assert store.memories.get(task).is_the_users
    assert len(store.memories.get(task).evidence) == 4, "it is still known where it was seen"


def test_it_is_in_the_history_and_can_be_undone(store: Store, task: MemoryId) -> None:
    set_task_state(store, task, TaskState.DONE, LATER)
    last = store.changes.history(task)[-1]
    assert (last.made_by, last.reason) == (USER, "marked as done by you")
    undo(store, task, LATER)
    assert _state(store, task) == "open"
    assert not store.memories.get(task).is_the_users
    learn_task(store, _sighting(store, "done", 700), after(700))
    assert _state(store, task) == "done", "the rules may speak again"


def test_saying_the_same_twice_is_one_change(store: Store, task: MemoryId) -> None:
    for _ in range(2):
        set_task_state(store, task, TaskState.DROPPED, LATER)
    assert len(store.changes.history(task)) == 2


def test_only_a_task_that_holds_can_be_done(store: Store, task: MemoryId) -> None:
    fact = learned(store, MemoryKind.SEMANTIC, (Role.TITLE, "Gate: green"), (Role.OBJECT, "green"))
    with pytest.raises(CannotChange, match="no task"):
        set_task_state(store, fact, TaskState.DONE, LATER)
    reject(store, task, LATER)
    with pytest.raises(CannotChange, match="undo that first"):
        set_task_state(store, task, TaskState.DONE, LATER)
