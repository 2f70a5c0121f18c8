"""Fails a test in which one event kept the window's thread busy for too long.

What counts is the processor time of the thread that draws, spent on one event with all that it
sets off: what other programs take does not count. A core that is shared works more slowly, too, so
an event that is too long is set beside a fixed piece of work, done right after it. Where more
programs want to run than there are cores, they share its caches as well, which that work hardly
feels, but painting does: twice as much is allowed there.

The collection of garbage is left out: a test run holds far more objects than the app does. So is
what the watch itself costs for each of the events that one event sets off, maybe thousands.

Not looked at are the start and the end of the app (`paused`), and what a test does by itself,
outside of any event. Tests in which one event may take longer are marked `may_block`.
"""

import gc
import os
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

LONGEST_EVENT_MS = 50.0
_EVENTS_TRIED = 200
_CROWDED = 2  # times the limit, where the cores are shared
_REFERENCE_MS = (
    11.0  # what the fixed piece of work takes on the computer that the limit is told for
)


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
        self.leaves_out_garbage = True
        self.long_events: list[LongEvent] = []
        self._within = 0  # events that came of the one that is timed
        self._own_cost_s = self._cost_of_watching()
        gc.callbacks.append(self._note_garbage)

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """Deliver an event, with an eye on the clock."""
        if self._depth or self._paused or threading.get_ident() != self._thread:
            self._within += 1
            return super().notify(receiver, event)
        name, kind = type(receiver).__name__, event.type().name
        self._within = 0
        garbage, since = self._garbage_s, time.thread_time()
        self._depth += 1
        try:
            return super().notify(receiver, event)
        finally:
            self._depth -= 1
            took = time.thread_time() - since - (self._garbage_s - garbage)
            self.note(name, kind, (took - self._within * self._own_cost_s) * 1000)

    def _cost_of_watching(self) -> float:
        """Seconds that an event takes only because it passes through Python here."""
        nobody, nothing = QObject(), QEvent(QEvent.Type.User)
        times: list[float] = []
        with self.paused():
            for _ in range(5):
                since = time.thread_time()
                for _ in range(_EVENTS_TRIED):
                    self.sendEvent(nobody, nothing)
                times.append((time.thread_time() - since) / _EVENTS_TRIED)
        return min(times)

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

    def note(self, receiver: str, kind: str, took_ms: float) -> None:
        """An event was delivered, and took so much processor time of the window's thread."""
        if took_ms > LONGEST_EVENT_MS:
            alone_ms = took_ms / _slowness()
            if alone_ms > LONGEST_EVENT_MS * (_CROWDED if _is_crowded() else 1):
                self.long_events.append(LongEvent(receiver, kind, alone_ms))

    def _note_garbage(self, phase: str, _info: dict[str, int]) -> None:
        if threading.get_ident() != self._thread or not self.leaves_out_garbage:
            return
        if phase == "start":
            self._garbage_since = time.thread_time()
        else:
            self._garbage_s += time.thread_time() - self._garbage_since


def _is_crowded() -> bool:
    """Whether more programs want to run than there are cores, over the last minute."""
    told = getattr(os, "getloadavg", None)  # Windows does not tell
    return told is not None and told()[0] > (os.cpu_count() or 1)


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
