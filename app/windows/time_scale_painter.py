"""Paints the parts of the time scale, one method each."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from app.theme.app_colours import colour_of_app
from app.theme.tokens import TYPE, Colours
from app.windows.day_segments import AppSegment
from app.windows.words import app_name, clock_time, counted, duration
from core.observation import Gap, GapKind

SIDE = 4  # free space at the left and right
SCALE_HEIGHT = 104
_TRACK_TOP = 34
_TRACK_HEIGHT = 30
_HOUR_STEPS = (1 / 12, 1 / 6, 1 / 4, 1 / 2, 1, 2, 3, 6, 12)
_ROOM_PER_LABEL = 64
_NARROWEST_SEGMENT = 3.0  # a single look is seen, too
_HATCHES = {
    GapKind.PAUSED: Qt.BrushStyle.BDiagPattern,
    GapKind.EXCLUDED: Qt.BrushStyle.DiagCrossPattern,
    GapKind.ASLEEP: Qt.BrushStyle.Dense6Pattern,
    GapKind.OFF: Qt.BrushStyle.Dense7Pattern,
    GapKind.FAILED: Qt.BrushStyle.FDiagPattern,
}


class ScalePainter:
    """One painting of the scale; `x_of` tells where a moment stands."""

    def __init__(
        self,
        painter: QPainter,
        colours: Colours,
        area: QRectF,
        x_of: Callable[[datetime], float],
    ) -> None:
        self._painter = painter
        self._colours = colours
        self._area = area
        self._x_of = x_of
        self._rect = QRectF(SIDE, _TRACK_TOP, area.width() - 2 * SIDE, _TRACK_HEIGHT)
        self._shape = QPainterPath()
        self._shape.addRoundedRect(self._rect, 8, 8)
        self._caption = QFont(painter.font())
        self._caption.setPixelSize(TYPE.caption)
        painter.setFont(self._caption)
        self._metrics = QFontMetricsF(self._caption)

    def track(self, *, has_focus: bool) -> None:
        """The ground of the scale, ringed while the keyboard acts on it."""
        self._painter.fillPath(self._shape, QColor(self._colours.sunken))
        if has_focus:
            self._painter.setPen(QPen(QColor(self._colours.focus), 2))
            self._painter.drawRoundedRect(self._rect.adjusted(-2, -2, 2, 2), 9, 9)

    def hours(self, since: datetime, until: datetime) -> None:
        """Marks and labels at round times, as many as have room."""
        span_h = (until - since).total_seconds() / 3600
        room = self._rect.width() / _ROOM_PER_LABEL
        step_h = next((step for step in _HOUR_STEPS if span_h / step <= room), _HOUR_STEPS[-1])
        step = timedelta(hours=step_h)
        midnight = since.replace(hour=0, minute=0, second=0, microsecond=0)
        moment = midnight + step * ((since - midnight) // step + 1)
        while moment < until:
            x = self._x_of(moment)
            words = clock_time(moment)
            self._painter.setPen(QPen(QColor(self._colours.line_strong), 1))
            self._painter.drawLine(QPointF(x, _TRACK_TOP - 5), QPointF(x, _TRACK_TOP - 1))
            width = self._metrics.horizontalAdvance(words)
            if self._rect.left() <= x - width / 2 and x + width / 2 <= self._rect.right():
                self._painter.setPen(QColor(self._colours.ink_faint))
                self._painter.drawText(QPointF(x - width / 2, _TRACK_TOP - 11), words)
            moment += step

    def segments(self, segments: Sequence[AppSegment]) -> None:
        """App-coloured stretches; narrow ones are still seen."""
        self._painter.save()
        self._painter.setClipPath(self._shape)
        for segment in segments:
            left, right = self._x_of(segment.since), self._x_of(segment.until)
            if right < self._rect.left() or left > self._rect.right():
                continue
            width = max(_NARROWEST_SEGMENT, right - left - 0.75)
            self._painter.fillRect(
                QRectF(left, _TRACK_TOP, width, _TRACK_HEIGHT), colour_of_app(segment.app)
            )
        self._painter.restore()

    def gaps(self, gaps: Sequence[Gap]) -> None:
        self._painter.save()
        self._painter.setClipPath(self._shape)
        for gap in gaps:
            left, right = self._x_of(gap.since), self._x_of(gap.until)
            colour = QColor(
                self._colours.bad if gap.kind is GapKind.FAILED else self._colours.ink_faint
            )
            colour.setAlpha(120)
            area = QRectF(left, _TRACK_TOP, max(2.0, right - left), _TRACK_HEIGHT)
            self._painter.fillRect(area, QBrush(colour, _HATCHES[gap.kind]))
        self._painter.restore()

    def legend(self, segments: Sequence[AppSegment]) -> None:
        """The apps of the day by time spent, as far as there is room."""
        seconds: dict[str, float] = {}
        looks: dict[str, int] = {}
        for segment in segments:
            spent = (segment.until - segment.since).total_seconds()
            seconds[segment.app] = seconds.get(segment.app, 0.0) + spent
            looks[segment.app] = looks.get(segment.app, 0) + segment.last - segment.first + 1
        x = self._rect.left()
        middle = _TRACK_TOP + _TRACK_HEIGHT + 22
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for app in sorted(seconds, key=lambda one: (-seconds[one], -looks[one], one)):
            name = app_name(app)
            time = duration(seconds[app]) if seconds[app] >= 30 else _looks(looks[app])
            name_width = self._metrics.horizontalAdvance(name)
            width = 14 + name_width + 6 + self._metrics.horizontalAdvance(time)
            if x + width > self._rect.right():
                break
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(colour_of_app(app))
            self._painter.drawRoundedRect(QRectF(x, middle - 4, 8, 8), 2.5, 2.5)
            self._painter.setPen(QColor(self._colours.ink_quiet))
            self._painter.drawText(QPointF(x + 14, middle + 4), name)
            self._painter.setPen(QColor(self._colours.ink_faint))
            self._painter.drawText(QPointF(x + 20 + name_width, middle + 4), time)
            x += width + 20

    def selected_range(self, since: datetime, until: datetime) -> None:
        left, right = self._x_of(since), self._x_of(until)
        wash = QColor(self._colours.bad)
        self._painter.setPen(QPen(wash, 1.5))
        wash.setAlpha(70)
        self._painter.setBrush(wash)
        self._painter.drawRoundedRect(
            QRectF(left, _TRACK_TOP - 3, right - left, _TRACK_HEIGHT + 6), 5, 5
        )

    def playhead(self, moment: datetime) -> None:
        """A line through the track with the time on a bubble above it."""
        x = self._x_of(moment)
        ink = QColor(self._colours.ink)
        words = clock_time(moment)
        width = self._metrics.horizontalAdvance(words) + 16
        left = max(0.0, min(self._area.width() - width, x - width / 2))
        page = QColor(self._colours.page)
        self._painter.setPen(QPen(page, 5))
        self._painter.drawLine(
            QPointF(x, _TRACK_TOP - 2), QPointF(x, _TRACK_TOP + _TRACK_HEIGHT + 2)
        )
        self._painter.setPen(QPen(ink, 2, c=Qt.PenCapStyle.RoundCap))
        self._painter.drawLine(
            QPointF(x, _TRACK_TOP - 10), QPointF(x, _TRACK_TOP + _TRACK_HEIGHT + 4)
        )
        self._painter.setPen(QPen(page, 3))
        self._painter.setBrush(ink)
        self._painter.drawRoundedRect(QRectF(left, 2, width, 22), 11, 11)
        self._painter.setPen(page)
        self._painter.drawText(QRectF(left, 2, width, 22), Qt.AlignmentFlag.AlignCenter, words)


def _looks(count: int) -> str:
    one = QCoreApplication.translate("time_scale", "moment")
    many = QCoreApplication.translate("time_scale", "moments")
    return counted(count, one, many)
