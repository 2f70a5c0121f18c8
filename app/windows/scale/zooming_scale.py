"""The time scale and the days' scale as one: from a month through a day to single frames."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.memory_door import DayCount
from app.windows.announcement import announce
from app.windows.building_blocks import column
from app.windows.day_segments import DayView
from app.windows.scale.month_scale import A_MONTH, MonthScale
from app.windows.scale.time_scale import TimeScale
from app.windows.scale.zoom_bar import ZoomBar
from app.windows.stack import Stack
from app.windows.words import clock_range, clock_time, long_day
from app.windows.workplace import Workplace

_KEY_CLOSER, _KEY_FARTHER = 0.5, 2.0  # a key press is worth about three notches of the wheel
_SPAN_AT_FIRST = timedelta(hours=24)  # of a day that was come to by zooming


@dataclass(frozen=True, slots=True)
class Landing:
    """Where zooming from the days came to: a moment (as a clock has it) and its place."""

    moment: datetime
    share: float


class ZoomingScale(QWidget):
    """`day_wanted` asks for a day; with a `Landing`, what is below the pointer stays there."""

    day_wanted = Signal(object, object)  # date, Landing or None
    failed = Signal(object)  # RecollectError
    left_days = Signal()  # back from the days to a day

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._work = workplace
        self._date = workplace.clock.now().date()
        self.bar = ZoomBar(workplace.theme)
        self.time = TimeScale(workplace.theme)
        self.month = MonthScale(workplace.theme)
        self._stack = Stack()
        self._stack.addWidget(self.time)
        self._stack.addWidget(self.month)
        self._stack.setFixedHeight(self.time.height())
        layout = column(self, gap=0)
        layout.addWidget(self.bar)
        layout.addWidget(self._stack)
        self._connect()
        self._name_level()

    @property
    def shows_days(self) -> bool:
        """Whether whole days stand side by side."""
        return self._stack.currentWidget() is self.month

    # what others ask for

    def show_day(self, day: DayView, days: list[DayCount]) -> None:
        """Take in a day that was read (anew); what is shown of it stays where it can."""
        if days:
            self.month.show_ends(days[0].day, days[-1].day)
        self._date = day.day
        self.time.show_day(day)
        if self.shows_days:
            self.month.ask_for_days()
        self._name_level()

    def land(self, day: DayView, landing: Landing | None) -> None:
        """Show a day from near, after the days: whole, or as zooming came to it."""
        was_days, had_focus = self.shows_days, self.month.hasFocus()
        self._stack.setCurrentWidget(self.time)
        if landing is not None:
            zone = day.since.tzinfo if day.since is not None else None
            moment = landing.moment.replace(tzinfo=zone)
            self.time.show_around(moment, landing.share, _SPAN_AT_FIRST)
        self._name_level()
        if was_days and had_focus:
            self.left_days.emit()

    def closer(self) -> None:
        """Show less, larger."""
        (self.month if self.shows_days else self.time).zoom(_KEY_CLOSER)

    def farther(self) -> None:
        """Show more, smaller; more than a day is days."""
        (self.month if self.shows_days else self.time).zoom(_KEY_FARTHER)

    def show_whole(self) -> None:
        """Show the whole day, from near as from far."""
        if self.shows_days:
            self.day_wanted.emit(self.month.chosen, None)
        else:
            self.time.show_whole()

    # between the two

    def _show_month(self, moment: datetime | None, share: float | None) -> None:
        """The days around a moment, or around the day that is shown."""
        today = self._work.clock.now().date()
        if moment is None:
            moment = datetime.combine(self._date, time(12))
        if share is None:  # the days up to today, as long as this one is among them
            behind = (today - moment.date()).days
            share = 1.0 - (behind + 0.5) / A_MONTH.days if 0 <= behind < A_MONTH.days else 0.5
        self._stack.setCurrentWidget(self.month)
        self.month.show_around(moment, share, today)
        self.month.setFocus()

    def _read_days(self, first: date, last: date) -> None:
        self._work.runner.submit(
            lambda door: door.day_overviews(first, last),
            self.month.show_days,
            self.failed.emit,
            owner=self,
        )

    def _zoom_in(self, moment: datetime, share: float) -> None:
        self.day_wanted.emit(moment.date(), Landing(moment, share))

    def _connect(self) -> None:
        self.bar.closer_wanted.connect(self.closer)
        self.bar.farther_wanted.connect(self.farther)
        self.bar.whole_wanted.connect(self.show_whole)
        self.time.zoomed.connect(self._name_level)
        self.time.zoomed_out.connect(self._show_month)
        self.time.other_day_wanted.connect(lambda day: self.day_wanted.emit(day, None))
        self.month.zoomed.connect(self._name_level)
        self.month.days_wanted.connect(self._read_days)
        self.month.zoomed_in.connect(self._zoom_in)
        self.month.day_opened.connect(lambda day: self.day_wanted.emit(day, None))

    def _name_level(self) -> None:
        level, stretch = self._level_words()
        before = self.bar.words
        self.bar.show_words(level, stretch)
        if not before.startswith(f"{level}:") and self.isVisible():
            announce(self, self.bar.words)

    def _level_words(self) -> tuple[str, str]:
        if self.shows_days:
            first, last = self.month.days_shown
            return self.tr("Days"), f"{long_day(first)} – {long_day(last)}"
        shown = self.time.shown
        if self.time.is_frame_by_frame:
            since, until = (
                clock_time(moment, with_seconds=True) for moment in (shown.since, shown.until)
            )
            return self.tr("Single frames"), f"{since} – {until}"
        if self.time.is_whole or self.time.day is None:
            return self.tr("Whole day"), long_day(self._date)
        return self.tr("Part of the day"), clock_range(shown.since, shown.until)
