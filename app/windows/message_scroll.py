"""The messages of a conversation, one below the other; the end stays in sight while it grows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.theme.tokens import MEASURES
from app.windows.building_blocks import KeyboardArea, clear_layout, column, row

_AT_THE_END_PX = 4


class MessageScroll(KeyboardArea):
    """Follows what is added until the user scrolls up. `bar_width` tells the bar's, or 0."""

    bar_width = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._is_following = True
        self.setAccessibleName(self.tr("Conversation"))
        conversation = QWidget()
        conversation.setMaximumWidth(MEASURES.reading_width)
        inner = column(conversation, gap=0)
        self._messages = column(gap=MEASURES.space_5)
        self._messages.setContentsMargins(0, 0, 0, MEASURES.space_3)
        inner.addLayout(self._messages)
        inner.addStretch(1)
        holder = QWidget()
        row(holder).addWidget(conversation)
        self.setWidget(holder)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        holder.setAutoFillBackground(False)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._follow)
        bar.valueChanged.connect(self._note_scrolling)

    def add(self, message: QWidget) -> None:
        """Put a message at the end."""
        self._messages.addWidget(message)

    def remove(self, message: QWidget) -> None:
        """Take a message away for good."""
        self._messages.removeWidget(message)
        message.hide()
        message.deleteLater()

    def clear(self) -> None:
        """Take all messages away."""
        clear_layout(self._messages)

    def follow_the_end(self) -> None:
        """Keep the end in sight again."""
        self._is_following = True

    def _follow(self, _least: int, most: int) -> None:
        bar = self.verticalScrollBar()
        self.bar_width.emit(bar.sizeHint().width() if most else 0)
        if self._is_following:
            bar.setValue(most)

    def _note_scrolling(self, value: int) -> None:
        self._is_following = value >= self.verticalScrollBar().maximum() - _AT_THE_END_PX
