"""Lets the user say one part of a memory otherwise."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from app.theme.theme import Theme
from app.theme.tokens import MEASURES
from app.windows.building_blocks import button, column, label
from app.windows.button_row import button_row
from app.windows.fitted_dialog import FittedDialog
from app.windows.memories.choice import Choice
from app.windows.memories.memory_words import role_words
from core.memory_record import Memory, MemoryKind, Role

_LISTS = frozenset({Role.LINE, Role.STEP, Role.AUTHOR})
_PARTS = {
    MemoryKind.CORE: (Role.TITLE,),
    MemoryKind.EPISODIC: (Role.TITLE, Role.LINE),
    MemoryKind.SEMANTIC: (Role.OBJECT, Role.SUBJECT, Role.PREDICATE, Role.TITLE),
    MemoryKind.PROCEDURAL: (Role.TITLE, Role.STEP, Role.OUTCOME),
    MemoryKind.RESOURCE: (Role.TITLE, Role.AUTHOR, Role.ADDRESS, Role.LINE),
    MemoryKind.TASK: (Role.TITLE,),
}


def correctable_parts(memory: Memory) -> tuple[Role, ...]:
    """The parts that the user may say otherwise, the one that is meant most often first."""
    held = {said.role for said in memory.statements}
    return tuple(role for role in _PARTS.get(memory.kind, ()) if role in held)


class EditDialog(FittedDialog):
    """`accepted` means that `role` shall say `text` from now on."""

    def __init__(self, memory: Memory, theme: Theme, parent: QWidget) -> None:
        super().__init__("", 520, parent)
        self.setWindowTitle(self.tr("Edit"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._memory = memory
        layout = column(self, margin=MEASURES.space_5, gap=MEASURES.space_3)
        layout.addWidget(label(self.tr("What should it say?"), "heading", wraps=True))
        self.parts: QComboBox = Choice(self.tr("Which part"), theme)
        for role in correctable_parts(memory):
            self.parts.addItem(role_words(role, memory.kind), role)
        self.parts.currentIndexChanged.connect(lambda _place: self._show_part())
        self.parts.setVisible(self.parts.count() > 1)
        layout.addWidget(self.parts, 0, Qt.AlignmentFlag.AlignLeft)
        self.field = QPlainTextEdit()
        self.field.setProperty("kind", "field")
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(132)
        self.field.textChanged.connect(self._look)
        layout.addWidget(self.field)
        self._note = label("", "caption", wraps=True)
        layout.addWidget(self._note)
        layout.addSpacing(MEASURES.space_1)
        self.cancel_button = button(self.tr("Cancel"), self.reject)
        self.keep_button = button(self.tr("Save"), self.accept, "primary")
        self.keep_button.setDefault(True)
        layout.addWidget(button_row(at_end=(self.cancel_button, self.keep_button)))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.keep_button.click)
        self._show_part()

    @property
    def role(self) -> Role:
        return Role(self.parts.currentData())

    @property
    def text(self) -> str:
        return self.field.toPlainText().strip()

    def _before(self) -> str:
        found = [said.text for said in self._memory.statements if said.role is self.role]
        return "\n".join(found) if self.role in _LISTS else found[0]

    def _show_part(self) -> None:
        name = role_words(self.role, self._memory.kind)
        self.field.setAccessibleName(name)
        self.field.setPlainText(self._before())
        self.field.selectAll()
        words = self.tr("Your word outranks whatever is read later. What it said stays in history.")
        if self.role in _LISTS:
            words = self.tr("One to a line. {words}").format(words=words)
        self._note.setText(words)
        self.field.setFocus()

    def _look(self) -> None:
        self.keep_button.setEnabled(bool(self.text) and self.text != self._before())
