"""`recollect memories`, `recollect memory` and `recollect timeline`."""

from datetime import datetime, timedelta
from typing import Annotated

import typer

from app.command_line.context import (
    MOST_ROWS,
    FrameName,
    JsonOption,
    known_errors,
    memory_name,
    observation_name,
    parse_moment,
    parse_name,
    session_of,
)
from app.command_line.output import Json, Output
from app.open_memory import Access
from core.answer.wording import day_words, gap_words, moment_words
from core.clock import SystemClock
from core.ids import MemoryId, ObservationId
from core.observation import StoredObservation
from core.store.memory_store import Memory, MemoryKind
from core.store.observation_store import ObservationFilter
from core.store.store import Store


@known_errors
def memories_command(
    context: typer.Context,
    kind: Annotated[MemoryKind | None, typer.Option(help="Only this kind.")] = None,
    at: Annotated[str | None, typer.Option(help="Only what covers this moment.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=MOST_ROWS, help="How many, newest first.")] = 50,
    as_json: JsonOption = False,
) -> None:
    """List what was learned: episodes, and pages and documents seen."""
    with session_of(context).open(Access.READ) as memory:
        found = memory.store.memories.list(kind, parse_moment(at), limit)
    told = "\n".join(
        f"{memory_name(one.id):>6}  {one.since:%Y-%m-%d %H:%M}  {one.kind:<9} {one.title}"
        for one in found
    )
    Output(as_json).data(
        {"memories": [memory_json(one) for one in found]},
        told or "No memories yet; they form as `recollect work` runs.",
    )


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
            document, told = _memory_shown(memory.store, wanted.id)
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


def _memory_shown(store: Store, memory_id: MemoryId) -> tuple[Json, str]:
    found = store.memories.get(memory_id)
    evidence = store.observations.get_many(found.evidence)
    told = [
        f"{found.title}  ({found.kind}, {found.made_by})",
        f"{moment_words(found.since)} to {found.until:%H:%M}",
        "",
        found.summary,
        "",
        "Evidence:",
        *(
            f"  {observation_name(one.id)}  {moment_words(one.at)}  {one.window.title}"
            for one in evidence.values()
        ),
    ]
    document = {
        **memory_json(found),
        "evidence": [observation_json(one) for one in evidence.values()],
    }
    return document, "\n".join(told)


@known_errors
def timeline_command(
    context: typer.Context,
    day: Annotated[
        str | None, typer.Option(help="A day (2026-06-09); default: the newest with frames.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Show what was on the screen on one day, and the gaps."""
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
    entries: list[tuple[datetime, str]] = [
        (
            one.at,
            f"{observation_name(one.id):>6}  {one.at:%H:%M:%S}  {one.window.app:<14} "
            f"{one.window.title}",
        )
        for one in seen
    ]
    entries += [(gap.since, f"        {gap_words(gap)}") for gap in gaps]
    told = "\n".join(text for _, text in sorted(entries))
    Output(as_json).data(
        {
            "day": f"{start:%Y-%m-%d}",
            "entries": [observation_json(one) for one in seen],
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


def memory_json(memory: Memory) -> Json:
    """One memory; its evidence as ids."""
    return {
        "id": memory_name(memory.id),
        "kind": memory.kind.value,
        "title": memory.title,
        "summary": memory.summary,
        "since": memory.since.isoformat(),
        "until": memory.until.isoformat(),
        "made_by": memory.made_by,
        "evidence": [observation_name(one) for one in memory.evidence],
    }


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
