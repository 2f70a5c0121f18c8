"""A small picture of a frame beside the pointer, at once and without a click."""

import threading

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from app.theme.tokens import MEASURES
from app.windows.building_blocks import column, label
from app.windows.elided_label import ElidedLabel
from app.windows.frame_pictures import FramePicture, PictureWish
from app.windows.workplace import Workplace
from core.ids import ObservationId

_PICTURE = QSize(256, 160)
_ABOVE = 10  # between the pointer's place and the preview


class HoverPreview(QFrame):
    """The words stand there at once; the picture follows when it is decoded."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        flags = Qt.WindowType.ToolTip | Qt.WindowType.WindowTransparentForInput
        super().__init__(parent, flags)
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._work = workplace
        self._waiting = threading.Event()
        self.frame_id: ObservationId | None = None
        self._picture = QLabel()
        self._picture.setFixedSize(_PICTURE)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._when = label("", "bold")
        self._title = ElidedLabel("", "caption")
        self._title.setMaximumWidth(_PICTURE.width())
        self._held = ElidedLabel("", "caption")
        self._held.setMaximumWidth(_PICTURE.width())
        layout = column(self, margin=MEASURES.space_2, gap=MEASURES.space_1)
        layout.addWidget(self._picture)
        layout.addWidget(self._when)
        layout.addWidget(self._title)
        layout.addWidget(self._held)

    @property
    def words(self) -> str:
        """What it says."""
        said = (self._when.text(), self._title.text(), self._held.text())
        return " ".join(part for part in said if part)

    @property
    def has_picture(self) -> bool:
        return not self._picture.pixmap().isNull()

    def show_frame(
        self, frame: ObservationId, when: str, title: str, above: QPoint, *, held: str = ""
    ) -> None:
        """Show a frame; `above` is where the middle of its lower edge points, on the screen.

        `held` says how much its minute held.
        """
        self._when.setText(when)
        self._title.setText(title)
        self._held.setText(held)
        if frame != self.frame_id:
            self.frame_id = frame
            self._picture.setPixmap(QPixmap())
            self._fetch(frame)
        self._stand(above)

    def show_words(self, words: str, above: QPoint) -> None:
        """Say what is there where there is no frame."""
        self.frame_id = None
        self._waiting.set()
        self._when.setText(words)
        self._title.setText("")
        self._held.setText("")
        self._picture.setPixmap(QPixmap())
        self._stand(above)

    def put_away(self) -> None:
        self._waiting.set()
        self.frame_id = None
        self.hide()

    def _stand(self, above: QPoint) -> None:
        self._picture.setVisible(self.frame_id is not None)
        for part in (self._title, self._held):
            part.setVisible(bool(part.text()))
        self.adjustSize()
        screen = self.screen().availableGeometry()
        left = above.x() - self.width() // 2
        left = max(screen.left(), min(left, screen.right() - self.width()))
        top = max(screen.top(), above.y() - self.height() - _ABOVE)
        self.move(left, top)
        self.show()

    def _fetch(self, frame: ObservationId) -> None:
        self._waiting.set()
        ratio = self.devicePixelRatioF()
        wish = PictureWish(frame, _PICTURE * ratio)

        def take(picture: FramePicture) -> None:
            if self.frame_id == frame and not picture.image.isNull():
                pixmap = QPixmap.fromImage(picture.image)
                pixmap.setDevicePixelRatio(ratio)
                self._picture.setPixmap(pixmap)

        self._waiting = self._work.pictures.fetch(wish, take, lambda _error: None, self)
