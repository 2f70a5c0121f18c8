"""What keys from everywhere do in the app, and that they are bound as the settings say."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from app.desktop import Desktop
from app.global_shortcuts.bound_acts import BoundActs
from app.global_shortcuts.global_shortcuts import Act, GlobalShortcuts, Keys
from app.global_shortcuts.on_this_desktop import NoShortcuts
from app.windows.settings.setting_control import KeysControl
from app.windows.sidebar import Page
from capture.recorder_state import RecorderPhase
from tests.app.desktop_driver import PATIENCE_MS, settle
from tests.app.scripted_recorder import ScriptedRecorder
from tests.fakes.fake_memory_door import FakeMemoryDoor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class NotedShortcuts(GlobalShortcuts):
    """Notes what is to be bound; refuses the keys in `taken`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.bound: list[dict[Act, str]] = []
        self.taken = "Ctrl+Alt+T"

    def bind(self, wanted: Keys) -> None:
        self.bound.append({act: keys.toString() for act, keys in wanted.items()})
        refused = [act for act, keys in wanted.items() if keys == QKeySequence(self.taken)]
        self.told.emit(dict.fromkeys(refused, "Somebody has them."))


def test_acts_open_pages(qtbot: QtBot, desktop: Desktop) -> None:
    desktop.acts.carry_out(Act.SEARCH)
    assert desktop.window.timeline.aside.search.field.isVisible()
    for act, page in ((Act.SEARCH, Page.TIMELINE), (Act.CHAT, Page.CHAT), (None, Page.CHAT)):
        desktop.acts.carry_out(act)
        assert desktop.window.page is page
    settle(qtbot, desktop)


def test_pausing_says_so_since_no_window_need_be_open(
    qtbot: QtBot, desktop: Desktop, recorder: ScriptedRecorder
) -> None:
    said: list[str] = []
    desktop.acts.said.connect(said.append)
    desktop.acts.carry_out(Act.PAUSE)
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE_MS)
    assert recorder.state.phase is RecorderPhase.PAUSED
    desktop.acts.carry_out(Act.PAUSE)
    qtbot.waitUntil(lambda: len(said) == 2, timeout=PATIENCE_MS)
    assert said == ["Paused until 17:55", "Remembering"]


def test_nothing_is_listened_for_until_keys_are_set(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor
) -> None:
    shortcuts = NotedShortcuts(desktop.runner)
    bound = BoundActs(desktop.runner, shortcuts)
    bound.begin()
    settle(qtbot, desktop)
    assert shortcuts.bound == [{}]
    door.settings["shortcuts.search"] = "Ctrl+Alt+F"
    bound.take_setting("appearance.theme")
    bound.take_setting("shortcuts.search")
    settle(qtbot, desktop)
    assert shortcuts.bound == [{}, {Act.SEARCH: "Ctrl+Alt+F"}]


def test_keys_are_set_by_pressing_them_and_trouble_stands_below(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor
) -> None:
    settings = desktop.window.settings
    shortcuts = NotedShortcuts(desktop.runner)
    bound = BoundActs(desktop.runner, shortcuts)
    bound.told.connect(settings.show_troubles)
    settings.changed.connect(lambda key, _value: bound.take_setting(key))
    control = settings.control("shortcuts.chat")
    assert isinstance(control, KeysControl)
    _press(control, "Ctrl+Alt+T")
    settle(qtbot, desktop)
    qtbot.waitUntil(lambda: control.told.text() == "Somebody has them.", timeout=PATIENCE_MS)
    assert door.settings["shortcuts.chat"] == "Ctrl+Alt+T"
    _press(control, "Ctrl+Alt+R")
    settle(qtbot, desktop)
    qtbot.waitUntil(lambda: control.told.text() == "", timeout=PATIENCE_MS)
    assert shortcuts.bound[-1] == {Act.CHAT: "Ctrl+Alt+R"}
    _press(control, "R")
    assert control.told.text().startswith("Hold Ctrl")
    assert control.field.keySequence().toString() == "Ctrl+Alt+R"
    assert door.settings["shortcuts.chat"] == "Ctrl+Alt+R"
    _press(control, "")
    settle(qtbot, desktop)
    assert shortcuts.bound[-1] == {}


def _press(control: KeysControl, keys: str) -> None:
    control.field.setKeySequence(QKeySequence(keys))
    control.field.editingFinished.emit()


def test_where_no_keys_are_heard_the_page_says_what_to_do(qtbot: QtBot) -> None:
    parent = QObject()
    words = NoShortcuts(parent).limits()
    assert "recollect --search" in words
