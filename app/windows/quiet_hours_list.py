"""Times of day at which nothing is recorded: chosen from two clocks and the days."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, QTime, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import QListWidgetItem, QSizePolicy, QTimeEdit, QWidget

from app.theme.theme import Theme
from app.theme.tokens import MEASURES
from app.windows.building_blocks import column, icon_button, label, row
from app.windows.flow_layout import FlowLayout
from app.windows.hinted_list import HintedList
from app.windows.memories.choice import Choice
from core.privacy.quiet_hours import EVERY_DAY, QuietHours

_WORKDAYS = frozenset(range(5))
_WEEKEND = frozenset((5, 6))
_HOURS_ROLE = Qt.ItemDataRole.UserRole


class _Clock(QTimeEdit):
    """A time that the wheel does not change while the page scrolls under the pointer, and that Tab
    leaves, as it leaves every other field; the arrow keys go from hours to minutes."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        return QWidget.focusNextPrevChild(self, forward)


class QuietHoursList(QWidget):
    """`changed` tells that the user added or removed a stretch."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        name = self.tr("Times of day")
        self.list = HintedList(theme, self.tr("None yet"))
        self.list.setAccessibleName(name)
        self.list.setFixedHeight(86)
        self.list.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.days = Choice(self.tr("On which days"), theme)
        for words, days in self._day_choices():
            self.days.addItem(words, days)
        self.begin = self._clock(self.tr("From"), QTime(20, 0))
        self.end = self._clock(self.tr("To"), QTime(7, 0))
        self.add_button = icon_button(theme.icon("plus"), self.tr("Add this time"), self.add)
        self.remove_button = icon_button(
            theme.icon("minus"), self.tr("Remove the selected time"), self.remove
        )
        self.remove_button.setEnabled(False)
        entry = QWidget()
        flow = FlowLayout(entry, gap=MEASURES.space_2)
        for widget in (self.days, self._clocks(), self._acts()):
            flow.addWidget(widget)
        layout = column(self)
        layout.addWidget(label(name, "strong"))
        layout.addWidget(label(self.tr("Recording pauses by itself"), "caption", wraps=True))
        layout.addWidget(self.list)
        layout.addWidget(entry)
        self.list.itemSelectionChanged.connect(
            lambda: self.remove_button.setEnabled(bool(self.list.selectedItems()))
        )
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove)
        theme.changed.connect(self._tint)

    def hours(self) -> tuple[QuietHours, ...]:
        """The stretches that are listed."""
        return tuple(self.list.item(place).data(_HOURS_ROLE) for place in range(self.list.count()))

    def show_hours(self, hours: Sequence[QuietHours]) -> None:
        self.list.clear()
        for one in hours:
            self._list_one(one)

    def add(self) -> None:
        """Take the chosen time over; two equal times are no stretch."""
        begin, end = (QTime(0, 0).secsTo(clock.time()) // 60 for clock in (self.begin, self.end))
        made = QuietHours(begin, end, frozenset(self.days.currentData()))
        if begin != end and made not in self.hours():
            self._list_one(made)
            self.changed.emit()

    def remove(self) -> None:
        """Remove the selected times."""
        selected = self.list.selectedItems()
        for item in selected:
            self.list.takeItem(self.list.row(item))
        if selected:
            self.changed.emit()

    def _list_one(self, hours: QuietHours) -> None:
        locale = QLocale()
        begin, end = (
            locale.toString(QTime(minute // 60 % 24, minute % 60), QLocale.FormatType.ShortFormat)
            for minute in (hours.begin, hours.end)
        )
        item = QListWidgetItem(f"{begin} – {end}  ·  {self._day_words(hours.days)}")
        item.setData(_HOURS_ROLE, hours)
        self.list.addItem(item)

    def _day_words(self, days: frozenset[int]) -> str:
        known = {frozenset(choice): words for words, choice in self._day_choices()}
        if days in known:
            return known[days]
        return ", ".join(_day_name(day, QLocale.FormatType.ShortFormat) for day in sorted(days))

    def _day_choices(self) -> list[tuple[str, list[int]]]:
        """Names of days as this language has them; Qt keeps lists, not sets, with an entry."""
        return [
            (self.tr("Every day"), sorted(EVERY_DAY)),
            (self.tr("Monday to Friday"), sorted(_WORKDAYS)),
            (self.tr("Saturday and Sunday"), sorted(_WEEKEND)),
            *((_day_name(day, QLocale.FormatType.LongFormat), [day]) for day in range(7)),
        ]

    def _clock(self, name: str, time: QTime) -> QTimeEdit:
        made = _Clock(time)
        made.setAccessibleName(name)
        made.setDisplayFormat(QLocale().timeFormat(QLocale.FormatType.ShortFormat))
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return made

    def _clocks(self) -> QWidget:
        """From when until when."""
        both = QWidget()
        line = FlowLayout(both, gap=MEASURES.space_2)
        for widget in (self.begin, label("–"), self.end):
            line.addWidget(widget)
        return both

    def _acts(self) -> QWidget:
        both = QWidget()
        line = row(both, gap=MEASURES.space_2)
        line.addWidget(self.add_button)
        line.addWidget(self.remove_button)
        return both

    def _tint(self) -> None:
        self.add_button.setIcon(self._theme.icon("plus"))
        self.remove_button.setIcon(self._theme.icon("minus"))


def _day_name(day: int, form: QLocale.FormatType) -> str:
    return QLocale().standaloneDayName(day + 1, form)
