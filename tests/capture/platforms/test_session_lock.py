"""Whether the login is locked, over a real message bus, from a logind that the test plays."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from capture.screen_events import Presence
from tests.fakes.fake_screen import PresentEvents

if TYPE_CHECKING:
    from tests.capture.platforms.scripted_logind import ScriptedLogind

session_lock = pytest.importorskip("capture.platforms.session_lock")
scripted = pytest.importorskip("tests.capture.platforms.scripted_logind")
bus = pytest.importorskip("tests.fakes.scripted_bus")

pytestmark = pytest.mark.skipif(
    shutil.which("dbus-daemon") is None, reason="This test needs a message bus; install dbus."
)


@pytest.fixture
def address() -> Iterator[str]:
    with bus.message_bus_of_its_own() as made:
        yield made


@pytest.fixture
def logind(address: str) -> Iterator[ScriptedLogind]:
    with closing(scripted.ScriptedLogind(address)) as made:
        yield made


def test_the_lock_is_told_as_it_is_now(address: str, logind: ScriptedLogind) -> None:
    with closing(session_lock.SessionLock(address)) as lock:
        assert not lock.is_locked()
        logind.is_locked = True
        assert lock.is_locked()
        logind.is_locked = False
        assert not lock.is_locked()


def test_who_does_not_tell_is_asked_again_later(address: str, logind: ScriptedLogind) -> None:
    now_s = 1_000.0
    logind.is_locked, logind.tells = True, False
    with closing(session_lock.SessionLock(address, lambda: now_s)) as lock:
        assert not lock.is_locked()
        logind.tells = True
        asked = len(logind.asked)
        assert not lock.is_locked()
        assert len(logind.asked) == asked
        now_s += session_lock.ASKED_AGAIN_AFTER_S
        assert lock.is_locked()


@pytest.mark.parametrize("address_of_none", ["unix:path=/nowhere/at/all", "", "nonsense"])
def test_without_a_bus_nothing_is_locked(address_of_none: str) -> None:
    with closing(session_lock.SessionLock(address_of_none)) as lock:
        assert not lock.is_locked()


def test_a_lock_joins_what_the_display_tells(address: str, logind: ScriptedLogind) -> None:
    display = PresentEvents()
    display.present = Presence(idle_s=7.0, tells_drawing=True)
    with closing(session_lock.EventsAndLock(display, session_lock.SessionLock(address))) as events:
        logind.is_locked = True
        assert events.presence() == Presence(idle_s=7.0, tells_drawing=True, is_locked=True)
        events.interrupt()
        assert events.wait(60.0) == frozenset()


class ToldLock:
    """Says what the test says, and counts how often it is asked."""

    def __init__(self, locked: bool) -> None:
        self.locked = locked
        self.asked = 0
        self.is_closed = False

    def is_locked(self) -> bool:
        self.asked += 1
        return self.locked

    def close(self) -> None:
        self.is_closed = True


def test_one_lock_of_several_is_enough() -> None:
    first, second, third = ToldLock(False), ToldLock(True), ToldLock(False)
    with closing(session_lock.EventsAndLock(PresentEvents(), first, second, third)) as events:
        assert events.presence().is_locked
        assert [one.asked for one in (first, second, third)] == [1, 1, 0]
        second.locked = False
        assert not events.presence().is_locked
    assert all(one.is_closed for one in (first, second, third))
