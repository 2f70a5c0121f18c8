"""A KWin that takes scripts and tells what the test says, on a message bus."""

import re
import threading
from pathlib import Path

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    new_error,
    new_method_call,
    new_method_return,
)
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_LOOK_UP_S = 0.05  # between two looks whether the test is over
_PATIENCE_S = 10
_ASSIGNED = re.compile(r'^var (\w+) = "(.*)";$', re.MULTILINE)


class ScriptedKWin:
    """Reads where a script wants its answer, and sends `told` there when the script is run.

    With `imposter`, another program sends it.
    """

    def __init__(self, address: str, told: str) -> None:
        self.told = told
        self.takes_scripts = True
        self.imposter: DBusConnection | None = None
        self.asked: list[str] = []
        self.script = ""
        self._is_over = threading.Event()
        self._connection = open_dbus_connection(address)
        name = message_bus.RequestName("org.kde.KWin")
        self._connection.send_and_get_reply(name, timeout=_PATIENCE_S)
        self._thread = threading.Thread(target=self._serve, name="scripted KWin")
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
        path = asked.header.fields[HeaderFields.path]
        self.asked.append(member)
        if member == "loadScript":
            self.script = Path(asked.body[0]).read_text(encoding="utf-8")
            number = 7 if self.takes_scripts else -1
            self._connection.send(new_method_return(asked, "i", (number,)))
        elif member == "run" and path == "/Scripting/Script7":
            self._connection.send(new_method_return(asked))
            names = dict(_ASSIGNED.findall(self.script))
            asker = DBusAddress(names["PATH"], names["SERVICE"], names["INTERFACE"])
            call = new_method_call(asker, names["METHOD"], "s", (self.told,))
            (self.imposter or self._connection).send(call)
        elif member == "unloadScript":
            self._connection.send(new_method_return(asked, "b", (True,)))
        else:
            name = "org.freedesktop.DBus.Error.UnknownMethod"
            self._connection.send(new_error(asked, name, "s", ("There is no such method.",)))
