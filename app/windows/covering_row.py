"""What is always there, and beside it what is called up; in a narrow window that covers it."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.windows.building_blocks import row


class CoveringRow(QWidget):
    """`is_covering` while there is no room for both; the main part comes back by itself.

    `least` is the width that the main part needs to be of use, in pixels. The widest that the
    other may be holds only beside it. `covered` tells that the one or the other begins.
    """

    covered = Signal(bool)

    def __init__(
        self, main: QWidget, called_up: QWidget, least: int, gap: int, *, is_first: bool = False
    ) -> None:
        """`is_first` sets what is called up before the main part."""
        super().__init__()
        self._main, self._called_up, self._least = main, called_up, least
        self._widest = called_up.maximumWidth()
        self._is_covering = False
        line = row(self, gap=gap)
        for part in (called_up, main) if is_first else (main, called_up):
            line.addWidget(part, int(part is main))
        self._gap = gap

    @property
    def is_covering(self) -> bool:
        """Whether what was called up stands where the main part was."""
        return self._is_covering

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        widths = [max(part.minimumWidth(), part.minimumSizeHint().width()) for part in self._shown]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """A part that comes or goes may need another arrangement."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    @property
    def _shown(self) -> list[QWidget]:
        return [part for part in (self._main, self._called_up) if not part.isHidden()]

    def _arrange(self) -> None:
        needed = self._least + self._gap + self._called_up.minimumWidth()
        is_covering = not self._called_up.isHidden() and self.width() < needed
        if is_covering == self._is_covering:
            return
        self._is_covering = is_covering
        self._called_up.setMaximumWidth(_ANY_WIDTH if is_covering else self._widest)
        self._main.setVisible(not is_covering)
        self.covered.emit(is_covering)


_ANY_WIDTH = 16_777_215  # what Qt calls QWIDGETSIZE_MAX
