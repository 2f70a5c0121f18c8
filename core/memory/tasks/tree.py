"""Tasks as the tree that they are: what is to be done, and the parts of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from core.ids import MemoryId
from core.memory_record import Details


class Task(Protocol):
    """What a tree needs to know of a task: a whole memory, or its headline."""

    @property
    def id(self) -> MemoryId: ...
    @property
    def parent_id(self) -> MemoryId | None: ...
    @property
    def until(self) -> datetime: ...
    @property
    def details(self) -> Details: ...


AnyTask = TypeVar("AnyTask", bound=Task)


@dataclass(frozen=True, slots=True)
class TaskNode(Generic[AnyTask]):
    """A task with its parts, the one seen last first."""

    task: AnyTask
    parts: tuple["TaskNode[AnyTask]", ...]

    @property
    def state(self) -> str:
        """open, done or dropped."""
        return str(self.task.details.get("state", ""))


def task_tree(tasks: Iterable[AnyTask], state: str | None = None) -> tuple[TaskNode[AnyTask], ...]:
    """The tasks that are part of no other one, each with its parts, the one seen last first.

    With a state, only tasks in it, and what they are parts of. A task whose whole is not among
    these stands by itself, and so do tasks that are parts of each other.
    """
    every = {task.id: task for task in sorted(tasks, key=lambda one: (one.until, one.id))}
    parts: dict[MemoryId | None, list[AnyTask]] = {}
    for task in reversed(every.values()):
        whole = task.parent_id if task.parent_id in every and not _circles(task, every) else None
        parts.setdefault(whole, []).append(task)

    def nodes(whole: MemoryId | None) -> tuple[TaskNode[AnyTask], ...]:
        made = (TaskNode(task, nodes(task.id)) for task in parts.get(whole, ()))
        return tuple(one for one in made if state is None or one.parts or one.state == state)

    return nodes(None)


def with_depth(
    nodes: Iterable[TaskNode[AnyTask]], depth: int = 0
) -> tuple[tuple[int, AnyTask], ...]:
    """The tree line by line, each task before its parts; 0 is the depth of what is no part."""
    return tuple(
        line for node in nodes for line in ((depth, node.task), *with_depth(node.parts, depth + 1))
    )


def _circles(task: AnyTask, every: dict[MemoryId, AnyTask]) -> bool:
    met = {task.id}
    above = task.parent_id
    while above is not None and above in every:
        if above in met:
            return True
        met.add(above)
        above = every[above].parent_id
    return False
