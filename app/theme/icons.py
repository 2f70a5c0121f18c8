"""Recollect's own line icons, tinted when they are loaded."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.theme.resource_files import resource_text

_SHARPNESS = (1, 2, 3)  # device pixel ratios that icons are drawn for


def tinted_icon(
    name: str, colour: str, disabled: str | None = None, size: int = 20, gap: int = 0
) -> QIcon:
    """The icon in one colour; `disabled` tints it where the control cannot be used."""
    icon = QIcon()
    for ratio in _SHARPNESS:
        icon.addPixmap(tinted_pixmap(name, colour, size, ratio, gap))
        if disabled is not None:
            icon.addPixmap(tinted_pixmap(name, disabled, size, ratio, gap), QIcon.Mode.Disabled)
    return icon


def tinted_pixmap(name: str, colour: str, size: int, ratio: float = 1.0, gap: int = 0) -> QPixmap:
    """The icon drawn at `size` device-independent pixels, with `gap` free ones behind it."""
    svg = resource_text("icons", f"{name}.svg").replace("currentColor", QColor(colour).name())
    renderer = QSvgRenderer(QByteArray(svg.encode("utf-8")))
    pixmap = QPixmap(QSize(size + gap, size) * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def app_icon() -> QIcon:
    """Recollect's own sign, in its own colours."""
    icon = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        icon.addPixmap(tinted_pixmap("recollect", "#000000", size))
    return icon
