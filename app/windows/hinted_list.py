"""A list that says what it is waiting for while nothing is in it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QListWidget

from app.theme.theme import Theme
from app.theme.tokens import MEASURES

_WRAPS = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


class HintedList(QListWidget):
    """`hint` stands in the middle of an empty list; screen readers hear it as its description."""

    def __init__(self, theme: Theme, hint: str) -> None:
        super().__init__()
        self._theme = theme
        self.hint = hint
        self.setAccessibleDescription(hint)
        theme.changed.connect(self.viewport().update)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if self.count():
            return
        painter = QPainter(self.viewport())
        painter.setPen(QColor(self._theme.colours.ink_faint))
        room = MEASURES.space_2
        area = self.viewport().rect().adjusted(room, room, -room, -room)
        painter.drawText(area, _WRAPS.value, self.hint)
        painter.end()
