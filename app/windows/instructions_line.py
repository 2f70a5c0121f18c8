"""How answers are given because the user said so, in one line, with a way to see and remove it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.known_sentences import in_app_language
from app.theme.tokens import MEASURES
from app.windows.building_blocks import (
    button,
    card,
    clear_layout,
    column,
    icon_button,
    label,
    row,
)
from app.windows.elided_label import ElidedLabel
from app.windows.words import quoted
from app.windows.workplace import Workplace
from core.answer.confirmation import manners_words
from core.answer.manners import language_to_use
from core.errors import RecollectError
from core.memory.from_user.instructions import Instruction, manners_of


class InstructionsLine(QWidget):
    """Hidden while the user has asked for nothing. `name_changed` carries how to call the user."""

    name_changed = Signal(str)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._work = workplace
        self._instructions: Sequence[Instruction] = ()
        self.words = label("", "caption")
        self.toggle = button("", self._turn, "link")
        self.list = card()
        self._rows = column(self.list, gap=0)
        self._rows.setContentsMargins(
            MEASURES.space_4, MEASURES.space_2, MEASURES.space_2, MEASURES.space_2
        )
        self.list.hide()
        line = row(gap=MEASURES.space_1)
        line.addWidget(self.words)
        line.addWidget(self.toggle)
        line.addStretch(1)
        layout = column(self, gap=MEASURES.space_2)
        layout.addWidget(self.list)
        layout.addLayout(line)
        workplace.theme.changed.connect(self._draw)
        self.hide()

    def refresh(self) -> None:
        """Read what the user asked for."""
        self._work.runner.submit(
            lambda door: door.standing_instructions(), self._show, self._show_error, owner=self
        )

    def remove(self, instruction: Instruction) -> None:
        """Obey an instruction no longer."""
        now = self._work.clock.now()
        self._work.runner.submit(
            lambda door: door.drop_instruction(instruction.memory_id, now),
            lambda _none: self.refresh(),
            self._show_error,
            owner=self,
        )

    def _show(self, instructions: Sequence[Instruction]) -> None:
        self._instructions = instructions
        self.name_changed.emit(manners_of(instructions).name)
        self._draw()

    def _draw(self) -> None:
        language = language_to_use(manners_of(self._instructions), "")
        self.words.setText(manners_words(self._instructions, language))
        self.words.setVisible(bool(self.words.text()))
        clear_layout(self._rows)
        for instruction in self._instructions:
            self._rows.addWidget(self._row(instruction))
        if not self._instructions:
            self.list.hide()
        self._name_toggle()
        self.setVisible(bool(self._instructions))

    def _row(self, instruction: Instruction) -> QWidget:
        made = QWidget()
        layout = row(made)
        said = ElidedLabel("", "")
        said.setText(quoted(instruction.text))
        layout.addWidget(said, 1)
        remove = icon_button(
            self._work.theme.icon("close", "ink_faint", 14),
            self.tr("No longer obey “{text}”").format(text=instruction.text),
            partial(self.remove, instruction),
            "tiny",
        )
        layout.addWidget(remove)
        return made

    def _turn(self) -> None:
        self.list.setVisible(self.list.isHidden())
        self._name_toggle()

    def _name_toggle(self) -> None:
        self.toggle.setText(
            self.tr("What you told me") if self.list.isHidden() else self.tr("Close the list")
        )

    def _show_error(self, error: RecollectError) -> None:
        self.words.setText(in_app_language(str(error)))
        self.words.show()
        self.show()
