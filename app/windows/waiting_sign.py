"""Three dots that breathe while the memory is being searched."""

import math

from PySide6.QtCore import QElapsedTimer, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.theme.theme import Theme
from app.theme.tokens import MEASURES

_TICK_MS = 50
_BREATH_MS = 1200
_DOTS = 3
_RADIUS = 3.0
_STEP = 12


class WaitingSign(QWidget):
    """Moves only while it is seen."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.update)
        self.setAccessibleName(words)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(320, self.fontMetrics().height() + MEASURES.space_1)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._clock.start()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle = self.height() / 2
        phase = self._clock.elapsed() / _BREATH_MS * 2 * math.pi if self._clock.isValid() else 0.0
        for dot in range(_DOTS):
            colour = QColor(self._theme.colours.accent)
            colour.setAlphaF(0.35 + 0.65 * (0.5 + 0.5 * math.sin(phase - dot * 0.9)))
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(_RADIUS + 1 + dot * _STEP, middle), _RADIUS, _RADIUS)
        painter.setPen(QColor(self._theme.colours.ink_quiet))
        room = self.rect().adjusted(_DOTS * _STEP + MEASURES.space_1, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._words)
