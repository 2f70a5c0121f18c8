"""The recorder's state and controls at the foot of the sidebar."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QMenu

from app.theme.theme import Theme
from app.theme.tokens import MEASURES
from app.windows.building_blocks import button, column, label, row
from app.windows.recorder_actions import RecorderActions
from app.windows.recorder_words import ICON_ROLES, TRAY_ICONS, headline_of, reason_of
from capture.recorder_state import RecorderPhase, RecorderState

_PAUSES_MIN = (15, 30, 60)


class RecorderPanel(QFrame):
    """Says whether the screen is being remembered, why, and lets the user change it."""

    def __init__(self, theme: Theme, actions: RecorderActions) -> None:
        super().__init__()
        self.setObjectName("recorder")
        self._theme = theme
        self._actions = actions
        self._sign = label("")
        self._headline = label("", "bold", wraps=True)
        self._reason = label("", "caption", wraps=True)
        self.start_button = button(self.tr("Start remembering"), actions.start, "small")
        self.pause_button = button(self.tr("Pause 15 min"), lambda: actions.pause(15), "small")
        self.resume_button = button(self.tr("Resume"), actions.resume, "small")
        head = row()
        head.addWidget(self._sign)
        head.addWidget(self._headline, 1)
        layout = column(self, margin=MEASURES.space_3)
        layout.addLayout(head)
        layout.addWidget(self._reason)
        for control in (self.start_button, self.pause_button, self.resume_button):
            layout.addWidget(control)
        self.setAccessibleName(self.tr("Recorder"))
        self.pause_button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.pause_button.customContextMenuRequested.connect(
            lambda spot: self._pauses().popup(self.pause_button.mapToGlobal(spot))
        )
        actions.state_changed.connect(self._show)
        theme.changed.connect(lambda: self._show(actions.state))
        self._show(actions.state)

    @property
    def words(self) -> str:
        """What the panel says."""
        return f"{self._headline.text()} {self._reason.text()}"

    def _show(self, state: RecorderState) -> None:
        icon = self._theme.icon(TRAY_ICONS[state.phase], ICON_ROLES[state.phase])
        self._sign.setPixmap(icon.pixmap(MEASURES.icon, MEASURES.icon))
        self._headline.setText(headline_of(state))
        self._reason.setText(reason_of(state))
        self.setAccessibleDescription(self.words)
        can_record = self._actions.can_record
        runs = state.phase in (RecorderPhase.RECORDING, RecorderPhase.EXCLUDED)
        is_off = state.phase in (RecorderPhase.STOPPED, RecorderPhase.FAILED)
        self.start_button.setVisible(can_record and is_off)
        self.pause_button.setVisible(can_record and runs)
        self.resume_button.setVisible(can_record and state.phase is RecorderPhase.PAUSED)

    def _pauses(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for minutes in _PAUSES_MIN:
            words = self.tr("Pause {minutes} min").format(minutes=minutes)
            menu.addAction(words, partial(self._actions.pause, minutes))
        menu.addAction(self.tr("Pause until I resume"), lambda: self._actions.pause(None))
        return menu
