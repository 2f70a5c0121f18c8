"""Tasks are shown under what they are parts of, and none is lost."""

from hypothesis import given
from hypothesis import strategies as st

from core.ids import MemoryId
from core.memory.tasks.tree import TaskNode, task_tree, with_depth
from core.memory_record import Memory, MemoryKind, Status
from tests.core.store.fresh_store import after


def _task(number: int, parent: int | None = None, state: str = "open", until: int = 0) -> Memory:
    return Memory(
        id=MemoryId(number),
        kind=MemoryKind.TASK,
        subject_key=f"task {number}",
        statements=(),
        since=after(0),
        until=after(until),
        valid_until=None,
        made_by="rules v2",
        importance=0.5,
        confidence=0.5,
        details={"state": state},
        level=None,
        parent_id=None if parent is None else MemoryId(parent),
        status=Status.ACTIVE,
        superseded_by=None,
        is_pinned=False,
        version=1,
        created_at=after(0),
        updated_at=after(0),
    )


def _shape(nodes: tuple[TaskNode[Memory], ...]) -> list[object]:
    return [
        (int(one.task.id), _shape(one.parts)) if one.parts else int(one.task.id) for one in nodes
    ]


def test_parts_stand_under_their_whole_the_one_seen_last_first() -> None:
    tasks = [_task(1), _task(2, 1), _task(3, 1, until=5), _task(4, 2), _task(5, until=9)]
    assert _shape(task_tree(tasks)) == [5, (1, [3, (2, [4])])]


def test_a_state_keeps_what_its_tasks_are_parts_of() -> None:
    tasks = [_task(1), _task(2, 1, "done"), _task(3, 1), _task(4)]
    assert _shape(task_tree(tasks, "done")) == [(1, [2])]
    assert task_tree(tasks, "dropped") == ()


def test_a_task_whose_whole_is_gone_stands_by_itself() -> None:
    assert _shape(task_tree([_task(2, 99)])) == [2]


@given(st.lists(st.one_of(st.none(), st.integers(0, 7)), max_size=8))
def test_every_task_is_shown_once_even_where_parts_go_in_circles(
    parents: list[int | None],
) -> None:
    tasks = [_task(number, parent) for number, parent in enumerate(parents)]

    def count(nodes: tuple[TaskNode[Memory], ...]) -> int:
        return sum(1 + count(one.parts) for one in nodes)

    assert count(task_tree(tasks)) == len(tasks)
    lines = [task.id for _, task in with_depth(task_tree(tasks))]
    assert sorted(lines) == [task.id for task in tasks]
