"""A recorder that does what it is told and tells it from its own thread."""

import threading
from datetime import datetime

from app.windows.recorder_control import RecorderBridge
from capture.recorder_state import RecorderPhase, RecorderState
from core.errors import CaptureUnavailable


class ScriptedRecorder:
    """Notes every call; its states reach the app through the bridge."""

    def __init__(self, bridge: RecorderBridge) -> None:
        self.bridge = bridge
        self.calls: list[str] = []
        self.kept_pauses: list[datetime] = []
        self.failure: CaptureUnavailable | None = None  # raised by the next command
        self.hold: threading.Event | None = None  # the next command waits for it
        self.state = RecorderState(RecorderPhase.STOPPED)

    def start(self) -> None:
        self._become("start", RecorderState(RecorderPhase.RECORDING))

    def pause(self, until: datetime | None, reason: str) -> None:
        self._become("pause", RecorderState(RecorderPhase.PAUSED, reason, paused_until=until))

    def resume(self) -> None:
        self._become("resume", RecorderState(RecorderPhase.RECORDING))

    def stop(self) -> None:
        self._become("stop", RecorderState(RecorderPhase.STOPPED))

    def keep_pause(self, since: datetime) -> None:
        self.kept_pauses.append(since)

    def tell(self, state: RecorderState) -> None:
        """Publish a state from another thread, as a real recorder does."""
        self.state = state
        thread = threading.Thread(target=self.bridge.publish, args=(state,))
        thread.start()
        thread.join()

    def _become(self, call: str, state: RecorderState) -> None:
        self.calls.append(call)
        if self.hold is not None:
            self.hold.wait(10)
        if self.failure is not None:
            failure, self.failure = self.failure, None
            raise failure
        self.tell(state)
