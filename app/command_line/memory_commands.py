"""`recollect remember`, `correct`, `pin`, `reject`, `merge` and `undo`: the user's own word."""

from typing import Annotated

import typer

from app.command_line.browse_memory import memory_json, memory_line
from app.command_line.context import (
    JsonOption,
    MemoryName,
    known_errors,
    memory_name,
    observation_name,
    parse_name,
    session_of,
)
from app.command_line.output import Json, Output
from app.open_memory import Access
from core.clock import SYSTEM_CLOCK
from core.errors import InvalidSetting
from core.ids import MemoryId
from core.memory.from_user import corrections
from core.memory.from_user.own_word import Remembered, remember
from core.memory.vault import vault_offers
from core.memory_record import Memory, Role
from core.store.memory_changes import MemoryChange
from core.store.store import Store

MemoryArgument = Annotated[str, typer.Argument(metavar="ID", help="A memory's id (m5).")]


@known_errors
def remember_command(
    context: typer.Context,
    text: Annotated[str, typer.Argument(help="What to keep, in your own words.")],
    as_json: JsonOption = False,
) -> None:
    """Keep what you say: who you are, how to be served, a fact, or a note."""
    output = Output(as_json)
    now = SYSTEM_CLOCK.now()
    with session_of(context).open(Access.WRITE) as memory:
        store = memory.store
        before = {offer.id for offer in vault_offers(store, now)}
        kept = remember(store, text, now)
        offered = sum(offer.id not in before for offer in vault_offers(store, now))
        document, told = _remembered(store, kept, offered)
    for notice in kept.notices:
        output.notice(notice)
    output.data(document, told)


@known_errors
def correct_command(
    context: typer.Context,
    name: MemoryArgument,
    text: Annotated[str, typer.Argument(help="What it should say.")],
    role: Annotated[
        Role | None, typer.Option(help="Which part to correct; else the value, or the title.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Say a memory otherwise; your word outranks whatever is read later."""
    now = SYSTEM_CLOCK.now()
    with session_of(context).open(Access.WRITE) as memory:
        changed = corrections.correct(memory.store, memory_id_of(name), text, now, role)
    _tell(as_json, changed, "Corrected")


@known_errors
def pin_command(
    context: typer.Context,
    name: MemoryArgument,
    off: Annotated[bool, typer.Option("--off", help="Let it change and fade again.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Keep a memory for good and as it is."""
    now = SYSTEM_CLOCK.now()
    with session_of(context).open(Access.WRITE) as memory:
        changed = corrections.pin(memory.store, memory_id_of(name), now, is_pinned=not off)
    _tell(as_json, changed, "No longer pinned" if off else "Pinned")


@known_errors
def reject_command(
    context: typer.Context, name: MemoryArgument, as_json: JsonOption = False
) -> None:
    """Say that a memory is wrong or unwanted: it answers no more and is not learned again."""
    now = SYSTEM_CLOCK.now()
    with session_of(context).open(Access.WRITE) as memory:
        changed = corrections.reject(memory.store, memory_id_of(name), now)
    _tell(as_json, changed, "Rejected")


@known_errors
def merge_command(
    context: typer.Context,
    names: Annotated[
        list[str], typer.Argument(metavar="ID ID…", help="The one to keep, then the others.")
    ],
    as_json: JsonOption = False,
) -> None:
    """Make one memory of several that say the same; the first stays."""
    if len(names) < 2:
        raise typer.BadParameter("Name at least two memories: the one to keep comes first.")
    ids = [memory_id_of(name) for name in names]
    with session_of(context).open(Access.WRITE) as memory:
        changed = corrections.merge(memory.store, ids, SYSTEM_CLOCK.now())
    _tell(as_json, changed, "Merged")


@known_errors
def undo_command(context: typer.Context, name: MemoryArgument, as_json: JsonOption = False) -> None:
    """Take the newest act on a memory back, on every memory that it touched."""
    memory_id = memory_id_of(name)
    with session_of(context).open(Access.WRITE) as memory:
        undone = corrections.undo(memory.store, memory_id, SYSTEM_CLOCK.now())
        now_says = memory.store.memories.get(memory_id)
    document = {
        **memory_json(now_says),
        "undone": [_undone_json(change) for change in undone],
    }
    acts = ", ".join(f"{change.operation} of {memory_name(change.memory_id)}" for change in undone)
    Output(as_json).data(document, f"Undone: {acts}.\n{memory_line(now_says)}")


def memory_id_of(name: str) -> MemoryId:
    """The memory that the user named. Raises: InvalidSetting, also for a frame."""
    named = parse_name(name)
    if not isinstance(named, MemoryName):
        raise InvalidSetting(f"{name} is a frame; this needs the id of a memory, such as m5.")
    return named.id


def _remembered(store: Store, kept: Remembered, offered: int) -> tuple[Json, str]:
    memories = store.memories.get_many(kept.memory_ids).values()
    document = {
        "frame": observation_name(kept.observation_id),
        "memories": [memory_json(one) for one in memories],
        "replaced": [memory_name(one) for one in kept.replaced],
        "notices": list(kept.notices),
        "offers": offered,
    }
    told = [memory_line(one) for one in memories]
    if kept.replaced:
        told.append(f"It takes the place of {', '.join(map(memory_name, kept.replaced))}.")
    if offered:
        told.append("It held a secret, which was taken out; `recollect vault offers` shows it.")
    return document, "\n".join(told)


def _tell(as_json: bool, memory: Memory, verb: str) -> None:
    Output(as_json).data(memory_json(memory), f"{verb}.\n{memory_line(memory)}")


def _undone_json(change: MemoryChange) -> Json:
    return {
        "id": memory_name(change.memory_id),
        "operation": change.operation.value,
        "at": change.at.isoformat(),
        "made_by": change.made_by,
        "reason": change.reason,
    }
