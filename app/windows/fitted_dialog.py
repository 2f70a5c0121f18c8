"""A dialog of a set width that is exactly as high as its words need."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget


class FittedDialog(QDialog):
    """Wrapped words make a layout's own guess too high; this asks for the height at the width."""

    def __init__(self, title: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setFixedWidth(width)
        self.setModal(True)
        self.setWindowFlag(Qt.WindowType.WindowMinMaxButtonsHint, False)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        layout = self.layout()
        if layout is not None:
            layout.activate()
            height = layout.totalHeightForWidth(self.width())
            if height > 0:
                self.setFixedHeight(height)
