"""Looks now and then how much room there is for more memory, so that the tray can tell in time."""

import logging

from PySide6.QtCore import QObject, QTimer

from app.windows.recorder_actions import RecorderActions
from app.windows.workplace import Workplace
from capture.recorder_state import RecorderPhase, RecorderState
from core.errors import RecollectError

_LOOK_MS = 60_000
_log = logging.getLogger(__name__)


class DiskWatch(QObject):
    """Every minute, and at once when recording failed: a full disk is what it often fails for."""

    def __init__(self, workplace: Workplace, actions: RecorderActions) -> None:
        super().__init__(workplace.runner)
        self._work = workplace
        self._actions = actions
        self._had_failed = False
        self.timer = QTimer(self)
        self.timer.setInterval(_LOOK_MS)
        self.timer.timeout.connect(self.look)
        actions.state_changed.connect(self._take_state)

    def begin(self) -> None:
        """Look now, and from now on."""
        self.look()
        self.timer.start()

    def look(self) -> None:
        self._work.runner.submit(
            lambda door: door.disk_room(),
            self._actions.show_room,
            _note_failure,
            owner=self,
        )

    def _take_state(self, state: RecorderState) -> None:
        has_failed = state.phase is RecorderPhase.FAILED
        if has_failed and not self._had_failed:
            self.look()
        self._had_failed = has_failed


def _note_failure(error: RecollectError) -> None:
    _log.info("The room on the disk could not be read: %s", error)
