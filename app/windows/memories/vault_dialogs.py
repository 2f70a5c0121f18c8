"""Dialogs of the vault: an item, new or to be changed, and another passphrase.

What is typed leaves them once, towards the store's thread, and is cleared with the dialog. Nothing
is accepted until the store has taken it, so that whatever is wrong is said beside the field.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.browsing_door import NewItem
from app.known_sentences import in_app_language
from app.theme.theme import Theme
from app.theme.tokens import MEASURES
from app.windows.building_blocks import button, column, label
from app.windows.button_row import button_row
from app.windows.fitted_dialog import FittedDialog
from app.windows.memories.choice import Choice
from app.windows.memories.vault_words import kept_kind_words, sensitivities
from app.windows.stack import Stack
from core.errors import RecollectError
from core.memory.vault import ItemChange, KeptKind, Sensitivity
from core.memory_record import Memory

_WIDTH = 480
_OF_SEVERAL_LINES = frozenset({KeptKind.PRIVATE_KEY, KeptKind.CONTACT, KeptKind.OTHER})


class _VaultDialog(FittedDialog):
    """Fields under a heading, a place for trouble, and two buttons."""

    def __init__(self, title: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(title, _WIDTH, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._layout = column(self, margin=MEASURES.space_5, gap=MEASURES.space_2)
        self._layout.addWidget(label(title, "heading", wraps=True))
        self._told = label("", "error", wraps=True)
        self._told.hide()

    @property
    def trouble(self) -> str:
        """What was wrong, if anything was."""
        return "" if self._told.isHidden() else self._told.text()

    def show_trouble(self, error: RecollectError) -> None:
        """Say why it was not taken; what was typed stays."""
        self._say(in_app_language(str(error)))

    def _say(self, words: str) -> None:
        self._told.setText(words)
        self._told.show()
        self.keep_button.setEnabled(True)
        self.fit()

    def _save(self) -> None:
        raise NotImplementedError

    def _close_with(self, words: str) -> None:
        """The foot of the dialog."""
        self._layout.addWidget(self._told)
        self._layout.addSpacing(MEASURES.space_1)
        self.cancel_button = button(self.tr("Cancel"), self.reject)
        self.keep_button = button(words, self._save, "primary")
        self.keep_button.setDefault(True)
        self._layout.addWidget(button_row(at_end=(self.cancel_button, self.keep_button)))

    def _add(self, name: str, field: QWidget) -> None:
        words = label(name, "caption")
        words.setBuddy(field)
        field.setAccessibleName(name)
        self._layout.addWidget(words)
        self._layout.addWidget(field)

    def _hidden_field(self) -> QLineEdit:
        made = QLineEdit()
        made.setEchoMode(QLineEdit.EchoMode.Password)
        return made


class VaultItemDialog(_VaultDialog):
    """`wanted` carries a `NewItem`, or an `ItemChange` of the item that is given."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget, item: Memory | None = None) -> None:
        title = self.tr("Change an item of the vault") if item else self.tr("Add to the vault")
        super().__init__(title, theme, parent)
        self._item = item
        self.caption = QLineEdit(item.title if item else "")
        self._add(
            self.tr("What it is called; searchable, so never the secret itself"), self.caption
        )
        self.kind = self._choice_of_kind(theme)
        if item is None:
            self._add(self.tr("What it is"), self.kind)
        self._add_value(self._layout)
        self.sensitivity = Choice(self.tr("Sensitivity"), theme)
        for name, sensitivity in sensitivities():
            self.sensitivity.addItem(name, sensitivity)
        if item is not None:
            kept = Sensitivity(str(item.details.get("sensitivity", Sensitivity.HIGH)))
            self.sensitivity.setCurrentIndex(self.sensitivity.findData(kept))
        self._add(self.tr("Sensitivity"), self.sensitivity)
        self._close_with(self.tr("Save"))
        self.kind.currentIndexChanged.connect(self._show_kind)
        self._show_kind()
        self.caption.setFocus()

    @property
    def value(self) -> str:
        """What was typed as the value, in the field that is shown."""
        if self._stack.currentWidget() is self.lines:
            return self.lines.toPlainText()
        return self.line.text()

    def done(self, result: int) -> None:
        """Leave nothing of the value in the fields."""
        self.line.clear()
        self.lines.clear()
        super().done(result)

    def _save(self) -> None:
        self.keep_button.setEnabled(False)
        sensitivity = Sensitivity(self.sensitivity.currentData())
        caption, value = self.caption.text(), self.value
        if self._item is None:
            kind = KeptKind(self.kind.currentData())
            self.wanted.emit(NewItem(kind, caption, sensitivity, value))
        else:
            self.wanted.emit(ItemChange(caption, sensitivity, value or None))

    def _choice_of_kind(self, theme: Theme) -> Choice:
        made = Choice(self.tr("What it is"), theme)
        for kind in (KeptKind.PASSWORD, *(one for one in KeptKind if one != KeptKind.PASSWORD)):
            made.addItem(kept_kind_words(kind), kind)
        if self._item is not None:
            kind = KeptKind(str(self._item.details.get("secret_kind", KeptKind.OTHER)))
            made.setCurrentIndex(made.findData(kind))
        return made

    def _add_value(self, layout: QVBoxLayout) -> None:
        name = self.tr("Value")
        self.line = self._hidden_field()
        self.lines = QPlainTextEdit()
        self.lines.setProperty("kind", "field")
        self.lines.setTabChangesFocus(True)
        self.lines.setFixedHeight(self.lines.fontMetrics().lineSpacing() * 5)
        self._stack = Stack()
        for field in (self.line, self.lines):
            field.setAccessibleName(name)
            if self._item is not None:
                field.setPlaceholderText(self.tr("Empty: the value stays as it is"))
            self._stack.addWidget(field)
        layout.addWidget(label(name, "caption"))
        layout.addWidget(self._stack)

    def _show_kind(self) -> None:
        """A password is hidden while it is typed; what has several lines cannot be."""
        has_lines = KeptKind(self.kind.currentData()) in _OF_SEVERAL_LINES
        shown = self.lines if has_lines else self.line
        self._stack.setCurrentWidget(shown)
        self._stack.setFixedHeight(shown.sizeHint().height() if not has_lines else shown.height())
        self.fit()


class VaultPassphraseDialog(_VaultDialog):
    """`wanted` carries the passphrase there is and the new one."""

    wanted = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(self.tr("Change the vault's passphrase"), theme, parent)
        self.old, self.first, self.second = (self._hidden_field() for _ in range(3))
        for field, name in (
            (self.old, self.tr("Passphrase until now")),
            (self.first, self.tr("New passphrase")),
            (self.second, self.tr("Once more")),
        ):
            self._add(name, field)
        note = self.tr("What the vault keeps stays as it is. Without the new one nobody opens it.")
        self._layout.addWidget(label(note, "caption", wraps=True))
        self._close_with(self.tr("Change"))
        self.old.setFocus()

    def done(self, result: int) -> None:
        """Leave nothing of the passphrases in the fields."""
        for field in (self.old, self.first, self.second):
            field.clear()
        super().done(result)

    def _save(self) -> None:
        if self.first.text() != self.second.text():
            self._say(self.tr("The two passphrases differ; type the same in both fields."))
            return
        self.keep_button.setEnabled(False)
        self.wanted.emit(self.old.text(), self.first.text())
