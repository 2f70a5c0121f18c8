"""Runs work on the memory away from the GUI thread and brings the results back to it.

Lanes, each one thread with its own door (and so its own database connection): the store's lane
for questions and changes, the pictures' lane, so that scrolling never waits behind an answer, the
import lane for work of minutes, the recorder's, on which it is told what to do, the language
model's, which nobody waits for, one for files that the user names, and one each for fetching
models and for trying one out. Work never touches a widget; its result is delivered on the GUI
thread.
"""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from app.memory_door import MemoryDoor
from core.errors import RecollectError

_log = logging.getLogger(__name__)

Result = TypeVar("Result")


class Lane(StrEnum):
    """Which thread the work runs on."""

    STORE = "store"
    PICTURES = "pictures"
    IMPORT = "import"
    RECORDER = "recorder"
    MODEL = "model"
    FILES = "files"
    FETCH = "fetch"
    TRIAL = "trial"


_BESIDE_THE_REST = (Lane.MODEL, Lane.FETCH)
"""Lanes whose work makes way for all other, or leaves processor and memory to it."""


class WorkStopped(RecollectError):
    """The work was given up because the app is closing."""


class UnexpectedFailure(RecollectError):
    """A bug, as the user is told about it; the trace is in the log."""


class _LaneThread:
    """One thread and the door that lives on it."""

    def __init__(self, lane: Lane, door_factory: Callable[[], MemoryDoor]) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"recollect-{lane}")
        self._door_factory = door_factory
        self._door: MemoryDoor | None = None

    def put(self, job: Callable[[], None]) -> None:
        self._executor.submit(job)

    def door(self) -> MemoryDoor:
        """This lane's door, opened on first use; to be called on the lane's thread."""
        if self._door is None:
            self._door = self._door_factory()
        return self._door

    def close(self) -> None:
        """Close the door on its own thread and wait until the thread has ended."""
        self._executor.submit(self._close_door)
        self._executor.shutdown(wait=True)

    def _close_door(self) -> None:
        if self._door is not None:
            try:
                self._door.close()
            except RecollectError:
                _log.warning("The memory could not be closed cleanly.", exc_info=True)
            self._door = None


class TaskRunner(QObject):
    """Takes work for the memory; every callback runs on the GUI thread.

    `submitted` is emitted when work is taken, `idle` when nothing is waiting or running any more;
    neither knows of the lanes for what goes on beside the rest.
    """

    submitted = Signal()
    idle = Signal()
    _deliver = Signal(object)

    def __init__(
        self, door_factory: Callable[[], MemoryDoor], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._closing = threading.Event()
        self._lanes = {lane: _LaneThread(lane, door_factory) for lane in Lane}
        self._running: set[threading.Event] = set()  # touched on the GUI thread only
        self._deliver.connect(self._run_delivery, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        return not self._running

    @property
    def is_closing(self) -> bool:
        """Whether long work should give up; may be asked on any thread."""
        return self._closing.is_set()

    def submit(
        self,
        work: Callable[[MemoryDoor], Result],
        on_done: Callable[[Result], None],
        on_error: Callable[[RecollectError], None],
        *,
        lane: Lane = Lane.STORE,
        cancelled: threading.Event | None = None,
        owner: QObject | None = None,
    ) -> threading.Event:
        """Run `work` on a lane's door; exactly one of the callbacks follows, on the GUI thread.

        No callback follows once `cancelled` is set before the work began, the `owner` is gone,
        or the app is closing. Returns the event that cancels.
        """
        cancel = cancelled or threading.Event()
        self.run(
            lambda: work(self._lanes[lane].door()),
            on_done,
            on_error,
            lane=lane,
            cancelled=cancel,
            owner=owner,
        )
        return cancel

    def run(
        self,
        work: Callable[[], Result],
        on_done: Callable[[Result], None],
        on_error: Callable[[RecollectError], None],
        *,
        lane: Lane,
        cancelled: threading.Event | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Run work that needs no door of its own; the same promises as `submit`."""
        cancel = cancelled or threading.Event()
        if self.is_closing:
            return
        token = threading.Event()
        is_waited_for = lane not in _BESIDE_THE_REST
        if is_waited_for:
            self._running.add(token)
            self.submitted.emit()

        def deliver(callback: Callable[[], None] | None) -> None:
            def on_gui_thread() -> None:
                self._running.discard(token)
                if callback is not None and (owner is None or isValid(owner)):
                    callback()
                if is_waited_for and self.is_idle:
                    self.idle.emit()

            self._deliver.emit(on_gui_thread)

        def job() -> None:
            if cancel.is_set() or self.is_closing:
                deliver(None)
                return
            try:
                result = work()
            except RecollectError as error:
                known = error
                deliver(lambda: on_error(known))
            except Exception:  # noqa: BLE001  one of the house's two doors for bugs
                _log.exception("A bug in work on the %s lane", lane)
                deliver(lambda: on_error(self._unexpected()))
            else:
                deliver(lambda: on_done(result))

        self._lanes[lane].put(job)

    def post(self, callback: Callable[[], None]) -> None:
        """Run a callback on the GUI thread; for work that reports while it runs."""
        self._deliver.emit(callback)

    def close(self) -> None:
        """Let running work end, close the doors and join the threads. Nothing runs afterwards."""
        if self.is_closing:
            return
        self._closing.set()
        for lane in self._lanes.values():
            lane.close()
        self._running.clear()

    def _run_delivery(self, callback: Callable[[], None]) -> None:
        if not self.is_closing:
            callback()

    def _unexpected(self) -> UnexpectedFailure:
        return UnexpectedFailure(
            self.tr("Something went wrong inside Recollect; details are in the log.")
        )
