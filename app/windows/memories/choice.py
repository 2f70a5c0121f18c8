"""A combo box that looks like the rest of the app."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QCursor, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
)

from app.theme.theme import Theme

_CHEVRON = 16
_AROUND = 28  # pixels beside the words: the field's edges and the chevron
_LEAST_WIDTH = 160


class Choice(QComboBox):
    """Has the house's own chevron, which a style sheet could not tint.

    Where there is no room for what is chosen, it ends in an ellipsis; the tooltip has it whole.
    """

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setItemDelegate(QStyledItemDelegate(self))  # the style sheet dresses its lines
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        theme.changed.connect(self.update)

    @property
    def shown_text(self) -> str:
        """What is chosen, as it is painted."""
        room = self.width() - _AROUND - _CHEVRON
        return self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, max(0, room)
        )

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        least = super().minimumSizeHint()
        return QSize(min(least.width(), self._theme.grown(_LEAST_WIDTH)), least.height())

    def showPopup(self) -> None:  # noqa: N802
        """Every choice is read in full, however narrow the field is."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + _AROUND)
        super().showPopup()

    def event(self, event: QEvent) -> bool:
        """Tell what is chosen in full, where its end is not seen."""
        is_asked = event.type() is QEvent.Type.ToolTip
        if is_asked and self.shown_text != self.currentText():
            QToolTip.showText(QCursor.pos(), f"{self.currentText()}\n{self.toolTip()}", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.shown_text
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        left, top = self.width() - _CHEVRON - 8, (self.height() - _CHEVRON) // 2
        role = "ink_quiet" if self.isEnabled() else "ink_faint"
        icon = self._theme.icon("chevron-down", role, _CHEVRON)
        icon.paint(painter, QRect(left, top, _CHEVRON, _CHEVRON))
