"""The picture at hand, small, above the question: what was read of it, keep it, take it away."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from app.known_sentences import in_app_language
from app.theme.theme import Theme
from app.theme.tokens import MEASURES
from app.windows.announcement import announce
from app.windows.building_blocks import button, column, icon_button, label, row
from app.windows.chat_pictures.shown_pictures import ShownPictures
from app.windows.elided_label import ElidedLabel
from app.windows.words import counted

THUMBNAIL = QSize(64, 44)
_RIM = 4  # of the thumbnail's frame, on both sides together


class PictureChip(QFrame):
    """Hidden while there is no picture. `failed` carries why it could not be kept."""

    failed = Signal(object)  # RecollectError

    def __init__(self, theme: Theme, pictures: ShownPictures) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._theme = theme
        self._pictures = pictures
        self._thumbnail = QLabel()
        self._thumbnail.setProperty("kind", "thumbnail")
        self._thumbnail.setFixedSize(THUMBNAIL + QSize(_RIM, _RIM))
        self._thumbnail.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name = ElidedLabel("", "bold")
        self._state = label("", "caption", wraps=True)
        self.keep_button: QPushButton = button(self.tr("Keep"), self._keep, "small")
        self.keep_button.setAccessibleName(self.tr("Keep the picture in your memory"))
        self.remove_button = icon_button(
            theme.icon("close", "ink_quiet", 16), self.tr("Remove the picture"), pictures.remove
        )
        words = column(gap=0)
        words.addWidget(self._name)
        words.addWidget(self._state)
        layout = row(self, gap=MEASURES.space_3)
        layout.setContentsMargins(
            MEASURES.space_2, MEASURES.space_2, MEASURES.space_2, MEASURES.space_2
        )
        layout.addWidget(self._thumbnail)
        layout.addLayout(words, 1)
        layout.addWidget(self.keep_button)
        layout.addWidget(self.remove_button)
        pictures.changed.connect(self._draw)
        theme.changed.connect(self._draw)
        self._draw()

    @property
    def state(self) -> str:
        """What it says of the picture."""
        return self._state.text()

    @property
    def has_thumbnail(self) -> bool:
        return not self._thumbnail.pixmap().isNull()

    def _keep(self) -> None:
        self._pictures.keep(self.failed.emit)

    def _draw(self) -> None:
        pictures = self._pictures
        self.setVisible(not pictures.is_empty)
        shown = pictures.at_hand
        image = QImage() if shown is None else pictures.image_of(shown)
        self._thumbnail.setPixmap(self._small(image))
        name = "" if shown is None else shown.observation.window.title
        self._name.setText(name or self.tr("Your picture"))
        self._say(self._state_words())
        self.keep_button.setVisible(shown is not None and not shown.is_kept)
        self.remove_button.setIcon(self._theme.icon("close", "ink_quiet", 16))
        where = (
            self.tr("The picture is in your memory; the timeline shows it.")
            if shown is not None and shown.is_kept
            else self.tr(
                "Only this chat has the picture. It is not in your memory, nothing of it is on "
                "the disk, and with the chat it is gone."
            )
        )
        for part in (self, self.keep_button):
            part.setToolTip(where)

    def _state_words(self) -> str:
        pictures = self._pictures
        shown = pictures.at_hand
        if pictures.trouble is not None:
            return in_app_language(str(pictures.trouble))
        if shown is None:
            return self.tr("Reading the picture…") if pictures.is_reading else ""
        lines = len(shown.observation.lines)
        read = (
            counted(lines, self.tr("line read"), self.tr("lines read"))
            if lines
            else self.tr("No text on it")
        )
        kept = self.tr("in your memory") if shown.is_kept else self.tr("not kept")
        return f"{read} · {kept}"

    def _say(self, words: str) -> None:
        if words and words != self._state.text():
            announce(self, words)
        self._state.setText(words)
        self.setAccessibleName(f"{self._name.text()}: {words}")

    def _small(self, image: QImage) -> QPixmap:
        """The picture, or its sign while it is read."""
        if image.isNull():
            return self._theme.icon("picture").pixmap(QSize(24, 24))
        return thumbnail_of(image, THUMBNAIL, self.devicePixelRatioF())


def thumbnail_of(image: QImage, size: QSize, ratio: float) -> QPixmap:
    """A picture that fits into a size in logical pixels, its shape kept."""
    small = image.scaled(
        size * ratio,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    pixmap = QPixmap.fromImage(small)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
