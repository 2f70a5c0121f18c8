"""A layout that sets widgets side by side and goes on below where there is no more room."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """As words in a paragraph; its height follows from the width.

    What is wider than a whole line has a line of its own, as wide as there is room. `at_end`
    sets the lines at the right, as the buttons of a dialog stand.
    """

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 8, at_end: bool = False
    ) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._gap = gap
        self._at_end = at_end
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        heights = [_height(line, width) for line in self._lines(width)]
        return sum(heights) + self._gap * max(0, len(heights) - 1)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """On each line, what is lower than the rest stands in the middle of it."""
        super().setGeometry(rect)
        y = rect.y()
        for line in self._lines(rect.width()):
            sizes = [_size(item, rect.width()) for item in line]
            height = max(size.height() for size in sizes)
            used = sum(size.width() for size in sizes) + self._gap * (len(line) - 1)
            x = rect.x() + (max(0, rect.width() - used) if self._at_end else 0)
            for item, size in zip(line, sizes, strict=True):
                spot = QPoint(x, y + (height - size.height()) // 2)
                item.setGeometry(QRect(spot, size))
                x += size.width() + self._gap
            y += height + self._gap

    def sizeHint(self) -> QSize:  # noqa: N802
        """All side by side, which they are where there is room."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802
        widest = QSize()
        for item in self._items:
            widest = widest.expandedTo(item.minimumSize())
        return widest

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """What stands side by side, line by line."""
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wanted = item.sizeHint().width()
            if not lines or used + wanted > width:
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += wanted + self._gap
        return lines


def _size(item: QLayoutItem, width: int) -> QSize:
    """What an item takes of a line of this width."""
    wanted = item.sizeHint()
    if wanted.width() <= width:
        return wanted
    taken = max(item.minimumSize().width(), width)
    high = item.heightForWidth(taken) if item.hasHeightForWidth() else wanted.height()
    return QSize(taken, high)


def _height(line: list[QLayoutItem], width: int) -> int:
    return max(_size(item, width).height() for item in line)
