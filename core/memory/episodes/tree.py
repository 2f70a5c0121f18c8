"""Episodes: the temporal tree of a day, from its views, and the levels above from stored ones."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from core.ids import ObservationId
from core.memory.episodes.kinds import EventType
from core.memory.episodes.segmentation import (
    Segment,
    Session,
    cut_into_segments,
    into_sessions,
    seconds_of,
)
from core.memory.episodes.subjects import names_of, subjects_of
from core.memory.episodes.summaries import (
    MADE_BY,
    as_title,
    beyond_the_title,
    day_draft,
    importance_by,
    importance_of,
    is_told,
    leading_type,
    lines_in_order,
    month_draft,
    substance_of,
    title_of,
    week_draft,
)
from core.memory.episodes.telling_lines import DayLines, lines_of_day, telling_lines
from core.memory.episodes.titles import event_type_of_segment, segment_title
from core.memory.view import View
from core.memory_record import Level, Memory, MemoryDraft, MemoryKind, Role, Statement
from core.models.embedder import FloatArray
from core.moments import to_us

_SEGMENT_LINES = 4
_SESSION_LINES = 6
_LINES_OF_LEADING = 3
_BESIDE_THE_WORK = 0.25


@dataclass(frozen=True, slots=True)
class SessionNode:
    """A sitting and its segments, in order of time."""

    draft: MemoryDraft
    segments: tuple[MemoryDraft, ...]


@dataclass(frozen=True, slots=True)
class DayTree:
    """A day, its sittings and their segments. The drafts know no parents: ids come from storing."""

    day: MemoryDraft
    sessions: tuple[SessionNode, ...]


def day_tree(
    views: Sequence[View],
    vectors: Mapping[ObservationId, FloatArray],
    led_before: Collection[str] = (),
) -> DayTree:
    """The lower part of the tree from the views of one day, at least one, in order of time.

    `vectors` are the views' unit vectors, as far as there are any. `led_before` are the names of
    what led the days before, which is less telling of this one.
    """
    lines = lines_of_day(views)
    nodes: list[SessionNode] = []
    sessions = into_sessions(cut_into_segments(views, vectors))
    for session in sessions:
        segments = segment_drafts(session.segments, lines)
        nodes.append(SessionNode(session_draft(session, segments), segments))
    day = subjects_of(
        [segment for session in sessions for segment in session.segments],
        [share for session in sessions for share in _shares_of(session)],
        led_before,
    )
    return DayTree(day_draft([node.draft for node in nodes], names_of(day)), tuple(nodes))


def week_tree(days: Sequence[Memory]) -> MemoryDraft:
    """A week from its stored days, at least one, in any order."""
    return week_draft(sorted(days, key=lambda day: day.since))


def month_tree(children: Sequence[Memory]) -> MemoryDraft:
    """A month from its stored weeks or days, at least one, in any order."""
    return month_draft(sorted(children, key=lambda child: child.since))


def segment_drafts(
    segments: Sequence[Segment], day: DayLines | None = None
) -> tuple[MemoryDraft, ...]:
    """The episode of each segment, in the order given; `day` says what is usual around them."""
    known = day or lines_of_day([view for segment in segments for view in segment.views])
    return tuple(_segment_draft(segment, known) for segment in segments)


def session_draft(session: Session, segments: Sequence[MemoryDraft]) -> MemoryDraft:
    """A sitting, from the drafts of its segments in the session's order.

    Named for the subjects that had the most time; where there is one alone, or none but talk, in
    the words of its longest segment. The screen that changed less was beside the work, and its
    time counts a quarter.
    """
    shares = _shares_of(session)
    named = names_of(subjects_of(session.segments, shares))
    weights = [
        sum(seconds_of(segment.views)) * share
        for segment, share in zip(session.segments, shares, strict=True)
    ]
    subjects: dict[tuple[str, str], float] = {}
    best: dict[tuple[str, str], MemoryDraft] = {}
    for segment, draft, weight in zip(session.segments, segments, weights, strict=True):
        subject = (segment.app, segment.title)
        subjects[subject] = subjects.get(subject, 0.0) + weight
        if subject not in best or draft.importance > best[subject].importance:
            best[subject] = draft
    order = sorted(subjects, key=lambda subject: -subjects[subject])
    longest = best[order[0]]
    is_talk = longest.details.get("event_type") == EventType.CHATTING.value
    if is_talk and subjects[order[0]] > sum(weights) / 2:
        named = []  # it was talk for the most part, and is called after what was said
    title = _session_title(title_of(longest), named, segments)
    is_named = title.text == title_of(longest).text
    names = [title.text, *(one.text for one in named)]
    chosen = [
        title_of(best[subject])
        for subject in order[is_named:_SESSION_LINES]
        if not is_told(title_of(best[subject]).text, names)
    ]
    told = [*names, *(one.text for one in chosen)]
    own = [
        one for one in longest.statements if one.role is Role.LINE and not is_told(one.text, told)
    ]
    chosen += own[: max(0, min(_SESSION_LINES - len(chosen), _LINES_OF_LEADING))]
    return MemoryDraft(
        kind=MemoryKind.EPISODIC,
        subject_key=f"session|{to_us(session.since)}",
        statements=(
            title,
            *named[1:],
            *lines_in_order(chosen, segments, title.text),
        ),
        since=session.since,
        until=session.until,
        made_by=MADE_BY,
        importance=importance_of(Level.SESSION, segments, sum(weights)),
        details={"event_type": leading_type(segments)},
        level=Level.SESSION,
    )


def _session_title(
    longest: Statement, named: Sequence[Statement], segments: Sequence[MemoryDraft]
) -> Statement:
    """The leading subject by its name alone where others are named after it."""
    if not named or (len(named) < 2 and named[0].text in longest.text):
        return as_title(longest.text, longest.text, segments)
    return replace(named[0], role=Role.TITLE)


def _segment_draft(segment: Segment, day: DayLines) -> MemoryDraft:
    telling = telling_lines(segment.views, _SEGMENT_LINES, day)
    title = segment_title(segment, telling)
    lines = beyond_the_title(telling, title.text)
    seconds = sum(seconds_of(segment.views))
    return MemoryDraft(
        kind=MemoryKind.EPISODIC,
        subject_key=f"segment|{segment.monitor}|{to_us(segment.since)}",
        statements=(title, *lines),
        since=segment.since,
        until=segment.until,
        made_by=MADE_BY,
        importance=importance_by(Level.SEGMENT, seconds, substance_of(lines), len(lines) / 4),
        details={"event_type": event_type_of_segment(segment).value},
        level=Level.SEGMENT,
    )


def _shares_of(session: Session) -> list[float]:
    """How far the time of each segment counts: less on monitors that stood beside the work."""
    changes: dict[int, int] = {}
    for segment in session.segments:
        changes[segment.monitor] = changes.get(segment.monitor, 0) + len(segment.views)
    main = max(changes, key=lambda monitor: (changes[monitor], -monitor))
    return [1.0 if one.monitor == main else _BESIDE_THE_WORK for one in session.segments]
