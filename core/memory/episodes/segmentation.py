"""Cutting a day into segments (one thing done in one place) and sessions (one sitting)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from core.ids import ObservationId
from core.memory.episodes.segment_words import DayWords, words_of_day
from core.memory.episodes.surprise import DayContext, boundaries_of, context_of_day
from core.memory.view import View
from core.models.embedder import FloatArray

GAP_CUTS_AFTER = timedelta(minutes=5)
SESSION_ENDS_AFTER = timedelta(minutes=25)
_GLANCE = timedelta(seconds=20)
_RETURN = timedelta(minutes=2)
_RETURNS_WITHIN = timedelta(minutes=30)
_LEAST_SITTING = timedelta(minutes=30)
_TOPIC_WINDOW = timedelta(minutes=30)
_LASTING_CHANGE = 0.15  # what two half hours share of their words when the topic has changed

Window = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Segment:
    """Views of one monitor that belong together, in order of time.

    `app` and `title` are of the window that was longest in front.
    """

    views: tuple[View, ...]
    since: datetime
    until: datetime
    app: str
    title: str

    @property
    def monitor(self) -> int:
        return self.views[0].observation.monitor


@dataclass(frozen=True, slots=True)
class Session:
    """Segments of one sitting, of every monitor, in order of time."""

    segments: tuple[Segment, ...]
    since: datetime
    until: datetime


def cut_into_segments(
    views: Sequence[View], vectors: Mapping[ObservationId, FloatArray]
) -> tuple[Segment, ...]:
    """Cut the views of a day, given in order of time, into segments in order of time.

    Monitors are cut each for itself. `vectors` are unit vectors; views without one are judged by
    place and words alone.
    """
    day = context_of_day(views, vectors)
    monitors: dict[int, list[View]] = {}
    for view in views:
        monitors.setdefault(view.observation.monitor, []).append(view)
    segments = [
        _segment_of(run)
        for own in monitors.values()
        for run in _without_interludes(_leafed_through(_runs_of(own, day)))
    ]
    return tuple(sorted(segments, key=lambda one: (one.since, one.monitor)))


def into_sessions(segments: Sequence[Segment]) -> tuple[Session, ...]:
    """Gather segments, given in order of time, into sittings.

    A sitting ends with a break on all monitors, or where what follows for half an hour has next
    to nothing in common with the half hour before.
    """
    words = words_of_day([view for segment in segments for view in segment.views])
    sittings: list[list[Segment]] = []
    until = None
    for segment in segments:
        if until is None or segment.since - until > SESSION_ENDS_AFTER:
            sittings.append([])
        sittings[-1].append(segment)
        until = segment.until if until is None else max(until, segment.until)
    return tuple(
        Session(tuple(part), part[0].since, max(one.until for one in part))
        for sitting in sittings
        for part in _by_topic(sitting, words)
    )


def seconds_of(views: Sequence[View]) -> list[float]:
    """How long each view of a run was there: until the next one came, a second at least.

    A recorder that only notes changes leaves `until` at `at`, so a short silence after a view is
    counted to it; a long one is nobody's time.
    """
    lengths: list[float] = []
    for number, view in enumerate(views):
        seen = view.observation
        until = seen.until
        if number + 1 < len(views):
            following = views[number + 1].observation.at
            if timedelta() < following - until <= GAP_CUTS_AFTER:
                until = following
        lengths.append(max(1.0, (until - seen.at).total_seconds()))
    return lengths


def _runs_of(views: Sequence[View], day: DayContext) -> list[list[View]]:
    boundaries = set(boundaries_of(views, day))
    runs = [[views[0]]]
    for number, (one, other) in enumerate(pairwise(views), start=1):
        if number in boundaries or _is_apart(one, other):
            runs.append([])
        runs[-1].append(other)
    return runs


def _is_apart(one: View, other: View) -> bool:
    return other.observation.at - one.observation.until > GAP_CUTS_AFTER


def _leafed_through(runs: Sequence[list[View]]) -> list[list[View]]:
    """Put together what one only leafed through: glances at one thing after another in one app."""
    joined: list[list[View]] = []
    was_glance = False
    for number, run in enumerate(runs):
        following = runs[number + 1][0] if number + 1 < len(runs) else None
        ends = run[-1].observation.until
        if following is not None and not _is_apart(run[-1], following):
            ends = following.observation.at
        is_glance = ends - run[0].observation.at <= _GLANCE
        last = joined[-1][-1] if joined else None
        if (
            (is_glance and was_glance and last is not None)
            and last.observation.window.app == run[0].observation.window.app
            and not _is_apart(last, run[0])
        ):
            joined[-1] += run
        else:
            joined.append(list(run))
        was_glance = is_glance
    return joined


def _without_interludes(runs: Sequence[list[View]]) -> list[list[View]]:
    """Put back together what a glance elsewhere, or a returning chat, had interrupted.

    An interlude between two stretches of the same window belongs to them if it is a glance, or
    if it is short and its window was there shortly before: then work runs across both.
    """
    joined: list[list[View]] = []
    last_seen: dict[Window, datetime] = {}
    for number, run in enumerate(runs):
        if len(joined) >= 2 and _goes_on(joined[-2], joined[-1], run, last_seen):
            interlude = joined.pop()
            joined[-1] += [*interlude, *run]
        else:
            joined.append(list(run))
        for view in runs[number - 1] if number else ():
            last_seen[_window(view)] = view.observation.until
    return joined


def _goes_on(
    before: Sequence[View],
    interlude: Sequence[View],
    after: Sequence[View],
    last_seen: Mapping[Window, datetime],
) -> bool:
    """Whether `after` is the work of `before` again, and what lay between belongs to it."""
    if _window(before[-1]) != _window(after[0]):
        return False
    if _is_apart(before[-1], interlude[0]) or _is_apart(interlude[-1], after[0]):
        return False
    since = interlude[0].observation.at
    length = after[0].observation.at - since
    if length <= _GLANCE:
        return True
    seen = last_seen.get(_window(interlude[0]))
    return length <= _RETURN and seen is not None and since - seen <= _RETURNS_WITHIN


def _window(view: View) -> Window:
    return (view.observation.window.app, view.title)


def _segment_of(run: Sequence[View]) -> Segment:
    shown: dict[Window, float] = {}
    for view, seconds in zip(run, seconds_of(run), strict=True):
        shown[_window(view)] = shown.get(_window(view), 0.0) + seconds
    app, title = max(shown, key=lambda window: shown[window])
    until = max(view.observation.until for view in run)
    return Segment(tuple(run), run[0].observation.at, until, app, title)


def _by_topic(sitting: Sequence[Segment], words: DayWords) -> list[Sequence[Segment]]:
    """Cut a sitting where its topic changes for good; the deepest change first."""
    if len(sitting) < 2:
        return [sitting]
    depth, place = min(
        (_common(sitting[:place], sitting[place:], words), place)
        for place in range(1, len(sitting))
    )
    if depth > _LASTING_CHANGE:
        return [sitting]
    return [*_by_topic(sitting[:place], words), *_by_topic(sitting[place:], words)]


def _common(before: Sequence[Segment], after: Sequence[Segment], words: DayWords) -> float:
    """What the time just before and just after a place have in common, 0 to 1.

    1 where either side is too short to be a sitting, or where a window goes on.
    """
    begins = after[0].since
    ended = max(one.until for one in before)
    if min(begins - before[0].since, max(one.until for one in after) - begins) < _LEAST_SITTING:
        return 1.0
    earlier = [one for one in before if one.until >= ended - _TOPIC_WINDOW]
    later = [one for one in after if one.since <= begins + _TOPIC_WINDOW]
    if {_window(v) for one in earlier for v in one.views} & {
        _window(v) for one in later for v in one.views
    }:
        return 1.0
    return words.overlap(_stems_of(earlier, words), _stems_of(later, words))


def _stems_of(segments: Sequence[Segment], words: DayWords) -> frozenset[str]:
    return frozenset().union(
        *(words.stems[view.observation.id] for one in segments for view in one.views)
    )
