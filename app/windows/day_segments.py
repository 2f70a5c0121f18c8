"""A day as the time scale needs it: stretches of one app, and which frame belongs to a moment."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from app.windows.scale.density import DayDensity
from core.observation import Gap, StoredObservation
from core.store.density_store import MinuteDensity

_LONGEST_BRIDGE = timedelta(minutes=2)  # frames of one app closer than this are one stretch


@dataclass(frozen=True, slots=True)
class AppSegment:
    """A stretch in which one app was in front; `first` and `last` are frame positions."""

    app: str
    since: datetime
    until: datetime
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class DayView:
    """Everything the timeline shows of one day."""

    day: date
    frames: tuple[StoredObservation, ...]
    segments: tuple[AppSegment, ...]
    gaps: tuple[Gap, ...]
    density: DayDensity = field(default_factory=DayDensity)

    @property
    def since(self) -> datetime | None:
        moments = [f.at for f in self.frames[:1]] + [g.since for g in self.gaps[:1]]
        return min(moments, default=None)

    @property
    def until(self) -> datetime | None:
        moments = [max(f.until for f in self.frames)] if self.frames else []
        moments += [max(g.until for g in self.gaps)] if self.gaps else []
        return max(moments, default=None)


def day_view(
    day: date,
    frames: Sequence[StoredObservation],
    gaps: Sequence[Gap],
    density: Sequence[MinuteDensity] = (),
) -> DayView:
    """Put a day together; frames and minutes must be in order of time."""
    return DayView(day, tuple(frames), segments_of(frames), tuple(gaps), DayDensity(density))


def segments_of(frames: Sequence[StoredObservation]) -> tuple[AppSegment, ...]:
    """Join neighbouring frames of one app into stretches."""
    segments: list[AppSegment] = []
    for position, frame in enumerate(frames):
        before = segments[-1] if segments else None
        if (
            before is not None
            and before.app == frame.window.app
            and frame.at - before.until <= _LONGEST_BRIDGE
        ):
            until = max(before.until, frame.until)
            segments[-1] = AppSegment(before.app, before.since, until, before.first, position)
        else:
            segments.append(AppSegment(frame.window.app, frame.at, frame.until, position, position))
    return tuple(segments)


def frame_at(frames: Sequence[StoredObservation], moment: datetime) -> int | None:
    """The position of the frame that was shown at a moment, or of the nearest one."""
    if not frames:
        return None
    after = bisect_right(frames, moment, key=lambda frame: frame.at)
    before = max(0, after - 1)
    if after >= len(frames) or moment <= frames[before].until:
        return before
    to_before = moment - frames[before].until
    return before if to_before <= frames[after].at - moment else after


def app_change(segments: Sequence[AppSegment], position: int, step: int) -> int | None:
    """The first frame of the next (`step` 1) or previous (`step` -1) stretch of an app."""
    here = bisect_right(segments, position, key=lambda segment: segment.first) - 1
    there = here + step
    return segments[there].first if 0 <= there < len(segments) else None
