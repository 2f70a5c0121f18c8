"""Paints the parts of the time scale, one method each."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from app.theme.app_colours import colour_of_app
from app.theme.tokens import TYPE, Colours
from app.windows.day_segments import AppSegment, frame_at
from app.windows.gap_words import short_gap_words
from app.windows.scale.density import DayDensity
from app.windows.scale.stretch import Stretch
from app.windows.words import app_name, clock_time, counted, duration, short_day
from core.observation import Gap, GapKind, StoredObservation

SIDE = 4  # free space at the left and right
SCALE_HEIGHT = 112
_TRACK_TOP = 34
_TRACK_HEIGHT = 30
_RIBBON_TOP = _TRACK_TOP + _TRACK_HEIGHT + 3
_RIBBON_HEIGHT = 9
_LEGEND_MIDDLE = _RIBBON_TOP + _RIBBON_HEIGHT + 16
_STEPS_S = (10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200)
_ROOM_PER_LABEL = 64
_FRAME_GAP = 1.0  # between two frames that are shown each for itself
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

    def track(self) -> None:
        """The ground of the scale, with an edge that high contrast needs."""
        self._painter.fillPath(self._shape, QColor(self._colours.sunken))
        self._painter.setPen(QPen(QColor(self._colours.line), 1))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(self._rect.adjusted(-0.5, -0.5, 0.5, 0.5), 8, 8)

    def focus_ring(self) -> None:
        """Around the track while the keyboard acts on it."""
        self._painter.setPen(QPen(QColor(self._colours.focus), 2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(self._rect.adjusted(-2, -2, 2, 2), 9, 9)

    def hours(self, shown: Stretch) -> list[QRectF]:
        """Marks and labels at round times, as many as have room; returns where labels stand."""
        labels: list[QRectF] = []
        room = self._rect.width() / _ROOM_PER_LABEL
        span_s = shown.span.total_seconds()
        step_s = next((step for step in _STEPS_S if span_s / step <= room), _STEPS_S[-1])
        step = timedelta(seconds=step_s)
        midnight = shown.since.replace(hour=0, minute=0, second=0, microsecond=0)
        moment = midnight + step * ((shown.since - midnight) // step + 1)
        while moment < shown.until:
            x = self._x_of(moment)
            words = clock_time(moment, with_seconds=step_s < 60)
            self._painter.setPen(QPen(QColor(self._colours.line_strong), 1))
            self._painter.drawLine(QPointF(x, _TRACK_TOP - 5), QPointF(x, _TRACK_TOP - 1))
            width = self._metrics.horizontalAdvance(words)
            if self._rect.left() <= x - width / 2 and x + width / 2 <= self._rect.right():
                self._painter.setPen(QColor(self._colours.ink_faint))
                self._painter.drawText(QPointF(x - width / 2, _TRACK_TOP - 11), words)
                labels.append(QRectF(x - width / 2 - 1, 6, width + 2, _TRACK_TOP - 13))
            moment += step
        return labels

    def segments(self, segments: Sequence[AppSegment]) -> None:
        """App-coloured stretches; narrow ones are still seen, one on each pixel at most."""
        self._painter.save()
        self._painter.setClipPath(self._shape)
        painted_px = -1
        for segment in segments:
            left, right = self._x_of(segment.since), self._x_of(segment.until)
            if right < self._rect.left() or left > self._rect.right():
                continue
            if right - left < 1 and int(left) == painted_px:
                continue
            painted_px = int(left)
            width = max(_NARROWEST_SEGMENT, right - left - 0.75)
            self._painter.fillRect(
                QRectF(left, _TRACK_TOP, width, _TRACK_HEIGHT), colour_of_app(segment.app)
            )
        self._painter.restore()

    def frames(self, frames: Sequence[StoredObservation], shown: Stretch) -> None:
        """Each frame for itself, in the colour of its app, as long as it was there."""
        first = max(0, bisect_right(frames, shown.since, key=lambda frame: frame.at) - 1)
        last = bisect_left(frames, shown.until, key=lambda frame: frame.at)
        self._painter.save()
        self._painter.setClipPath(self._shape)
        for place in range(first, last):
            frame = frames[place]
            self._painter.fillRect(self._frame_area(frames, place), colour_of_app(frame.window.app))
        self._painter.restore()

    def shown_frame(self, frames: Sequence[StoredObservation], moment: datetime) -> None:
        """An edge around the frame that is on the stage."""
        place = frame_at(frames, moment)
        if place is None:
            return
        self._painter.setPen(QPen(QColor(self._colours.ink), 2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        area = self._frame_area(frames, place).adjusted(-1, -2, 1, 2)
        self._painter.drawRoundedRect(area.intersected(self._rect.adjusted(0, -2, 0, 2)), 3, 3)

    def _frame_area(self, frames: Sequence[StoredObservation], place: int) -> QRectF:
        """Where a frame stands; it ends before the next, as what is seen is one at a time."""
        left, right = self._x_of(frames[place].at), self._x_of(frames[place].until)
        if place + 1 < len(frames):
            right = min(max(right, left), self._x_of(frames[place + 1].at))
        width = max(_NARROWEST_SEGMENT, right - left) - _FRAME_GAP
        return QRectF(left, _TRACK_TOP, width, _TRACK_HEIGHT)

    def density(self, density: DayDensity, shown: Stretch) -> None:
        """A ribbon below the track: how much text each minute held."""
        ground = QRectF(
            self._rect.left(), _RIBBON_TOP + _RIBBON_HEIGHT - 1, self._rect.width(), 1.0
        )
        self._painter.fillRect(ground, QColor(self._colours.density_ground))
        colour = QColor(self._colours.density)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for bar in density.bars(shown.since, shown.until, self._x_of):
            left = max(self._rect.left(), bar.left)
            width = min(self._rect.right(), max(bar.right, left + 1)) - left
            height = max(1.0, bar.level * _RIBBON_HEIGHT)
            self._painter.fillRect(
                QRectF(left, _RIBBON_TOP + _RIBBON_HEIGHT - height, width, height), colour
            )
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def beyond(self, day: date, begin: datetime, end: datetime) -> None:
        """What is shown of the neighbour days: faint, with the way there."""
        for left, right, words in (
            (self._rect.left(), self._x_of(begin), f"‹ {short_day(day - timedelta(days=1))}"),
            (self._x_of(end), self._rect.right(), f"{short_day(day + timedelta(days=1))} ›"),
        ):
            area = QRectF(left, _TRACK_TOP, right - left, _TRACK_HEIGHT).intersected(self._rect)
            if area.width() < 1:
                continue
            self._painter.save()
            self._painter.setClipPath(self._shape)
            self._painter.fillRect(area, QColor(self._colours.page))
            edge = QColor(self._colours.line_strong)
            self._painter.setPen(QPen(edge, 1, Qt.PenStyle.DashLine))
            self._painter.drawRoundedRect(self._rect.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            if self._metrics.horizontalAdvance(words) + 12 < area.width():
                self._painter.setPen(QColor(self._colours.ink_quiet))
                self._painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)
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
            self._name_gap(area.intersected(self._rect), short_gap_words(gap.kind))
        self._painter.restore()

    def _name_gap(self, area: QRectF, words: str) -> None:
        """Say in a gap why it is there, if it is wide enough for the words."""
        width = self._metrics.horizontalAdvance(words) + 16
        if width + 16 > area.width():
            return
        plate = QRectF(area.center().x() - width / 2, area.center().y() - 10, width, 20)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(self._colours.sunken))
        self._painter.drawRoundedRect(plate, 6, 6)
        self._painter.setPen(QColor(self._colours.ink_quiet))
        self._painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)

    def legend(self, segments: Sequence[AppSegment]) -> None:
        """The apps of the day by time spent, as far as there is room."""
        seconds: dict[str, float] = {}
        looks: dict[str, int] = {}
        for segment in segments:
            spent = (segment.until - segment.since).total_seconds()
            seconds[segment.app] = seconds.get(segment.app, 0.0) + spent
            looks[segment.app] = looks.get(segment.app, 0) + segment.last - segment.first + 1
        x = self._rect.left()
        middle = _LEGEND_MIDDLE
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
        wash = QColor(self._colours.accent)
        self._painter.setPen(QPen(wash, 1.5))
        wash.setAlpha(60)
        self._painter.setBrush(wash)
        self._painter.drawRoundedRect(
            QRectF(left, _TRACK_TOP - 3, right - left, _TRACK_HEIGHT + 6), 5, 5
        )

    def playhead(
        self, moment: datetime, labels: Sequence[QRectF], *, among_frames: bool = False
    ) -> None:
        """A line through the track with the time on a bubble above it, in place of labels there.

        `among_frames` the time is told to the second, and the shown frame's edge is line enough.
        """
        x = self._x_of(moment)
        ink = QColor(self._colours.ink)
        words = clock_time(moment, with_seconds=among_frames)
        width = self._metrics.horizontalAdvance(words) + 16
        left = max(0.0, min(self._area.width() - width, x - width / 2))
        page = QColor(self._colours.page)
        bubble = QRectF(left, 2, width, 22)
        for one in labels:
            if one.intersects(bubble):
                self._painter.fillRect(one, page)
        foot = _TRACK_TOP - 2 if among_frames else _TRACK_TOP + _TRACK_HEIGHT + 4
        if not among_frames:
            self._painter.setPen(QPen(page, 5))
            self._painter.drawLine(QPointF(x, _TRACK_TOP - 2), QPointF(x, foot - 2))
        self._painter.setPen(QPen(ink, 2, c=Qt.PenCapStyle.RoundCap))
        self._painter.drawLine(QPointF(x, _TRACK_TOP - 10), QPointF(x, foot))
        self._painter.setPen(QPen(page, 3))
        self._painter.setBrush(ink)
        self._painter.drawRoundedRect(bubble, 11, 11)
        self._painter.setPen(page)
        self._painter.drawText(bubble, Qt.AlignmentFlag.AlignCenter, words)


def _looks(count: int) -> str:
    one = QCoreApplication.translate("time_scale", "moment")
    many = QCoreApplication.translate("time_scale", "moments")
    return counted(count, one, many)
