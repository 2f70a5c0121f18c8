"""`recollect tasks …`: what is to be done, and saying how a task stands."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from app.command_line.browse_memory import memory_json, memory_line
from app.command_line.context import (
    MOST_ROWS,
    JsonOption,
    known_errors,
    memory_name,
    observation_name,
    session_of,
)
from app.command_line.memory_commands import memory_id_of
from app.command_line.output import Json, Output
from app.open_memory import Access
from core.answer.wording import moment_words
from core.clock import SYSTEM_CLOCK
from core.memory.from_user.task_states import TaskState, set_task_state
from core.memory.tasks.tree import TaskNode, task_tree
from core.memory_record import Memory, MemoryKind
from core.store.memory_store import MemoryFilter

TaskArgument = Annotated[
    str, typer.Argument(metavar="ID", help="A task's id (m5), as `recollect tasks` says.")
]


class _TasksGroup(TyperGroup):
    """`recollect tasks` is short for `recollect tasks list`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        is_named = bool(args) and (not args[0].startswith("-") or args[0] in ctx.help_option_names)
        return super().parse_args(ctx, args if is_named else ["list", *args])


tasks_app = typer.Typer(
    cls=_TasksGroup, help="What you are getting done; without a word it is listed."
)


@tasks_app.command("list")
@known_errors
def list_command(
    context: typer.Context,
    status: Annotated[TaskState | None, typer.Option(help="Only tasks in this state.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Show what is to be done as a tree: each task with its parts, seen last first."""
    with session_of(context).open(Access.READ) as memory:
        tasks = memory.store.memories.matching(MemoryFilter(kind=MemoryKind.TASK), MOST_ROWS)
    roots = task_tree(tasks, status.value if status else None)
    told = "\n".join(line for root in roots for line in _task_lines(root, 0))
    Output(as_json).data({"tasks": [_task_json(one) for one in roots]}, told or "No such tasks.")


@tasks_app.command("done")
@known_errors
def done_command(context: typer.Context, name: TaskArgument, as_json: JsonOption = False) -> None:
    """Say that a task is done."""
    _set(context, name, TaskState.DONE, "Done", as_json)


@tasks_app.command("open")
@known_errors
def open_command(context: typer.Context, name: TaskArgument, as_json: JsonOption = False) -> None:
    """Say that a task is still to be done."""
    _set(context, name, TaskState.OPEN, "Open again", as_json)


@tasks_app.command("drop")
@known_errors
def drop_command(context: typer.Context, name: TaskArgument, as_json: JsonOption = False) -> None:
    """Say that a task will not be done."""
    _set(context, name, TaskState.DROPPED, "Dropped", as_json)


def _set(context: typer.Context, name: str, state: TaskState, word: str, as_json: bool) -> None:
    memory_id = memory_id_of(name)
    with session_of(context).open(Access.WRITE) as memory:
        task = set_task_state(memory.store, memory_id, state, SYSTEM_CLOCK.now())
    document = {**memory_json(task), "state": task.details.get("state")}
    Output(as_json).data(document, f"{word}.\n{memory_line(task)}")


def _task_json(node: TaskNode[Memory]) -> Json:
    return {
        **memory_json(node.task),
        "state": node.state,
        "last_seen": node.task.until.isoformat(),
        "parts": [_task_json(part) for part in node.parts],
    }


def _task_lines(node: TaskNode[Memory], depth: int) -> Iterator[str]:
    task = node.task
    proof = observation_name(task.evidence[-1]) if task.evidence else ""
    yield (
        f"{memory_name(task.id):>6}  {node.state:<8}{'  ' * depth}{task.title}"
        f"  (last seen {moment_words(task.until)}, {proof})"
    )
    for part in node.parts:
        yield from _task_lines(part, depth + 1)
