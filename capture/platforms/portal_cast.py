"""The desktop's consent to stream its monitors (ScreenCast portal), remembered between starts.

Source: xdg-desktop-portal, interfaces ScreenCast and Session. The person chooses the monitors in a
window of the desktop. A token restores that choice without asking; each can be used once, and the
answer brings the next.
"""

import ctypes
from collections import deque
from contextlib import suppress

from jeepney import DBusAddress, MatchRule, Message, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.wrappers import DBusErrorResponse

from capture.platforms.pipewire_calls import LIBRARY
from capture.platforms.portal_calls import (
    AGREED,
    BUS,
    PATH,
    PORTAL_ERRORS,
    PortalCalls,
    Results,
)
from capture.platforms.screen_cast import Cast, CastStream, NotAnswered, Refused
from core.errors import CaptureUnavailable

_CAST, _SESSION = "org.freedesktop.portal.ScreenCast", "org.freedesktop.portal.Session"
_ADDRESS = DBusAddress(PATH, BUS, _CAST)
_MONITORS, _HIDDEN_CURSOR, _UNTIL_REVOKED = 1, 1, 2
_DECLINED = 1
_REMEMBERS_FROM = 4  # the first version of the portal that knows tokens
NO_STREAMS = "the desktop's portal streams no monitors (ScreenCast)"
NO_PIPEWIRE = f"the library of PipeWire ({LIBRARY}) is not installed"
CAST_REFUSED = (
    "Your desktop did not let Recollect see the screen, so nothing is recorded: it is asked again "
    "in half an hour, or as soon as Recollect is started again."
)
NO_CAST = (
    "Your desktop could not begin to show its screen to Recollect: it is tried again; if that does "
    "not help, log in anew."
)


class PortalCast:
    """Asks the portal for streams over a D-Bus connection, which lives as long as they do."""

    def __init__(self, bus: str = "SESSION") -> None:
        """`bus` is an address, or SESSION for the one of this login. Connects on first use."""
        self._calls = PortalCalls(bus, takes_files=True)
        self._endings: dict[str, deque[Message]] = {}

    def why_not(self) -> str:
        """Why nothing can be streamed here, as part of a sentence; empty if it can be."""
        try:
            sources = self._calls.number(_CAST, "AvailableSourceTypes")
        except PORTAL_ERRORS:
            self.close()
            return NO_STREAMS
        if not sources & _MONITORS:
            return NO_STREAMS
        try:
            ctypes.CDLL(LIBRARY)
        except OSError:
            return NO_PIPEWIRE
        return ""

    def open(self, token: str) -> Cast:
        """The streams that the token stands for, else those that the person chooses now.

        Raises: Refused, NotAnswered; CaptureUnavailable if the portal does not do it.
        """
        try:
            return self._opened(token)
        except PORTAL_ERRORS as error:
            self.close()
            raise CaptureUnavailable(NO_CAST) from error

    def remote(self, cast: Cast) -> int:
        """A file descriptor to PipeWire that reaches these streams alone; the caller closes it.

        Raises: CaptureUnavailable.
        """
        asked = new_method_call(_ADDRESS, "OpenPipeWireRemote", "oa{sv}", (cast.session, {}))
        try:
            return int(self._calls.call(asked)[0].to_raw_fd())
        except PORTAL_ERRORS as error:
            self.close()
            raise CaptureUnavailable(NO_CAST) from error

    def is_ended(self, cast: Cast) -> bool:
        """Whether the desktop ended it: by the person's wish, or with a monitor that is gone.

        Raises: CaptureUnavailable if the portal is gone.
        """
        try:
            while not self._endings[cast.session]:
                self._calls.connection().recv_messages(timeout=0)
        except TimeoutError:
            return False  # nothing more has come
        except PORTAL_ERRORS as error:
            self.close()
            raise CaptureUnavailable(NO_CAST) from error
        return True

    def end(self, cast: Cast) -> None:
        """The desktop shows its monitors no longer."""
        self._end(cast.session)

    def close(self) -> None:
        """End everything that was begun over this connection."""
        self._endings.clear()
        self._calls.close()

    def _end(self, session: str) -> None:
        self._endings.pop(session, None)
        with suppress(*PORTAL_ERRORS):
            self._calls.call(new_method_call(_at(session), "Close"))

    def _opened(self, token: str) -> Cast:
        session = self._session()
        try:
            return self._started(session, token)
        except (Refused, NotAnswered, DBusErrorResponse):
            self._end(session)
            raise

    def _started(self, session: str, token: str) -> Cast:
        rule = MatchRule(type="signal", interface=_SESSION, member="Closed", path=session)
        self._calls.call(message_bus.AddMatch(rule))
        self._calls.connection().filter(rule, queue=self._endings.setdefault(session, deque()))
        try:
            self._select(session, token)
        except DBusErrorResponse:
            if not token:
                raise
            self._select(session, "")  # a token that the portal does not know
        answer, results = self._calls.request(_CAST, "Start", "osa{sv}", (session, ""), {})
        if answer != AGREED:
            # What is neither yes nor no may yet have shown a window: not to be tried at once.
            raise Refused(CAST_REFUSED) if answer == _DECLINED else NotAnswered(NO_CAST)
        streams = tuple(_stream(node, told) for node, told in results["streams"][1])
        if not streams:
            raise Refused(CAST_REFUSED)
        return Cast(session, streams, str(results.get("restore_token", ("s", ""))[1]))

    def _session(self) -> str:
        options = {"session_handle_token": ("s", self._calls.new_token())}
        answer, results = self._calls.request(_CAST, "CreateSession", "a{sv}", (), options)
        if answer != AGREED:
            raise CaptureUnavailable(NO_CAST)
        return str(results["session_handle"][1])

    def _select(self, session: str, token: str) -> None:
        options: dict[str, tuple[str, object]] = {
            "types": ("u", _MONITORS),
            "multiple": ("b", True),
        }
        if self._calls.number(_CAST, "AvailableCursorModes") & _HIDDEN_CURSOR:
            options["cursor_mode"] = ("u", _HIDDEN_CURSOR)
        if self._calls.number(_CAST, "version") >= _REMEMBERS_FROM:
            options["persist_mode"] = ("u", _UNTIL_REVOKED)
            if token:
                options["restore_token"] = ("s", token)
        answer, _ = self._calls.request(_CAST, "SelectSources", "oa{sv}", (session,), options)
        if answer != AGREED:
            raise Refused(CAST_REFUSED)


def _at(session: str) -> DBusAddress:
    return DBusAddress(session, BUS, _SESSION)


def _stream(node: int, told: Results) -> CastStream:
    position, size = (told[key][1] if key in told else None for key in ("position", "size"))
    return CastStream(int(node), position, size)
