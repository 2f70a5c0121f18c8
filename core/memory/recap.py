"""What a stretch of time was about, from its episodes and conversations, each line with proof."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.answer.units import box_of
from core.ids import ObservationId
from core.memory.conversations import RECOLLECT, ToldTurn, conversations_between
from core.memory_record import Evidence, Level, Memory, MemoryKind, Role, Statement
from core.observation import Box
from core.store.memory_store import MemoryFilter
from core.store.store import Store

_MOST_PARTS = 60
_HALF = 0.5
_WITH_CONVERSATIONS = timedelta(hours=36)


@dataclass(frozen=True, slots=True)
class RecapLine:
    """A line of a recap and the frame that it rests on; `box` is None for a frame as a whole."""

    text: str
    observation_id: ObservationId
    box: Box | None


@dataclass(frozen=True, slots=True)
class RecapPart:
    """One episode of the stretch: what led it, when, and its most telling lines.

    A conversation has its name as the title, and its `turns` as the lines; other parts have none.
    """

    title: str
    since: datetime
    until: datetime
    level: Level
    lines: tuple[RecapLine, ...]
    turns: int = 0


def recap(store: Store, since: datetime, until: datetime) -> list[RecapPart]:
    """The episodes and conversations of a stretch, in order of time; empty if there are none.

    Of hours the segments, of a day the sittings, of more the days: whatever tells it in about a
    screenful. Only episodes of which at least half lies in the stretch count. Conversations are
    told of a day and of hours.
    """
    parts = _episodes(store, since, until)
    if until - since <= _WITH_CONVERSATIONS:
        parts += _conversations(store, since, until)
    return sorted(parts, key=lambda part: part.since)


def _episodes(store: Store, since: datetime, until: datetime) -> list[RecapPart]:
    for level in _levels_for(until - since):
        wanted = MemoryFilter(kind=MemoryKind.EPISODIC, level=level, since=since, until=until)
        found = store.memories.matching(wanted, _MOST_PARTS, oldest_first=True)
        parts = [_part(store, one, level) for one in found if _lies_in(one, since, until)]
        if parts:
            return parts
    return []


def _conversations(store: Store, since: datetime, until: datetime) -> list[RecapPart]:
    """What was said on screens; what was said to Recollect stands in its chat."""
    return [
        RecapPart(
            title=one.name or one.app,
            since=one.turns[0].said_at,
            until=one.turns[-1].said_at,
            level=Level.SEGMENT,
            lines=tuple(_turn_line(store, turn, turn.frame) for turn in one.turns if turn.frame),
            turns=len(one.turns),
        )
        for one in conversations_between(store, since, until)
        if one.app != RECOLLECT
    ]


def _turn_line(store: Store, turn: ToldTurn, frame: ObservationId) -> RecapLine:
    text = f"{turn.speaker}: {turn.text}" if turn.speaker else turn.text
    return RecapLine(text, frame, _box(store, Evidence(frame, turn.line_numbers)))


def _levels_for(length: timedelta) -> tuple[Level, ...]:
    if length > timedelta(days=45):
        return (Level.MONTH, Level.WEEK, Level.DAY)
    if length > timedelta(hours=36):
        return (Level.DAY, Level.SESSION)
    if length > timedelta(hours=6):
        return (Level.SESSION, Level.SEGMENT)
    return (Level.SEGMENT, Level.SESSION)


def _lies_in(episode: Memory, since: datetime, until: datetime) -> bool:
    length = (episode.until - episode.since).total_seconds()
    inside = (min(episode.until, until) - max(episode.since, since)).total_seconds()
    return inside >= _HALF * length


def _part(store: Store, episode: Memory, level: Level) -> RecapPart:
    lines = [one for one in episode.statements if one.role is Role.LINE]
    return RecapPart(
        title=episode.title,
        since=episode.since,
        until=episode.until,
        level=level,
        lines=tuple(_line(store, one) for one in lines or episode.statements[:1]),
    )


def _line(store: Store, statement: Statement) -> RecapLine:
    proof = statement.evidence[0]
    return RecapLine(statement.text, proof.observation_id, _box(store, proof))


def _box(store: Store, proof: Evidence) -> Box | None:
    if not proof.line_numbers:
        return None
    lines = store.observations.lines(proof.observation_id)
    if max(proof.line_numbers) >= len(lines):
        return None  # the frame let go of its text
    return box_of(lines, proof.line_numbers)
