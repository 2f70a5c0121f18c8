"""Parts of which one is shown at a time."""

from PySide6.QtWidgets import QStackedLayout, QWidget


class Stack(QWidget):
    """As `QStackedWidget`, which screen readers call a “layered pane” whenever they enter it."""

    def __init__(self) -> None:
        super().__init__()
        self._layers = QStackedLayout(self)

    def addWidget(self, part: QWidget) -> int:  # noqa: N802
        return self._layers.addWidget(part)

    def currentWidget(self) -> QWidget | None:  # noqa: N802
        return self._layers.currentWidget()

    def setCurrentWidget(self, part: QWidget) -> None:  # noqa: N802
        self._layers.setCurrentWidget(part)

    def currentIndex(self) -> int:  # noqa: N802
        return self._layers.currentIndex()

    def setCurrentIndex(self, place: int) -> None:  # noqa: N802
        self._layers.setCurrentIndex(place)
