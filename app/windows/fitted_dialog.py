"""A dialog that is as wide as its text is large, and exactly as high as its words need."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFrame,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.theme.tokens import TYPE

_FRAME = QSize(16, 48)  # room for what the window manager draws around it


class FittedDialog(QDialog):
    """Wrapped words make a layout's own guess too high; this asks for the height at the width.

    `width` is that at the design's text size; it grows with the text as far as the screen has
    room. Where the height has none, the dialog is as high as fits, and is scrolled.
    """

    def __init__(self, title: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_scrolled = False
        self.setWindowTitle(title)
        grown = round(width * max(1.0, QApplication.font().pixelSize() / TYPE.body))
        self.setFixedWidth(min(grown, self.screen().availableSize().width() - _FRAME.width()))
        self.setModal(True)
        self.setWindowFlag(Qt.WindowType.WindowMinMaxButtonsHint, False)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """Be as high as the words need now; nothing changes while it is not shown."""
        if not self.isVisible():
            return
        layout = self.layout()
        if layout is None or self._is_scrolled:
            return
        layout.activate()
        height = layout.totalHeightForWidth(self.width())
        if height <= 0:
            return
        room = self.screen().availableSize() - _FRAME
        if height > room.height() or self.width() > room.width():
            self._scroll(layout, QSize(self.width(), height).boundedTo(room))
        else:
            self.setFixedHeight(height)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter presses the button that has the focus, and no other."""
        focused = self.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(focused, QAbstractButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def _scroll(self, layout: QLayout, size: QSize) -> None:
        """Put everything into an area that is scrolled."""
        focused = self.focusWidget()
        content = QWidget()
        content.setLayout(layout)  # which takes all widgets along
        area = QScrollArea()
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.setFixedSize(size)
        self._is_scrolled = True
        if focused is not None:  # it lost the focus on its way
            focused.setFocus()
