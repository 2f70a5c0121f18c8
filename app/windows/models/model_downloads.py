"""Fetches models one after the other, each of which can be paused and gone on with."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from app.model_shelf import ModelShelf
from app.task_runner import Lane, TaskRunner
from core.errors import RecollectError
from core.models.fetched_file import DownloadCancelled

_TELL_S = 0.1  # between two words on progress; pieces come a thousand times as often


@dataclass(slots=True)
class Download:
    """One model on its way; `total` is 0 while it waits for its turn."""

    model_id: str
    title: str
    done: int = 0
    total: int = 0
    has_begun: threading.Event = field(default_factory=threading.Event)
    stop: threading.Event = field(default_factory=threading.Event)
    is_unwanted: bool = False  # stop, and throw away what came


class ModelDownloads(QObject):
    """Lives on the GUI thread. Downloads that the app's end interrupts go on when asked again."""

    progressed = Signal(str)  # model id
    arrived = Signal(str)
    ended = Signal(str)  # arrived, paused or thrown away: look at the shelf
    failed = Signal(str, object)  # model id, RecollectError

    def __init__(self, runner: TaskRunner, shelf: ModelShelf) -> None:
        super().__init__()
        self._runner = runner
        self._shelf = shelf
        self._running: dict[str, Download] = {}

    def of(self, model_id: str) -> Download | None:
        """The download of a model, waiting or running; None if there is none."""
        return self._running.get(model_id)

    @property
    def first(self) -> Download | None:
        """The one that has waited or run longest; None if there is none."""
        return next(iter(self._running.values()), None)

    def fetch(self, model_id: str, title: str) -> None:
        """Begin, or go on with what an earlier try left; `title` is what a person calls it."""
        if model_id in self._running:
            return
        download = self._running[model_id] = Download(model_id, title)
        self._runner.run(
            lambda: self._fetch(download),
            lambda _none: self._arrive(download),
            lambda error: self._fail(download, error),
            lane=Lane.FETCH,
            owner=self,
        )
        self.progressed.emit(model_id)

    def pause(self, model_id: str) -> None:
        """Stop; what came so far is kept."""
        if download := self._running.get(model_id):
            self._stop(download)

    def discard(self, model_id: str) -> None:
        """Stop if it runs, and throw away what came of it."""
        if download := self._running.get(model_id):
            download.is_unwanted = True
            self._stop(download)
        else:
            self._throw_away(model_id)

    def _stop(self, download: Download) -> None:
        """One that only waits for its turn is left at once; a running one ends with its piece."""
        download.stop.set()
        if not download.has_begun.is_set():
            self._leave(download)
        else:
            self.progressed.emit(download.model_id)

    def _fetch(self, download: Download) -> None:
        """On the lane. Raises: as `ModelShelf.fetch`."""
        download.has_begun.set()
        if download.stop.is_set():
            raise DownloadCancelled
        self._shelf.fetch(download.model_id, self._teller(download), self._stopper(download))

    def _teller(self, download: Download) -> Callable[[int, int], None]:
        last = 0.0

        def tell(done: int, total: int) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last >= _TELL_S or done == total:
                last = now
                self._runner.post(lambda: self._progress(download, done, total))

        return tell

    def _stopper(self, download: Download) -> Callable[[], bool]:
        return lambda: download.stop.is_set() or self._runner.is_closing

    def _progress(self, download: Download, done: int, total: int) -> None:
        if self._running.get(download.model_id) is download:
            download.done, download.total = done, total
            self.progressed.emit(download.model_id)

    def _arrive(self, download: Download) -> None:
        self._leave(download)
        if not download.is_unwanted:
            self.arrived.emit(download.model_id)

    def _leave(self, download: Download) -> None:
        """It is no longer on its way; what came of it is on the shelf."""
        if self._running.get(download.model_id) is not download:
            return
        del self._running[download.model_id]
        if download.is_unwanted:
            self._throw_away(download.model_id)
        else:
            self.ended.emit(download.model_id)

    def _fail(self, download: Download, error: RecollectError) -> None:
        self._leave(download)
        if not isinstance(error, DownloadCancelled):
            self.failed.emit(download.model_id, error)

    def _throw_away(self, model_id: str) -> None:
        self._runner.run(
            lambda: self._shelf.remove(model_id),
            lambda _none: self.ended.emit(model_id),
            lambda error: self.failed.emit(model_id, error),
            lane=Lane.FETCH,
            owner=self,
        )
