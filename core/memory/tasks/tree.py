"""Tasks as the tree that they are: what is to be done, and the parts of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.ids import MemoryId
from core.memory_record import Memory


@dataclass(frozen=True, slots=True)
class TaskNode:
    """A task with its parts, the one seen last first."""

    task: Memory
    parts: tuple["TaskNode", ...]

    @property
    def state(self) -> str:
        """open, done or dropped."""
        return str(self.task.details.get("state", ""))


def task_tree(tasks: Iterable[Memory], state: str | None = None) -> tuple[TaskNode, ...]:
    """The tasks that are part of no other one, each with its parts, the one seen last first.

    With a state, only tasks in it, and what they are parts of. A task whose whole is not among
    these stands by itself, and so do tasks that are parts of each other.
    """
    every = {task.id: task for task in sorted(tasks, key=lambda one: (one.until, one.id))}
    parts: dict[MemoryId | None, list[Memory]] = {}
    for task in reversed(every.values()):
        whole = task.parent_id if task.parent_id in every and not _circles(task, every) else None
        parts.setdefault(whole, []).append(task)

    def nodes(whole: MemoryId | None) -> tuple[TaskNode, ...]:
        made = (TaskNode(task, nodes(task.id)) for task in parts.get(whole, ()))
        return tuple(one for one in made if state is None or one.parts or one.state == state)

    return nodes(None)


def _circles(task: Memory, every: dict[MemoryId, Memory]) -> bool:
    met = {task.id}
    above = task.parent_id
    while above is not None and above in every:
        if above in met:
            return True
        met.add(above)
        above = every[above].parent_id
    return False
