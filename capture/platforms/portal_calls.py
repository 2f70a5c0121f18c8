"""Questions to the desktop portal: a call, and the answer that comes later, as a signal.

Source: xdg-desktop-portal, interfaces Request and host.portal.Registry. The desktop may ask the
person in between, so an answer takes as long as people take.
"""

import os
from collections import deque
from collections.abc import Mapping
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, Properties, unwrap_msg

from capture.platforms.screen_cast import NotAnswered

BUS, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
_REGISTRY = DBusAddress(PATH, BUS, "org.freedesktop.host.portal.Registry")
_REQUEST = "org.freedesktop.portal.Request"
_APP_ID = "recollect"
_CALL_PATIENCE_S = 5.0
# Somebody may have to answer the desktop's question; a look that stops waits no longer than this.
ANSWER_PATIENCE_S = 40.0
AGREED = 0
NOT_ANSWERED = (
    "Your desktop asks whether Recollect may see the screen and got no answer, so nothing is "
    "recorded: allow it when it asks again."
)

PORTAL_ERRORS = (OSError, KeyError, RuntimeError, DBusErrorResponse)
"""What a call raises where no bus, no portal or no such method is there, or its answer is odd."""

Results = Mapping[str, tuple[str, Any]]
"""A D-Bus dictionary of variants: each value with its type."""


class ForeignAnswer(RuntimeError):
    """Another program answered in the portal's stead."""


class PortalCalls:
    """Calls over a D-Bus connection of its own; connects anew after it was lost."""

    def __init__(self, bus: str = "SESSION", *, takes_files: bool = False) -> None:
        """`bus` is an address, or SESSION for the one of this login. Connects on first use.

        `takes_files` lets the portal hand over file descriptors.
        """
        self._bus = bus
        self._takes_files = takes_files
        self._connection: DBusConnection | None = None
        self._serial = 0

    def connection(self) -> DBusConnection:
        """Raises: PORTAL_ERRORS, as every call does."""
        if self._connection is None:
            self._connection = open_dbus_connection(self._bus, enable_fds=self._takes_files)
            # Newer portals want to know who asks; older ones have no such interface.
            self._reply(new_method_call(_REGISTRY, "Register", "sa{sv}", (_APP_ID, {})))
        return self._connection

    def close(self) -> None:
        """The portal ends the sessions of a program whose connection is gone."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def number(self, interface: str, name: str) -> int:
        """A property of the portal."""
        asked = Properties(DBusAddress(PATH, BUS, interface)).get(name)
        return int(self.call(asked)[0][1])

    def call(self, message: Message) -> Any:
        """The body of the reply."""
        self.connection()
        return unwrap_msg(self._reply(message))

    def request(
        self,
        interface: str,
        member: str,
        signature: str,
        arguments: tuple[object, ...],
        options: Mapping[str, tuple[str, object]],
    ) -> tuple[int, Results]:
        """The portal's answer to a method whose last argument are options.

        Raises: NotAnswered if nobody answers in time.
        """
        connection = self.connection()
        token = self.new_token()
        path = f"{PATH}/request/{_name_in_paths(connection)}/{token}"
        rule = MatchRule(type="signal", interface=_REQUEST, member="Response", path=path)
        self.call(message_bus.AddMatch(rule))
        with connection.filter(rule) as responses:
            body = (*arguments, {**options, "handle_token": ("s", token)})
            address = DBusAddress(PATH, BUS, interface)
            reply = self._reply(new_method_call(address, member, signature, body))
            unwrap_msg(reply)
            response = self._awaited(connection, responses, path)
        self.call(message_bus.RemoveMatch(rule))
        if response is None:
            raise NotAnswered(NOT_ANSWERED)
        # Any program may send a signal.
        if _sender(response) != _sender(reply):
            raise ForeignAnswer("another program answers for the portal")
        answer, results = response.body
        return int(answer), results

    def new_token(self) -> str:
        """A name for an object of the portal that was never used before."""
        self._serial += 1
        return f"recollect_{os.getpid()}_{self._serial}"

    def _reply(self, message: Message) -> Message:
        assert self._connection is not None
        return self._connection.send_and_get_reply(message, timeout=_CALL_PATIENCE_S)

    def _awaited(
        self, connection: DBusConnection, responses: deque[Message], path: str
    ) -> Message | None:
        """The answer; None if none comes, and then none will: what it gives would stay behind."""
        try:
            return connection.recv_until_filtered(responses, timeout=ANSWER_PATIENCE_S)
        except TimeoutError:
            self._reply(new_method_call(DBusAddress(path, BUS, _REQUEST), "Close"))
            return responses.popleft() if responses else None  # it came at the last moment


def _name_in_paths(connection: DBusConnection) -> str:
    return str(connection.unique_name).removeprefix(":").replace(".", "_")


def _sender(message: Message) -> object:
    return message.header.fields.get(HeaderFields.sender)
