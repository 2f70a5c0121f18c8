"""Which frame of a day is shown when the day has been read."""

from collections.abc import Callable
from datetime import datetime

from app.windows.day_segments import DayView, frame_at
from app.windows.scale.zooming_scale import Landing
from core.ids import ObservationId

Pick = Callable[[DayView], int | None]
"""The position of a frame; None where the day has none."""


def pick_last(day: DayView) -> int | None:
    return len(day.frames) - 1 if day.frames else None


def pick_first(day: DayView) -> int | None:
    return 0 if day.frames else None


def pick_landing(landing: Landing) -> Pick:
    """The frame nearest to where zooming came to."""

    def pick(day: DayView) -> int | None:
        zone = day.since.tzinfo if day.since is not None else None
        return frame_at(day.frames, landing.moment.replace(tzinfo=zone))

    return pick


def pick_frame(observation_id: ObservationId, at: datetime) -> Pick:
    """The frame itself, or, if it is gone, the one nearest to its time."""

    def pick(day: DayView) -> int | None:
        for position, frame in enumerate(day.frames):
            if frame.id == observation_id:
                return position
        return frame_at(day.frames, at)

    return pick
