"""What the chat shows: the welcome until something is asked, then the messages."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.theme.tokens import MEASURES
from app.windows.building_blocks import row, scrolled
from app.windows.chat_transcript import ChatTranscript
from app.windows.chat_welcome import ChatWelcome
from app.windows.stack import Stack


class ChatStage(QWidget):
    """One of the two at a time."""

    def __init__(self, welcome: ChatWelcome, messages: ChatTranscript) -> None:
        super().__init__()
        self._messages = messages
        self._stack = Stack()
        self._start = QWidget()
        start = scrolled(welcome, self.tr("Questions to begin with"))
        start.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab brings what it reaches into sight
        row(self._start).addWidget(start)
        self._stack.addWidget(self._start)
        self._stack.addWidget(messages)
        welcome.setMaximumWidth(MEASURES.reading_width)
        row(self).addWidget(self._stack)

    @property
    def is_at_start(self) -> bool:
        """Whether nothing has been asked yet."""
        return self._stack.currentWidget() is self._start

    def show_start(self) -> None:
        self._stack.setCurrentWidget(self._start)

    def show_messages(self) -> None:
        self._stack.setCurrentWidget(self._messages)
