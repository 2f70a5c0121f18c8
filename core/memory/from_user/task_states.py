"""The user says how a task stands: done, open again, or dropped.

That is the user's word from then on: what a list or a tracker shows later does not change it.
"""

from datetime import datetime
from enum import StrEnum

from core.errors import CannotChange
from core.ids import MemoryId
from core.memory.tasks.found import DONE, DROPPED, OPEN
from core.memory_record import USER, Memory, MemoryKind, Status
from core.store.memory_changes import Cause
from core.store.store import Store


class TaskState(StrEnum):
    """What a task can be."""

    OPEN = OPEN
    DONE = DONE
    DROPPED = DROPPED


_REASONS = {
    TaskState.OPEN: "opened again by you",
    TaskState.DONE: "marked as done by you",
    TaskState.DROPPED: "dropped by you",
}


def set_task_state(store: Store, memory_id: MemoryId, state: TaskState, now: datetime) -> Memory:
    """Say how a task stands; in its history, and to be undone. Raises: UnknownItem, CannotChange.

    What it says and rests on stays, and so do its parts: a whole that is done may have parts that
    nobody finished.
    """
    with store.transaction():
        task = store.memories.get(memory_id)
        _require_task(task)
        if task.details.get("state") != state or task.made_by != USER:
            store.changes.update(
                memory_id,
                task.statements,
                Cause(USER, _REASONS[state], now),
                details={**task.details, "state": state.value},
            )
        return store.memories.get(memory_id)


def _require_task(memory: Memory) -> None:
    if memory.kind is not MemoryKind.TASK:
        raise CannotChange(
            f"m{memory.id} is no task but a memory of the kind {memory.kind}; `recollect tasks` "
            "shows the tasks."
        )
    if memory.status is not Status.ACTIVE:
        raise CannotChange(
            f"m{memory.id} was rejected or replaced, so it cannot be done; undo that first."
        )
