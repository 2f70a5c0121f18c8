"""The watch over the window's thread sees what keeps it busy, and nothing else."""

import time

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from pytestqt.qtbot import QtBot

from tests.app.desktop_driver import application
from tests.gui_watchdog import LONGEST_EVENT_MS, LongEvent

_LONG_S = 4 * LONGEST_EVENT_MS / 1000


def _be_busy() -> None:
    """Take processor time, as long as it takes on a computer that is busy otherwise, too."""
    until = time.thread_time() + _LONG_S
    while time.thread_time() < until:
        pass


def _events_seen_while(qtbot: QtBot, work: object) -> list[LongEvent]:
    """What is noted while a timer calls something; nothing of it fails this test."""
    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(work)
    with qtbot.waitSignal(timer.timeout):
        timer.start(0)
    QCoreApplication.processEvents()
    seen = list(application().long_events)
    application().start_anew()
    return seen


def test_an_event_that_computes_for_long_is_seen(qtbot: QtBot) -> None:
    [seen] = _events_seen_while(qtbot, _be_busy)
    assert seen.receiver == "QTimer"
    assert seen.took_ms > LONGEST_EVENT_MS


def test_waiting_takes_no_processor_time(qtbot: QtBot) -> None:
    assert _events_seen_while(qtbot, lambda: time.sleep(_LONG_S)) == []


def test_what_an_event_sets_off_counts_with_it_and_once(qtbot: QtBot) -> None:
    class Inner(QObject):
        def event(self, _event: object) -> bool:
            _be_busy()
            return True

    inner = Inner()

    def send() -> None:
        from PySide6.QtCore import QEvent

        QCoreApplication.sendEvent(inner, QEvent(QEvent.Type.User))

    assert len(_events_seen_while(qtbot, send)) == 1


def test_nothing_is_noted_while_the_app_starts(qtbot: QtBot) -> None:
    with application().paused():
        assert _events_seen_while(qtbot, _be_busy) == []
