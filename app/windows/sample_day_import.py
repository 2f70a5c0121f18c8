"""Takes the sample day in, beside everything else; how far it is, is told as it goes."""

import threading

from PySide6.QtCore import QObject, Signal

from app.memory_door import MemoryDoor
from app.task_runner import Lane, TaskRunner
from core.errors import RecollectError


class SampleDayImport(QObject):
    """One at a time; what was read before it is stopped stays."""

    progressed = Signal(int, int)  # pictures read, of how many; both 0 before that is known
    ended = Signal()  # well or not; before either of the others
    loaded = Signal(int)  # frames
    failed = Signal(object)  # RecollectError

    def __init__(self, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._stop = threading.Event()
        self.is_running = False

    def start(self) -> None:
        """Begin, unless it is under way; questions go before it."""
        if self.is_running:
            return
        self._stop = stop = threading.Event()
        self.is_running = True
        self.progressed.emit(0, 0)
        runner = self._runner

        def work(door: MemoryDoor) -> int:
            return door.load_sample_day(
                lambda done, total: runner.post(lambda: self.progressed.emit(done, total)),
                lambda: stop.is_set() or runner.is_closing,
            )

        runner.submit(work, self._done, self._fail, lane=Lane.IMPORT)

    def stop(self) -> None:
        """Read no more of it."""
        self._stop.set()

    def _done(self, frames: int) -> None:
        self._end()
        self.loaded.emit(frames)

    def _fail(self, error: RecollectError) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        self.is_running = False
        self.ended.emit()
