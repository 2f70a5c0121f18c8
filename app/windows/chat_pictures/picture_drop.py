"""The ways for a picture into the chat: dropped on it, pasted, or chosen as a file."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from app.windows.chat_pictures.picture_intake import PICTURE_ENDINGS, picture_in
from app.windows.chat_pictures.shown_pictures import ShownPictures
from app.windows.question_box import QuestionBox


class PictureDrop(QObject):
    """Watches the page for what is dropped anywhere on it, and the question's field."""

    def __init__(self, page: QWidget, box: QuestionBox, pictures: ShownPictures) -> None:
        super().__init__(page)
        self._page = page
        self._box = box
        self._pictures = pictures
        page.setAcceptDrops(True)
        page.installEventFilter(self)
        box.field.picture_given.connect(pictures.take)
        box.attach_wanted.connect(self.choose)
        pictures.changed.connect(self._show_whether_pictured)
        pictures.kept.connect(box.field.setFocus)  # the button next to Keep takes the picture away
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), page)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste)

    def choose(self) -> None:
        """Let the user choose a file."""
        endings = " ".join(f"*{ending}" for ending in PICTURE_ENDINGS)
        chosen, _ = QFileDialog.getOpenFileName(
            self._page,
            self.tr("Which picture to ask about"),
            str(Path.home()),
            self.tr("Pictures ({endings})").format(endings=endings),
        )
        if chosen:
            self._pictures.take(Path(chosen))
            self._box.field.setFocus()

    def paste(self) -> None:
        """Paste while something else than a field has the focus: into the question."""
        self._box.field.setFocus()
        self._box.field.paste()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QDragEnterEvent) and picture_in(event.mimeData()) is not None:
            self._box.show_over(True)
            event.acceptProposedAction()
            return True
        if event.type() in (QEvent.Type.DragLeave, QEvent.Type.Drop):
            self._box.show_over(False)
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            return self._take(event)
        return False

    def _show_whether_pictured(self) -> None:
        self._box.show_picture(not self._pictures.is_empty)

    def _take(self, event: QDropEvent) -> bool:
        picture = picture_in(event.mimeData())
        if picture is None:
            return False
        event.acceptProposedAction()
        self._pictures.take(picture)
        self._box.field.setFocus()
        return True
