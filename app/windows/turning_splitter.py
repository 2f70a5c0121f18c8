"""A splitter that sets its parts one below the other where the window is narrow."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget


class TurningSplitter(QSplitter):
    """Side by side each part keeps its least width; turned, the widest of them is enough.

    `text_factor` says how many times as wide the parts must be for their words.
    """

    def __init__(self, text_factor: float = 1.0) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._text_factor = text_factor
        self._sizes: list[int] = []  # as they were side by side

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        widest = max((part.minimumWidth() for part in self._shown()), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._turn()

    def event(self, event: QEvent) -> bool:
        """A part that is shown or hidden asks for another layout, as the room does."""
        is_handled = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._turn()
        return is_handled

    def _turn(self) -> None:
        is_narrow = self.width() < self._width_side_by_side()
        wanted = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if wanted is self.orientation():
            return
        if is_narrow:
            self._sizes = self.sizes()
        self.setOrientation(wanted)
        if not is_narrow and self._sizes:
            self.setSizes(self._sizes)

    def _width_side_by_side(self) -> int:
        needed = sum(part.minimumWidth() for part in self._shown())
        return round(needed * self._text_factor) + self.handleWidth()

    def _shown(self) -> list[QWidget]:
        parts = (self.widget(place) for place in range(self.count()))
        return [part for part in parts if part is not None and not part.isHidden()]
