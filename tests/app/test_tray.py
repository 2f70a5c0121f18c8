import threading
from datetime import timedelta

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from app.desktop import Desktop
from app.tray import sign_icon
from app.windows.recorder_actions import next_morning
from app.windows.recorder_sign import Sign, sign_of
from app.windows.recorder_words import headline_of, reason_of
from app.windows.sidebar import Page
from capture.recorder_state import RecorderPhase, RecorderState
from core.errors import CaptureUnavailable
from core.memory.upkeep.disk_room import DiskRoom
from tests.app.desktop_driver import settle
from tests.app.scripted_recorder import ScriptedRecorder
from tests.app.test_contrast import contrast
from tests.fakes.fake_memory_door import FakeMemoryDoor, StillClock, at


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


def test_every_sign_has_its_own_icon(desktop: Desktop) -> None:
    for size in (16, 24):
        pictures = {
            bytes(sign_icon(sign).pixmap(size, size).toImage().constBits()) for sign in Sign
        }
        assert len(pictures) == len(Sign)


@pytest.mark.parametrize("sign", list(Sign))
@pytest.mark.parametrize("panel", ["#fafafa", "#101010"], ids=["light", "dark"])
def test_every_icon_stands_out_on_every_panel(qtbot: QtBot, sign: Sign, panel: str) -> None:
    """A fifth of what is painted, at the least, has a contrast of 3 to 1 to the panel (WCAG)."""
    shown = QImage(24, 24, QImage.Format.Format_RGB32)
    shown.fill(QColor(panel))
    painter = QPainter(shown)
    painter.drawPixmap(0, 0, sign_icon(sign).pixmap(24, 24))
    painter.end()
    colours = [shown.pixelColor(x, y).name() for x in range(24) for y in range(24)]
    assert sum(contrast(colour, panel) >= 3 for colour in colours) >= len(colours) / 5


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


ROOMY = DiskRoom(120_000_000_000)
LITTLE = DiskRoom(1_200_000_000)
OVER = DiskRoom(120_000_000_000, bytes_over=300_000_000)
RECORDING = RecorderState(RecorderPhase.RECORDING)
FAILED = RecorderState(RecorderPhase.FAILED, "The disk is full.")


@pytest.mark.parametrize(
    ("state", "room", "sign", "headline", "reason"),
    [
        (RECORDING, ROOMY, Sign.RECORDING, "Remembering", "Your screen is being remembered."),
        (RECORDING, None, Sign.RECORDING, "Remembering", "Your screen is being remembered."),
        (
            RecorderState(RecorderPhase.PAUSED, "You paused recording.", at("15:30")),
            ROOMY,
            Sign.PAUSED,
            "Paused until 15:30",
            "You paused recording.",
        ),
        (
            RecorderState(RecorderPhase.EXCLUDED, "app keepassxc"),
            ROOMY,
            Sign.EXCLUDED,
            "Looking away",
            "KeePassXC is in front; your rules keep it out.",
        ),
        (
            RecorderState(RecorderPhase.EXCLUDED, "group private windows"),
            ROOMY,
            Sign.PRIVATE,
            "Private window",
            "A private window is in front; nothing of it is kept.",
        ),
        (FAILED, ROOMY, Sign.FAILED, "Recording failed", "The disk is full."),
        (
            FAILED,
            LITTLE,
            Sign.FULL,
            "The disk is almost full",
            "The disk is full.\nOnly 1.2 GB are free on the memory's disk: make room, or set a "
            "limit.",
        ),
        (
            RECORDING,
            LITTLE,
            Sign.FULL,
            "The disk is almost full",
            "Your screen is being remembered.\nOnly 1.2 GB are free on the memory's disk: make "
            "room, or set a limit.",
        ),
        (
            RECORDING,
            OVER,
            Sign.FULL,
            "The size limit is reached",
            "Your screen is being remembered.\nYour memory takes 300.0 MB more than you allow it, "
            "and what is left is pinned or of the last day: allow it more, or forget something.",
        ),
        (
            RecorderState(RecorderPhase.RECORDING, is_behind=True),
            ROOMY,
            Sign.BEHIND,
            "Waiting: the computer is busy",
            "Reading the screen takes long just now, so it is looked at less often.",
        ),
        (
            RecorderState(RecorderPhase.FAILED, "There is no display.", has_no_screen=True),
            LITTLE,
            Sign.BLIND,
            "The screen cannot be seen",
            "There is no display.\nOnly 1.2 GB are free on the memory's disk: make room, or set a "
            "limit.",
        ),
        (
            RecorderState(RecorderPhase.STOPPED, "There is no portal.", has_no_screen=True),
            ROOMY,
            Sign.BLIND,
            "The screen cannot be seen",
            "There is no portal.",
        ),
        (
            RecorderState(RecorderPhase.STOPPED),
            ROOMY,
            Sign.STOPPED,
            "Not remembering",
            "Nothing is being recorded.",
        ),
    ],
)
def test_every_state_has_its_sign_and_its_reason(
    state: RecorderState, room: DiskRoom | None, sign: Sign, headline: str, reason: str
) -> None:
    assert sign_of(state, room) is sign
    assert (headline_of(state, room), reason_of(state, room)) == (headline, reason)


def test_what_the_user_chose_comes_before_what_the_disk_lacks() -> None:
    for phase, sign in (
        (RecorderPhase.PAUSED, Sign.PAUSED),
        (RecorderPhase.STOPPED, Sign.STOPPED),
        (RecorderPhase.EXCLUDED, Sign.EXCLUDED),
    ):
        assert sign_of(RecorderState(phase), LITTLE) is sign
        assert "Only 1.2 GB are free" in reason_of(RecorderState(phase), LITTLE)


def test_a_disk_that_fills_up_shows_in_tray_and_footer(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor
) -> None:
    tray = desktop.tray
    assert tray is not None
    assert "Remembering" in tray.icon.toolTip()
    door.bytes_free = 900_000_000
    desktop.disk_watch.timer.timeout.emit()
    settle(qtbot, desktop)
    assert "The disk is almost full" in tray.icon.toolTip()
    assert tray.state_action.text() == "The disk is almost full"
    said = " ".join(action.text() for action in tray.reason_actions if action.isVisible())
    assert "Only 900.0 MB are free" in said
    assert "Only 900.0 MB are free" in desktop.window.sidebar.recorder.words
    door.bytes_free = 90_000_000_000
    desktop.disk_watch.timer.timeout.emit()
    settle(qtbot, desktop)
    assert "Remembering" in tray.icon.toolTip()


def test_a_failure_looks_at_the_disk_at_once(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor, recorder: ScriptedRecorder
) -> None:
    door.bytes_free = 0
    with qtbot.waitSignal(desktop.actions.state_changed):
        recorder.tell(RecorderState(RecorderPhase.FAILED, "Nothing can be stored."))
    settle(qtbot, desktop)
    assert desktop.actions.room == DiskRoom(0)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_search_opens_ready_to_type(desktop: Desktop) -> None:
    assert desktop.tray is not None
    desktop.tray.search_wanted.emit()
    assert desktop.window.page is Page.TIMELINE
    assert desktop.window.timeline.aside.search.field.isVisible()


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
