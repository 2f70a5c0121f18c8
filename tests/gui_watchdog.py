"""Fails a test in which one event kept the window's thread busy for too long.

What counts is the processor time of the thread that draws, spent on one event with all that it
sets off: what other programs take does not count. A core that is shared works more slowly, too, so
an event that is too long is set beside a fixed piece of work, done right after it. The collection
of garbage is left out: a test run holds far more objects than the app does.

Not looked at are the start and the end of the app (`paused`), and what a test does by itself,
outside of any event. Tests in which one event may take longer are marked `may_block`.
"""

import gc
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

LONGEST_EVENT_MS = 50.0
_REFERENCE_MS = 11.0  # what `_measured_work` takes on the computer that the limit is told for


@dataclass(frozen=True, slots=True)
class LongEvent:
    """An event that took too long; `took_ms` is processor time of the window's thread, of a
    computer that works as fast as the one that the limit is told for."""

    receiver: str
    event: str
    took_ms: float

    def __str__(self) -> str:
        return f"{self.event} to {self.receiver} took {self.took_ms:.0f} ms"


class WatchedApplication(QApplication):
    """The application of the tests; it times every event that the window's thread is given."""

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self._thread = threading.get_ident()
        self._depth = 0
        self._paused = 0
        self._garbage_s = self._garbage_since = 0.0
        self.long_events: list[LongEvent] = []
        gc.callbacks.append(self._note_garbage)

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """Deliver an event, with an eye on the clock."""
        if self._depth or self._paused or threading.get_ident() != self._thread:
            return super().notify(receiver, event)
        name, kind = type(receiver).__name__, event.type().name
        garbage, since = self._garbage_s, time.thread_time()
        self._depth += 1
        try:
            return super().notify(receiver, event)
        finally:
            self._depth -= 1
            took = time.thread_time() - since - (self._garbage_s - garbage)
            self._note(name, kind, took * 1000)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Do not look for as long: the app is starting."""
        self._paused += 1
        try:
            yield
        finally:
            self._paused -= 1

    def start_anew(self) -> None:
        """Forget what was seen, before another test."""
        self.long_events.clear()

    def _note(self, receiver: str, kind: str, took_ms: float) -> None:
        if took_ms > LONGEST_EVENT_MS:
            alone_ms = took_ms / _slowness()
            if alone_ms > LONGEST_EVENT_MS:
                self.long_events.append(LongEvent(receiver, kind, alone_ms))

    def _note_garbage(self, phase: str, _info: dict[str, int]) -> None:
        if threading.get_ident() != self._thread:
            return
        if phase == "start":
            self._garbage_since = time.thread_time()
        else:
            self._garbage_s += time.thread_time() - self._garbage_since


def _slowness() -> float:
    """How many times slower this computer is right now than it is told for; at least 1."""
    return max(1.0, _measured_work_ms() / _REFERENCE_MS)


def _measured_work_ms() -> float:
    """Processor time that a fixed piece of work takes."""
    since = time.thread_time()
    total = 0
    for number in range(200_000):
        total += number * number % 7
    return (time.thread_time() - since) * 1000
