"""Starts the desktop app: theme, worker threads, window and tray, and ends them in order."""

import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from app.desktop_acts import DesktopActs
from app.garbage_collection import GarbageCollection
from app.global_shortcuts.bound_acts import BoundActs
from app.global_shortcuts.global_shortcuts import GlobalShortcuts
from app.global_shortcuts.on_this_desktop import NoShortcuts, shortcuts_here
from app.memory_door import MemoryDoor
from app.task_runner import TaskRunner
from app.theme.icons import app_icon
from app.theme.theme import Theme
from app.tray import Tray
from app.updates import UpdateWatch
from app.windows.about_dialog import newer_words
from app.windows.disk_watch import DiskWatch
from app.windows.frame_pictures import FramePictures
from app.windows.main_window import MainWindow
from app.windows.recorder_actions import RecorderActions
from app.windows.recorder_control import RecorderBridge, RecorderControl
from app.windows.sidebar import Page
from app.windows.workplace import Workplace
from core.clock import Clock, SystemClock

_SIGNAL_CHECK_MS = 250  # Python sees signals only while Python code runs


@dataclass(frozen=True, slots=True)
class Desktop:
    """The parts of a running desktop app."""

    runner: TaskRunner
    theme: Theme
    actions: RecorderActions
    window: MainWindow
    tray: Tray | None
    acts: DesktopActs
    bound_acts: BoundActs
    disk_watch: DiskWatch

    def begin(self) -> None:
        """Listen for keys, watch over what the tray tells, and read the memory, which takes
        longer."""
        self.bound_acts.begin()
        self.disk_watch.begin()
        self.window.begin()

    def close(self) -> None:
        """Put everything away; afterwards no thread of ours runs."""
        self.bound_acts.close()
        self.window.keep_place()
        self.window.hide()
        if self.tray is not None:
            self.tray.close()
        self.runner.close()
        self.actions.end()


def build_desktop(
    application: QApplication,
    door_factory: Callable[[], MemoryDoor],
    recorder: RecorderControl | None,
    recorder_notice: str,
    home: Path,
    *,
    bridge: RecorderBridge | None = None,
    clock: Clock | None = None,
    has_tray: bool = False,
    shortcuts: GlobalShortcuts | None = None,
) -> Desktop:
    """Put the parts together; nothing is shown and nothing is recorded yet.

    Without `shortcuts` no key is heard from everywhere.
    """
    the_clock = clock or SystemClock()
    theme = Theme(application)
    runner = TaskRunner(door_factory)
    workplace = Workplace(runner, FramePictures(runner), theme, the_clock)
    actions = RecorderActions(
        recorder, bridge or RecorderBridge(runner), runner, the_clock, recorder_notice
    )
    window = MainWindow(workplace, actions, home, recorder_notice)
    window.has_tray = has_tray
    watch = UpdateWatch(runner, the_clock.now, window)
    watch.found.connect(window.settings.take_newer)
    watch.found.connect(lambda release: window.notices.add_notice(newer_words(release)))
    acts = DesktopActs(window, actions)
    bound_acts = BoundActs(runner, shortcuts or NoShortcuts(runner))
    tray = Tray(actions, runner) if has_tray else None
    if tray is not None:
        tray.page_wanted.connect(window.bring_up)
        tray.quit_wanted.connect(window.quit_wanted)
        tray.forget_wanted.connect(window.forget_last)
        tray.search_wanted.connect(acts.open_search)
        acts.said.connect(tray.say)
        window.hidden_to_tray.connect(tray.say_hidden)
        window.forgotten.connect(tray.say)
    bound_acts.wanted.connect(acts.carry_out)
    bound_acts.told.connect(window.settings.show_troubles)
    window.settings.changed.connect(lambda key, _value: bound_acts.take_setting(key))
    window.settings.show_limits_of_keys(bound_acts.limits)
    disk_watch = DiskWatch(workplace, actions)
    return Desktop(runner, theme, actions, window, tray, acts, bound_acts, disk_watch)


def make_application(argv: Sequence[str]) -> QApplication:
    """The Qt application; it is made once, before anything is shown."""
    application = QApplication(list(argv))
    application.setApplicationName("recollect")
    application.setApplicationDisplayName("Recollect")
    application.setDesktopFileName("recollect")
    application.setWindowIcon(app_icon())
    application.setQuitOnLastWindowClosed(False)
    return application


def run_desktop(
    application: QApplication,
    door_factory: Callable[[], MemoryDoor],
    recorder: RecorderControl | None,
    recorder_notice: str,
    home: Path,
    *,
    bridge: RecorderBridge | None = None,
    on_ready: Callable[[Desktop], None] | None = None,
    is_hidden: bool = False,
) -> int:
    """Run until the user quits; returns the exit code.

    `bridge.publish` is what the recorder calls with its states. `on_ready` is called once the
    window is shown (the script that takes pictures of the app uses it). With `is_hidden` the window
    stays in the tray, or is minimised where there is no tray.
    """
    garbage = GarbageCollection(application)
    desktop = build_desktop(
        application,
        door_factory,
        recorder,
        recorder_notice,
        home,
        bridge=bridge,
        has_tray=QSystemTrayIcon.isSystemTrayAvailable(),
        shortcuts=shortcuts_here(application),
    )
    desktop.window.quit_wanted.connect(application.quit)
    quit_on_signals(application, application.quit)
    if desktop.tray is not None:
        desktop.tray.show()
    if not is_hidden:
        desktop.window.bring_up(Page.CHAT)
    elif desktop.tray is None:
        desktop.window.showMinimized()
    desktop.begin()
    if on_ready is not None:
        ready = on_ready
        QTimer.singleShot(0, lambda: ready(desktop))
    try:
        return application.exec()
    finally:
        desktop.close()
        garbage.end()


def quit_on_signals(parent: QObject, quit_app: Callable[[], None]) -> None:
    """End in order on Ctrl+C and on the session's request to terminate.

    Python hears a signal wherever it happens to be, be it in the middle of painting, where no
    window may be closed: so the end is left to the event loop.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _stack: QTimer.singleShot(0, quit_app))
    timer = QTimer(parent)
    timer.timeout.connect(lambda: None)
    timer.start(_SIGNAL_CHECK_MS)
