"""A message bus for one test, and what every program on it that a test scripts does alike."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from jeepney import HeaderFields, Message, MessageType, new_error
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

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


class ScriptedProgram:
    """Owns a name on the bus and answers calls on a thread of its own, until it is closed.

    `asked` are the methods that were called, in order. A heir sets up what it says before it
    calls this one's `__init__`: it may be asked at once.
    """

    def __init__(self, address: str, bus_name: str, *, takes_files: bool = False) -> None:
        self.asked: list[str] = []
        self._is_over = threading.Event()
        self._connection = open_dbus_connection(address, enable_fds=takes_files)
        name = message_bus.RequestName(bus_name)
        self._connection.send_and_get_reply(name, timeout=_PATIENCE_S)
        self._thread = threading.Thread(target=self._serve, name=f"scripted {bus_name}")
        self._thread.start()

    def close(self) -> None:
        self._is_over.set()
        self._thread.join()
        self._connection.close()

    def answers(self, asked: Message, member: str) -> bool:
        """Answer a call; whether there is such a method here."""
        raise NotImplementedError

    def _serve(self) -> None:
        while not self._is_over.is_set():
            try:
                message = self._connection.receive(timeout=_LOOK_UP_S)
            except TimeoutError:
                continue
            if message.header.message_type is MessageType.method_call:
                member = message.header.fields[HeaderFields.member]
                self.asked.append(member)
                if not self.answers(message, member):
                    self._connection.send(_unknown(message))


def _unknown(asked: Message) -> Message:
    name = "org.freedesktop.DBus.Error.UnknownMethod"
    return new_error(asked, name, "s", ("There is no such method.",))


def name_in_paths(asked: Message) -> str:
    """The asker's name on the bus, as the portal writes it into the paths of its objects."""
    return str(asked.header.fields[HeaderFields.sender]).removeprefix(":").replace(".", "_")
