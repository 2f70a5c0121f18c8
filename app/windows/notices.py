"""Quiet lines at the foot of the window: what works less well just now, and why."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.theme.theme import Theme
from app.theme.tokens import MEASURES
from app.windows.building_blocks import clear_layout, column, label, row
from app.windows.elided_label import ElidedLabel


class Notices(QWidget):
    """One line each; hidden when there is nothing to say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._notices: tuple[str, ...] = ()
        self._layout = column(self, gap=2)
        self._layout.setContentsMargins(
            MEASURES.space_5, MEASURES.space_1, MEASURES.space_5, MEASURES.space_2
        )
        theme.changed.connect(self._draw)
        self.hide()

    @property
    def notices(self) -> tuple[str, ...]:
        return self._notices

    def show_notices(self, notices: Sequence[str]) -> None:
        """Show these instead; empty ones are left out."""
        self._notices = tuple(notice for notice in notices if notice)
        self._draw()

    def _draw(self) -> None:
        clear_layout(self._layout)
        for notice in self._notices:
            line = QWidget()
            layout = row(line)
            sign = label("")
            sign.setPixmap(self._theme.icon("info", "ink_faint", 16).pixmap(16, 16))
            layout.addWidget(sign)
            words = ElidedLabel("", "caption")
            words.setText(notice)
            layout.addWidget(words, 1)
            self._layout.addWidget(line)
        self.setVisible(bool(self._notices))
