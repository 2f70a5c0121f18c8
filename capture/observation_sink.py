"""The door through which capture hands on what it saw; the app joins it to the store."""

from datetime import datetime
from enum import StrEnum
from typing import Protocol

from core.observation import Gap, Observation


class StoreOutcome(StrEnum):
    """What became of an observation that was handed over."""

    STORED = "stored"
    MERGED = "merged"  # equal to its neighbour on that monitor, whose `until` was extended


class ObservationSink(Protocol):
    """Takes observations; returns only when they are safely on disk."""

    def store(self, observation: Observation) -> StoreOutcome: ...

    def still_there(self, monitor: int, at: datetime) -> None:
        """The last observation of this monitor is still what is shown."""

    def store_gap(self, gap: Gap) -> None:
        """Store a gap; with equal ones (same kind and reason) that it touches, it becomes one."""
