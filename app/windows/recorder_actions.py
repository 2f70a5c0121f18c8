"""What the user may tell the recorder, for the tray and the window alike; consent comes first."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.task_runner import TaskRunner
from app.windows.recorder_control import RecorderBridge, RecorderControl
from capture.recorder_state import RecorderPhase, RecorderState
from core.clock import Clock
from core.errors import RecollectError


class RecorderActions(QObject):
    """Nothing reaches `RecorderControl.start` before the user has agreed."""

    state_changed = Signal(object)  # RecorderState
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
        self._has_consent = False
        bridge.state_changed.connect(self._take)

    @property
    def state(self) -> RecorderState:
        return self._state

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
            self._command(self._recorder.start)

    def pause(self, minutes: int | None) -> None:
        """Pause for some minutes, or until the user resumes."""
        if self._recorder is None:
            return
        until = None if minutes is None else self._clock.now() + timedelta(minutes=minutes)
        reason = self.tr("You paused recording.")
        self._command(partial(self._recorder.pause, until, reason))

    def resume(self) -> None:
        if self._recorder is not None:
            self._command(self._recorder.resume)

    def stop(self) -> None:
        if self._recorder is not None:
            self._command(self._recorder.stop)

    def _command(self, command: Callable[[], None]) -> None:
        """Tell the recorder; show at once what it does now, or why it could not."""
        try:
            command()
        except RecollectError as error:
            self._tell(error)
        if self._recorder is not None:
            self._take(self._recorder.state)

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

    def _take(self, state: RecorderState) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)

    def _tell(self, error: RecollectError) -> None:
        self.failed.emit(str(error))


def _absent(notice: str) -> RecorderState:
    return RecorderState(RecorderPhase.STOPPED, notice)
