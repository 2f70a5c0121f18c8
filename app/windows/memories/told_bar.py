"""One line that says what was just done, with its undo; or what went wrong."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from app.theme.theme import Theme
from app.theme.tokens import MEASURES
from app.windows.announcement import announce
from app.windows.building_blocks import button, icon_button, label, restyle, row


class ToldBar(QFrame):
    """Stays until the next act, or until it is put away."""

    undo_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        layout = row(self, gap=MEASURES.space_2)
        layout.setContentsMargins(MEASURES.space_3, 2, MEASURES.space_1, 2)
        self.words = label("", wraps=True)
        self.undo_button = button(self.tr("Undo"), self.undo_wanted.emit, "quiet")
        self.undo_button.setToolTip(self.tr("Undo (Ctrl+Z)"))
        self._away = icon_button(theme.icon("close", "ink_quiet", 14), "", self.hide, "tiny")
        self._away.setAccessibleName(self.tr("Put away"))
        self._away.setToolTip(self.tr("Put away"))
        layout.addWidget(self.words, 1)
        layout.addWidget(self.undo_button)
        layout.addWidget(self._away)
        theme.changed.connect(self._tint)
        self.hide()

    def tell(self, words: str, *, can_undo: bool) -> None:
        """Say what was done."""
        self._show(words, "told", can_undo=can_undo)

    def tell_error(self, words: str) -> None:
        """Say what went wrong, and what to do."""
        self._show(words, "trouble", can_undo=False)

    def _show(self, words: str, kind: str, *, can_undo: bool) -> None:
        restyle(self, "kind", kind)
        restyle(self.words, "kind", kind)
        self.words.setText(words)
        self.undo_button.setVisible(can_undo)
        self.setAccessibleName(words)
        self.show()
        announce(self, words, at_once=kind == "trouble")

    def _tint(self) -> None:
        self._away.setIcon(self._theme.icon("close", "ink_quiet", 14))
