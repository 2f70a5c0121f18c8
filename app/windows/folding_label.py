"""A label that says all on one line where there is room, and goes on below where there is not."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel

_ROUNDING = 2  # pixels by which a line may be longer than its letters were measured


class FoldingLabel(QLabel):
    """Qt takes wrapped words for a block about as high as wide; here one long line is asked for.

    So it stands beside others as a line does, and never asks for more than its longest word.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:  # noqa: N802
        if not self.text():
            return super().sizeHint()
        self.ensurePolished()
        around = self.width() - self.contentsRect().width()
        width = self.fontMetrics().size(0, self.text()).width() + around + _ROUNDING
        return QSize(width, self.heightForWidth(width))
