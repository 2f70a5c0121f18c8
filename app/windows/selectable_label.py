"""Words that can be copied, and that break where they must, as addresses and paths do."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QMenu

from app.windows.folding_label import FoldingLabel

_BREAK = "\u200b"  # a space without width, at which a line may end
_LONGEST_WORD = 12  # letters that always stay on one line


class SelectableLabel(FoldingLabel):
    """`text` is what it says; what is copied has no sign of where its lines broke."""

    def __init__(self, text: str) -> None:
        self._words = text
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def text(self) -> str:
        return self._words

    def setText(self, text: str) -> None:  # noqa: N802
        self._words = text
        super().setText(text)
        self._break()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """No wider than a word of usual length."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), self._longest_width()), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._break()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """On X11 what is selected lies on the clipboard of the mouse at once."""
        super().mouseReleaseEvent(event)
        clipboard = QGuiApplication.clipboard()
        if self.hasSelectedText() and clipboard.supportsSelection():
            clipboard.setText(self._selected(), QClipboard.Mode.Selection)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(self.tr("Copy"), self._copy)
        copy.setEnabled(self.hasSelectedText())
        menu.addAction(self.tr("Select all"), self._select_all)
        menu.popup(event.globalPos())

    def _copy(self) -> None:
        if self.hasSelectedText():
            QGuiApplication.clipboard().setText(self._selected())

    def _select_all(self) -> None:
        self.setSelection(0, len(QLabel.text(self)))

    def _selected(self) -> str:
        return self.selectedText().replace(_BREAK, "")

    def _longest_width(self) -> int:
        return self.fontMetrics().averageCharWidth() * _LONGEST_WORD

    def _break(self) -> None:
        """Let words that are wider than the label break between any two letters."""
        room, metrics = self.contentsRect().width(), self.fontMetrics()
        shown = self._words
        for word in {word for word in shown.split() if metrics.horizontalAdvance(word) > room > 0}:
            shown = shown.replace(word, _BREAK.join(word))
        if shown != super().text():
            super().setText(shown)
            self.setAccessibleName(self._words)
