"""Whether this login is locked, as its desktop told the system's login manager (logind).

GNOME and Plasma draw their lock themselves: no window of a program shows it.

Source: systemd, org.freedesktop.login1(5), property LockedHint of a session; the path
`session/auto` is the session of whoever asks, or else the one that this user has on a screen.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from jeepney import DBusAddress
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, Properties, unwrap_msg

from capture.screen_events import Happening, Presence, ScreenEvents

_SESSION = DBusAddress(
    "/org/freedesktop/login1/session/auto",
    "org.freedesktop.login1",
    "org.freedesktop.login1.Session",
)
_PATIENCE_S = 1.0
# Where nobody tells, it is asked for again this much later.
ASKED_AGAIN_AFTER_S = 60.0


class SessionLock:
    """Asks over a D-Bus connection of its own; connects anew after it was lost."""

    def __init__(
        self, bus: str = "SYSTEM", monotonic_s: Callable[[], float] = time.monotonic
    ) -> None:
        """`bus` is an address, or SYSTEM for that of this machine. Connects on first use."""
        self._bus = bus
        self._now_s = monotonic_s
        self._connection: DBusConnection | None = None
        self._silent_until_s = 0.0

    def is_locked(self) -> bool:
        """Whether the screen is locked; False also where the system does not tell."""
        if self._now_s() < self._silent_until_s:
            return False
        try:
            if self._connection is None:
                self._connection = open_dbus_connection(self._bus)
            asked = Properties(_SESSION).get("LockedHint")
            reply = self._connection.send_and_get_reply(asked, timeout=_PATIENCE_S)
            (told,) = unwrap_msg(reply)
            return bool(told == ("b", True))
        except (OSError, KeyError, RuntimeError, ValueError, DBusErrorResponse):
            self.close()
            self._silent_until_s = self._now_s() + ASKED_AGAIN_AFTER_S
            return False

    def close(self) -> None:
        """Let go of the bus; the next question connects again."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


class TellsLock(Protocol):
    """Knows of one kind of lock."""

    def is_locked(self) -> bool:
        """Whether the screen is locked; False also where nobody tells."""

    def close(self) -> None: ...


class EventsAndLock:
    """A `ScreenEvents` that also knows of locks which show no window."""

    def __init__(self, events: ScreenEvents, *locks: TellsLock) -> None:
        """The locks are asked in this order until one says that the screen is locked."""
        self._events = events
        self._locks = locks

    def wait(self, timeout_s: float, *, for_drawing: bool = False) -> frozenset[Happening]:
        return self._events.wait(timeout_s, for_drawing=for_drawing)

    def interrupt(self) -> None:
        self._events.interrupt()

    def presence(self) -> Presence:
        return replace(
            self._events.presence(), is_locked=any(lock.is_locked() for lock in self._locks)
        )

    def close(self) -> None:
        self._events.close()
        for lock in self._locks:
            lock.close()
