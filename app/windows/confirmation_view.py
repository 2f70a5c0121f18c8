"""The quiet message that says what was understood of something told to remember, with its undo."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.known_sentences import in_app_language
from app.memory_door import KeptWord
from app.theme.tokens import MEASURES
from app.windows.building_blocks import button, card, column, label, row
from app.windows.icon_sign import IconSign
from app.windows.workplace import Workplace
from core.answer.phrases import phrases_in
from core.errors import RecollectError


class ConfirmationView(QWidget):
    """`taken_back` tells that the user took their word back."""

    taken_back = Signal()

    def __init__(self, workplace: Workplace, kept: KeptWord) -> None:
        super().__init__()
        self._work = workplace
        self._kept = kept
        phrases = phrases_in(kept.language).understood
        panel = card("abstained")
        layout = row(panel, gap=MEASURES.space_3)
        layout.setContentsMargins(
            MEASURES.space_4, MEASURES.space_3, MEASURES.space_3, MEASURES.space_3
        )
        layout.addWidget(IconSign(workplace.theme, "check", 20), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=2)
        self.heading = label(phrases["heading"], "bold")
        told = "\n".join(in_app_language(line) for line in kept.understood.split("\n"))
        self.words = label(told, "quiet", wraps=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(self.heading)
        words.addWidget(self.words)
        layout.addLayout(words, 1)
        self.undo_button = button(self.tr("Undo"), self.undo, "small")
        self.undo_button.setAccessibleName(self.tr("Undo: do not remember this"))
        layout.addWidget(self.undo_button, 0, Qt.AlignmentFlag.AlignTop)
        column(self).addWidget(panel)
        self.setAccessibleName(f"{phrases['heading']}: {told}")

    def undo(self) -> None:
        """Take the word back; the button rests until that is done."""
        self.undo_button.setEnabled(False)
        word, now = self._kept.citation.observation_id, self._work.clock.now()
        self._work.runner.submit(
            lambda door: door.take_back(word, now),
            lambda _none: self._show_taken_back(),
            self._show_error,
            owner=self,
        )

    def _show_taken_back(self) -> None:
        self.undo_button.hide()
        self.heading.hide()
        self.words.setText(phrases_in(self._kept.language).understood["taken_back"])
        self.taken_back.emit()

    def _show_error(self, error: RecollectError) -> None:
        self.undo_button.setEnabled(True)
        self.words.setText(f"{self._kept.understood}\n{in_app_language(str(error))}")
