"""Pictures of the whole desktop through the desktop portal, which asks the user once.

Source: xdg-desktop-portal, interfaces Screenshot, Request and host.portal.Registry. The portal
hands a picture over as a file; it is read and removed at once, yet it was on the disk till then.
"""

import os
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

import cv2
import numpy as np
from jeepney import DBusAddress, HeaderFields, MatchRule, Message, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, Properties, unwrap_msg

from capture.screens import RgbFrame
from core.errors import CaptureUnavailable

_BUS, _PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
_SCREENSHOT = DBusAddress(_PATH, _BUS, "org.freedesktop.portal.Screenshot")
_REGISTRY = DBusAddress(_PATH, _BUS, "org.freedesktop.host.portal.Registry")
_REQUEST = "org.freedesktop.portal.Request"
_APP_ID = "recollect"
_CALL_PATIENCE_S = 5.0
# Somebody may have to answer the desktop's question; a look that stops waits no longer than this.
_ANSWER_PATIENCE_S = 40.0
_AGREED = 0
NO_PORTAL = (
    "This Wayland desktop takes no pictures for programs (it has no portal for screenshots): "
    "install its xdg-desktop-portal, or log in with the X11 (Xorg) session to record the screen."
)
NOT_ALLOWED = (
    "Your desktop did not let Recollect see the screen: allow screenshots for Recollect in its "
    "settings, then resume recording."
)

NOT_ANSWERED = (
    "Your desktop asks whether Recollect may see the screen and got no answer, so nothing is "
    "recorded: allow it when it asks again."
)

Results = Mapping[str, tuple[str, object]]
"""A D-Bus dictionary of variants: each value with its type."""


class PortalPictures:
    """Asks the portal over a D-Bus connection of its own; connects anew after it was lost."""

    def __init__(self, bus: str = "SESSION") -> None:
        """`bus` is an address, or SESSION for the one of this login. Connects on first use."""
        self._bus = bus
        self._connection: DBusConnection | None = None
        self._serial = 0

    def version(self) -> int:
        """Which version of the screenshot portal is there. Raises: CaptureUnavailable."""
        try:
            asked = Properties(_SCREENSHOT).get("version")
            reply = self._connected().send_and_get_reply(asked, timeout=_CALL_PATIENCE_S)
            return int(unwrap_msg(reply)[0][1])
        except (OSError, KeyError, RuntimeError, DBusErrorResponse) as error:
            self.close()
            raise CaptureUnavailable(NO_PORTAL) from error

    def picture(self) -> RgbFrame:
        """What all monitors show now, as one picture. Raises: CaptureUnavailable."""
        try:
            answer, results = self._ask()
        except (OSError, KeyError, RuntimeError, DBusErrorResponse) as error:
            self.close()
            raise CaptureUnavailable(NO_PORTAL) from error
        uri = results.get("uri")
        if answer != _AGREED or uri is None:
            raise CaptureUnavailable(NOT_ALLOWED)
        return taken_in(str(uri[1]))

    def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _connected(self) -> DBusConnection:
        if self._connection is None:
            self._connection = open_dbus_connection(self._bus)
            # Newer portals want to know who asks; older ones have no such interface.
            self._call(new_method_call(_REGISTRY, "Register", "sa{sv}", (_APP_ID, {})))
        return self._connection

    def _call(self, message: Message) -> Message:
        assert self._connection is not None
        return self._connection.send_and_get_reply(message, timeout=_CALL_PATIENCE_S)

    def _ask(self) -> tuple[int, Results]:
        """The portal's answer, which comes later than the reply, as a signal of the request.

        Raises: CaptureUnavailable if nobody answers in time; OSError, DBusErrorResponse.
        """
        connection = self._connected()
        self._serial += 1
        token = f"recollect_look_{os.getpid()}_{self._serial}"
        sender = connection.unique_name.removeprefix(":").replace(".", "_")
        path = f"{_PATH}/request/{sender}/{token}"
        rule = MatchRule(type="signal", interface=_REQUEST, member="Response", path=path)
        unwrap_msg(self._call(message_bus.AddMatch(rule)))
        with connection.filter(rule) as responses:
            options = {"handle_token": ("s", token), "interactive": ("b", False)}
            asked = new_method_call(_SCREENSHOT, "Screenshot", "sa{sv}", ("", options))
            reply = self._call(asked)
            unwrap_msg(reply)
            response = self._awaited(connection, responses, path)
        unwrap_msg(self._call(message_bus.RemoveMatch(rule)))
        if response is None:
            raise CaptureUnavailable(NOT_ANSWERED)
        # Any program may send a signal; only the portal's names a file that may be removed.
        if _sender(response) != _sender(reply):
            raise CaptureUnavailable(NO_PORTAL)
        answer, results = response.body
        return int(answer), results

    def _awaited(
        self, connection: DBusConnection, responses: deque[Message], path: str
    ) -> Message | None:
        """The answer; None if none comes, and then none will: its file would stay behind."""
        try:
            return connection.recv_until_filtered(responses, timeout=_ANSWER_PATIENCE_S)
        except TimeoutError:
            self._call(new_method_call(DBusAddress(path, _BUS, _REQUEST), "Close"))
            return responses.popleft() if responses else None  # it came at the last moment


def _sender(message: Message) -> object:
    return message.header.fields.get(HeaderFields.sender)


def taken_in(uri: str) -> RgbFrame:
    """The picture in the portal's file, which is then gone.

    Raises: CaptureUnavailable if there is no picture, or if the file could not be removed.
    """
    parts = urlsplit(uri)
    if parts.scheme != "file":
        raise CaptureUnavailable(NO_PORTAL)
    file = Path(unquote(parts.path))
    raw = b""
    try:
        with suppress(FileNotFoundError):
            raw = file.read_bytes()
            file.unlink()
    except OSError as error:
        raise CaptureUnavailable(
            f"Your desktop left a picture of the screen at {file}, and it could not be removed: "
            "remove it yourself, and make that folder writable."
        ) from error
    bgr = cv2.imdecode(np.frombuffer(raw, dtype=np.uint8), cv2.IMREAD_COLOR) if raw else None
    if bgr is None:
        raise CaptureUnavailable(
            "Your desktop gave a picture of the screen that cannot be read: update its "
            "xdg-desktop-portal."
        )
    return np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB), dtype=np.uint8)
