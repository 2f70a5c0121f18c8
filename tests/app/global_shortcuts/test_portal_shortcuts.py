"""Keys through the desktop portal, over a real message bus, with a portal that does as told."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from app.global_shortcuts.global_shortcuts import Act
from tests.app.desktop_driver import PATIENCE_MS

if TYPE_CHECKING:
    from app.global_shortcuts.portal_shortcuts import PortalShortcuts
    from tests.app.global_shortcuts.scripted_portal import ScriptedPortal

portal_shortcuts = pytest.importorskip("app.global_shortcuts.portal_shortcuts")
scripted = pytest.importorskip("tests.app.global_shortcuts.scripted_portal")
bus = pytest.importorskip("tests.fakes.scripted_bus")

needs_a_bus = pytest.mark.skipif(
    shutil.which("dbus-daemon") is None, reason="This test needs a message bus; install dbus."
)

WANTED = {Act.SEARCH: QKeySequence("Ctrl+Alt+F"), Act.PAUSE: QKeySequence("Meta+F9")}


@pytest.fixture
def portal(monkeypatch: pytest.MonkeyPatch) -> Iterator[ScriptedPortal]:
    with bus.message_bus_of_its_own() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        made: ScriptedPortal = scripted.ScriptedPortal(address)
        yield made
        made.close()


@pytest.fixture
def shortcuts(qtbot: QtBot) -> Iterator[PortalShortcuts]:
    parent = QObject()
    made = portal_shortcuts.PortalShortcuts(parent)
    yield made
    made.close()


def _bound(
    qtbot: QtBot, shortcuts: PortalShortcuts, wanted: dict[Act, QKeySequence]
) -> dict[Act, str]:
    with qtbot.waitSignal(shortcuts.told, timeout=PATIENCE_MS) as told:
        shortcuts.bind(wanted)
    troubles: dict[Act, str] = told.args[0]
    return troubles


@needs_a_bus
def test_the_desktop_gives_the_keys_and_tells_when_they_are_pressed(
    qtbot: QtBot, portal: ScriptedPortal, shortcuts: PortalShortcuts
) -> None:
    assert _bound(qtbot, shortcuts, WANTED) == {}
    assert portal.triggers == {"search": "CTRL+ALT+f", "pause": "LOGO+F9"}
    assert portal.asked[0] == "Register"
    for name in ("search", "pause"):
        with qtbot.waitSignal(shortcuts.pressed, timeout=PATIENCE_MS) as pressed:
            portal.press(name)
        assert pressed.args == [Act(name)]


@needs_a_bus
def test_what_the_desktop_does_not_give_is_told(
    qtbot: QtBot, portal: ScriptedPortal, shortcuts: PortalShortcuts
) -> None:
    portal.allowed = {"pause"}
    assert list(_bound(qtbot, shortcuts, WANTED)) == [Act.SEARCH]
    portal.answer = 1
    assert list(_bound(qtbot, shortcuts, WANTED)) == [Act.SEARCH, Act.PAUSE]


@needs_a_bus
def test_other_wishes_take_another_session(
    qtbot: QtBot, portal: ScriptedPortal, shortcuts: PortalShortcuts
) -> None:
    _bound(qtbot, shortcuts, WANTED)
    first = portal.session
    _bound(qtbot, shortcuts, {Act.CHAT: QKeySequence("Ctrl+Alt+R")})
    assert portal.session != first
    assert "Close" in portal.asked
    heard: list[Act] = []
    shortcuts.pressed.connect(heard.append)
    portal.press("search", session=first)
    with qtbot.waitSignal(shortcuts.pressed, timeout=PATIENCE_MS):
        portal.press("chat")
    assert heard == [Act.CHAT]
    assert _bound(qtbot, shortcuts, {}) == {}


@needs_a_bus
def test_a_portal_without_shortcuts_says_what_to_do(
    qtbot: QtBot, portal: ScriptedPortal, shortcuts: PortalShortcuts
) -> None:
    portal.knows_shortcuts = False
    troubles = _bound(qtbot, shortcuts, WANTED)
    assert "recollect --search" in troubles[Act.SEARCH]


@needs_a_bus
def test_a_session_that_the_desktop_ends_is_told(
    qtbot: QtBot, portal: ScriptedPortal, shortcuts: PortalShortcuts
) -> None:
    _bound(qtbot, shortcuts, WANTED)
    with qtbot.waitSignal(shortcuts.told, timeout=PATIENCE_MS) as told:
        portal.end_session()
    assert set(told.args[0]) == set(WANTED)
    assert _bound(qtbot, shortcuts, WANTED) == {}, "asking again works"


@pytest.mark.parametrize("address", ["", "unix:path=/nowhere/at/all", "tcp:host=localhost"])
def test_without_a_bus_it_says_what_to_do(
    qtbot: QtBot, shortcuts: PortalShortcuts, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    if address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    else:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    troubles = _bound(qtbot, shortcuts, WANTED)
    assert "recollect --search" in troubles[Act.PAUSE]
