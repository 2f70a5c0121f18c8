"""The tray icon: whether the screen is being remembered, at a glance, and the ways to change it."""

from textwrap import wrap

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from app.theme.icons import tinted_pixmap
from app.theme.tokens import LIGHT
from app.windows.quick_choices import forget_choices, pause_choices
from app.windows.recorder_actions import RecorderActions
from app.windows.recorder_sign import Sign, sign_of
from app.windows.recorder_words import headline_of, reason_of, underway_words
from app.windows.sidebar import Page
from capture.recorder_state import RecorderPhase, RecorderState

_SIZES = (16, 22, 24, 32, 48, 64)
_SIGN_SHARE = 0.86
_MENU_LETTERS, _MOST_LINES = 46, 6
_EDGE_SHARE = 1 / 22
_EDGE = QColor(255, 255, 255, 150)  # lifts a dark badge off a dark panel; a light one hides it


class Tray(QObject):
    """One icon per sign; panels are light or dark whatever the app's colours are."""

    page_wanted = Signal(object)  # Page, or None for the window as it is
    search_wanted = Signal()
    forget_wanted = Signal(int)  # minutes
    quit_wanted = Signal()

    def __init__(self, actions: RecorderActions, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions
        self.icon = QSystemTrayIcon(self)
        self.menu = QMenu()  # without a parent, since a tray icon is no widget
        self.destroyed.connect(self.menu.deleteLater)
        self._fill_menu()
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._activated)
        actions.state_changed.connect(self.show_state)
        actions.underway_changed.connect(self._show_what_is_underway)
        self.show_state(actions.state)

    def show(self) -> None:
        self.icon.show()

    def close(self) -> None:
        """Take the icon away before the application ends."""
        self.icon.hide()
        self.menu.deleteLater()

    def _show_what_is_underway(self) -> None:
        self.show_state(self._actions.state)

    def show_state(self, state: RecorderState) -> None:
        room, underway = self._actions.room, self._actions.underway
        headline, reason = headline_of(state, room), reason_of(state, room)
        self.icon.setIcon(sign_icon(sign_of(state, room)))
        self.icon.setToolTip(f"Recollect — {headline}\n{reason}")
        self.state_action.setText(underway_words(underway) if underway else headline)
        self._show_reason("" if underway else reason)
        can_record = self._actions.can_record
        for action in (self.start_action, self.resume_action, *self.pause_actions):
            action.setEnabled(underway is None)
        self.start_action.setVisible(
            can_record and state.phase in (RecorderPhase.STOPPED, RecorderPhase.FAILED)
        )
        self.resume_action.setVisible(can_record and state.phase is RecorderPhase.PAUSED)
        for action in self.pause_actions:
            action.setVisible(can_record and state.is_running)

    def _show_reason(self, reason: str) -> None:
        """Say why in the menu too: few panels show a tooltip to the keyboard or a finger."""
        lines = [line for part in reason.split("\n") for line in wrap(part, _MENU_LETTERS)]
        for place, action in enumerate(self.reason_actions):
            action.setText(lines[place] if place < len(lines) else "")
            action.setVisible(place < len(lines))

    def say_hidden(self) -> None:
        """Tell once that the window is closed but Recollect is not."""
        self.icon.showMessage(
            "Recollect",
            self.tr("Recollect keeps running here. Quit it from this icon's menu."),
            self.icon.icon(),
        )

    def say(self, words: str) -> None:
        """Tell what was done, where the window may be closed."""
        self.icon.showMessage("Recollect", words, self.icon.icon())

    def _fill_menu(self) -> None:
        menu = self.menu
        self.state_action = menu.addAction("")
        self.state_action.setEnabled(False)
        self.reason_actions = [menu.addAction("") for _ in range(_MOST_LINES)]
        for action in self.reason_actions:
            action.setEnabled(False)
        menu.addSeparator()
        self.start_action = menu.addAction(self.tr("Start remembering"), self._actions.start)
        self.resume_action = menu.addAction(self.tr("Resume"), self._actions.resume)
        self.pause_actions: list[QAction] = [
            menu.addAction(words, act) for words, act in pause_choices(self._actions)
        ]
        menu.addSeparator()
        self.forget_menu = menu.addMenu(self.tr("Forget"))
        for words, act in forget_choices(self.forget_wanted.emit):
            self.forget_menu.addAction(words, act)
        menu.addSeparator()
        menu.addAction(self.tr("Open Recollect"), lambda: self.page_wanted.emit(None))
        menu.addAction(self.tr("Ask…"), lambda: self.page_wanted.emit(Page.CHAT))
        menu.addAction(self.tr("Timeline"), lambda: self.page_wanted.emit(Page.TIMELINE))
        menu.addAction(self.tr("Search…"), self.search_wanted.emit)
        menu.addSeparator()
        menu.addAction(self.tr("Quit"), self.quit_wanted.emit)

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        ):
            self.page_wanted.emit(None)


def sign_icon(sign: Sign) -> QIcon:
    """The sign in white on a badge of its colour, which shows on every panel."""
    icon = QIcon()
    for size in _SIZES:
        icon.addPixmap(_badge(sign, size))
    return icon


def _badge(sign: Sign, size: int) -> QPixmap:
    badge = QPixmap(size, size)
    badge.fill(Qt.GlobalColor.transparent)
    painter = QPainter(badge)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_EDGE, size * _EDGE_SHARE))
    painter.setBrush(QColor(getattr(LIGHT, sign.role)))
    inset = size * _EDGE_SHARE / 2
    painter.drawRoundedRect(
        QRectF(0, 0, size, size).adjusted(inset, inset, -inset, -inset), size * 0.26, size * 0.26
    )
    drawn = round(size * _SIGN_SHARE)
    edge = (size - drawn) // 2
    painter.drawPixmap(edge, edge, tinted_pixmap(sign.icon, "#ffffff", drawn))
    painter.end()
    return badge
