"""Shows what was on the screen at the place of the scale below the pointer."""

from datetime import date, datetime

from PySide6.QtCore import QPoint

from app.windows.day_segments import DayView, frame_at
from app.windows.scale.hover_preview import HoverPreview
from app.windows.scale.zooming_scale import ZoomingScale
from app.windows.words import app_name, clock_time
from app.windows.workplace import Workplace
from core.observation import StoredObservation

_REACH_PX = 4  # a look of a moment is painted wider than it lasted


class ScaleHover:
    """Joins the scales with a preview: the frame where there is one, or why there is none."""

    def __init__(self, workplace: Workplace, scales: ZoomingScale) -> None:
        self._scale, self._month = scales.time, scales.month
        self.preview = HoverPreview(workplace, scales)
        self._scale.hovered.connect(self._show)
        self._month.hovered.connect(self._show_day)
        for scale in (self._scale, self._month):
            scale.left.connect(self.preview.put_away)

    def _show(self, moment: datetime, x: float) -> None:
        day = self._scale.day
        if day is None:
            return
        above = self._scale.mapToGlobal(QPoint(round(x), 0))
        position = frame_at(day.frames, moment)
        frame = None if position is None else day.frames[position]
        reach_px = 0 if any(gap.since <= moment <= gap.until for gap in day.gaps) else _REACH_PX
        if frame is None or not (self._is_at(frame, x, reach_px) or _is_within_an_app(day, moment)):
            self.preview.show_words(self._scale.words_at(x), above)
            return
        when = f"{clock_time(moment)}  {app_name(frame.window.app)}"
        held = day.density.words(moment)
        self.preview.show_frame(frame.id, when, frame.window.title, above, held=held)

    def _is_at(self, frame: StoredObservation, x: float, reach_px: float) -> bool:
        """Whether a frame is below the pointer, or that close to it."""
        left, right = self._scale.x_of(frame.at), self._scale.x_of(frame.until)
        return left - reach_px <= x <= right + reach_px

    def _show_day(self, day: date, x: float) -> None:
        above = self._month.mapToGlobal(QPoint(round(x), 0))
        self.preview.show_words(self._month.words_of(day), above)


def _is_within_an_app(day: DayView, moment: datetime) -> bool:
    """Whether the same app was in front before and after."""
    return any(one.since <= moment <= one.until for one in day.segments)
