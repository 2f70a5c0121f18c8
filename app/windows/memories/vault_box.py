"""One item of the vault: closed, until its passphrase was given and the user looks."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFontDatabase, QHideEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from app.known_sentences import in_app_language
from app.theme.tokens import MEASURES
from app.windows.building_blocks import button, card, column, label
from app.windows.button_row import button_row
from app.windows.folding_row import FoldingRow
from app.windows.memories.vault_keeper import VaultKeeper
from core.errors import RecollectError
from core.ids import MemoryId

SHOWN_MS = 30_000
_CLOSED = "••••••••••"


class VaultBox(QWidget):
    """Shows the value for half a minute, and only while the window has the focus."""

    def __init__(self, memory_id: MemoryId, keeper: VaultKeeper) -> None:
        super().__init__()
        self._memory_id = memory_id
        self._keeper = keeper
        self._is_shown = False
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(SHOWN_MS)
        self.timer.timeout.connect(self.hide_value)
        frame = card("card")
        inside = column(frame, margin=MEASURES.space_4, gap=MEASURES.space_2)
        self._locked = self._locked_part()
        self._open = self._open_part()
        self._told = label("", "error", wraps=True)
        self._told.hide()
        inside.addWidget(self._locked)
        inside.addWidget(self._open)
        inside.addWidget(self._told)
        column(self).addWidget(frame)
        keeper.lock_changed.connect(self._show_lock)
        self._show_lock(keeper.is_open)

    @property
    def is_value_shown(self) -> bool:
        return self._is_shown

    @property
    def trouble(self) -> str:
        """What went wrong, if anything did."""
        return "" if self._told.isHidden() else self._told.text()

    def unlock(self) -> None:
        """Try the passphrase that was typed; it is kept nowhere."""
        passphrase = self.field.text()
        self.field.clear()
        self._told.hide()
        if passphrase:
            self._keeper.unlock(passphrase, self._tell)

    def reveal(self) -> None:
        """Show the value, or hide it again."""
        if self._is_shown:
            self.hide_value()
        else:
            self._keeper.reveal(self._memory_id, self._show_value, self._tell, self)

    def copy(self) -> None:
        """Copy the value without showing it."""
        self._keeper.reveal(self._memory_id, self._put_on_clipboard, self._tell, self)

    def hide_value(self) -> None:
        """The value is seen no longer."""
        self.timer.stop()
        self._is_shown = False
        self.window().removeEventFilter(self)
        self.value.setText(_CLOSED)
        self.value.setAccessibleName(self.tr("Hidden value"))
        self.reveal_button.setText(self.tr("Show"))
        self._note.setText(self.tr("Shown for 30 seconds, one at a time; copied for 30 seconds."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Hide the value when another window gets the focus."""
        if self._is_shown and event.type() is QEvent.Type.WindowDeactivate:
            self.hide_value()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self.hide_value()

    # showing

    def _show_lock(self, is_open: bool) -> None:
        self.hide_value()
        self._told.hide()
        self._locked.setVisible(not is_open)
        self._open.setVisible(is_open)

    def _show_value(self, value: str) -> None:
        self._is_shown = True
        self.window().installEventFilter(self)
        self.value.setText(value)
        self.value.setAccessibleName(value)
        self.reveal_button.setText(self.tr("Hide"))
        self._note.setText(self.tr("Hidden again in 30 seconds, or when you leave this window."))
        self.timer.start()

    def _put_on_clipboard(self, value: str) -> None:
        self._keeper.clipboard.put(value)
        self._note.setText(self.tr("Copied; taken off the clipboard in 30 seconds."))

    def _tell(self, error: RecollectError) -> None:
        self._told.setText(in_app_language(str(error)))
        self._told.show()

    # building

    def _locked_part(self) -> QFrame:
        part = card("")
        layout = column(part)
        layout.addWidget(
            label(self.tr("The vault is locked. Its passphrase opens it."), "quiet", wraps=True)
        )
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setPlaceholderText(self.tr("Passphrase of the vault"))
        self.field.setAccessibleName(self.tr("Passphrase of the vault"))
        self.field.returnPressed.connect(self.unlock)
        self.unlock_button = button(self.tr("Unlock"), self.unlock, "primary")
        layout.addWidget(FoldingRow((self.field, self.unlock_button), (1, 0), MEASURES.space_2))
        return part

    def _open_part(self) -> QFrame:
        part = card("")
        layout = column(part)
        self.value = label(_CLOSED, wraps=True)
        self.value.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        # Selected text would reach the clipboard of the mouse, where nothing takes it off.
        self.value.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        layout.addWidget(self.value)
        self.reveal_button = button(self.tr("Show"), self.reveal, "small")
        self.copy_button = button(self.tr("Copy"), self.copy, "small")
        self.lock_button = button(self.tr("Lock the vault"), self._keeper.lock, "small")
        layout.addWidget(button_row((self.reveal_button, self.copy_button), (self.lock_button,)))
        self._note = label("", "caption", wraps=True)
        layout.addWidget(self._note)
        return part
