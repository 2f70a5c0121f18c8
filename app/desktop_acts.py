"""What tray, keys from everywhere and a second start of the program ask of the running app."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from app.global_shortcuts.global_shortcuts import Act
from app.windows.main_window import MainWindow
from app.windows.recorder_actions import RecorderActions
from app.windows.recorder_words import headline_of
from app.windows.sidebar import Page


class DesktopActs(QObject):
    """Carries acts out; `said` tells what came of one that shows no window."""

    said = Signal(str)

    def __init__(self, window: MainWindow, actions: RecorderActions) -> None:
        super().__init__(actions)
        self._window = window
        self._actions = actions
        self._is_pausing = False
        actions.underway_changed.connect(lambda _command: self._tell_of_pause())

    def carry_out(self, act: Act | None) -> None:
        """Do it; None shows the window as it is."""
        if act is Act.SEARCH:
            self.open_search()
        elif act is Act.PAUSE:
            self._is_pausing = True
            self._actions.pause_or_resume()
            self._tell_of_pause()
        else:
            self._come_up(Page.CHAT if act is Act.CHAT else None)

    def open_search(self) -> None:
        """Bring the window up with the search field ready for words."""
        self._come_up(Page.TIMELINE)
        self._window.timeline.aside.open_search()

    def _come_up(self, page: Page | None) -> None:
        self._window.bring_up(page)
        if QGuiApplication.platformName() == "xcb":
            # Imported here because xcffib is there on Linux only.
            from app.global_shortcuts.x11_activation import activate_window  # noqa: PLC0415

            activate_window(int(self._window.winId()))

    def _tell_of_pause(self) -> None:
        """Say how recording goes now, once the recorder has done what it was told."""
        if self._is_pausing and self._actions.underway is None:
            self._is_pausing = False
            self.said.emit(headline_of(self._actions.state, self._actions.room))
