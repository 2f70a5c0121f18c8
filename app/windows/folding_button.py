"""A button whose words go on in a second line where there is no room for them in one."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton

_NEVER_FOLDED = 240  # pixels; a button that is no wider than this asks for all of its words
_BESIDE_ICON = 4  # pixels between sign and words, as Qt has them


class FoldingButton(QPushButton):
    """`text` is what it says, however it is broken into lines."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(words)

    def text(self) -> str:
        return self._words

    def setText(self, words: str) -> None:  # noqa: N802
        if self.accessibleName() == self._words:  # its own, and not one that it was given
            self.setAccessibleName(words)
        self._words = words
        self._fold()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as all its words in one line, and as high as they are now."""
        return QSize(self._size_of(self._words).width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        longest = max((self._size_of(word).width() for word in self._words.split()), default=0)
        whole = self._size_of(self._words).width()
        return QSize(max(longest, min(whole, _NEVER_FOLDED)), self.sizeHint().height())

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return self._size_of(self._folded(width)).height()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        super().setText(self._folded(self.width()))

    def _folded(self, width: int) -> str:
        """The words with line breaks, so that each line fits."""
        if self._size_of(self._words).width() <= width:
            return self._words
        lines: list[str] = []
        for word in self._words.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self._size_of(longer).width() <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return "\n".join(lines)

    def _size_of(self, words: str) -> QSize:
        """How large the button is with these words, as `QPushButton` reckons it."""
        self.ensurePolished()
        option = QStyleOptionButton()
        self.initStyleOption(option)
        size = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic.value, words)
        if not self.icon().isNull():
            sign = self.iconSize()
            size = QSize(
                size.width() + sign.width() + _BESIDE_ICON, max(size.height(), sign.height())
            )
        kind = QStyle.ContentsType.CT_PushButton
        return self.style().sizeFromContents(kind, option, size, self)
