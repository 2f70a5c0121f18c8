"""Quiet lines at the foot of the window: what went wrong, and what works less well here."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.theme.theme import Theme
from app.theme.tokens import MEASURES
from app.windows.announcement import announce
from app.windows.building_blocks import clear_layout, column, icon_button, label, row
from app.windows.elided_label import ElidedLabel


class Notices(QWidget):
    """One line each, each of which the user can put away; hidden when there is nothing to say."""

    put_away = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._trouble = ""
        self._notices: tuple[str, ...] = ()
        self._added: tuple[str, ...] = ()
        self._layout = column(self, gap=0)
        self._layout.setContentsMargins(
            MEASURES.space_5, MEASURES.space_1, MEASURES.space_4, MEASURES.space_2
        )
        theme.changed.connect(self._draw)
        self.hide()

    @property
    def notices(self) -> tuple[str, ...]:
        """What is shown, what went wrong before what is only so."""
        return tuple(words for words in (self._trouble, *self._notices, *self._added) if words)

    def show_notices(self, notices: Sequence[str]) -> None:
        """Show these instead of those that were shown so; empty ones are left out."""
        before, self._notices = self._notices, tuple(notice for notice in notices if notice)
        self._draw()
        announce(self, "\n".join(notice for notice in self._notices if notice not in before))

    def add_notice(self, words: str) -> None:
        """Show one more, which stays until it is put away."""
        if words not in self.notices:
            self._added = (*self._added, words)
            self._draw()
            announce(self, words)

    def show_trouble(self, words: str) -> None:
        """Say what just went wrong, above the notices."""
        self._trouble = words
        self._draw()
        announce(self, words, at_once=True)

    def put_notice_away(self, notice: str) -> None:
        """Show a notice no longer."""
        if notice == self._trouble:
            self._trouble = ""
        else:
            self._notices = tuple(words for words in self._notices if words != notice)
            self._added = tuple(words for words in self._added if words != notice)
            self.put_away.emit(notice)
        self._draw()

    def _draw(self) -> None:
        clear_layout(self._layout)
        for notice in self.notices:
            is_trouble = notice == self._trouble
            icon, role = ("warning", "bad") if is_trouble else ("info", "ink_faint")
            line = QWidget()
            layout = row(line)
            sign = label("")
            sign.setPixmap(self._theme.icon(icon, role, 16).pixmap(16, 16))
            layout.addWidget(sign)
            words = ElidedLabel("", "caption")
            words.setText(notice)
            layout.addWidget(words, 1)
            away = icon_button(
                self._theme.icon("close", "ink_faint", 14),
                self.tr("Put away"),
                partial(self.put_notice_away, notice),
                "tiny",
            )
            away.setAccessibleName(self.tr("Put away: {notice}").format(notice=notice))
            layout.addWidget(away)
            self._layout.addWidget(line)
        self.setVisible(bool(self.notices))
