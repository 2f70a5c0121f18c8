"""Lets the language model form memories while the user does something else, or nothing."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.memory_door import MemoryDoor
from app.task_runner import Lane, TaskRunner
from app.work_wait import WorkWait
from core.errors import RecollectError

_QUIET_MS = 30_000  # that long nobody asked for anything, and no new screen was learned from
_REST_MS = 100


class ModelWork(QObject):
    """One item of the model's queue at a time, on a lane of its own, once it is quiet.

    A model takes all of the processor for up to minutes, so whatever else is asked of the memory
    stops it within a token, and it begins anew when it is quiet again. After an error it rests
    until the app is started again. While the computer is needed for something else it waits, as
    `work_wait` says.
    """

    failed = Signal(object)  # RecollectError

    def __init__(
        self,
        runner: TaskRunner,
        quiet_ms: int = _QUIET_MS,
        is_needed_elsewhere: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(runner)
        self._runner = runner
        self._wait = WorkWait(is_needed_elsewhere)
        self._stop = threading.Event()
        self._is_stepping = False
        self._has_failed = False
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(quiet_ms)
        self._quiet.timeout.connect(self._step)
        runner.submitted.connect(self._make_way)

    def _make_way(self) -> None:
        """Something else is wanted: stop, and wait for the next quiet moment."""
        self._stop.set()
        if not self._has_failed:
            self._quiet.start()

    def _step(self) -> None:
        if self._is_stepping or not self._runner.is_idle or self._wait.is_held():
            self._quiet.start()
            return
        self._stop = stop = threading.Event()
        self._is_stepping = True

        def work(door: MemoryDoor) -> int:
            return door.work_with_model(lambda: stop.is_set() or self._runner.is_closing)

        self._runner.submit(work, self._stepped, self._fail, lane=Lane.MODEL, owner=self)

    def _stepped(self, left: int) -> None:
        self._is_stepping = False
        if not left:
            self._wait.begin_anew()
        if left and not self._quiet.isActive():
            QTimer.singleShot(_REST_MS, self, self._go_on)

    def _go_on(self) -> None:
        if not self._stop.is_set():
            self._step()

    def _fail(self, error: RecollectError) -> None:
        self._is_stepping = False
        self._has_failed = True
        self._quiet.stop()
        self.failed.emit(error)
