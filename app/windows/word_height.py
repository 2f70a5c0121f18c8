"""A part that is never lower than its wrapped words, whoever shares the room out."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class WordHeight(QWidget):
    """Splitters and stacks ask for a least height once, and not for that at the width there is."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        least, layout = super().minimumSizeHint(), self.layout()
        high = layout.totalHeightForWidth(self.width()) if layout is not None else 0
        return least.expandedTo(QSize(0, high))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
