"""Parts that stand side by side where there is room, and one below the other where there is not."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

_READABLE = 22  # letters; in narrower columns every line is a word or two


class FoldingRow(QWidget):
    """Asks for no more width than its widest part, so that a window can become narrow.

    Side by side the parts share the room by their `shares`; with 0 a part is as wide as it wants.
    Where it cannot be, or words would stand in too narrow a column, they fold.
    """

    def __init__(self, parts: Sequence[QWidget], shares: Sequence[int], gap: int) -> None:
        super().__init__()
        self._parts = tuple(parts)
        self._wanting = {part for part, share in zip(parts, shares, strict=True) if not share}
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(gap)
        for part, share in zip(parts, shares, strict=True):
            self._line.addWidget(part, share)

    @property
    def is_folded(self) -> bool:
        """Whether the parts stand one below the other."""
        return self._line.direction() is QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        widest = max((_least_of(part) for part in self._shown()), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """A part that comes, goes or says something else may need another place."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def _fold(self) -> None:
        direction = QBoxLayout.Direction
        is_narrow = self.width() < self._width_side_by_side()
        self._line.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)

    def _width_side_by_side(self) -> int:
        shown = self._shown()
        gaps = self._line.spacing() * max(0, len(shown) - 1)
        return gaps + sum(self._width_of(part) for part in shown)

    def _width_of(self, part: QWidget) -> int:
        wanted = part.sizeHint().width()
        if part not in self._wanting:
            wanted = min(wanted, self.fontMetrics().averageCharWidth() * _READABLE)
        return max(_least_of(part), wanted)

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]


def _least_of(part: QWidget) -> int:
    return max(part.minimumSizeHint().width(), part.minimumWidth())
