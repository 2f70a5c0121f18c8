"""The text of a frame that has no picture (any more), drawn where it stood."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from app.theme.tokens import MEASURES, Colours
from core.observation import Box, TextLine

_SHARE_OF_BOX = 0.78  # of a line's height that its letters take
_SMALLEST_PX = 6


def page_size(frame: QSize, lines: Sequence[TextLine]) -> QSize:
    """How large the page is: as the screen was; around its lines where there was no screen."""
    if not frame.isEmpty() or not lines:
        return frame
    margin = MEASURES.space_4
    right = max(line.box.right for line in lines)
    bottom = max(line.box.bottom for line in lines)
    return QSize(right + margin, bottom + margin)


def paint_page(
    painter: QPainter,
    page: QRectF,
    lines: Sequence[TextLine],
    to_view: Callable[[Box], QRectF],
    colours: Colours,
) -> None:
    """Draw a page with every line in its box, made narrower where it would not fit."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.surface))
    painter.drawRoundedRect(page, MEASURES.radius_small, MEASURES.radius_small)
    painter.setPen(QColor(colours.ink))
    fonts: dict[int, tuple[QFont, QFontMetricsF]] = {}
    for line in lines:
        area = to_view(line.box)
        size = max(_SMALLEST_PX, round(area.height() * _SHARE_OF_BOX))
        if size not in fonts:
            font = QFont(painter.font())
            font.setPixelSize(size)
            fonts[size] = font, QFontMetricsF(font)
        font, metrics = fonts[size]
        width = metrics.horizontalAdvance(line.text)
        painter.save()
        painter.setFont(font)
        painter.translate(area.left(), area.center().y() + metrics.capHeight() / 2)
        if width > area.width() > 0:
            painter.scale(area.width() / width, 1.0)
        painter.drawText(0, 0, line.text)
        painter.restore()
