"""A desktop portal that takes pictures as the test says, on a message bus."""

import threading
from pathlib import Path

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
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_PATH = "/org/freedesktop/portal/desktop"
_LOOK_UP_S = 0.05  # between two looks whether the test is over
_PATIENCE_S = 10


class ScriptedScreenshots:
    """Answers every request with `file`; `answer` is what the user said: 0 is yes, 1 is no, None
    is nothing at all. `has_screenshots` off is a portal without them; with `imposter`, another
    program answers before the portal does."""

    def __init__(self, address: str, file: Path) -> None:
        self.file = file
        self.answer: int | None = 0
        self.has_screenshots = True
        self.imposter: DBusConnection | None = None
        self.asked: list[str] = []
        self.options: dict[str, tuple[str, object]] = {}
        self._is_over = threading.Event()
        self._connection = open_dbus_connection(address)
        name = message_bus.RequestName("org.freedesktop.portal.Desktop")
        self._connection.send_and_get_reply(name, timeout=_PATIENCE_S)
        self._thread = threading.Thread(target=self._serve, name="scripted portal")
        self._thread.start()

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
        if member == "Get" and self.has_screenshots:
            self._connection.send(new_method_return(asked, "v", (("u", 2),)))
        elif member == "Screenshot" and self.has_screenshots:
            self._take(asked)
        elif member == "Close":
            self._connection.send(new_method_return(asked))
        else:
            name = "org.freedesktop.DBus.Error.UnknownMethod"
            self._connection.send(new_error(asked, name, "s", ("There is no such method.",)))

    def _take(self, asked: Message) -> None:
        _, self.options = asked.body
        sender = asked.header.fields[HeaderFields.sender].removeprefix(":").replace(".", "_")
        path = f"{_PATH}/request/{sender}/{self.options['handle_token'][1]}"
        self._connection.send(new_method_return(asked, "o", (path,)))
        if self.answer is None:
            return
        emitter = DBusAddress(path, interface="org.freedesktop.portal.Request")
        results = {"uri": ("s", self.file.as_uri())} if self.answer == 0 else {}
        response = new_signal(emitter, "Response", "ua{sv}", (self.answer, results))
        (self.imposter or self._connection).send(response)
