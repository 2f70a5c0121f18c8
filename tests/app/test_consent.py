from pathlib import Path

from pytestqt.qtbot import QtBot

from app.windows.sidebar import Page
from tests.app.desktop_driver import end_desktop, settle, start_desktop
from tests.app.scripted_recorder import ScriptedRecorder
from tests.fakes.fake_memory_door import FakeMemoryDoor


def test_nothing_is_recorded_before_the_user_agrees(
    qtbot: QtBot, door: FakeMemoryDoor, recorder: ScriptedRecorder, tmp_path: Path
) -> None:
    desktop = start_desktop(qtbot, door, recorder, tmp_path)
    welcome = desktop.window.welcome
    assert welcome is not None
    assert welcome.isVisible()
    assert recorder.calls == []
    welcome.start_button.click()
    settle(qtbot, desktop)
    steps = desktop.window.first_start.steps
    assert steps is not None
    assert recorder.calls == []
    steps.next_button.click()
    settle(qtbot, desktop)
    assert door.setting("capture.consent") is True
    assert recorder.calls == ["start"]
    end_desktop(qtbot, desktop)


def test_not_now_leaves_everything_off_and_start_asks_again(
    qtbot: QtBot, door: FakeMemoryDoor, recorder: ScriptedRecorder, tmp_path: Path
) -> None:
    desktop = start_desktop(qtbot, door, recorder, tmp_path)
    assert desktop.window.welcome is not None
    desktop.window.welcome.later_button.click()
    assert desktop.window.welcome is None
    desktop.window.sidebar.recorder.start_button.click()
    assert desktop.window.welcome is not None
    assert recorder.calls == []
    assert door.setting("capture.consent") is False
    end_desktop(qtbot, desktop)


def test_the_sample_day_needs_no_consent(
    qtbot: QtBot, recorder: ScriptedRecorder, tmp_path: Path
) -> None:
    door = FakeMemoryDoor(is_empty=True)
    desktop = start_desktop(qtbot, door, recorder, tmp_path)
    assert desktop.window.welcome is not None
    with qtbot.waitSignal(desktop.window.sample_day_loaded):
        desktop.window.welcome.sample_button.click()
    settle(qtbot, desktop)
    assert desktop.window.page is Page.CHAT
    assert not desktop.window.chat.welcome.sample_button.isVisible()
    assert recorder.calls == []
    end_desktop(qtbot, desktop)


def test_withdrawing_consent_stops_at_once(
    qtbot: QtBot, door: FakeMemoryDoor, recorder: ScriptedRecorder, tmp_path: Path
) -> None:
    door.settings["capture.consent"] = True
    desktop = start_desktop(qtbot, door, recorder, tmp_path)
    desktop.window.show_page(Page.PRIVACY)
    desktop.window.privacy.withdraw_button.click()
    settle(qtbot, desktop)
    assert recorder.calls == ["start", "stop"]
    assert door.setting("capture.consent") is False
    assert desktop.window.privacy.agree_button.isVisible()
    end_desktop(qtbot, desktop)
