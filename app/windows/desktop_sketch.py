"""A small drawing of the monitors, with what is never taken of them painted black."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.theme.theme import Theme
from capture.screens import Monitor
from capture.window_verdict import BlackArea
from core.observation import Box

_HEIGHT_PX = 96


class DesktopSketch(QWidget):
    """Shows where the black is; hidden while there is nothing to show."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._monitors: tuple[Monitor, ...] = ()
        self.black: tuple[BlackArea, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("What would be black"))
        theme.changed.connect(self.update)
        self.hide()

    def show_black(self, monitors: Sequence[Monitor], black: Sequence[BlackArea]) -> None:
        """Draw the monitors as they stand; none, nothing is drawn."""
        self._monitors, self.black = tuple(monitors), tuple(black)
        self.setVisible(bool(monitors))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        desk = self._desk()
        width = round(desk.width * _HEIGHT_PX / desk.height) if desk.height else 0
        return QSize(width + 2, _HEIGHT_PX + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        desk, colours = self._desk(), self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = _HEIGHT_PX / desk.height if desk.height else 1.0
        for monitor in self._monitors:
            left, top = monitor.area.left - desk.left, monitor.area.top - desk.top
            screen = QRectF(
                1 + left * scale,
                1 + top * scale,
                monitor.area.width * scale,
                monitor.area.height * scale,
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_wash))
            painter.drawRoundedRect(screen, 4, 4)
            painter.setBrush(QColor("#000000"))
            for one in self.black:
                if one.monitor == monitor.index:
                    painter.drawRect(_placed(one.box, screen, scale))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.line_strong), 1))
            painter.drawRoundedRect(screen, 4, 4)
        painter.end()

    def _desk(self) -> Box:
        if not self._monitors:
            return Box(0, 0, 0, 0)
        desk = self._monitors[0].area
        for monitor in self._monitors[1:]:
            desk = desk.union(monitor.area)
        return desk


def _placed(box: Box | None, screen: QRectF, scale: float) -> QRectF:
    """A rectangle of a monitor on its drawing; the whole drawing for None."""
    if box is None:
        return screen
    placed = QRectF(box.left * scale, box.top * scale, box.width * scale, box.height * scale)
    return placed.translated(screen.topLeft())
