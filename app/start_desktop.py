"""Starts the desktop app over a real memory: the lock, the key, the recorder, the windows."""

import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import closing

from PySide6.QtWidgets import QApplication, QDialog

from app.app_language import (
    AppLanguage,
    LanguageChoice,
    keep_language_beside,
    language_beside,
)
from app.desktop import Desktop, make_application, run_desktop
from app.global_shortcuts.global_shortcuts import Act
from app.known_sentences import in_app_language
from app.open_memory import passphrase_source
from app.recorder_process import RecorderProcess
from app.running_window import RunningWindow, Wish, knock
from app.shared_chat_model import SharedChatModel
from app.store_door import StoreDoor
from app.theme.theme import Theme
from app.windows.link_opening import SystemLinks, open_link
from app.windows.recorder_control import RecorderBridge
from app.windows.start_trouble import PassphraseDialog, TroubleDialog
from capture.platforms.desktop_port import port_here
from core.clock import SYSTEM_CLOCK
from core.errors import AlreadyRunning, CaptureUnavailable, RecollectError, WrongKey
from core.home import HomeFolder
from core.memory.vault import expire_offers
from core.store.instance_lock import InstanceLock
from core.store.keys import MemoryKey, obtain_key
from core.store.store import Store, make_home_folder


def start_desktop(
    home: HomeFolder,
    argv: Sequence[str],
    *,
    on_ready: Callable[[Desktop], None] | None = None,
    is_hidden: bool = False,
    wish: Wish | None = None,
) -> int:
    """Run the app until the user quits; returns the exit code.

    What keeps the app from starting is told in a window and on stderr, as one sentence.
    `on_ready` is called once the window is shown (the script that takes pictures uses it). With
    `is_hidden` it starts in the tray, and ends without a word if it runs already. A `wish` is
    heeded by the app that runs already, or else by this one; there is nothing to pause in one that
    only starts.
    """
    if trouble := display_trouble():
        sys.stderr.write(f"{trouble}\n")
        return 1
    application = make_application(argv)
    language = AppLanguage(application)
    language.speak(language_beside(home.root))
    lock = InstanceLock(home)
    try:
        make_home_folder(home)
        lock.acquire()
        if wish is Act.PAUSE:
            sys.stderr.write("Recollect is not running, so there is nothing to pause.\n")
            return 1
        running = RunningWindow(home, application)
        key = _unlock(application, home)
        store = Store.open(home, key)
        try:
            expire_offers(store, SYSTEM_CLOCK.now())
            store.forgetting.finish_interrupted_work()
            store.remove_outlived_copies()
            chosen = LanguageChoice(str(store.settings.get("appearance.language")))
        finally:
            store.close()
        language.speak(chosen)
        keep_language_beside(home.root, chosen)
        bridge = RecorderBridge()
        with closing(SharedChatModel()) as chat_model:
            return run_desktop(
                application,
                lambda: StoreDoor(home, key, chat_model),
                RecorderProcess(home, key, bridge.publish),
                recorder_notice(),
                home.root,
                bridge=bridge,
                on_ready=lambda desktop: _ready(desktop, running, on_ready, wish),
                is_hidden=is_hidden,
            )
    except NotUnlocked:
        return 1
    except AlreadyRunning as error:
        return _yield_to_the_running_one(application, home, error, wish, is_hidden=is_hidden)
    except RecollectError as error:
        _tell(application, str(error))
        return 1
    finally:
        lock.release()


def _ready(
    desktop: Desktop,
    running: RunningWindow,
    on_ready: Callable[[Desktop], None] | None,
    wish: Wish | None,
) -> None:
    """From now on a second start is heard here."""

    def heed(wanted: Wish | None) -> None:
        if wanted is None or isinstance(wanted, Act):
            desktop.acts.carry_out(wanted)
        else:
            open_link(desktop.window, wanted)

    running.knocked.connect(heed)
    if sys.platform == "darwin":  # a filter costs time at every event, and only macOS needs it
        system = SystemLinks(desktop.window)
        system.opened.connect(heed)
        QApplication.instance().installEventFilter(system)  # type: ignore[union-attr]
    if wish is not None:
        heed(wish)
    if on_ready is not None:
        on_ready(desktop)


def _yield_to_the_running_one(
    application: QApplication,
    home: HomeFolder,
    error: AlreadyRunning,
    wish: Wish | None,
    *,
    is_hidden: bool,
) -> int:
    """Have it do the act, or bring its window to the front; a start at login only wants it to
    run. Returns the exit code."""
    if is_hidden and wish is None:
        return 0
    if knock(home, wish):
        if not isinstance(wish, Act):
            sys.stderr.write("Recollect is running already; its window is in front now.\n")
        return 0
    _tell(application, str(error))
    return 1


class NotUnlocked(Exception):
    """The user closed the question for the passphrase."""


def _unlock(application: QApplication, home: HomeFolder) -> MemoryKey:
    """The key; asks for the passphrase in a window where no other way is open."""
    source = passphrase_source()
    if source is not None:
        return obtain_key(home, source)
    asked: list[str] = []

    def ask() -> str:
        theme = Theme(application)
        dialog = PassphraseDialog(in_app_language(asked[-1]) if asked else "")
        theme.deleteLater()  # the window brings its own
        if dialog.exec() != QDialog.DialogCode.Accepted:
            raise NotUnlocked
        asked.append("")
        return dialog.field.text()

    while True:
        try:
            return obtain_key(home, ask)
        except WrongKey as error:
            if not asked:
                raise  # it was not the passphrase that did not fit
            asked.append(str(error))


def _tell(application: QApplication, sentence: str) -> None:
    """Say it on stderr at once, and in a window for whoever started the app without a terminal."""
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    Theme(application)
    TroubleDialog(in_app_language(sentence)).exec()


def display_trouble() -> str:
    """Why no window can be opened, as a sentence; empty if one can. Qt itself would abort."""
    name = os.environ.get("DISPLAY")
    wants_x = os.environ.get("QT_QPA_PLATFORM", "xcb").startswith("xcb")
    if sys.platform != "linux" or os.environ.get("WAYLAND_DISPLAY") or not (name and wants_x):
        return ""
    # Imported here because xcffib is there on Linux only.
    import xcffib.xproto  # noqa: PLC0415

    try:
        xcffib.connect(display=name).disconnect()
    except xcffib.ConnectionException:
        return (
            f"The display {name} cannot be reached, so the app cannot open; see "
            "`recollect --help` for the command line."
        )
    return ""


def recorder_notice() -> str:
    """Why the screen cannot be recorded here, as a sentence; empty if it can."""
    port = port_here()
    try:
        port.require()
    except CaptureUnavailable as error:
        return str(error)
    finally:
        port.close()
    return ""
