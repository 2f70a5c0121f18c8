"""The days of a memory as Markdown pages: what happened, hour by hour, with the pictures."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from core.answer.wording import gap_words
from core.ids import ObservationId
from core.memory_record import Level, Memory, MemoryKind, Role
from core.observation import Gap, StoredObservation
from core.store.observation_store import ObservationFilter
from core.store.store import Store


def day_pages(store: Store, pictures: Mapping[ObservationId, str]) -> Iterator[tuple[str, str]]:
    """A page for each day with frames, as (name, Markdown), oldest first."""
    for day, _ in sorted(store.observations.days()):
        midnight = datetime.fromisoformat(day).astimezone()
        # Wide enough for every time zone; a day is counted as it was where the frame was seen.
        since, until = midnight - timedelta(hours=26), midnight + timedelta(hours=50)
        frames = [
            frame
            for frame in store.observations.matching(ObservationFilter(since, until))
            if f"{frame.at:%Y-%m-%d}" == day
        ]
        gaps = [gap for gap in store.gaps.between(since, until) if f"{gap.since:%Y-%m-%d}" == day]
        yield f"days/{day}.md", "\n".join(_page(store, day, frames, gaps, pictures)) + "\n"


def _page(
    store: Store,
    day: str,
    frames: list[StoredObservation],
    gaps: list[Gap],
    pictures: Mapping[ObservationId, str],
) -> list[str]:
    summary = store.memories.with_subject(MemoryKind.EPISODIC, f"day|{day}")
    page = [f"# {summary[0].title if summary else day}", ""]
    if summary:
        page += [*(f"- {line}" for line in summary[0].summary.splitlines()), ""]
    for session in _sessions(store, summary):
        page += _session(store, session, pictures)
    page += [f"- {gap_words(gap)}" for gap in gaps]
    page += ["", "## Frames", ""]
    page += [_frame(frame, pictures) for frame in frames]
    return page


def _sessions(store: Store, summary: list[Memory]) -> list[Memory]:
    if not summary:
        return []
    return [one for one in store.memories.children(summary[0].id) if one.level is Level.SESSION]


def _session(store: Store, session: Memory, pictures: Mapping[ObservationId, str]) -> list[str]:
    page = [f"## {session.since:%H:%M} to {session.until:%H:%M}: {session.title}", ""]
    for segment in store.memories.children(session.id):
        page.append(f"- **{segment.since:%H:%M} {segment.title}**{_seen(segment, pictures)}")
        page += [
            f"  - {statement.text}"
            for statement in segment.statements
            if statement.role is Role.LINE
        ]
    return [*page, ""]


def _seen(memory: Memory, pictures: Mapping[ObservationId, str]) -> str:
    for observation_id in memory.evidence:
        if observation_id in pictures:
            return f" ([seen](../{pictures[observation_id]}))"
    return ""


def _frame(frame: StoredObservation, pictures: Mapping[ObservationId, str]) -> str:
    told = f"{frame.at:%H:%M:%S} {frame.window.app}: {frame.window.title}"
    place = pictures.get(frame.id)
    return f"- [{told}](../{place})" if place else f"- {told}"
