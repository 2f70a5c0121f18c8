"""A desktop portal that gives out shortcuts as the test says, on a message bus of its own."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

_PATH = "/org/freedesktop/portal/desktop"
_SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
_LOOK_UP_S = 0.05  # between two looks whether the test is over
_PATIENCE_S = 10


@contextmanager
def message_bus_of_its_own() -> Iterator[str]:
    """A D-Bus daemon; its address."""
    command = ("dbus-daemon", "--session", "--nofork", "--print-address=1")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as daemon:
        assert daemon.stdout is not None
        try:
            yield daemon.stdout.readline().decode().strip()
        finally:
            daemon.terminate()


class ScriptedPortal:
    """Gives the shortcuts in `allowed`; `knows_shortcuts` off is a portal that has none.

    `answer` is what the user said to the question: 0 is yes, 1 is no.
    """

    def __init__(self, address: str) -> None:
        self.allowed = {"search", "chat", "pause"}
        self.knows_shortcuts = True
        self.answer = 0
        self.asked: list[str] = []
        self.triggers: dict[str, str] = {}
        self.session = ""
        self._is_over = threading.Event()
        self._connection = open_dbus_connection(address)
        name = message_bus.RequestName("org.freedesktop.portal.Desktop")
        self._connection.send_and_get_reply(name, timeout=_PATIENCE_S)
        self._thread = threading.Thread(target=self._serve, name="scripted portal")
        self._thread.start()

    def press(self, name: str, session: str | None = None) -> None:
        """Somebody pressed the keys of a shortcut."""
        emitter = DBusAddress(_PATH, interface=_SHORTCUTS)
        body: tuple[object, ...] = (session or self.session, name, 0, {})
        self._connection.send(new_signal(emitter, "Activated", "osta{sv}", body))

    def end_session(self) -> None:
        """The desktop ends the session, as when it is set up anew."""
        emitter = DBusAddress(self.session, interface="org.freedesktop.portal.Session")
        self._connection.send(new_signal(emitter, "Closed", "a{sv}", ({},)))

    def close(self) -> None:
        self._is_over.set()
        self._thread.join()
        self._connection.close()

    def _serve(self) -> None:
        while not self._is_over.is_set():
            try:
                message = self._connection.receive(timeout=_LOOK_UP_S)
            except TimeoutError:
                continue
            if message.header.message_type is MessageType.method_call:
                self._answer(message)

    def _answer(self, asked: Message) -> None:
        member = asked.header.fields[HeaderFields.member]
        self.asked.append(member)
        if member == "CreateSession" and self.knows_shortcuts:
            (options,) = asked.body
            sender = asked.header.fields[HeaderFields.sender].removeprefix(":").replace(".", "_")
            self.session = f"{_PATH}/session/{sender}/{options['session_handle_token'][1]}"
            self._respond(asked, options, {"session_handle": ("s", self.session)})
        elif member == "BindShortcuts":
            _, listed, _, options = asked.body
            self.triggers = {name: said["preferred_trigger"][1] for name, said in listed}
            given = [
                (name, {"trigger_description": ("s", "Press it")})
                for name in self.triggers
                if name in self.allowed
            ]
            self._respond(asked, options, {"shortcuts": ("a(sa{sv})", given)})
        elif member == "Close":
            self._connection.send(new_method_return(asked))
        else:
            name = "org.freedesktop.DBus.Error.UnknownMethod"
            self._connection.send(new_error(asked, name, "s", ("There is no such method.",)))

    def _respond(
        self, asked: Message, options: dict[str, tuple[str, str]], results: object
    ) -> None:
        """The answer that comes later, as a signal of the request."""
        sender = asked.header.fields[HeaderFields.sender].removeprefix(":").replace(".", "_")
        path = f"{_PATH}/request/{sender}/{options['handle_token'][1]}"
        self._connection.send(new_method_return(asked, "o", (path,)))
        emitter = DBusAddress(path, interface="org.freedesktop.portal.Request")
        self._connection.send(new_signal(emitter, "Response", "ua{sv}", (self.answer, results)))
