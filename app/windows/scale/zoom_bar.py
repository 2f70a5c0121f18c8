"""What the scale below it shows, in words, with buttons to come closer and to go farther."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.theme.theme import Theme
from app.windows.building_blocks import icon_button, label, row
from app.windows.elided_label import ElidedLabel


class ZoomBar(QWidget):
    """One slim line; the keys stand in its tooltips."""

    closer_wanted = Signal()
    farther_wanted = Signal()
    whole_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._level = label("", "bold")
        self._stretch = ElidedLabel("", "caption")
        self.farther = icon_button(
            theme.icon("minus", size=16),
            self.tr("Farther away (Ctrl+−)"),
            self.farther_wanted.emit,
            "small",
        )
        self.whole = icon_button(
            theme.icon("sparkle-day", size=16),
            self.tr("Whole day (Ctrl+0)"),
            self.whole_wanted.emit,
            "small",
        )
        self.closer = icon_button(
            theme.icon("plus", size=16),
            self.tr("Closer (Ctrl++)"),
            self.closer_wanted.emit,
            "small",
        )
        layout = row(self)
        layout.addWidget(self._level)
        layout.addWidget(self._stretch, 1)
        for one in (self.farther, self.whole, self.closer):
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            layout.addWidget(one)
        theme.changed.connect(self._tint)

    @property
    def words(self) -> str:
        """What it says."""
        return f"{self._level.text()}: {self._stretch.text()}"

    def show_words(self, level: str, stretch: str) -> None:
        """Name the level, and the time that is shown."""
        self._level.setText(level)
        self._stretch.setText(stretch)
        self.setAccessibleName(self.words)

    def _tint(self) -> None:
        for one, name in (
            (self.farther, "minus"),
            (self.whole, "sparkle-day"),
            (self.closer, "plus"),
        ):
            one.setIcon(self._theme.icon(name, size=16))
