"""A picture that was shown, large, with the line that answered marked."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QWidget

from app.theme.theme import Theme
from app.theme.tokens import MEASURES
from app.windows.building_blocks import button, column, label, row
from app.windows.chat_pictures.shown_pictures import ShownPictures
from app.windows.frame_view import FrameView
from core.answer.answer import Citation
from core.answer.picture.shown_picture import ShownPicture

_LEAST = QSize(360, 260)
_AROUND = QSize(64, 140)  # what stands around the picture
_SCREEN_SHARE = 0.8


class PictureDialog(QDialog):
    """Its text can be selected and copied, as on any frame."""

    def __init__(
        self,
        theme: Theme,
        pictures: ShownPictures,
        shown: ShownPicture,
        citation: Citation,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(shown.observation.window.title or self.tr("The picture you pasted"))
        image = pictures.image_of(shown)
        self.view = FrameView(theme, can_forget=False)
        self.view.show_frame(image.size(), citation.box)
        self.view.show_image(image)
        self.view.show_lines(shown.observation.lines)
        self.close_button = button(self.tr("Close"), self.accept)
        layout = column(self, margin=MEASURES.space_4, gap=MEASURES.space_3)
        layout.addWidget(self.view, 1)
        foot = row()
        foot.addWidget(label(citation.quote, "quiet", wraps=True), 1)
        foot.addWidget(self.close_button)
        layout.addLayout(foot)
        room = parent.screen().availableSize() * _SCREEN_SHARE
        self.resize((image.size() + _AROUND).expandedTo(_LEAST).boundedTo(room))
