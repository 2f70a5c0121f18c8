"""The one place where the present moment is asked for."""

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the present moment as an aware datetime in the user's time zone."""

    def now(self) -> datetime: ...


class SystemClock:
    """The computer's clock, in the computer's time zone."""

    def now(self) -> datetime:
        return datetime.now(UTC).astimezone()


SYSTEM_CLOCK = SystemClock()
"""The computer's clock, where nobody says otherwise."""
