"""The day as a band of time: apps in their colours, gaps hatched, and a playhead to drag."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.theme.theme import Theme
from app.windows.day_segments import DayView
from app.windows.gap_words import gap_words
from app.windows.scale.pinch import pinch_in, take_pinches
from app.windows.scale.stretch import Stretch, with_moment_at
from app.windows.scale.time_scale_painter import SCALE_HEIGHT, SIDE, ScalePainter
from app.windows.words import app_name, clock_range, clock_time

_SHORTEST_VIEW = timedelta(minutes=1)
FRAME_BY_FRAME = timedelta(minutes=20)  # a view as short as this shows each frame for itself
_SHORTEST_RANGE_PX = 4
_WHEEL_NOTCH = 120
_CLOSER, _FARTHER = 0.8, 1.25
_NOTHING = Stretch(datetime.min, datetime.min)


class TimeScale(QWidget):
    """Painted by hand, and once: while the playhead moves, the band below it is a picture."""

    moment_picked = Signal(object)  # datetime
    stepped = Signal(int)
    range_picked = Signal(object, object)  # datetime, datetime
    range_dropped = Signal()
    hovered = Signal(object, float)  # the moment below the pointer, and its place
    left = Signal()
    zoomed = Signal()  # another stretch is shown
    zoomed_out = Signal(object, object)  # beyond the whole day; a moment and its place, or None
    other_day_wanted = Signal(object)  # date

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._day: DayView | None = None
        self._shown = _NOTHING
        self._moment: datetime | None = None
        self._range: tuple[datetime, datetime] | None = None
        self._range_from: datetime | None = None
        self._wheel_rest = 0
        self._is_zoomed = False
        self._band: QPixmap | None = None
        self._labels: list[QRectF] = []
        self._side = SIDE * theme.text_factor
        self.setFixedHeight(theme.grown(SCALE_HEIGHT))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Time scale of the day"))
        take_pinches(self)
        theme.changed.connect(self._paint_anew)

    @property
    def selected_range(self) -> tuple[datetime, datetime] | None:
        return self._range

    @property
    def day(self) -> DayView | None:
        """What is shown; None where there is nothing to show."""
        return self._day

    @property
    def shown(self) -> Stretch:
        """From when to when the scale reaches."""
        return self._shown

    @property
    def is_whole(self) -> bool:
        """Whether the whole day is shown, and not a part of it."""
        return not self._is_zoomed

    @property
    def is_frame_by_frame(self) -> bool:
        return self._day is not None and self._shown.span <= FRAME_BY_FRAME

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(640, self.height())

    # what others ask for

    def show_day(self, day: DayView | None) -> None:
        """Show another day whole; the selected range is dropped."""
        is_same_day = self._day is not None and day is not None and self._day.day == day.day
        self._day = day if day is not None and day.since is not None else None
        self.drop_range()
        if self._day is None:
            self._moment = None
        elif not (is_same_day and self._is_zoomed):
            self.show_whole()
        self._paint_anew()

    def show_whole(self) -> None:
        """Show all that there is of the day."""
        if self._day is not None:
            self._is_zoomed = False
            self._show(_whole(self._day))

    def show_around(self, moment: datetime, share: float, span: timedelta) -> None:
        """Show so long a part of the day, with a moment standing at a place."""
        self._is_zoomed = True
        self._show(with_moment_at(moment, share, span))

    def show_moment(self, moment: datetime | None) -> None:
        """Move the playhead; the view follows if it would leave it."""
        self._moment = moment
        if self._day is None:
            return
        if moment is not None and not self._shown.holds(moment):
            self._show(with_moment_at(moment, 0.5, self._shown.span))
        if moment is not None:
            self.setAccessibleDescription(self._moment_words(moment))
        self.update()

    def zoom(self, factor: float, share: float | None = None) -> None:
        """Show more (or, below 1, less) around a place; without one, around the playhead."""
        longest = _whole(self._day).span if self._day is not None else timedelta(0)
        if factor > 1 and self._shown.span >= longest:
            is_nowhere = share is None or self._day is None
            self.zoomed_out.emit(None if is_nowhere else self._shown.moment_at(share or 0.0), share)
            return
        if self._day is None:
            return
        if factor > 1 and share is None and self._shown.span * factor >= longest:
            self.show_whole()
            return
        if share is None:
            share = 0.5 if self._moment is None else self._shown.share_of(self._moment)
        wanted = self._shown.zoomed(min(factor, max(1.0, longest / self._shown.span)), share)
        if wanted.span >= _SHORTEST_VIEW:
            self._is_zoomed = True
            self._show(wanted)

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
        return self._shown.moment_at(self._share_at(x))

    def x_of(self, moment: datetime) -> float:
        return self._side + self._shown.share_of(moment) * (self.width() - 2 * self._side)

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
        nothing = self.tr("Nothing is remembered of this moment.")
        return f"{clock_time(moment)}  {nothing}"

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._painted_band())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._painter(painter)
        if self.hasFocus():
            scale.focus_ring()
        if self._day is None:
            return
        if self._range is not None:
            scale.selected_range(*self._range)
        if self._moment is not None:
            if self.is_frame_by_frame:
                scale.shown_frame(self._day.frames, self._moment)
            scale.playhead(self._moment, self._labels, among_frames=self.is_frame_by_frame)

    def _painted_band(self) -> QPixmap:
        """All that stays while the playhead moves."""
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        if self._band is None or self._band.size() != size:
            self._band = QPixmap(size)
            self._band.setDevicePixelRatio(ratio)
            self._band.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._band)
            painter.setFont(self.font())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_band(self._painter(painter))
            painter.end()
        return self._band

    def _paint_band(self, scale: ScalePainter) -> None:
        scale.track()
        if self._day is None:
            return
        self._labels = scale.hours(self._shown)
        scale.gaps(self._day.gaps)
        if self.is_frame_by_frame:
            scale.frames(self._day.frames, self._shown)
        else:
            scale.segments(self._day.segments)
        scale.density(self._day.density, self._shown)
        scale.beyond(self._day.day, *self._midnights(self._day))
        scale.legend(self._day.segments)

    def _painter(self, painter: QPainter) -> ScalePainter:
        """All of it as large as the system's text; it is drawn at the design's own sizes."""
        factor = self._theme.text_factor
        painter.scale(factor, factor)
        area = QRectF(0, 0, self.width() / factor, self.height() / factor)
        return ScalePainter(
            painter, self._theme.colours, area, lambda moment: self.x_of(moment) / factor
        )

    def _paint_anew(self) -> None:
        self._band = None
        self.update()

    def _show(self, stretch: Stretch) -> None:
        self._shown = stretch
        self._paint_anew()
        self.zoomed.emit()

    # mouse, wheel and fingers

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._day is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        moment = self.moment_at(event.position().x())
        self.drop_range()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._range_from = moment
        elif (other := self._other_day(moment)) is not None:
            self.other_day_wanted.emit(other)
        else:
            self.moment_picked.emit(moment)

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
        delta = event.angleDelta().y() or -event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_CLOSER if delta > 0 else _FARTHER, self._share_at(event.position().x()))
        elif self._day is not None:
            self._wheel_rest += delta
            notches = int(self._wheel_rest / _WHEEL_NOTCH)
            if notches:
                self._wheel_rest -= notches * _WHEEL_NOTCH
                self.stepped.emit(-notches)
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Fingers that move apart or together zoom as the wheel does."""
        pinch = pinch_in(event, self)
        if pinch is None:
            return super().event(event)
        self.zoom(pinch.factor, self._share_at(pinch.place.x()))
        return True

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self.left.emit()

    def _share_at(self, x: float) -> float:
        return (x - self._side) / max(1, self.width() - 2 * self._side)

    def _moment_words(self, moment: datetime) -> str:
        """What stands at a moment, for screen readers."""
        words = [*self.words_at(self.x_of(moment)).split("\n")[:1]]
        if self._day is not None:
            words.append(self._day.density.words(moment))
        return ", ".join([clock_time(moment), *(one for one in words if one)])

    def _other_day(self, moment: datetime) -> date | None:
        """The neighbour that a moment beyond this day's midnights is part of."""
        if self._day is None:
            return None
        begin, end = self._midnights(self._day)
        if moment < begin:
            return self._day.day - timedelta(days=1)
        return self._day.day + timedelta(days=1) if moment >= end else None

    def _midnights(self, day: DayView) -> tuple[datetime, datetime]:
        zone = day.since.tzinfo if day.since is not None else None
        begin = datetime.combine(day.day, time(0), zone)
        return begin, begin + timedelta(days=1)


def _whole(day: DayView) -> Stretch:
    """All that there is of a day, with a margin. The day must hold something."""
    since, until = day.since, day.until
    if since is None or until is None:
        return _NOTHING
    margin = max((until - since) * 0.02, timedelta(minutes=10))
    return Stretch(since - margin, until + margin)
