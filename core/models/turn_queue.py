"""Who may use the model next: answers before work in the background, else first come first served.

Nobody is interrupted from outside: who has the turn asks `is_outranked` between tokens and gives
way; with the same ticket it comes back to its old place.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum

from core.models.text_generator import GenerationStopped

POLL_S = 0.05
"""How often those who wait ask whether they should still wait."""


class Priority(IntEnum):
    """Lower numbers go first."""

    ANSWER = 0
    BACKGROUND = 1


@dataclass(frozen=True, slots=True, order=True)
class Ticket:
    """A place in the queue."""

    priority: Priority
    number: int


class TurnQueue:
    """One turn at a time, taken by any thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: set[Ticket] = set()
        self._is_taken = False
        self._last_number = 0

    def ticket(self, priority: Priority) -> Ticket:
        """A place behind everybody of the same priority."""
        with self._changed:
            self._last_number += 1
            return Ticket(priority, self._last_number)

    @contextmanager
    def turn(self, ticket: Ticket, should_stop: Callable[[], bool]) -> Iterator[None]:
        """Wait for the turn and hold it. Raises: GenerationStopped while waiting."""
        with self._changed:
            self._waiting.add(ticket)
            try:
                while self._is_taken or min(self._waiting) != ticket:
                    if should_stop():
                        raise GenerationStopped
                    self._changed.wait(POLL_S)
                self._is_taken = True
            finally:
                self._waiting.discard(ticket)
                self._changed.notify_all()
        try:
            yield
        finally:
            self._release()

    @contextmanager
    def turn_if_nobody_wants_it(self) -> Iterator[bool]:
        """Hold the turn if it is free and nobody waits; says whether it does."""
        with self._changed:
            is_held = not self._is_taken and not self._waiting
            self._is_taken = self._is_taken or is_held
        try:
            yield is_held
        finally:
            if is_held:
                self._release()

    def is_outranked(self, ticket: Ticket) -> bool:
        """Whether somebody of a higher priority waits."""
        with self._changed:
            return any(waiting.priority < ticket.priority for waiting in self._waiting)

    def _release(self) -> None:
        with self._changed:
            self._is_taken = False
            self._changed.notify_all()
