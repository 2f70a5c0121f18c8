"""Where the user asks: grows with the text; Enter sends, Shift+Enter starts a new line."""

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from app.theme.theme import Theme
from app.theme.tokens import MEASURES
from app.windows.building_blocks import icon_button, restyle, row
from app.windows.chat_pictures.picture_intake import picture_in

_MOST_LINES = 6
_ANY_HEIGHT = 10_000


class QuestionField(QPlainTextEdit):
    """The text itself."""

    sent = Signal()
    focus_changed = Signal(bool)
    picture_given = Signal(object)  # PictureSource

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(MEASURES.space_1)
        self.textChanged.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.sent.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        return picture_in(source) is not None or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Pasted or dropped: a picture is to be asked about, anything else is text."""
        if (picture := picture_in(source)) is not None:
            self.picture_given.emit(picture)
        else:
            super().insertFromMimeData(source)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.focus_changed.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        lines = max(1, min(_MOST_LINES, self._lines()))
        margins = round(2 * self.document().documentMargin())
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + margins + 2)

    def _lines(self) -> int:
        """How many lines are needed by what is written, or else by the words that ask for it."""
        metrics, room = self.fontMetrics(), self.viewport().width()
        if self.toPlainText() or room <= 0:
            return round(self.document().size().height())
        around = round(2 * self.document().documentMargin())
        space = QRect(0, 0, room - around, _ANY_HEIGHT)
        needed = metrics.boundingRect(space, Qt.TextFlag.TextWordWrap.value, self.placeholderText())
        return round(needed.height() / metrics.lineSpacing())

    def setPlaceholderText(self, words: str) -> None:  # noqa: N802
        super().setPlaceholderText(words)
        self._fit()


class QuestionBox(QFrame):
    """The field with its button, which sends, or stops while an answer is being written."""

    asked = Signal(str)
    stopped = Signal()
    attach_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_busy = False
        self._has_picture = False
        self.setProperty("kind", "askbox")
        self.field = QuestionField()
        self.field.setAccessibleName(self.tr("Your question"))
        self.attach_button = icon_button(
            theme.icon("attach"), self.tr("Ask about a picture"), self.attach_wanted.emit
        )
        self.send_button = icon_button(theme.icon("send"), "", self._press, "send")
        self.send_button.setIconSize(QSize(MEASURES.icon, MEASURES.icon))
        self.send_button.setFixedSize(34, 34)
        layout = row(self)
        layout.setContentsMargins(
            MEASURES.space_2, MEASURES.space_2, MEASURES.space_2, MEASURES.space_2
        )
        layout.addWidget(self.attach_button, 0, Qt.AlignmentFlag.AlignBottom)
        layout.addWidget(self.field, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.send_button, 0, Qt.AlignmentFlag.AlignBottom)
        self.field.sent.connect(self._send)
        self.field.textChanged.connect(self._dress)
        self.field.focus_changed.connect(
            lambda has_focus: restyle(self, "focused", "true" if has_focus else "false")
        )
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def is_busy(self) -> bool:
        """Whether an answer is being written."""
        return self._is_busy

    def write(self, question: str) -> None:
        """Put a question into the field, to be changed before it is asked."""
        self.field.setPlainText(question)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.setFocus()

    def set_busy(self, is_busy: bool) -> None:
        """While busy the button stops the answer and Enter does nothing."""
        self._is_busy = is_busy
        self._dress()

    def show_picture(self, has_picture: bool) -> None:
        """With a picture, nothing has to be written: then it is asked where it was seen."""
        self._has_picture = has_picture
        self._dress()

    def show_over(self, is_over: bool) -> None:
        """Whether a picture is held over the chat, to be dropped."""
        is_wanted = is_over or self.field.hasFocus()
        restyle(self, "focused", "true" if is_wanted else "false")

    def _press(self) -> None:
        if self._is_busy:
            self.stopped.emit()
        else:
            self._send()

    def _send(self) -> None:
        question = self.field.toPlainText().strip()
        if (question or self._has_picture) and not self._is_busy:
            self.field.clear()
            self.asked.emit(question)

    def _dress(self) -> None:
        self.field.setPlaceholderText(
            self.tr("Ask about the picture, or press Enter: where have I seen this?")
            if self._has_picture
            else self.tr("Ask about anything you have seen…")
        )
        self.attach_button.setIcon(self._theme.icon("attach"))
        has_words = bool(self.field.toPlainText().strip())
        can_press = self._is_busy or self._has_picture or has_words
        name = self.tr("Stop") if self._is_busy else self.tr("Ask")
        self.send_button.setEnabled(can_press)
        self.send_button.setIcon(self._theme.icon("stop" if self._is_busy else "send", "on_accent"))
        self.send_button.setToolTip(name)
        self.send_button.setAccessibleName(name)
