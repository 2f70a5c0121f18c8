"""The recorder as the windows see it, and the bridge from its thread to theirs."""

from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal

from capture.recorder_state import RecorderPhase, RecorderState


class RecorderControl(Protocol):
    """What the tray and the windows may tell the recorder. The calls may take seconds: they
    are made on the recorder's lane, never on the GUI thread."""

    @property
    def state(self) -> RecorderState: ...

    def start(self) -> None: ...

    def pause(self, until: datetime | None, reason: str) -> None: ...

    def resume(self) -> None: ...

    def stop(self) -> None: ...

    def keep_pause(self, since: datetime) -> None:
        """Put on disk that recording has been paused from then until now, if it still is."""


class RecorderBridge(QObject):
    """Takes the recorder's states on any thread and tells them on the GUI thread."""

    state_changed = Signal(object)  # RecorderState
    _published = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = RecorderState(RecorderPhase.STOPPED)
        self._published.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def state(self) -> RecorderState:
        """The state last told."""
        return self._state

    def publish(self, state: RecorderState) -> None:
        """Hand a state over; may be called on any thread."""
        self._published.emit(state)

    def _take(self, state: RecorderState) -> None:
        self._state = state
        self.state_changed.emit(state)
