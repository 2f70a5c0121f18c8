import threading
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from app.desktop import Desktop
from app.tray import phase_icon
from app.windows.recorder_actions import next_morning
from app.windows.recorder_words import reason_of
from app.windows.sidebar import Page
from capture.recorder_state import RecorderPhase, RecorderState
from core.errors import CaptureUnavailable
from tests.app.desktop_driver import settle
from tests.app.scripted_recorder import ScriptedRecorder
from tests.fakes.fake_memory_door import FakeMemoryDoor, StillClock


def test_pausing_from_the_tray_shows_in_tray_and_footer(
    qtbot: QtBot, desktop: Desktop, recorder: ScriptedRecorder
) -> None:
    tray, panel = desktop.tray, desktop.window.sidebar.recorder
    assert tray is not None
    tray.pause_actions[1].trigger()
    assert tray.state_action.text() == "Pausing…"
    settle(qtbot, desktop)
    assert recorder.state.paused_until == StillClock().now() + timedelta(minutes=30)
    assert "Paused until 18:10" in tray.icon.toolTip()
    assert "Paused until 18:10" in panel.words
    assert panel.resume_button.isVisible()
    assert not panel.pause_button.isVisible()
    tray.resume_action.trigger()
    settle(qtbot, desktop)
    assert "Remembering" in tray.icon.toolTip()
    assert panel.pause_button.isVisible()


def test_a_pause_until_tomorrow_ends_in_the_morning(
    qtbot: QtBot, desktop: Desktop, recorder: ScriptedRecorder
) -> None:
    assert desktop.tray is not None
    desktop.tray.pause_actions[3].trigger()
    settle(qtbot, desktop)
    until = recorder.state.paused_until
    assert until is not None
    assert until == (StillClock().now() + timedelta(days=1)).replace(hour=6, minute=0)
    after_midnight = StillClock().now().replace(hour=1)
    assert next_morning(after_midnight) == after_midnight.replace(hour=6, minute=0)


def test_the_last_minutes_are_forgotten_at_once(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor
) -> None:
    assert desktop.tray is not None
    with qtbot.waitSignal(desktop.window.forgotten) as told:
        desktop.tray.forget_menu.actions()[1].trigger()
    now = StillClock().now()
    assert door.forgotten == [(now - timedelta(minutes=15), now)]
    assert "Forgotten" in told.args[0]


def test_the_footer_pauses_too(qtbot: QtBot, desktop: Desktop, recorder: ScriptedRecorder) -> None:
    desktop.window.sidebar.recorder.pause_button.click()
    settle(qtbot, desktop)
    assert recorder.calls == ["start", "pause"]
    assert "You paused recording." in desktop.window.sidebar.recorder.words


def test_a_state_told_on_the_recorders_thread_arrives_with_its_reason(
    qtbot: QtBot, desktop: Desktop, recorder: ScriptedRecorder
) -> None:
    with qtbot.waitSignal(desktop.actions.state_changed):
        recorder.tell(RecorderState(RecorderPhase.FAILED, "The screen is locked away."))
    assert desktop.tray is not None
    assert "The screen is locked away." in desktop.tray.icon.toolTip()
    assert "The screen is locked away." in desktop.window.sidebar.recorder.words


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_opens_pages(desktop: Desktop) -> None:
    assert desktop.tray is not None
    desktop.tray.page_wanted.emit(Page.TIMELINE)
    assert desktop.window.page is Page.TIMELINE


def test_every_phase_has_its_own_icon(desktop: Desktop) -> None:
    pictures = {
        bytes(phase_icon(phase).pixmap(24, 24).toImage().constBits()) for phase in RecorderPhase
    }
    assert len(pictures) == len(RecorderPhase)


def test_closing_hides_to_the_tray_and_says_so_once(qtbot: QtBot, desktop: Desktop) -> None:
    said: list[str] = []
    desktop.window.hidden_to_tray.connect(lambda: said.append("hidden"))
    quits: list[str] = []
    desktop.window.quit_wanted.connect(lambda: quits.append("quit"))
    for _ in range(2):
        desktop.window.show()
        desktop.window.close()
    assert said == ["hidden"]
    assert quits == []


def test_without_a_tray_closing_quits(qtbot: QtBot, desktop: Desktop) -> None:
    desktop.window.has_tray = False
    with qtbot.waitSignal(desktop.window.quit_wanted):
        desktop.window.close()


def test_a_recorder_that_cannot_resume_says_why(
    qtbot: QtBot, desktop: Desktop, recorder: ScriptedRecorder
) -> None:
    desktop.actions.pause(None)
    settle(qtbot, desktop)
    recorder.failure = CaptureUnavailable("The screen cannot be read here.")
    desktop.actions.resume()
    settle(qtbot, desktop)
    assert desktop.window.notices.notices == ("The screen cannot be read here.",)
    assert recorder.state.phase is RecorderPhase.PAUSED


def test_a_recorder_that_takes_its_time_does_not_hold_up_the_window(
    qtbot: QtBot, desktop: Desktop, recorder: ScriptedRecorder
) -> None:
    panel = desktop.window.sidebar.recorder
    recorder.hold = threading.Event()
    panel.pause_button.click()
    assert "Pausing…" in panel.words
    assert not panel.pause_button.isEnabled()
    recorder.hold.set()
    settle(qtbot, desktop)
    assert "Paused" in panel.words
    assert panel.resume_button.isEnabled()


def test_every_length_of_a_pause_is_in_the_footer_too(desktop: Desktop) -> None:
    words = [action.text() for action in desktop.window.sidebar.recorder.pause_menu().actions()]
    assert words == [
        "Pause for 15 minutes",
        "Pause for 30 minutes",
        "Pause for 60 minutes",
        "Pause until tomorrow morning",
        "Pause until I resume",
    ]


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("app keepassxc", "KeePassXC is in front; your rules keep it out."),
        ("app recollect", "Recollect does not remember itself."),
        ("title *Payroll*", "A window titled “Payroll” is kept out by your rules."),
        ("site bank.example", "bank.example is kept out by your rules."),
        ("", "The window in front is kept out by your rules."),
    ],
)
def test_looking_away_says_which_rule(reason: str, words: str) -> None:
    assert reason_of(RecorderState(RecorderPhase.EXCLUDED, reason)) == words
