"""Starts and ends the whole app over a fake memory, for tests."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.desktop import Desktop, build_desktop
from tests.app.scripted_recorder import ScriptedRecorder
from tests.fakes.fake_memory_door import FakeMemoryDoor, StillClock
from tests.gui_watchdog import WatchedApplication

PATIENCE_MS = 30_000  # a busy machine is no failure
_TURNS = 3  # of the events; a page that is shown in pieces needs one for each


def start_desktop(
    qtbot: QtBot, door: FakeMemoryDoor, recorder: ScriptedRecorder | None, home: Path
) -> Desktop:
    """Start the app and wait until it has read its memory."""
    with application().paused():  # the start may take longer than any event after it
        made = build_desktop(
            application(),
            lambda: door,
            recorder,
            "" if recorder else "There is no screen here.",
            home,
            bridge=recorder.bridge if recorder else None,
            clock=StillClock(),
            has_tray=True,
        )
        if not (home / "window.ini").exists():
            made.window.resize(1200, 800)
        made.window.show()
        made.begin()
        settle(qtbot, made)
    return made


def application() -> WatchedApplication:
    """The one application that pytest-qt made."""
    running = QApplication.instance()
    assert isinstance(running, WatchedApplication)
    return running


def settle(qtbot: QtBot, desktop: Desktop) -> None:
    """Wait until no work is left, and what it showed is on the screen."""
    qtbot.waitUntil(lambda: desktop.runner.is_idle, timeout=PATIENCE_MS)
    for _ in range(_TURNS):  # a layout shows what was added to it with the next events
        QCoreApplication.processEvents()


def end_desktop(qtbot: QtBot, desktop: Desktop) -> None:
    """Put the app away; nothing of it is left for the next test."""
    with application().paused():
        desktop.close()
        for part in (desktop.window, desktop.runner, desktop.theme):
            part.deleteLater()
            QCoreApplication.sendPostedEvents(part, QEvent.Type.DeferredDelete.value)
