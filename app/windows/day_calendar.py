"""A month to pick a day from; the more a day holds, the deeper its colour."""

from calendar import Calendar
from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QDate, QEvent, QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from app.memory_door import DayCount
from app.theme.theme import Theme
from app.theme.tokens import MEASURES, TYPE
from app.windows.building_blocks import column, icon_button, label, row

_CELL = 36
_WEEK = 7


class MonthGrid(QWidget):
    """The days of one month."""

    day_picked = Signal(object)  # date
    month_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.shown = self.today = date.min
        self.frames_of: dict[date, int] = {}
        self._first_weekday = QLocale().firstDayOfWeek().value - 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(self.tr("Days of the month"))

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.grown(_CELL * _WEEK), self._theme.grown(_CELL * 7))

    def show_days(self, days: Iterable[DayCount], selected: date, today: date) -> None:
        self.frames_of = {one.day: one.frames for one in days}
        self.shown, self.today = selected, today
        self.month_changed.emit()
        self.update()

    def turn(self, months: int) -> None:
        """Go to another month, staying on the day of the month where that is possible."""
        count = self.shown.year * 12 + self.shown.month - 1 + months
        year, month = divmod(count, 12)
        last = QDate(year, month + 1, 1).daysInMonth()
        self._move(date(year, month + 1, min(self.shown.day, last)))

    def _move(self, day: date) -> None:
        self.shown = day
        self.setAccessibleDescription(day.isoformat())
        self.month_changed.emit()
        self.update()

    def _weeks(self) -> list[list[date]]:
        """Six weeks, so that the popup keeps its size from month to month."""
        month = Calendar(self._first_weekday).monthdatescalendar(self.shown.year, self.shown.month)
        return [
            [month[0][0] + timedelta(days=week * _WEEK + place) for place in range(_WEEK)]
            for week in range(6)
        ]

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._theme.text_factor, self._theme.text_factor)
        font = QFont(self.font())
        font.setPixelSize(TYPE.caption)
        painter.setFont(font)
        weeks = self._weeks()
        painter.setPen(QColor(self._theme.colours.ink_faint))
        for place, day in enumerate(weeks[0]):
            name = QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)[:2]
            area = QRectF(place * _CELL, 0, _CELL, _CELL)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, name)
        font.setPixelSize(TYPE.body)
        for line, week in enumerate(weeks, start=1):
            for place, day in enumerate(week):
                font.setBold(day == self.today)
                painter.setFont(font)
                self._paint_day(painter, day, QRectF(place * _CELL, line * _CELL, _CELL, _CELL))

    def warmth(self, day: date) -> float:
        """How much a day holds beside the fullest one, 0 to 1; square root, so that quiet days
        are told apart, too."""
        fullest = max(self.frames_of.values(), default=0)
        return (self.frames_of.get(day, 0) / fullest) ** 0.5 if fullest else 0.0

    def _paint_day(self, painter: QPainter, day: date, cell: QRectF) -> None:
        colours = self._theme.colours
        warmth = self.warmth(day)
        fades = day.month != self.shown.month
        ink = QColor(colours.ink if warmth else colours.ink_quiet)
        inner = cell.adjusted(2, 2, -2, -2)
        if warmth and day != self.shown:
            heat = QColor(colours.accent)
            heat.setAlphaF((0.12 + 0.38 * warmth) * (0.4 if fades else 1.0))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(heat)
            painter.drawRoundedRect(inner, 8, 8)
        if fades:
            ink = QColor(colours.ink_faint)  # to be read all the same: it can be picked
        if day == self.shown:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(inner, 8, 8)
            ink = QColor(colours.on_accent)
            if self.hasFocus():
                painter.setPen(QPen(QColor(colours.ink), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(inner, 8, 8)
        elif day == self.today:
            painter.setPen(QPen(QColor(colours.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, 8, 8)
        painter.setPen(ink)
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(day.day))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        spot = event.position() / self._theme.text_factor
        place, line = int(spot.x() // _CELL), int(spot.y() // _CELL) - 1
        weeks = self._weeks()
        if 0 <= line < len(weeks) and 0 <= place < _WEEK:
            self.day_picked.emit(weeks[line][place])

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys for the calendar; the page below has shortcuts on them."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -_WEEK,
            Qt.Key.Key_Down: _WEEK,
        }
        if event.key() in steps:
            self._move(self.shown + timedelta(days=steps[Qt.Key(event.key())]))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.day_picked.emit(self.shown)
        else:
            super().keyPressEvent(event)


class DayCalendar(QFrame):
    """The popup below the day's name."""

    day_picked = Signal(object)  # date

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "popup")
        self.grid = MonthGrid(theme)
        self._month = label("", "strong")
        header = row(gap=MEASURES.space_1)
        header.addWidget(self._month, 1)
        self._turns: dict[str, QToolButton] = {}
        for name, words, step in (
            ("chevron-left", self.tr("Earlier month"), -1),
            ("chevron-right", self.tr("Later month"), 1),
        ):
            turn = icon_button(theme.icon(name), words, partial(self.grid.turn, step))
            header.addWidget(turn)
            self._turns[name] = turn
        self._theme = theme
        theme.changed.connect(self._tint)
        layout = column(self, margin=MEASURES.space_3)
        layout.addLayout(header)
        layout.addWidget(self.grid)
        self.grid.month_changed.connect(self._name_month)
        self.grid.day_picked.connect(self._pick)

    def _name_month(self) -> None:
        shown = self.grid.shown
        self._month.setText(
            QLocale().toString(QDate(shown.year, shown.month, shown.day), "MMMM yyyy")
        )

    def _tint(self) -> None:
        for name, turn in self._turns.items():
            turn.setIcon(self._theme.icon(name))

    def _pick(self, day: date) -> None:
        self.hide()
        self.day_picked.emit(day)
