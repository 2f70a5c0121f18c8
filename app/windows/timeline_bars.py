"""The bars around the timeline's stage: the day above it, caption and range below it."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QWidget

from app.known_sentences import in_app_language
from app.memory_door import DayCount
from app.theme.app_colours import colour_of_app
from app.theme.theme import Theme
from app.theme.tokens import MEASURES
from app.windows.building_blocks import button, icon_button, label, row
from app.windows.day_calendar import DayCalendar
from app.windows.elided_label import ElidedLabel
from app.windows.flow_layout import FlowLayout
from app.windows.folding_row import FoldingRow
from app.windows.words import app_name, clock_range, clock_time, counted, day_name, long_day
from core.observation import StoredObservation


class DayBar(QWidget):
    """Goes to the day before, today, the day after, or any day of the calendar."""

    day_wanted = Signal(object)  # date
    calendar_wanted = Signal()
    search_wanted = Signal()
    recap_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.calendar = DayCalendar(theme, self)
        self.calendar.day_picked.connect(self.day_wanted)
        self.earlier = icon_button(theme.icon("chevron-left"), self.tr("Earlier day"), lambda: None)
        self.later = icon_button(theme.icon("chevron-right"), self.tr("Later day"), lambda: None)
        self.day_button = QToolButton()
        self.day_button.setProperty("kind", "day")
        self.day_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.day_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.day_button.setAccessibleName(self.tr("Pick a day"))
        self.day_button.clicked.connect(self.calendar_wanted)
        self.now_button = button(self.tr("Now"), lambda: None, "quiet")
        self.now_button.setToolTip(self.tr("What was recorded last (N)"))
        self.recap_button = button(self.tr("Recap"), self.recap_wanted.emit, "quiet")
        self.recap_button.setToolTip(self.tr("What this day was about (R)"))
        self.search_button = icon_button(
            theme.icon("search"), self.tr("Search (/)"), self.search_wanted.emit
        )
        self._title = label(self.tr("Timeline"), "display")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = row(self)
        layout.addWidget(self._title, 1)
        self._acts = QWidget()
        flow = FlowLayout(self._acts, at_end=True)
        for act in (
            self.earlier,
            self.day_button,
            self.later,
            self.now_button,
            self.recap_button,
            self.search_button,
        ):
            flow.addWidget(act)
        layout.addWidget(self._acts)
        theme.changed.connect(self._tint)
        self._tint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit_title()

    def event(self, event: QEvent) -> bool:
        """The name of another day may need more room."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit_title()
        return super().event(event)

    def _fit_title(self) -> None:
        """Where there is no room for both, the buttons stay and the title goes."""
        room = self.width() - self._acts.sizeHint().width() - MEASURES.space_2
        self._title.setVisible(room >= self._title.sizeHint().width())

    def show_day(self, day: date, today: date) -> None:
        self.day_button.setText(f"  {day_name(day, today)}")
        self.day_button.setToolTip(long_day(day))
        self.later.setEnabled(day < today)

    def open_calendar(self, days: Sequence[DayCount], shown: date, today: date) -> None:
        """Show the months below the day's name."""
        self.calendar.grid.show_days(days, shown, today)
        self.calendar.adjustSize()
        corner = self.day_button.mapToGlobal(self.day_button.rect().bottomRight())
        self.calendar.move(corner.x() - self.calendar.width(), corner.y() + MEASURES.space_1)
        self.calendar.show()
        self.calendar.grid.setFocus()

    def _tint(self) -> None:
        self.earlier.setIcon(self._theme.icon("chevron-left"))
        self.later.setIcon(self._theme.icon("chevron-right"))
        self.search_button.setIcon(self._theme.icon("search"))
        self.day_button.setIcon(self._theme.icon("calendar"))


class FrameCaption(QWidget):
    """Which moment is shown: app, title, from when until when."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._dot = label("")
        self._dot.setFixedSize(10, 10)
        self._app = ElidedLabel("", "strong")
        self._title = ElidedLabel("", "quiet")
        self._when = label("", "strong")
        self._place = label("", "faint")
        self.told = label("", "caption")
        self.copy_text = icon_button(theme.icon("copy"), self.tr("Copy text"), lambda: None)
        self.copy_picture = icon_button(
            theme.icon("picture"), self.tr("Copy picture"), lambda: None
        )
        self.forget = icon_button(theme.icon("forget"), self.tr("Forget this frame…"), lambda: None)
        said, acts = QWidget(), QWidget()
        words, beside = row(said), row(acts)
        words.addWidget(self._when)
        words.addSpacing(MEASURES.space_1)
        words.addWidget(self._dot)
        words.addWidget(self._app)
        words.addWidget(self._title, 1)
        beside.addWidget(self.told)
        beside.addWidget(self._place)
        beside.addStretch(1)
        for act in (self.copy_text, self.copy_picture, self.forget):
            beside.addWidget(act)
        row(self).addWidget(FoldingRow((said, acts), (1, 0), MEASURES.space_2))
        theme.changed.connect(self._tint)

    def show_frame(self, frame: StoredObservation, position: int, count: int) -> None:
        is_moment = (frame.until - frame.at).total_seconds() < 60
        self._when.setText(
            clock_time(frame.at) if is_moment else clock_range(frame.at, frame.until)
        )
        self._app.setText(app_name(frame.window.app))
        self._title.setText(in_app_language(frame.window.title))
        self._place.setText(
            self.tr("{position} of {count}").format(position=position + 1, count=count)
        )
        self.told.clear()
        colour = colour_of_app(frame.window.app).name()
        self._dot.setStyleSheet(f"background: {colour}; border-radius: 3px;")
        self.setAccessibleName(f"{self._when.text()}, {self._app.text()}, {frame.window.title}")

    def _tint(self) -> None:
        self.copy_text.setIcon(self._theme.icon("copy"))
        self.copy_picture.setIcon(self._theme.icon("picture"))
        self.forget.setIcon(self._theme.icon("forget"))


class RangeBar(QFrame):
    """What is selected on the time scale, and what can be done with it; hidden without a range."""

    cancelled = Signal()
    forget_wanted = Signal()
    ask_wanted = Signal()
    recap_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "selection")
        self._words = ElidedLabel()
        self.forget_button = button(
            self.tr("Forget this range…"), self.forget_wanted.emit, "danger"
        )
        self.recap_button = button(self.tr("Recap"), self.recap_wanted.emit)
        self.ask_button = button(self.tr("Ask about it"), self.ask_wanted.emit)
        acts = QWidget()
        flow = FlowLayout(acts, gap=MEASURES.space_2)
        flow.addWidget(button(self.tr("Cancel"), self.cancelled.emit, "quiet"))
        for act in (self.recap_button, self.ask_button, self.forget_button):
            flow.addWidget(act)
        parts = FoldingRow((self._words, acts), (1, 0), MEASURES.space_2)
        row(self, margin=MEASURES.space_2).addWidget(parts)
        self.hide()

    @property
    def words(self) -> str:
        return self._words.text()

    def show_range(self, since: datetime, until: datetime, frames: int) -> None:
        when = clock_range(since, until)
        count = counted(frames, self.tr("moment"), self.tr("moments"))
        self._words.setText(self.tr("{when} selected: {count}").format(when=when, count=count))
        self.show()
