"""Works the memory's queue off while nobody waits for anything else."""

from PySide6.QtCore import QObject, QTimer, Signal

from app.task_runner import TaskRunner
from core.errors import RecollectError

_REST_MS = 30  # between two steps, so that whatever the user does comes in between
_BUSY_MS = 400  # until the next look, while something else is running


class IdleWork(QObject):
    """Small steps on the store's lane, one at a time, and only when no other work is waiting.

    `left_changed` tells how much is left; after an error it rests until it is woken again.
    """

    left_changed = Signal(int)
    failed = Signal(object)  # RecollectError

    def __init__(self, runner: TaskRunner) -> None:
        super().__init__(runner)
        self._runner = runner
        self._left = 0
        self._is_stepping = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)

    @property
    def left(self) -> int:
        """How much was left after the last step."""
        return self._left

    def wake(self) -> None:
        """There may be something to do."""
        if not self._timer.isActive() and not self._is_stepping:
            self._timer.start(_BUSY_MS)

    def _step(self) -> None:
        if not self._runner.is_idle:
            self._timer.start(_BUSY_MS)
            return
        self._is_stepping = True
        self._runner.submit(
            lambda door: door.work_a_little(), self._stepped, self._rest, owner=self
        )

    def _stepped(self, left: int) -> None:
        self._is_stepping = False
        self._show(left)
        if left:
            self._timer.start(_REST_MS)

    def _rest(self, error: RecollectError) -> None:
        self._is_stepping = False
        self.failed.emit(error)

    def _show(self, left: int) -> None:
        if left != self._left:
            self._left = left
            self.left_changed.emit(left)
