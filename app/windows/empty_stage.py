"""What the timeline shows where there is no frame: why, and a way on."""

from PySide6.QtCore import Qt, Signal

from app.theme.theme import Theme
from app.theme.tokens import MEASURES
from app.windows.building_blocks import button, column, label, ornament
from app.windows.word_height import WordHeight

_SIGN = 40


class EmptyStage(WordHeight):
    """A sign, a sentence, and at most one button; `way_on_taken` when that is pressed."""

    way_on_taken = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon = "timeline"
        self._sign = ornament()
        self._words = label("", "quiet", wraps=True)
        self.way_on = button("", self.way_on_taken.emit)
        layout = column(self, gap=MEASURES.space_4)
        layout.addStretch(1)
        for part in (self._sign, self._words):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(part)
        layout.addWidget(self.way_on, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        theme.changed.connect(self._tint)

    @property
    def words(self) -> str:
        return self._words.text()

    def show_words(self, icon: str, words: str, way_on: str = "") -> None:
        """Say why there is nothing; `way_on` names the button, if there is one."""
        self._icon = icon
        self._words.setText(words)
        self.way_on.setText(way_on)
        self.way_on.setVisible(bool(way_on))
        self._sign.setVisible(bool(words))  # by itself it would say nothing
        self._tint()

    def _tint(self) -> None:
        pixmap = self._theme.icon(self._icon, "ink_faint", _SIGN).pixmap(_SIGN, _SIGN)
        self._sign.setPixmap(pixmap)
