"""Days side by side, each a bar in the colours of its apps: the time scale from farther away."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.theme.theme import Theme
from app.windows.announcement import announce
from app.windows.scale.day_outline import day_outline
from app.windows.scale.month_painter import MonthPainter
from app.windows.scale.pinch import pinch_in, take_pinches
from app.windows.scale.stretch import Stretch, with_moment_at
from app.windows.scale.time_scale_painter import SCALE_HEIGHT, SIDE
from core.store.density_store import DayOverview

A_MONTH = timedelta(days=31)
_SHORTEST_VIEW, _LONGEST_VIEW = timedelta(days=5), timedelta(days=93)
_DAY = timedelta(days=1)
_WHEEL_NOTCH = 120
_CLOSER, _FARTHER = 0.8, 1.25
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
    Qt.Key.Key_PageUp: -28,
    Qt.Key.Key_PageDown: 28,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)


class MonthScale(QWidget):
    """`days_wanted` asks for the days from the first to the last that are shown."""

    day_opened = Signal(object)  # date: by a click or Enter
    zoomed_in = Signal(object, float)  # to hours: the moment below the pointer, and its share
    zoomed = Signal()  # another stretch is shown
    days_wanted = Signal(object, object)  # date, date
    hovered = Signal(object, float)  # date, and the pointer's place
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        midnight = datetime.min
        self._shown = Stretch(midnight, midnight + A_MONTH)
        self._days: dict[date, DayOverview] = {}
        self._ends: tuple[date, date] | None = None
        self._today = self._chosen = date.min
        self._wheel_rest = 0
        self._side = SIDE * theme.text_factor
        self.setFixedHeight(theme.grown(SCALE_HEIGHT))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Days side by side"))
        take_pinches(self)
        theme.changed.connect(self.update)

    @property
    def shown(self) -> Stretch:
        """From when to when the scale reaches, as a clock on the wall has it."""
        return self._shown

    @property
    def days_shown(self) -> tuple[date, date]:
        """The first and the last day of which anything is shown."""
        return self._shown.since.date(), (self._shown.until - timedelta.resolution).date()

    @property
    def chosen(self) -> date:
        """The day that Enter opens."""
        return self._chosen

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(640, self.height())

    # what others ask for

    def show_around(self, moment: datetime, share: float, today: date) -> None:
        """Show a month in which a moment stands at a place; its day is chosen."""
        self._today = today
        self._chosen = moment.date()
        self._show(with_moment_at(moment.replace(tzinfo=None), share, A_MONTH))
        self._tell_chosen()

    def show_days(self, days: Sequence[DayOverview]) -> None:
        """What the asked days hold."""
        self._days = {one.day: one for one in days}
        self._tell_chosen()
        self.update()

    def show_ends(self, first: date, last: date) -> None:
        """From when to when the memory reaches, for Home and End."""
        self._ends = (first, last)

    def ask_for_days(self) -> None:
        """Have the days that are shown read (again)."""
        self.days_wanted.emit(*self.days_shown)

    def zoom(self, factor: float, share: float | None = None) -> None:
        """Show more (or, below 1, less) around a place; without one, around the chosen day."""
        if share is None:
            noon = datetime.combine(self._chosen, time(12))
            share = max(0.0, min(1.0, self._shown.share_of(noon)))
        wanted = self._shown.zoomed(factor, share)
        if wanted.span < _SHORTEST_VIEW:
            self.zoomed_in.emit(self._shown.moment_at(share), share)
        elif wanted.span <= _LONGEST_VIEW:
            self._show(wanted)

    def step(self, days: int) -> None:
        """Choose a day so many days on; what is shown follows."""
        self.choose(self._chosen + days * _DAY)

    def choose(self, day: date) -> None:
        self._chosen = min(day, self._today)
        noon = datetime.combine(self._chosen, time(12))
        if not self._shown.holds(noon):
            ahead = noon - (self._shown.until if noon > self._shown.until else self._shown.since)
            self._show(self._shown.moved(ahead + (_DAY if ahead > timedelta(0) else -_DAY)))
        self._tell_chosen()
        self.update()

    def day_at(self, x: float) -> date:
        return self._shown.moment_at(self._share_at(x)).date()

    def x_of(self, day: date) -> float:
        """Where a day begins."""
        share = self._shown.share_of(datetime.combine(day, time(0)))
        return self._side + share * (self.width() - 2 * self._side)

    def words_of(self, day: date) -> str:
        """What a day held, in words."""
        return day_outline(day, self._days.get(day))

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        factor = self._theme.text_factor
        painter.scale(factor, factor)
        area = QRectF(0, 0, self.width() / factor, self.height() / factor)
        scale = MonthPainter(painter, self._theme.colours, area)
        scale.track()
        fullest = max((one.frames for one in self._days.values()), default=0)
        day, last = self.days_shown
        while day <= last:
            left, right = self.x_of(day) / factor, self.x_of(day + _DAY) / factor
            scale.day(day, left, right, chosen=self._chosen, is_today=day == self._today)
            if (overview := self._days.get(day)) is not None:
                scale.bar(overview, left, right, fullest)
            day += _DAY
        scale.months(*self.days_shown, lambda day: self.x_of(day) / factor)
        if self.hasFocus():
            left, right = self.x_of(self._chosen), self.x_of(self._chosen + _DAY)
            scale.focus_ring(left / factor, right / factor)

    # mouse, wheel, fingers and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() is Qt.MouseButton.LeftButton:
            self.left.emit()
            self.day_opened.emit(self.day_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.hovered.emit(self.day_at(event.position().x()), event.position().x())

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        delta = event.angleDelta().y() or -event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_CLOSER if delta > 0 else _FARTHER, self._share_at(event.position().x()))
        else:
            self._wheel_rest += delta
            notches = int(self._wheel_rest / _WHEEL_NOTCH)
            if notches:
                self._wheel_rest -= notches * _WHEEL_NOTCH
                self.step(-notches)
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Pinches zoom; the page has shortcuts on some of the keys that choose a day here."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            if is_plain and event.key() in (*_STEPS, *_ENTER, *_ENDS):
                event.accept()
                return True
        pinch = pinch_in(event, self)
        if pinch is None:
            return super().event(event)
        self.zoom(pinch.factor, self._share_at(pinch.place.x()))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in _STEPS:
            self.step(_STEPS[Qt.Key(event.key())])
        elif event.key() in _ENTER:
            self.day_opened.emit(self._chosen)
        elif event.key() in _ENDS and self._ends is not None:
            self.choose(self._ends[_ENDS.index(Qt.Key(event.key()))])
        else:
            super().keyPressEvent(event)

    def _share_at(self, x: float) -> float:
        return (x - self._side) / max(1, self.width() - 2 * self._side)

    def _show(self, stretch: Stretch) -> None:
        self._shown = stretch
        self.ask_for_days()
        self.update()
        self.zoomed.emit()

    def _tell_chosen(self) -> None:
        words = self.words_of(self._chosen).replace("\n", ", ")
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            if self.hasFocus():
                announce(self, words, at_once=True)
