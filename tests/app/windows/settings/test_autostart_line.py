"""The switch for starting at login, over a system that is played."""

import pytest
from pytestqt.qtbot import QtBot

from app.autostart.autostart import AutostartRefused, AutostartState, AutostartStatus
from app.desktop import Desktop
from app.windows.settings.autostart_line import AutostartLine
from app.windows.sidebar import Page
from tests.app.desktop_driver import settle

GONE = "The program /gone/recollect that the entry names is not there any more."


class PlayedAutostart:
    """A system whose entry can be changed behind the app's back."""

    def __init__(self) -> None:
        self.now = AutostartStatus(AutostartState.OFF, "somewhere")
        self.refusal = ""

    def status(self) -> AutostartStatus:
        return self.now

    def turn_on(self) -> None:
        self._change(AutostartState.ON)

    def turn_off(self) -> None:
        self._change(AutostartState.OFF)

    def _change(self, state: AutostartState) -> None:
        if self.refusal:
            raise AutostartRefused(self.refusal)
        self.now = AutostartStatus(state, "somewhere")


@pytest.fixture
def system() -> PlayedAutostart:
    return PlayedAutostart()


@pytest.fixture
def line(
    qtbot: QtBot,
    desktop: Desktop,
    system: PlayedAutostart,
    monkeypatch: pytest.MonkeyPatch,
) -> AutostartLine:
    shown = desktop.window.settings.autostart
    monkeypatch.setattr(shown, "_autostart", system)
    desktop.window.show_page(Page.SETTINGS)
    settle(qtbot, desktop)
    return shown


def test_it_shows_what_the_system_has(
    qtbot: QtBot, desktop: Desktop, line: AutostartLine, system: PlayedAutostart
) -> None:
    assert not line.switch.isChecked()
    system.turn_on()
    line.refresh()
    settle(qtbot, desktop)
    assert line.switch.isChecked()
    assert line.told.isHidden()


def test_the_switch_changes_the_system(
    qtbot: QtBot, desktop: Desktop, line: AutostartLine, system: PlayedAutostart
) -> None:
    for state in (AutostartState.ON, AutostartState.OFF):
        line.switch.click()
        settle(qtbot, desktop)
        assert system.now.state is state
        assert line.switch.isChecked() is (state is AutostartState.ON)


def test_a_broken_entry_is_off_with_the_reason_and_is_mended(
    qtbot: QtBot, desktop: Desktop, line: AutostartLine, system: PlayedAutostart
) -> None:
    system.now = AutostartStatus(AutostartState.BROKEN, "somewhere", GONE)
    line.refresh()
    settle(qtbot, desktop)
    assert not line.switch.isChecked()
    assert GONE in line.told.text()
    line.switch.click()
    settle(qtbot, desktop)
    assert line.switch.isChecked()
    assert line.told.isHidden()


def test_a_refused_change_is_told_and_the_switch_shows_the_truth(
    qtbot: QtBot, desktop: Desktop, line: AutostartLine, system: PlayedAutostart
) -> None:
    system.turn_on()
    line.refresh()
    settle(qtbot, desktop)
    system.refusal = "The file cannot be changed."
    line.switch.click()
    settle(qtbot, desktop)
    assert line.switch.isChecked()
    assert line.switch.isEnabled()
    assert line.told.text() == system.refusal


def test_the_search_finds_it(line: AutostartLine, desktop: Desktop) -> None:
    page = desktop.window.settings
    page.look_for("Log In")
    assert not line.isHidden()
    assert page.nothing.isHidden()
    page.look_for("heron")
    assert line.isHidden()
    assert not page.nothing.isHidden()
