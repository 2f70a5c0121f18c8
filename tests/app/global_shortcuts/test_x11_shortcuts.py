"""Keys from everywhere on a real X server: other windows have the focus, locks are on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from app.global_shortcuts.global_shortcuts import Act
from tests.app.desktop_driver import PATIENCE_MS

if TYPE_CHECKING:
    from app.global_shortcuts.x11_shortcuts import X11Shortcuts
    from tests.x_display import XDisplay

x11 = pytest.importorskip("app.global_shortcuts.x11_shortcuts", exc_type=ImportError)
run_on = pytest.importorskip("tests.x_display", exc_type=ImportError).run_on

pytestmark = pytest.mark.screen

SEARCH, PAUSE = QKeySequence("Ctrl+Alt+F"), QKeySequence("Meta+F9")


@pytest.fixture
def shortcuts(qtbot: QtBot, x_display: XDisplay) -> Iterator[X11Shortcuts]:
    parent = QObject()
    made = x11.X11Shortcuts(parent, x_display.name)
    yield made
    made.close()


@pytest.fixture
def second(qtbot: QtBot, x_display: XDisplay) -> Iterator[X11Shortcuts]:
    parent = QObject()
    made = x11.X11Shortcuts(parent, x_display.name)
    yield made
    made.close()


def _bound(qtbot: QtBot, shortcuts: X11Shortcuts, **wanted: QKeySequence) -> dict[Act, str]:
    with qtbot.waitSignal(shortcuts.told, timeout=PATIENCE_MS) as told:
        shortcuts.bind({Act(name): keys for name, keys in wanted.items()})
    troubles: dict[Act, str] = told.args[0]
    return troubles


def _heard(qtbot: QtBot, shortcuts: X11Shortcuts, display: XDisplay, keys: str) -> Act:
    with qtbot.waitSignal(shortcuts.pressed, timeout=PATIENCE_MS) as pressed:
        run_on(display, f"xdotool key {keys}")
    act: Act = pressed.args[0]
    return act


def test_keys_are_heard_while_another_window_has_the_focus(
    qtbot: QtBot, shortcuts: X11Shortcuts, x_display: XDisplay
) -> None:
    x_display.show_xterm("Somebody else's window", "nothing to see")
    assert _bound(qtbot, shortcuts, search=SEARCH, pause=PAUSE) == {}
    assert _heard(qtbot, shortcuts, x_display, "ctrl+alt+f") is Act.SEARCH
    assert _heard(qtbot, shortcuts, x_display, "super+F9") is Act.PAUSE


@pytest.mark.parametrize("lock", ["Num_Lock", "Caps_Lock"])
def test_a_lock_does_not_make_them_deaf(
    qtbot: QtBot, shortcuts: X11Shortcuts, x_display: XDisplay, lock: str
) -> None:
    assert _bound(qtbot, shortcuts, search=SEARCH) == {}
    run_on(x_display, f"xdotool key {lock}")
    try:
        assert _heard(qtbot, shortcuts, x_display, "ctrl+alt+f") is Act.SEARCH
    finally:
        run_on(x_display, f"xdotool key {lock}")


def test_keys_held_down_are_heard_once(
    qtbot: QtBot, shortcuts: X11Shortcuts, x_display: XDisplay
) -> None:
    heard: list[Act] = []
    assert _bound(qtbot, shortcuts, search=SEARCH, pause=PAUSE) == {}
    shortcuts.pressed.connect(heard.append)
    run_on(x_display, "xdotool keydown ctrl+alt+f")
    qtbot.waitUntil(lambda: bool(heard), timeout=PATIENCE_MS)
    # A second press of the same key before its release is what repeating looks like.
    run_on(x_display, "xdotool keydown f")
    run_on(x_display, "xdotool keyup ctrl+alt+f")
    assert _heard(qtbot, shortcuts, x_display, "super+F9") is Act.PAUSE
    assert heard == [Act.SEARCH, Act.PAUSE]
    assert _heard(qtbot, shortcuts, x_display, "ctrl+alt+f") is Act.SEARCH


def test_keys_that_another_program_has_are_told(
    qtbot: QtBot, shortcuts: X11Shortcuts, second: X11Shortcuts
) -> None:
    assert _bound(qtbot, second, pause=SEARCH) == {}
    troubles = _bound(qtbot, shortcuts, search=SEARCH, pause=PAUSE)
    assert troubles == {Act.SEARCH: "Another program has these keys already; choose others."}
    assert _bound(qtbot, second) == {}
    assert _bound(qtbot, shortcuts, search=SEARCH, pause=PAUSE) == {}


def test_the_same_keys_for_two_acts_are_told(qtbot: QtBot, shortcuts: X11Shortcuts) -> None:
    troubles = _bound(qtbot, shortcuts, search=SEARCH, chat=SEARCH)
    assert list(troubles) == [Act.CHAT]


def test_keys_that_nobody_wants_any_more_go_to_the_others(
    qtbot: QtBot, shortcuts: X11Shortcuts, x_display: XDisplay
) -> None:
    assert _bound(qtbot, shortcuts, search=SEARCH, pause=PAUSE) == {}
    assert _bound(qtbot, shortcuts, pause=PAUSE) == {}
    heard: list[Act] = []
    shortcuts.pressed.connect(heard.append)
    run_on(x_display, "xdotool key ctrl+alt+f")
    assert _heard(qtbot, shortcuts, x_display, "super+F9") is Act.PAUSE
    assert heard == [Act.PAUSE]


def test_a_display_that_is_not_there_is_told(qtbot: QtBot) -> None:
    parent = QObject()
    lost = x11.X11Shortcuts(parent, ":9876")
    troubles = _bound(qtbot, lost, search=SEARCH)
    assert "cannot be reached" in troubles[Act.SEARCH]
