"""What the user may tell the recorder, for the tray and the window alike; consent comes first.

The recorder is told on a thread of its own: pausing waits for a frame that is being stored, and
stopping for one that is being read.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from app.known_sentences import in_app_language
from app.task_runner import Lane, TaskRunner
from app.windows.recorder_control import RecorderBridge, RecorderControl
from capture.recorder_state import RecorderPhase, RecorderState
from core.clock import Clock
from core.errors import RecollectError
from core.memory.upkeep.disk_room import DiskRoom

_KEY_PAUSE_MIN = 15
_MORNING_HOUR = 6
_KEEP_PAUSE_MS = 15_000  # a kill costs the memory of a pause at most its last seconds
_log = logging.getLogger(__name__)


class Command(StrEnum):
    """What the recorder was told and has not done yet."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"


class RecorderActions(QObject):
    """Nothing reaches `RecorderControl.start` before the user has agreed."""

    state_changed = Signal(object)  # RecorderState
    underway_changed = Signal(object)  # Command or None
    consent_wanted = Signal()
    consent_changed = Signal(bool)
    failed = Signal(str)

    def __init__(
        self,
        recorder: RecorderControl | None,
        bridge: RecorderBridge,
        runner: TaskRunner,
        clock: Clock,
        notice: str = "",
    ) -> None:
        super().__init__(runner)
        self._recorder = recorder
        self._runner = runner
        self._clock = clock
        self._notice = notice
        self._state = recorder.state if recorder is not None else _absent(notice)
        self._room: DiskRoom | None = None
        self._has_consent = False
        self._underway: Command | None = None
        self._paused_since: datetime | None = None
        self._pause_timer = QTimer(self)
        self._pause_timer.setInterval(_KEEP_PAUSE_MS)
        self._pause_timer.timeout.connect(self.keep_pause)
        bridge.state_changed.connect(self.show_state)

    def is_slowed(self) -> bool:
        """Whether the recorder found the computer busy, with a film on it, or on its battery."""
        return bool(self.state.slowed_by)

    @property
    def state(self) -> RecorderState:
        return self._state

    @property
    def room(self) -> DiskRoom | None:
        """The room on the disk as of the last look; None before the first."""
        return self._room

    @property
    def underway(self) -> Command | None:
        """The command that the recorder is busy with; it takes no other meanwhile."""
        return self._underway

    @property
    def has_consent(self) -> bool:
        return self._has_consent

    @property
    def can_record(self) -> bool:
        """Whether there is anything to record with."""
        return self._recorder is not None

    def load_consent(self) -> None:
        """Read what the user agreed to; starts recording, or asks if that was never answered."""
        self._runner.submit(
            lambda door: (
                bool(door.setting("capture.consent")),
                bool(door.setting("capture.start_with_app")),
            ),
            lambda read: self._begin(*read),
            self._tell,
        )

    def give_consent(self) -> None:
        """The user has agreed: keep that first, then start."""
        self._runner.submit(
            lambda door: door.set_setting("capture.consent", True),
            lambda _none: self._agreed(),
            self._tell,
        )

    def withdraw_consent(self) -> None:
        """Stop at once, then keep that."""
        self._has_consent = False
        self.stop()
        self._runner.submit(
            lambda door: door.set_setting("capture.consent", False),
            lambda _none: self.consent_changed.emit(False),
            self._tell,
        )

    def start(self) -> None:
        if not self._has_consent:
            self.consent_wanted.emit()
        elif self._recorder is not None:
            self._command(Command.START, self._recorder.start)

    def pause(self, minutes: int | None) -> None:
        """Pause for some minutes, or until the user resumes."""
        self._pause(None if minutes is None else self._clock.now() + timedelta(minutes=minutes))

    def pause_until_morning(self) -> None:
        """Pause until the next morning."""
        self._pause(next_morning(self._clock.now()))

    def _pause(self, until: datetime | None) -> None:
        if self._recorder is not None:
            reason = self.tr("You paused recording.")
            self._command(Command.PAUSE, partial(self._recorder.pause, until, reason))

    def pause_or_resume(self) -> None:
        """One key for both: pause for a quarter of an hour, or end the pause."""
        if self._underway is not None:
            return
        if self._state.phase is RecorderPhase.PAUSED:
            self.resume()
        elif self._state.is_running:
            self.pause(_KEY_PAUSE_MIN)

    def resume(self) -> None:
        if self._recorder is not None:
            self._command(Command.RESUME, self._recorder.resume)

    def stop(self) -> None:
        if self._recorder is not None:
            self._command(Command.STOP, self._recorder.stop)

    def end(self) -> None:
        """Stop recording for good; returns when the last frame is stored. For the app's end."""
        if self._recorder is None:
            return
        try:
            self._recorder.stop()
        except RecollectError as error:
            _log.warning("Recording did not end cleanly: %s", error)

    def _command(self, command: Command, tell: Callable[[], None]) -> None:
        """Tell the recorder, away from the GUI thread; then show what it does, or why not."""
        self._enter(command)
        self._runner.run(
            tell,
            lambda _none: self._done(command),
            lambda error: self._done(command, error),
            lane=Lane.RECORDER,
        )

    def _done(self, command: Command, error: RecollectError | None = None) -> None:
        if self._underway is command:
            self._enter(None)
        if self._recorder is not None:
            self.show_state(self._recorder.state)
        if error is not None:
            self._tell(error)

    def _enter(self, command: Command | None) -> None:
        self._underway = command
        self.underway_changed.emit(command)

    def _begin(self, has_consent: bool, starts_with_app: bool) -> None:
        self._has_consent = has_consent
        self.consent_changed.emit(has_consent)
        if not has_consent:
            self.consent_wanted.emit()
        elif starts_with_app:
            self.start()

    def _agreed(self) -> None:
        self._has_consent = True
        self.consent_changed.emit(True)
        self.start()

    def show_state(self, state: RecorderState) -> None:
        """Tell everyone what the recorder does now."""
        if state != self._state:
            self._state = state
            self._follow_pause(state)
            self.state_changed.emit(state)

    def show_room(self, room: DiskRoom) -> None:
        """Tell everyone whether there is room for more."""
        if room != self._room:
            self._room = room
            self.state_changed.emit(self._state)

    def keep_pause(self) -> None:
        """Have the pause so far put on disk; the recorder itself stores it when it ends."""
        recorder, since = self._recorder, self._paused_since
        if recorder is not None and since is not None:
            self._runner.run(
                lambda: recorder.keep_pause(since),
                lambda _none: None,
                lambda error: _log.info("The pause could not be stored yet: %s", error),
                lane=Lane.RECORDER,
                owner=self,
            )

    def _follow_pause(self, state: RecorderState) -> None:
        """Keep a pause from its first moment and then now and again."""
        if state.phase is not RecorderPhase.PAUSED:
            self._paused_since = None
            self._pause_timer.stop()
        elif self._paused_since is None:
            self._paused_since = self._clock.now()
            self._pause_timer.start()
            self.keep_pause()

    def _tell(self, error: RecollectError) -> None:
        self.failed.emit(in_app_language(str(error)))


def _absent(notice: str) -> RecorderState:
    return RecorderState(RecorderPhase.STOPPED, notice, has_no_screen=bool(notice))


def next_morning(now: datetime) -> datetime:
    """The next six o'clock: who pauses after midnight means the morning that comes."""
    morning = now.replace(hour=_MORNING_HOUR, minute=0, second=0, microsecond=0)
    return morning if morning > now else morning + timedelta(days=1)
