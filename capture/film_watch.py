"""Watches for films on each monitor, and says when one is no reason to keep a frame.

What a film shows is kept when it begins, once a minute while it goes on, whenever something beside
it is new, and when it stops. What it shows in between, subtitles too, is not remembered.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from capture.change_gate import are_equal
from capture.frame_cells import Cells
from capture.moving_areas import Movement, after_look, moved_cells, moving_areas, no_movement
from capture.screens import RgbFrame
from core.observation import Box

KEPT_EVERY = timedelta(minutes=1)


@dataclass(slots=True)
class _Watched:
    frame: RgbFrame
    at: datetime
    movement: Movement
    text: tuple[Box, ...] = ()
    read_at: datetime | None = None


class FilmWatch:
    """Keeps of each monitor the last frame and where the lines of the last read one stood."""

    def __init__(self) -> None:
        self._watched: dict[int, _Watched] = {}

    def look(
        self, monitor: int, frame: RgbFrame, at: datetime, idle_s: float | None
    ) -> Cells | None:
        """The cells whose change is no reason to keep this frame; None if all of them are.

        `idle_s` is how long ago keyboard or mouse were touched. Where that is not told, somebody
        may always be at them, and nothing is taken for a film.
        """
        seen = self._watched.get(monitor)
        if seen is None or seen.frame.shape != frame.shape:
            self._watched[monitor] = _Watched(frame, at, no_movement(frame))
            return None
        is_touched = idle_s is None or idle_s < (at - seen.at).total_seconds()
        if not are_equal(seen.frame, frame) or seen.movement.moved.any():
            moved = moved_cells(seen.frame, frame)
            seen.movement = after_look(seen.movement, moved, is_touched=is_touched)
        seen.frame, seen.at = frame, at
        # Either way: a clock that was set back must not silence a film for as long.
        if seen.read_at is None or abs(at - seen.read_at) >= KEPT_EVERY:
            return None
        areas = moving_areas(seen.movement, seen.text)
        return areas if areas.any() else None

    def read(self, monitor: int, at: datetime, text: Sequence[Box]) -> None:
        """A frame was read; that is where its lines stand."""
        if seen := self._watched.get(monitor):
            seen.text, seen.read_at = tuple(text), at

    def forget(self, monitor: int) -> None:
        """Take whatever plays on a monitor for new."""
        self._watched.pop(monitor, None)
