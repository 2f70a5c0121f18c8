"""The recorder's state and controls at the foot of the sidebar."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QFrame, QMenu

from app.theme.theme import Theme
from app.theme.tokens import MEASURES
from app.windows.building_blocks import button, column, icon_button, label, row
from app.windows.quick_choices import pause_choices
from app.windows.recorder_actions import RecorderActions
from app.windows.recorder_sign import sign_of
from app.windows.recorder_words import headline_of, reason_of, underway_words
from capture.recorder_state import RecorderPhase, RecorderState


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
        self.more_button = icon_button(
            theme.icon("chevron-down"), self.tr("More ways to pause"), self._open_pauses, "small"
        )
        self.resume_button = button(self.tr("Resume"), actions.resume, "small")
        self.pause_button.setToolTip(self.tr("Pause 15 min (Ctrl+P)"))
        self.resume_button.setToolTip(self.tr("Resume (Ctrl+P)"))
        head = row()
        head.addWidget(self._sign)
        head.addWidget(self._headline, 1)
        layout = column(self, margin=MEASURES.space_3)
        layout.addLayout(head)
        layout.addWidget(self._reason)
        layout.addWidget(self.start_button)
        layout.addWidget(self.resume_button)
        pauses = row(gap=MEASURES.space_1)
        pauses.addWidget(self.pause_button, 1)
        pauses.addWidget(self.more_button)
        layout.addLayout(pauses)
        self.setAccessibleName(self.tr("Recorder"))
        actions.state_changed.connect(self._show)
        actions.underway_changed.connect(lambda _command: self._show(actions.state))
        theme.changed.connect(self._tint)
        self._show(actions.state)

    @property
    def words(self) -> str:
        """What the panel says."""
        return f"{self._headline.text()} {self._reason.text()}"

    def _tint(self) -> None:
        self.more_button.setIcon(self._theme.icon("chevron-down"))
        self._show(self._actions.state)

    def _show(self, state: RecorderState) -> None:
        room = self._actions.room
        sign = sign_of(state, room)
        icon = self._theme.icon(sign.icon, sign.role)
        self._sign.setPixmap(icon.pixmap(MEASURES.icon, MEASURES.icon))
        underway = self._actions.underway
        self._headline.setText(underway_words(underway) if underway else headline_of(state, room))
        self._reason.setText(reason_of(state, room))
        for control in self._controls():
            control.setEnabled(underway is None)
        self._sign.setAccessibleName(self._headline.text())
        self.setAccessibleDescription(self.words)
        can_record = self._actions.can_record
        runs = state.is_running
        is_off = state.phase in (RecorderPhase.STOPPED, RecorderPhase.FAILED)
        self.start_button.setVisible(can_record and is_off)
        self.pause_button.setVisible(can_record and runs)
        self.more_button.setVisible(can_record and runs)
        self.resume_button.setVisible(can_record and state.phase is RecorderPhase.PAUSED)

    def _controls(self) -> tuple[QAbstractButton, ...]:
        return (self.start_button, self.pause_button, self.more_button, self.resume_button)

    def _open_pauses(self) -> None:
        menu = self.pause_menu()
        above = self.pause_button.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4))
        menu.popup(above)

    def pause_menu(self) -> QMenu:
        """Every length of a pause."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, act in pause_choices(self._actions):
            menu.addAction(words, act)
        return menu
