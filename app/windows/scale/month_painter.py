"""Paints the parts of the days' scale, one method each."""

from collections.abc import Callable
from datetime import date, timedelta
from math import sqrt

from PySide6.QtCore import QDate, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from app.theme.app_colours import colour_of_app
from app.theme.tokens import TYPE, Colours
from app.windows.scale.time_scale_painter import SIDE
from core.store.density_store import DayOverview

_MONTH_LINE = 16  # the base of the months' names
_BAR_TOP, _BAR_BOTTOM = 24.0, 82.0
_NUMBER_TOP, _NUMBER_HEIGHT = 85.0, 20.0
_WIDEST_BAR = 34.0
_LEAST_BAR = 4.0
_WEEKEND = 5  # date.weekday() from here on
_RADIUS = 4.0


class MonthPainter:
    """One painting of the days' scale."""

    def __init__(self, painter: QPainter, colours: Colours, area: QRectF) -> None:
        self._painter = painter
        self._colours = colours
        self._rect = QRectF(SIDE, _BAR_TOP, area.width() - 2 * SIDE, _BAR_BOTTOM - _BAR_TOP)
        self._font = QFont(painter.font())
        self._font.setPixelSize(TYPE.caption)
        painter.setFont(self._font)
        self._metrics = QFontMetricsF(self._font)

    def track(self) -> None:
        """The line that the days stand on."""
        self._painter.setPen(QPen(QColor(self._colours.line_strong), 1))
        base = QPointF(self._rect.left(), _BAR_BOTTOM + 0.5)
        self._painter.drawLine(base, QPointF(self._rect.right(), _BAR_BOTTOM + 0.5))

    def day(self, day: date, left: float, right: float, *, chosen: date, is_today: bool) -> None:
        """The place of a day: its number, and how it stands out."""
        column = QRectF(left, _BAR_TOP, right - left, _BAR_BOTTOM - _BAR_TOP)
        ground = column.intersected(self._rect)
        if ground.isEmpty():
            return
        if day == chosen:
            self._painter.fillRect(ground, QColor(self._colours.accent_wash))
        elif day.weekday() >= _WEEKEND:
            self._painter.fillRect(ground, QColor(self._colours.sunken))
        self._number(day, column, chosen=chosen, is_today=is_today)

    def _number(self, day: date, column: QRectF, *, chosen: date, is_today: bool) -> None:
        """In narrow columns the Mondays have their number, and the chosen day before them."""
        is_chosen = day == chosen
        words = str(day.day)
        place = QRectF(column.left(), _NUMBER_TOP, column.width(), _NUMBER_HEIGHT)
        needed = self._metrics.horizontalAdvance("88") + 6
        is_beside_chosen = 0 < abs((day - chosen).days) * column.width() < needed
        is_told = column.width() >= needed or day.weekday() == 0 or is_chosen
        if is_beside_chosen and column.width() < needed:
            return
        if column.width() < needed:
            centre = place.center()
            place.setWidth(needed)
            place.moveCenter(centre)
        edges = self._rect.adjusted(-SIDE, 0, SIDE, 0)
        if not is_told or place.center().x() - needed / 2 < edges.left():
            return
        if place.center().x() + needed / 2 > edges.right():
            return
        ink = self._colours.ink_faint
        if is_today:
            pill = QRectF(0, 0, needed + 4, 18)
            pill.moveCenter(place.center())
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(QColor(self._colours.accent))
            self._painter.drawRoundedRect(pill, 9, 9)
            ink = self._colours.on_accent
        elif is_chosen:
            ink = self._colours.ink
        self._painter.setPen(QColor(ink))
        self._painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def bar(self, overview: DayOverview, left: float, right: float, fullest: int) -> None:
        """A day's apps on top of each other by time; its height are its frames, by their root."""
        share = sqrt(overview.frames / fullest) if fullest else 0.0
        height = max(_LEAST_BAR, share * (_BAR_BOTTOM - _BAR_TOP - 4))
        width = max(1.5, min(_WIDEST_BAR, (right - left) * 0.72))
        area = QRectF(0, _BAR_BOTTOM - height, width, height)
        area.moveLeft((left + right - width) / 2)
        shape = QPainterPath()
        shape.addRoundedRect(area.adjusted(0, 0, 0, _RADIUS), _RADIUS, _RADIUS)
        self._painter.save()
        self._painter.setClipRect(self._rect)
        self._painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
        bottom = area.bottom()
        for one in overview.apps:
            part = (
                one.seconds / overview.seconds
                if overview.seconds
                else (one.frames / overview.frames)
            )
            piece = QRectF(area.left(), bottom - height * part, width, height * part)
            self._painter.fillRect(piece, colour_of_app(one.app))
            bottom = piece.top()
        self._painter.restore()

    def months(self, first: date, last: date, x_of: Callable[[date], float]) -> None:
        """The months' names above their first shown day, and a line between two."""
        day, end = first, self._rect.left() - 20
        while day <= last:
            x = max(self._rect.left(), x_of(day))
            words = QLocale().toString(QDate(day.year, day.month, day.day), "MMMM yyyy")
            room = self._rect.right() - x
            if x > self._rect.left():
                self._painter.setPen(QPen(QColor(self._colours.line_strong), 1))
                self._painter.drawLine(QPointF(x, 4), QPointF(x, _BAR_BOTTOM))
            if x >= end and self._metrics.horizontalAdvance(words) + 6 <= room:
                self._painter.setPen(QColor(self._colours.ink_quiet))
                self._painter.drawText(QPointF(x + 4, _MONTH_LINE), words)
                end = x + 4 + self._metrics.horizontalAdvance(words) + 12
            day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)

    def focus_ring(self, left: float, right: float) -> None:
        """Around the day that the keyboard acts on."""
        self._painter.setPen(QPen(QColor(self._colours.focus), 2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        area = QRectF(left, _BAR_TOP, right - left, _BAR_BOTTOM - _BAR_TOP)
        self._painter.drawRoundedRect(area.intersected(self._rect.adjusted(1, 1, -1, 0)), 4, 4)
