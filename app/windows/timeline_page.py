"""The timeline: a day's frames on a band of time, one shown large."""

import threading
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.known_sentences import in_app_language
from app.memory_door import DayCount, ForgetReceipt, MemoryDoor
from app.theme.tokens import MEASURES
from app.windows.announcement import announce
from app.windows.aside.timeline_aside import TimelineAside
from app.windows.building_blocks import column, label
from app.windows.covering_row import CoveringRow
from app.windows.day_segments import DayView, app_change, day_view, frame_at
from app.windows.forget_dialog import receipt_words
from app.windows.frame_picks import Pick, pick_first, pick_frame, pick_landing, pick_last
from app.windows.frame_stage import FrameStage
from app.windows.scale.scale_hover import ScaleHover
from app.windows.scale.zooming_scale import Landing, ZoomingScale
from app.windows.timeline_acts import TimelineActs
from app.windows.timeline_bars import DayBar, FrameCaption, RangeBar
from app.windows.workplace import Workplace
from core.errors import RecollectError
from core.ids import ObservationId
from core.observation import Box, StoredObservation

Result = TypeVar("Result")


_LEAST_STAGE = 200  # pixels; a frame that is narrower shows nothing


class TimelinePage(QWidget):
    """Shows one day at a time; `frame_shown` tells which frame is on the stage."""

    frame_shown = Signal(object)  # StoredObservation
    day_shown = Signal(object)  # DayView
    memory_changed = Signal()
    page_wanted = Signal()
    question_wanted = Signal(str)  # to be finished and asked in the chat

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._work = workplace
        self._days: list[DayCount] = []
        self._day: DayView | None = None
        self._position: int | None = None
        self._cited: tuple[ObservationId, Box | None] | None = None
        self._loading = threading.Event()
        self.bar = DayBar(workplace.theme)
        self.stage = FrameStage(workplace)
        self.view, self.empty = self.stage.view, self.stage.empty
        self.caption = FrameCaption(workplace.theme)
        self.scales = ZoomingScale(workplace)
        self.scale = self.scales.time
        self.told = label("", "receipt", wraps=True)
        self.told.hide()
        self.range_bar = RangeBar()
        self.aside = TimelineAside(workplace)
        self.acts = TimelineActs(workplace, self, self.scale, self.range_bar, self.aside)
        self.hover = ScaleHover(workplace, self.scales)
        least = workplace.theme.grown(_LEAST_STAGE)
        self.middle = CoveringRow(self.stage, self.aside, least, MEASURES.space_3)
        layout = column(self, margin=MEASURES.space_5, gap=MEASURES.space_3)
        layout.addWidget(self.bar)
        layout.addWidget(self.told)
        layout.addWidget(self.middle, 1)
        layout.addWidget(self.caption)
        layout.addWidget(self.scales)
        layout.addWidget(self.range_bar)
        self.caption.hide()
        self._connect()
        self._add_shortcuts()

    @property
    def day(self) -> DayView | None:
        return self._day

    @property
    def frame(self) -> StoredObservation | None:
        """The frame on the stage."""
        if self._day is None or self._position is None:
            return None
        return self._day.frames[self._position]

    # what others ask for

    def refresh(self) -> None:
        """Take in what has come or gone; stays at the frame shown, or opens at the latest."""
        self.told.hide()
        self._reread()

    def _reread(self) -> None:
        shown = self.frame
        if self._day is None:
            self.open_latest()
        else:
            pick = pick_frame(shown.id, shown.at) if shown else pick_last
            self._load(self._day.day, pick, lands=False)

    def take_new_frames(self) -> None:
        """Take in what was just recorded: the last frame stays the last, any other stays put."""
        day, shown = self._day, self.frame
        if day is None or shown is None:
            self.open_latest()
        elif self.scale.selected_range is None:
            is_last = shown.id == day.frames[-1].id and self._cited is None
            is_today = day.day == self._work.clock.now().date()
            follows = is_last and is_today
            pick = pick_last if follows else pick_frame(shown.id, shown.at)
            self._load(day.day, pick, keeps_frame=True, lands=False)

    def open_latest(self) -> None:
        """Show today's last frame, or that of the last day that has any."""
        today = self._work.clock.now().date()

        def last_day(door: MemoryDoor) -> date:
            days = door.days()
            return days[-1].day if days else today

        self._submit(last_day, lambda day: self._load(day, pick_last))

    def open_moment(self, moment: datetime) -> None:
        """Show what was on the screen at a moment."""
        self._cited = None
        self._load(moment.date(), lambda day: frame_at(day.frames, moment))
        self.page_wanted.emit()

    def open_frame(self, observation_id: ObservationId, box: Box | None) -> None:
        """Show a cited frame with its line marked."""
        self._cited = (observation_id, box)
        self._submit(
            lambda door: door.observation(observation_id),
            lambda frame: self._load(frame.at.date(), pick_frame(frame.id, frame.at)),
        )
        self.page_wanted.emit()

    # loading

    def _submit(
        self, work: Callable[[MemoryDoor], Result], on_done: Callable[[Result], None]
    ) -> None:
        self._work.runner.submit(work, on_done, self._tell_error, owner=self)

    def _load(
        self,
        day: date,
        pick: Pick,
        *,
        keeps_frame: bool = False,
        lands: bool = True,
        landing: Landing | None = None,
    ) -> None:
        """Read a day and show the frame that is picked of it.

        `keeps_frame` leaves the stage as it is where that frame stands there already; without
        `lands`, days that stand side by side stay so.
        """
        self._loading.set()
        self._loading = cancel = threading.Event()
        self.bar.show_day(day, self._work.clock.now().date())
        if self._day is None:
            self.stage.show_empty("timeline", self.tr("Opening your memory…"))

        def read(door: MemoryDoor) -> tuple[list[DayCount], DayView]:
            minutes = door.density_of_day(day)
            frames, gaps = door.frames_of_day(day), door.gaps_of_day(day)
            return list(door.days()), day_view(day, frames, gaps, minutes)

        def show(read: tuple[list[DayCount], DayView]) -> None:
            if cancel.is_set():
                return
            self._days, self._day = read
            self.scales.show_day(self._day, self._days)
            if lands:
                self.scales.land(self._day, landing)
            self._show_picked(self._day, pick, keeps_frame=keeps_frame)

        self._work.runner.submit(
            read,
            show,
            self._tell_error,
            cancelled=cancel,
            owner=self,
        )

    def _show_picked(self, day: DayView, pick: Pick, *, keeps_frame: bool) -> None:
        position = pick(day)
        self._position = None
        if keeps_frame and position is not None and self.stage.shows(day.frames[position]):
            self._position = position  # selection and marks on the stage stay as they are
            self._show_caption(day.frames[position], position, day)
            self.day_shown.emit(day)
            return
        if position is None:
            self._show_empty_day()
        else:
            self._show_position(position, keep_citation=True)
        self.day_shown.emit(day)

    def _show_empty_day(self) -> None:
        self.caption.hide()
        self.scale.show_moment(None)
        if self._days:
            words = self.tr("Nothing is remembered of this day.")
            self.stage.show_empty("moon", words, self.tr("Go to the latest day"))
        else:
            words = self.tr("Your memory is still empty. What you record appears here by time.")
            self.stage.show_empty("timeline", words)

    def _show_position(self, position: int, *, keep_citation: bool = False) -> None:
        if self._day is None or position == self._position:
            return
        self._position = position
        frame = self._day.frames[position]
        if not keep_citation:
            self._cited = None
            self.told.hide()
        is_cited = self._cited is not None and self._cited[0] == frame.id
        self.stage.show_frame(frame, self._cited[1] if self._cited and is_cited else None)
        self._show_caption(frame, position, self._day)
        self.frame_shown.emit(frame)

    def _show_caption(self, frame: StoredObservation, position: int, day: DayView) -> None:
        self.caption.show_frame(frame, position, len(day.frames))
        self.caption.show()
        self.scale.show_moment(frame.at)

    # moving about

    def step(self, frames: int) -> None:
        """Go some frames on (or back, if negative)."""
        if self._day is not None and self._position is not None:
            last = len(self._day.frames) - 1
            self._show_position(max(0, min(last, self._position + frames)))

    def step_app(self, step: int) -> None:
        """Go to where the next (1) or previous (-1) stretch of an app begins."""
        if self._day is not None and self._position is not None:
            there = app_change(self._day.segments, self._position, step)
            if there is not None:
                self._show_position(there)

    def go_to_end(self, *, last: bool) -> None:
        if self._day is not None and self._day.frames:
            self._show_position(len(self._day.frames) - 1 if last else 0)

    def go_to_now(self) -> None:
        """Show what was recorded last."""
        self._cited = None
        self.told.hide()
        self.open_latest()

    def show_day(self, day: date) -> None:
        self._open_day(day, None)

    def _open_day(self, day: date, landing: Landing | None) -> None:
        """Show a day from its beginning, or where zooming into it came to."""
        self._cited = None
        self.told.hide()
        self._load(day, pick_first if landing is None else pick_landing(landing), landing=landing)

    def _step_day(self, days: int) -> None:
        here = self._day.day if self._day is not None else self._work.clock.now().date()
        self.show_day(here + timedelta(days=days))

    def _pick_moment(self, moment: datetime) -> None:
        if self._day is not None:
            position = frame_at(self._day.frames, moment)
            if position is not None:
                self._show_position(position)

    def _open_calendar(self) -> None:
        today = self._work.clock.now().date()
        shown = self._day.day if self._day is not None else today
        self.bar.open_calendar(self._days, shown, today)

    # doing

    def forget_frame(self) -> None:
        """Ask, then forget the frame that is shown."""
        if self.frame is not None:
            self.acts.forget_frame(self.frame)

    def _recap_day(self) -> None:
        if self._day is not None:
            self.acts.recap_day(self._day.day)

    def _forgotten(self, receipt: ForgetReceipt) -> None:
        self._work.pictures.forget_all()
        self.scale.drop_range()
        self._tell(receipt_words(receipt), "receipt")
        self._reread()
        self.memory_changed.emit()

    # telling

    def _open_from_aside(self, frame_id: ObservationId, box: Box | None) -> None:
        """Open a frame; what covers it makes room."""
        if self.middle.is_covering:
            self.aside.put_away()
        self.open_frame(frame_id, box)

    def _tell_error(self, error: RecollectError) -> None:
        self._tell(in_app_language(str(error)), "error")
        if self.frame is None:
            self.stage.show_empty("warning", self.tr("This moment cannot be shown."))

    def _tell(self, words: str, kind: str) -> None:
        self.told.setProperty("kind", kind)
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)
        self.told.setText(words)
        self.told.show()
        announce(self, words, at_once=kind == "error")

    # building

    def _connect(self) -> None:
        self.bar.day_wanted.connect(self.show_day)
        self.bar.calendar_wanted.connect(self._open_calendar)
        self.bar.earlier.clicked.connect(lambda: self._step_day(-1))
        self.bar.later.clicked.connect(lambda: self._step_day(1))
        self.bar.now_button.clicked.connect(self.go_to_now)
        self.scale.moment_picked.connect(self._pick_moment)
        self.scale.stepped.connect(self.step)
        self.scales.day_wanted.connect(self._open_day)
        self.scales.failed.connect(self._tell_error)
        self.scales.left_days.connect(self.view.setFocus)
        self.empty.way_on_taken.connect(self.open_latest)
        self.stage.failed.connect(self._tell_error)
        self.acts.question_wanted.connect(self.question_wanted)
        self.acts.forgotten.connect(self._forgotten)
        self.acts.failed.connect(self._tell_error)
        self.bar.search_wanted.connect(self.aside.open_search)
        self.bar.recap_wanted.connect(self._recap_day)
        self.aside.frame_wanted.connect(self._open_from_aside)
        self.aside.closed.connect(self.view.setFocus)
        self.view.forget_wanted.connect(self.forget_frame)
        self.view.copied.connect(self.caption.told.setText)
        self.caption.copy_text.clicked.connect(self.view.copy_text)
        self.caption.copy_picture.clicked.connect(self.view.copy_picture)
        self.caption.forget.clicked.connect(self.forget_frame)

    def _add_shortcuts(self) -> None:
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Left", lambda: self.step(-1)),
            ("Right", lambda: self.step(1)),
            ("Alt+Left", lambda: self.step_app(-1)),
            ("Alt+Right", lambda: self.step_app(1)),
            ("Home", lambda: self.go_to_end(last=False)),
            ("End", lambda: self.go_to_end(last=True)),
            ("/", self.aside.open_search),
            ("Ctrl+F", self.aside.open_search),
            ("R", self._recap_day),
            ("N", self.go_to_now),
            ("Ctrl++", self.scales.closer),
            ("Ctrl+=", self.scales.closer),  # the same key without Shift on many keyboards
            ("Ctrl+-", self.scales.farther),
            ("Ctrl+0", self.scales.show_whole),
        )
        for keys_of_it, act in keys:
            shortcut = QShortcut(QKeySequence(keys_of_it), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
