"""Paints a list's lines as words with a quiet last line below, as a found moment or a chat has."""

from itertools import pairwise

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.theme.theme import Theme
from app.theme.tokens import MEASURES, TYPE

_MOST_LINES = 3  # of the words; what is longer ends in an ellipsis
_SIDE, _RIM, _DOT = 10, 8, 8


class TwoLinePainter(QStyledItemDelegate):
    """The last line of an item's text is its caption; a colour as its decoration is a dot there."""

    def __init__(self, theme: Theme, shown_in: QListWidget) -> None:
        super().__init__(shown_in)
        self._theme = theme
        self._list = shown_in
        shown_in.setResizeMode(QListWidget.ResizeMode.Adjust)  # lines wrap anew
        theme.changed.connect(shown_in.viewport().update)

    def sizeHint(  # noqa: N802
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        words, _caption = _parts(index)
        width = self._list.viewport().width()
        height = self._words_height(words, width - 2 * self._grown(_SIDE))
        return QSize(width, height + self._caption_height() + 2 * self._grown(_RIM))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        words, caption = _parts(index)
        colours, area = self._theme.colours, QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, area, option.state)
        side, rim = self._grown(_SIDE), self._grown(_RIM)
        inner = area.adjusted(side, rim, -side, -rim)
        font = self._font(TYPE.body)
        painter.setFont(font)
        painter.setPen(QColor(colours.ink))
        tall = painter.fontMetrics().lineSpacing()
        for place, line in enumerate(wrapped_lines(words, font, inner.width())):
            room = QRect(inner.left(), inner.top() + place * tall, inner.width(), tall)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, line)
        self._paint_caption(painter, inner, caption, index.data(Qt.ItemDataRole.DecorationRole))
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        colours = self._theme.colours
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(colours.accent_wash))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.hover))
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Active:
            painter.setPen(QPen(QColor(colours.focus), 2))
        ground = QRectF(area).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(ground, MEASURES.radius_small, MEASURES.radius_small)

    def _paint_caption(self, painter: QPainter, inner: QRect, caption: str, dot: object) -> None:
        height = self._caption_height()
        line = QRect(inner.left(), inner.bottom() + 1 - height, inner.width(), height)
        if isinstance(dot, QColor):
            size = self._grown(_DOT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(dot)
            top = line.center().y() - size / 2 + 1
            painter.drawRoundedRect(QRectF(line.left(), top, size, size), 2.5, 2.5)
            line.setLeft(line.left() + size + self._grown(6))
        painter.setFont(self._font(TYPE.caption))
        painter.setPen(QColor(self._theme.colours.ink_quiet))
        shown = painter.fontMetrics().elidedText(caption, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)

    def _words_height(self, words: str, width: int) -> int:
        font = self._font(TYPE.body)
        return len(wrapped_lines(words, font, width)) * QFontMetrics(font).lineSpacing()

    def _caption_height(self) -> int:
        return QFontMetrics(self._font(TYPE.caption)).height() + self._grown(3)

    def _font(self, size: int) -> QFont:
        font = QFont(self._list.font())
        font.setPixelSize(self._grown(size))
        return font

    def _grown(self, size: int) -> int:
        return self._theme.grown(size)


def _parts(index: QModelIndex | QPersistentModelIndex) -> tuple[str, str]:
    """The words in one line, and the caption."""
    words, _, caption = str(index.data()).rpartition("\n")
    return " ".join(words.split()), caption


def wrapped_lines(words: str, font: QFont, width: int) -> list[str]:
    """The words broken into the lines there are; what does not fit ends in an ellipsis."""
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    begins = [0]
    while len(begins) <= _MOST_LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        begins.append(line.textStart() + line.textLength())
    layout.endLayout()
    lines = [words[begin:end].strip() for begin, end in pairwise(begins)]
    if begins[-1] < len(words):
        rest = words[begins[-2] :]
        lines[-1] = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return lines
