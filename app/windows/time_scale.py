"""The day as a band of time: apps in their colours, gaps hatched, and a playhead to drag."""

from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.theme.theme import Theme
from app.windows.day_segments import DayView
from app.windows.gap_words import gap_words
from app.windows.time_scale_painter import SCALE_HEIGHT, SIDE, ScalePainter
from app.windows.words import app_name, clock_range, clock_time

_SHORTEST_VIEW = timedelta(minutes=5)
_SHORTEST_RANGE_PX = 4
_WHEEL_NOTCH = 120


class TimeScale(QWidget):
    """Painted by hand so that a day of many thousand frames stays one quick picture."""

    moment_picked = Signal(object)  # datetime
    stepped = Signal(int)
    range_picked = Signal(object, object)  # datetime, datetime
    range_dropped = Signal()
    hovered = Signal(object, float)  # the moment below the pointer, and its place
    left = Signal()
    zoomed_out = Signal()  # further than the whole day

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._day: DayView | None = None
        self._since = self._until = datetime.min
        self._moment: datetime | None = None
        self._range: tuple[datetime, datetime] | None = None
        self._range_from: datetime | None = None
        self._wheel_rest = 0
        self._is_zoomed = False
        self.setFixedHeight(SCALE_HEIGHT)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Time scale of the day"))
        theme.changed.connect(self.update)

    @property
    def selected_range(self) -> tuple[datetime, datetime] | None:
        return self._range

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(640, SCALE_HEIGHT)

    def show_day(self, day: DayView | None) -> None:
        """Show another day whole; the selected range is dropped."""
        is_same_day = self._day is not None and day is not None and self._day.day == day.day
        self._day = day if day is not None and day.since is not None else None
        self.drop_range()
        if day is None or day.since is None or day.until is None:
            self._moment = None
        elif not (is_same_day and self._is_zoomed):
            self._show_whole(day.since, day.until)
        self.update()

    def show_moment(self, moment: datetime | None) -> None:
        """Move the playhead; the view follows if it would leave it."""
        self._moment = moment
        if self._day is None:
            return
        if moment is not None and not self._since <= moment <= self._until:
            half = (self._until - self._since) / 2
            self._since, self._until = moment - half, moment + half
        if moment is not None:
            self.setAccessibleDescription(clock_time(moment))
        self.update()

    def select_range(self, since: datetime, until: datetime) -> None:
        self._range = (since, until)
        self.range_picked.emit(since, until)
        self.update()

    def drop_range(self) -> None:
        if self._range is not None:
            self._range = None
            self.range_dropped.emit()
            self.update()

    def moment_at(self, x: float) -> datetime:
        share = (x - SIDE) / max(1, self.width() - 2 * SIDE)
        return self._since + (self._until - self._since) * max(0.0, min(1.0, share))

    def x_of(self, moment: datetime) -> float:
        span = (self._until - self._since).total_seconds() or 1.0
        return SIDE + (moment - self._since).total_seconds() / span * (self.width() - 2 * SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        scale = ScalePainter(painter, self._theme.colours, area, self.x_of)
        scale.track(has_focus=self.hasFocus())
        if self._day is None:
            return
        scale.hours(self._since, self._until)
        scale.gaps(self._day.gaps)
        scale.segments(self._day.segments)
        scale.legend(self._day.segments)
        if self._range is not None:
            scale.selected_range(*self._range)
        if self._moment is not None:
            scale.playhead(self._moment)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._day is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.drop_range()
            self._range_from = self.moment_at(event.position().x())
            return
        self.drop_range()
        self.moment_picked.emit(self.moment_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._day is None:
            return
        moment = self.moment_at(event.position().x())
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self.hovered.emit(moment, event.position().x())
            return
        self.left.emit()
        if self._range_from is None:
            self.moment_picked.emit(moment)
            return
        self._range = (min(self._range_from, moment), max(self._range_from, moment))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._range_from is None:
            return
        moved = abs(self.x_of(self._range_from) - event.position().x())
        if self._range is not None and moved >= _SHORTEST_RANGE_PX:
            self.select_range(*self._range)
        else:
            self.drop_range()
        self._range_from = None

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        if self._day is None:
            return
        delta = event.angleDelta().y() or -event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(0.8 if delta > 0 else 1.25, event.position())
        else:
            self._wheel_rest += delta
            notches = int(self._wheel_rest / _WHEEL_NOTCH)
            if notches:
                self._wheel_rest -= notches * _WHEEL_NOTCH
                self.stepped.emit(-notches)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self.left.emit()

    @property
    def day(self) -> DayView | None:
        """What is shown; None where there is nothing to show."""
        return self._day

    def words_at(self, x: float) -> str:
        """What the scale shows at a place, in words."""
        if self._day is None:
            return ""
        moment = self.moment_at(x)
        for gap in self._day.gaps:
            if gap.since <= moment <= gap.until:
                return gap_words(gap)
        for segment in self._day.segments:
            if segment.since <= moment <= segment.until:
                frame = self._day.frames[segment.first]
                when = clock_range(segment.since, segment.until)
                return f"{when}  {app_name(segment.app)}\n{frame.window.title}"
        return clock_time(moment)

    def _show_whole(self, since: datetime, until: datetime) -> None:
        margin = max((until - since) * 0.02, timedelta(minutes=10))
        self._since, self._until = since - margin, until + margin
        self._is_zoomed = False

    def _zoom(self, factor: float, around: QPointF) -> None:
        centre = self.moment_at(around.x())
        since = centre - (centre - self._since) * factor
        until = centre + (self._until - centre) * factor
        if _SHORTEST_VIEW <= until - since <= timedelta(hours=30):
            self._since, self._until = since, until
            self._is_zoomed = True
            self.update()
        elif factor > 1:
            self.zoomed_out.emit()
