"""A switch: on or off, large enough to hit, operated by mouse, Space and screen readers."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from app.theme.theme import Theme

_WIDTH_PX = 40
_HEIGHT_PX = 22
_KNOB_PX = 16
_RIM_PX = 3.0


class Switch(QCheckBox):
    """A check box that is painted as a switch, so that assistive tools know what it is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(_WIDTH_PX + 4, _HEIGHT_PX + 4)  # room for the ring of the focus

    def hitButton(self, _place: object) -> bool:  # noqa: N802
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(2, 2, _WIDTH_PX, _HEIGHT_PX)
        rim = colours.edge if self.isEnabled() else colours.line_strong
        painter.setPen(QPen(QColor(rim), 1.5))
        painter.setBrush(QColor(colours.sunken))
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent if self.isEnabled() else colours.line_strong))
        edge = track if self.isChecked() else track.adjusted(0.75, 0.75, -0.75, -0.75)
        painter.drawRoundedRect(edge, edge.height() / 2, edge.height() / 2)
        left = track.right() - _RIM_PX - _KNOB_PX if self.isChecked() else track.left() + _RIM_PX
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.on_accent if self.isChecked() else rim))
        painter.drawEllipse(QRectF(left, track.top() + _RIM_PX, _KNOB_PX, _KNOB_PX))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.focus), 2))
            ring = track.adjusted(-1, -1, 1, 1)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
        painter.end()
