"""What can be done with the shown frame, the shown day or a selected range of the timeline."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.memory_door import ForgetReceipt, MemoryDoor
from app.windows.aside.timeline_aside import TimelineAside
from app.windows.forget_dialog import ForgetDialog
from app.windows.scale.time_scale import TimeScale
from app.windows.timeline_bars import RangeBar
from app.windows.words import clock_range, clock_time, long_day
from app.windows.workplace import Workplace
from core.observation import StoredObservation


class TimelineActs(QObject):
    """Joins the scale's selected range with its bar; asks before anything is forgotten."""

    question_wanted = Signal(str)  # to be finished and asked in the chat
    forgotten = Signal(object)  # ForgetReceipt
    failed = Signal(object)  # RecollectError

    def __init__(
        self,
        workplace: Workplace,
        page: QWidget,
        scale: TimeScale,
        range_bar: RangeBar,
        aside: TimelineAside,
    ) -> None:
        super().__init__(page)
        self._work = workplace
        self._page = page
        self._scale = scale
        self._range_bar = range_bar
        self._aside = aside
        scale.range_picked.connect(self._show_range)
        scale.range_dropped.connect(range_bar.hide)
        range_bar.cancelled.connect(scale.drop_range)
        range_bar.forget_wanted.connect(self.forget_range)
        range_bar.recap_wanted.connect(self.recap_range)
        range_bar.ask_wanted.connect(self.ask_about_range)

    def recap_day(self, day: date) -> None:
        """What a day was about."""
        start = datetime.combine(day, time(0)).astimezone()
        self._aside.open_recap(long_day(day), start, start + timedelta(days=1))

    def recap_range(self) -> None:
        """What the selected range was about."""
        if self._scale.selected_range is not None:
            since, until = self._scale.selected_range
            self._aside.open_recap(clock_range(since, until), since, until)

    def ask_about_range(self) -> None:
        """Begin a question about the selected range."""
        if self._scale.selected_range is not None:
            since, until = self._scale.selected_range
            words = self.tr("Between {since} and {until} on {day}: ").format(
                since=clock_time(since), until=clock_time(until), day=long_day(since.date())
            )
            self.question_wanted.emit(words)

    def forget_frame(self, frame: StoredObservation) -> None:
        """Ask, then forget a frame."""
        what = self.tr("Forget this frame of {time}?").format(time=clock_time(frame.at))
        self._confirm(what, lambda door: door.forget_observation(frame.id))

    def forget_range(self) -> None:
        """Ask, then forget the selected range."""
        if self._scale.selected_range is None or self._scale.day is None:
            return
        since, until = self._scale.selected_range
        what = self.tr("Forget everything from {when} on {day}?").format(
            when=clock_range(since, until).replace(" ", "\N{NO-BREAK SPACE}"),
            day=long_day(self._scale.day.day),
        )
        self._confirm(what, lambda door: door.forget_range(since, until))

    def _confirm(self, what: str, work: Callable[[MemoryDoor], ForgetReceipt]) -> None:
        self.dialog = ForgetDialog(what, self._page)
        self.dialog.accepted.connect(
            lambda: self._work.runner.submit(
                work, self.forgotten.emit, self.failed.emit, owner=self
            )
        )
        self.dialog.open()

    def _show_range(self, since: datetime, until: datetime) -> None:
        frames = self._scale.day.frames if self._scale.day is not None else ()
        count = sum(frame.at < until and frame.until >= since for frame in frames)
        self._range_bar.show_range(since, until, count)
