"""How far one is in the first steps: a mark for each, filled up to the one that is shown."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.theme.theme import Theme
from app.theme.tokens import MEASURES

_WIDTH, _HEIGHT = 28, 4


class StepMarks(QWidget):
    """Says nothing that the words beside it do not, so that screen readers pass it by."""

    def __init__(self, theme: Theme, count: int) -> None:
        super().__init__()
        self._theme = theme
        self._count = count
        self.place = 0  # of the step that is shown, counted from 0
        self.setFixedSize(self.sizeHint())
        theme.changed.connect(self.update)

    def show_place(self, place: int) -> None:
        self.place = place
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._count * (_WIDTH + MEASURES.space_1) - MEASURES.space_1, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for place in range(self._count):
            painter.setBrush(QColor(colours.accent if place <= self.place else colours.pressed))
            left = place * (_WIDTH + MEASURES.space_1)
            painter.drawRoundedRect(QRectF(left, 0, _WIDTH, _HEIGHT), _HEIGHT / 2, _HEIGHT / 2)
        painter.end()
