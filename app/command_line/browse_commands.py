"""`recollect memories`, `recollect memory` and `recollect timeline`."""

from datetime import datetime, timedelta
from typing import Annotated

import typer

from app.command_line.browse_conversations import conversation_json, conversation_told
from app.command_line.browse_memory import memory_json, memory_line, memory_shown
from app.command_line.context import (
    MOST_ROWS,
    FrameName,
    JsonOption,
    known_errors,
    observation_name,
    parse_moment,
    parse_name,
    session_of,
)
from app.command_line.output import Json, Output
from app.open_memory import Access
from core.answer.wording import day_words, gap_words, moment_words
from core.clock import SystemClock
from core.ids import ObservationId
from core.memory.conversations import conversations_between
from core.memory_record import Level, MemoryKind, Status
from core.observation import StoredObservation
from core.recall.query import quoted
from core.store.memory_store import MemoryFilter
from core.store.observation_store import ObservationFilter
from core.store.store import Store


@known_errors
def memories_command(
    context: typer.Context,
    kind: Annotated[MemoryKind | None, typer.Option(help="Only this kind.")] = None,
    level: Annotated[
        Level | None, typer.Option(help="Only this level of what happened (day, session, …).")
    ] = None,
    at: Annotated[str | None, typer.Option(help="Only what covers this moment.")] = None,
    text: Annotated[str | None, typer.Option(help="Only what says these words.")] = None,
    status: Annotated[
        Status, typer.Option(help="What holds, what was replaced, or what you rejected.")
    ] = Status.ACTIVE,
    limit: Annotated[int, typer.Option(min=1, max=MOST_ROWS, help="How many, newest first.")] = 50,
    as_json: JsonOption = False,
) -> None:
    """List what was learned: what happened, facts, how-tos, documents, you, tasks."""
    wanted = MemoryFilter(
        kind=kind,
        level=level,
        status=status,
        around=parse_moment(at),
        words=" ".join(quoted(word) for word in text.split()) if text and text.strip() else None,
    )
    with session_of(context).open(Access.READ) as memory:
        found = memory.store.memories.matching(wanted, limit)
        total = memory.store.memories.number_matching(wanted)
        left = memory.store.formation.waiting_count()
    told = "\n".join(memory_line(one) for one in found)
    if len(found) < total:
        told += f"\n{total - len(found)} more; see --limit."
    if not found:
        told = (
            f"No memories yet; {left} frames wait to be learned from: run `recollect work`."
            if left
            else "No such memories."
        )
    Output(as_json).data({"memories": [memory_json(one) for one in found], "total": total}, told)


@known_errors
def memory_command(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="ID", help="A memory's id (m5), or a frame's (o12).")
    ],
    as_json: JsonOption = False,
) -> None:
    """Show one memory with its evidence, or one frame with its text."""
    wanted = parse_name(name)
    with session_of(context).open(Access.READ) as memory:
        if isinstance(wanted, FrameName):
            document, told = _frame_shown(memory.store, wanted.id)
        else:
            found = memory.store.memories.get(wanted.id)
            document, told = memory_shown(memory.store, found)
            frames = memory.store.observations.get_many(found.evidence)
            document = {
                **document,
                "evidence": [observation_json(frame) for frame in frames.values()],
            }
    Output(as_json).data(document, told)


def _frame_shown(store: Store, frame: ObservationId) -> tuple[Json, str]:
    seen, lines = store.observations.get(frame), store.observations.lines(frame)
    told = [
        f"{moment_words(seen.at)} to {seen.until:%H:%M} · {seen.window.app}",
        seen.window.title,
        *([seen.window.url] if seen.window.url else []),
        "",
        *(line.text for line in lines),
    ]
    shown = [
        {
            "text": line.text,
            "box": [line.box.left, line.box.top, line.box.width, line.box.height],
        }
        for line in lines
    ]
    return {**observation_json(seen), "lines": shown}, "\n".join(told)


@known_errors
def timeline_command(
    context: typer.Context,
    day: Annotated[
        str | None, typer.Option(help="A day (2026-06-09); default: the newest with frames.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Show what was on the screen on one day, what was said in chats then, and the gaps."""
    with session_of(context).open(Access.READ) as memory:
        store = memory.store
        span = store.observations.span()
        start = parse_moment(day) or (span[1] if span else SystemClock().now())
        if span is not None:
            start = start.replace(tzinfo=span[1].tzinfo)
        start = start.replace(hour=0, minute=0, second=0, microsecond=0)
        end = start + timedelta(days=1)
        seen = store.observations.matching(ObservationFilter(since=start, until=end))
        gaps = store.gaps.between(start, end)
        conversations = conversations_between(store, start, end)
    entries: list[tuple[datetime, str]] = [
        (
            one.at,
            f"{observation_name(one.id):>6}  {one.at:%H:%M:%S}  {one.window.app:<14} "
            f"{one.window.title}",
        )
        for one in seen
    ]
    entries += [(gap.since, f"        {gap_words(gap)}") for gap in gaps]
    entries += [(one.turns[0].said_at, conversation_told(one)) for one in conversations]
    told = "\n".join(text for _, text in sorted(entries))
    Output(as_json).data(
        {
            "day": f"{start:%Y-%m-%d}",
            "entries": [observation_json(one) for one in seen],
            "conversations": [conversation_json(one) for one in conversations],
            "gaps": [
                {
                    "kind": gap.kind.value,
                    "since": gap.since.isoformat(),
                    "until": gap.until.isoformat(),
                    "reason": gap.reason,
                }
                for gap in gaps
            ],
        },
        f"{day_words(start)}\n{told}" if told else f"Nothing was recorded on {day_words(start)}.",
    )


def observation_json(seen: StoredObservation) -> Json:
    """One observation, without its text."""
    return {
        "id": observation_name(seen.id),
        "source_id": seen.source_id,
        "source": seen.source.value,
        "at": seen.at.isoformat(),
        "until": seen.until.isoformat(),
        "monitor": seen.monitor,
        "app": seen.window.app,
        "title": seen.window.title,
        "url": seen.window.url,
    }
