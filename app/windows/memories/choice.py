"""A combo box that looks like the rest of the app."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate

from app.theme.theme import Theme

_CHEVRON = 16


class Choice(QComboBox):
    """Has the house's own chevron, which a style sheet could not tint."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setItemDelegate(QStyledItemDelegate(self))  # the style sheet dresses its lines
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        painter = QPainter(self)
        left, top = self.width() - _CHEVRON - 8, (self.height() - _CHEVRON) // 2
        role = "ink_quiet" if self.isEnabled() else "ink_faint"
        icon = self._theme.icon("chevron-down", role, _CHEVRON)
        icon.paint(painter, QRect(left, top, _CHEVRON, _CHEVRON))
