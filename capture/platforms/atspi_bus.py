"""The accessibility bus: many questions to programs at once, and never longer than a time allows.

It is a D-Bus of its own, reached over a Unix socket of this machine; its address is asked of the
session's bus. Nothing is started or switched on by asking, and no events are subscribed to, since
those cost every program on the desktop.
Source: at-spi2-core, xml/*.xml and bus/at-spi-bus-launcher.c.
"""

import selectors
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

_LAUNCHER = "org.a11y.Bus"
_LAUNCHER_PATH = "/org/a11y/bus"
_CONNECT_PATIENCE_S = 0.5
_READ_BYTES = 65_536
_GONE = (OSError, KeyError, RuntimeError, ValueError, DBusErrorResponse)

Answer = tuple[object, ...]

# What each method answers, as a D-Bus signature. Programs are strangers: an answer of another
# kind counts as none.
_ANSWERS = {
    "Get": "v",
    "GetAccessibleAtPoint": "(so)",
    "GetAttributeValue": "s",
    "GetCharacterExtents": "iiii",
    "GetChildAtIndex": "(so)",
    "GetChildren": "a(so)",
    "GetConnectionUnixProcessID": "u",
    "GetExtents": "(iiii)",
    "GetIndexInParent": "i",
    "GetInterfaces": "as",
    "GetRangeExtents": "iiii",
    "GetRole": "u",
    "GetState": "au",
    "GetStringAtOffset": "sii",
    "GetText": "s",
}


class NoAccessibilityBus(Exception):
    """There is no such bus, or it went away."""


class TooSlow(Exception):
    """The answers did not come in time."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment of the monotonic clock, in seconds, by which all answers must have come.

    A program that says nothing at all for `silence_s` hangs.
    """

    at_s: float
    silence_s: float
    clock_s: Callable[[], float] = time.monotonic

    @property
    def left_s(self) -> float:
        return self.at_s - self.clock_s()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a program's windows: the program's name on the bus, and the part's path."""

    program: str
    path: str

    def question(self, interface: str, method: str, kinds: str = "", *args: object) -> Message:
        """A call of one of its methods; `kinds` is the D-Bus signature of the arguments."""
        address = DBusAddress(self.path, self.program, f"org.a11y.atspi.{interface}")
        return new_method_call(address, method, kinds or None, args)

    def property(self, interface: str, name: str) -> Message:
        """A question for a property of one of its interfaces."""
        address = DBusAddress(self.path, self.program, "org.freedesktop.DBus.Properties")
        return new_method_call(address, "Get", "ss", (f"org.a11y.atspi.{interface}", name))


ALL_PROGRAMS = Part("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")


class AccessibilityBus:
    """A connection to the accessibility bus, made when it is first needed."""

    def __init__(self, session_bus: str = "SESSION") -> None:
        """`session_bus` is an address, or SESSION for the one of this login."""
        self._session_bus = session_bus
        self._connection: DBusConnection | None = None
        self._selector: selectors.BaseSelector | None = None
        self._processes: dict[str, int] = {}

    def ask(self, questions: Sequence[Message], deadline: Deadline) -> list[Answer | None]:
        """The answers, in the order of the questions; None where a program refused, or answered
        something else than was asked.

        All are sent before the first answer is awaited. Raises: TooSlow, NoAccessibilityBus.
        """
        connection = self._connected()
        answers: list[Answer | None] = [None] * len(questions)
        waiting: dict[int, int] = {}
        try:
            for index, question in enumerate(questions):
                serial = next(connection.outgoing_serial)
                waiting[serial] = index
                connection.send(question, serial=serial)
            while waiting:
                reply = self._received(connection, deadline)
                index = waiting.pop(reply.header.fields.get(HeaderFields.reply_serial, -1), -1)
                if index >= 0 and _is_answer(reply, questions[index]):
                    answers[index] = tuple(reply.body)
        except TooSlow:
            self.close()  # what still comes is nobody's answer
            raise
        except _GONE as error:
            self.close()
            raise NoAccessibilityBus(str(error)) from error
        return answers

    def process_of(self, program: str, deadline: Deadline) -> int:
        """The process behind a name on the bus, as the bus itself knows it; 0 if it is gone.

        Raises: TooSlow, NoAccessibilityBus.
        """
        if program not in self._processes:
            (answer,) = self.ask([message_bus.GetConnectionUnixProcessID(program)], deadline)
            if answer is None:
                return 0
            self._processes[program] = int(str(answer[0]))
        return self._processes[program]

    def close(self) -> None:
        connection, self._connection = self._connection, None
        selector, self._selector = self._selector, None
        self._processes.clear()
        if selector is not None:
            selector.close()
        if connection is not None:
            connection.close()

    def _connected(self) -> DBusConnection:
        if self._connection is None:
            try:
                opened = open_dbus_connection(self._address(), auth_timeout=_CONNECT_PATIENCE_S)
            except _GONE as error:
                raise NoAccessibilityBus(str(error)) from error
            opened.sock.settimeout(_CONNECT_PATIENCE_S)
            self._connection = opened
            self._selector = selectors.DefaultSelector()
            self._selector.register(opened.sock, selectors.EVENT_READ)
        return self._connection

    def _address(self) -> str:
        """Where the bus listens. Raises: NoAccessibilityBus if nobody has started it."""
        with open_dbus_connection(self._session_bus, auth_timeout=_CONNECT_PATIENCE_S) as session:
            # Asked first, because a question to the name itself would start the bus.
            asked = session.send_and_get_reply(
                message_bus.NameHasOwner(_LAUNCHER), timeout=_CONNECT_PATIENCE_S
            )
            if not unwrap_msg(asked)[0]:
                raise NoAccessibilityBus("it is not running")
            address = DBusAddress(_LAUNCHER_PATH, _LAUNCHER, _LAUNCHER)
            reply = session.send_and_get_reply(
                new_method_call(address, "GetAddress"), timeout=_CONNECT_PATIENCE_S
            )
            return str(unwrap_msg(reply)[0])

    def _received(self, connection: DBusConnection, deadline: Deadline) -> Message:
        """The next message. Unlike jeepney's own, it stops in the middle of one that is endless.

        Raises: TooSlow, OSError.
        """
        while (message := connection.parser.get_next_message()) is None:
            left_s = deadline.left_s
            assert self._selector is not None
            if left_s <= 0 or not self._selector.select(min(left_s, deadline.silence_s)):
                raise TooSlow
            data = connection.sock.recv(_READ_BYTES)
            if not data:
                raise ConnectionResetError("the accessibility bus has closed the connection")
            connection.parser.add_data(data)
        return message


def _is_answer(reply: Message, question: Message) -> bool:
    """Whether a reply is an answer, and of the kind that the question has."""
    method = question.header.fields[HeaderFields.member]
    kind = reply.header.fields.get(HeaderFields.signature, "")
    return reply.header.message_type is MessageType.method_return and kind == _ANSWERS[method]
