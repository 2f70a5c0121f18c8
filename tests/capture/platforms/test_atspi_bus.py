"""Many questions at once, to programs that answer, answer nonsense, or do not answer."""

import shutil
import sys
import threading
from collections.abc import Iterator

import pytest

if sys.platform != "linux":
    pytest.skip("The accessibility bus is there on Linux only.", allow_module_level=True)

from jeepney import Message, MessageType, new_error, new_method_return
from jeepney.io.blocking import open_dbus_connection

from capture.platforms.atspi_bus import (
    AccessibilityBus,
    Deadline,
    NoAccessibilityBus,
    Part,
    TooSlow,
)
from tests.fakes.scripted_bus import message_bus_of_its_own

pytestmark = pytest.mark.skipif(
    shutil.which("dbus-daemon") is None, reason="This test needs a message bus; install dbus."
)
PATH = "/org/a11y/atspi/accessible/7"
_LOOK_UP_S = 0.05


class Stranger:
    """A program on the bus; `silent` ones take no part."""

    def __init__(self, address: str) -> None:
        self.is_silent = False
        self._connection = open_dbus_connection(address)
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="stranger")
        self._thread.start()

    @property
    def part(self) -> Part:
        return Part(str(self._connection.unique_name), PATH)

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
            if message.header.message_type is MessageType.method_call and not self.is_silent:
                self._connection.send(self._reply(message))

    def _reply(self, asked: Message) -> Message:
        member = next(value for key, value in asked.header.fields.items() if key.name == "member")
        if member == "GetRole":
            return new_method_return(asked, "u", (29,))
        if member == "GetState":
            return new_method_return(asked, "s", ("all of them",))
        return new_error(asked, "org.example.No")


class HereBus(AccessibilityBus):
    """Its bus is where the test says."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._here = address

    def _address(self) -> str:
        return self._here


@pytest.fixture
def stranger() -> Iterator[tuple[Stranger, HereBus]]:
    with message_bus_of_its_own() as address:
        program, bus = Stranger(address), HereBus(address)
        yield program, bus
        bus.close()
        program.close()


PATIENT_S = 20.0


def patient() -> Deadline:
    return Deadline(PATIENT_S, PATIENT_S, lambda: 0.0)


def test_answers_come_in_the_order_of_the_questions(stranger: tuple[Stranger, HereBus]) -> None:
    program, bus = stranger
    role = program.part.question("Accessible", "GetRole")
    children = program.part.question("Accessible", "GetChildren")
    assert bus.ask([role, children, role], patient()) == [(29,), None, (29,)]
    assert bus.ask([], patient()) == []


def test_an_answer_of_another_kind_is_none(stranger: tuple[Stranger, HereBus]) -> None:
    program, bus = stranger
    assert bus.ask([program.part.question("Accessible", "GetState")], patient()) == [None]


def test_the_bus_itself_knows_the_process(stranger: tuple[Stranger, HereBus]) -> None:
    import os

    program, bus = stranger
    assert bus.process_of(program.part.program, patient()) == os.getpid()
    assert bus.process_of(":1.999", patient()) == 0


def test_silence_is_waited_for_no_longer_than_is_allowed(
    stranger: tuple[Stranger, HereBus],
) -> None:
    program, bus = stranger
    program.is_silent = True
    with pytest.raises(TooSlow):
        bus.ask([program.part.question("Accessible", "GetRole")], Deadline(9.0, 0.05, lambda: 0.0))
    program.is_silent = False
    assert bus.ask([program.part.question("Accessible", "GetRole")], patient()) == [(29,)]


def test_a_bus_that_is_not_there_is_told() -> None:
    with pytest.raises(NoAccessibilityBus):
        HereBus("unix:path=/nowhere/bus").ask([], patient())
    with pytest.raises(NoAccessibilityBus):
        HereBus("tcp:host=127.0.0.1,port=9").ask([], patient())
