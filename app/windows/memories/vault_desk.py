"""What the user does to the vault's items, behind its lock: add, change, a new passphrase."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.theme.theme import Theme
from app.windows.memories.vault_dialogs import VaultItemDialog, VaultPassphraseDialog
from app.windows.memories.vault_keeper import VaultKeeper
from core.memory_record import Memory


class VaultDesk(QObject):
    """`changed` tells that an item is another one now; `done` says what was done. A dialog that is
    open when the vault locks is closed with all that was typed."""

    changed = Signal()
    done = Signal(str)

    def __init__(self, keeper: VaultKeeper, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._keeper = keeper
        self._theme = theme
        self._window = window
        self.dialog: VaultItemDialog | VaultPassphraseDialog | None = None
        keeper.lock_changed.connect(self._take_lock)

    def add(self) -> None:
        """Ask for something to be kept."""
        if self._keeper.is_open:
            dialog = VaultItemDialog(self._theme, self._window)
            dialog.wanted.connect(
                lambda item: self._keeper.add(
                    item, self._finish(self.tr("Added to the vault.")), dialog.show_trouble, dialog
                )
            )
            self._open(dialog)

    def change(self, item: Memory) -> None:
        """Ask what an item shall be from now on."""
        if self._keeper.is_open:
            dialog = VaultItemDialog(self._theme, self._window, item)
            dialog.wanted.connect(
                lambda change: self._keeper.change(
                    item.id,
                    change,
                    self._finish(
                        self.tr("Changed; the former value is gone.")
                        if change.value
                        else self.tr("Changed.")
                    ),
                    dialog.show_trouble,
                    dialog,
                )
            )
            self._open(dialog)

    def change_passphrase(self) -> None:
        """Ask for another passphrase."""
        dialog = VaultPassphraseDialog(self._theme, self._window)
        dialog.wanted.connect(
            lambda old, new: self._keeper.change_passphrase(
                old,
                new,
                self._finish(self.tr("The vault has a new passphrase.")),
                dialog.show_trouble,
                dialog,
            )
        )
        self._open(dialog)

    def _open(self, dialog: VaultItemDialog | VaultPassphraseDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    def _forget_dialog(self) -> None:
        self.dialog = None

    def _finish(self, words: str) -> Callable[[], None]:
        """What follows once the store has taken it."""

        def finish() -> None:
            if self.dialog is not None:
                self.dialog.accept()
            self.done.emit(words)
            self.changed.emit()

        return finish

    def _take_lock(self, is_open: bool) -> None:
        if not is_open and isinstance(self.dialog, VaultItemDialog):
            self.dialog.reject()
