"""Works the memory's queue off while nobody waits for anything else."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.memory_door import Tending
from app.task_runner import Lane, TaskRunner
from app.work_wait import WorkWait
from core.errors import RecollectError

_REST_MS = 30  # between two steps, so that whatever the user does comes in between
_BUSY_MS = 400  # until the next look, while something else is running
_HELD_MS = 10_000  # until the next look, while the computer is needed for something else
_LOOK_MS = 5 * 60 * 1000  # between two looks when nothing happens: a day settles, an hour is over


class IdleWork(QObject):
    """Small steps on the store's lane, one at a time, and only when no other work is waiting.

    When the queue is empty the days and the hourly upkeep have their turn, on the lane for long
    work. `left_changed` tells how much is left, `let_go` what upkeep let go of, as a receipt;
    after an error it rests until it is woken again. While the computer is needed for something
    else it waits, as `work_wait` says.
    """

    left_changed = Signal(int)
    let_go = Signal(object)  # UpkeepReceipt
    failed = Signal(object)  # RecollectError

    def __init__(
        self, runner: TaskRunner, is_needed_elsewhere: Callable[[], bool] = lambda: False
    ) -> None:
        super().__init__(runner)
        self._runner = runner
        self._wait = WorkWait(is_needed_elsewhere)
        self._left = 0
        self._is_stepping = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self.wake)
        self._look.start()

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
        if self._wait.is_held():
            self._timer.start(_HELD_MS)
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
            return
        self._wait.begin_anew()
        self._is_stepping = True
        self._runner.submit(
            lambda door: door.tend(), self._tended, self._rest, lane=Lane.IMPORT, owner=self
        )

    def _tended(self, tending: Tending) -> None:
        self._is_stepping = False
        if tending.let_go is not None:
            self.let_go.emit(tending.let_go)
        if tending.is_more:
            self._timer.start(_REST_MS)

    def _rest(self, error: RecollectError) -> None:
        self._is_stepping = False
        self.failed.emit(error)

    def _show(self, left: int) -> None:
        if left != self._left:
            self._left = left
            self.left_changed.emit(left)
