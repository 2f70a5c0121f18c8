"""Paints one line of the browser's list: what it is, what it says, and when that was."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.browsing_door import Entry
from app.theme.tokens import MEASURES, TYPE
from app.windows.memories.entry_model import ENTRY
from app.windows.memories.memory_icons import icon_of
from app.windows.memories.memory_words import caption_of, name_of
from app.windows.workplace import Workplace
from core.memory_record import Status
from core.store.memory_outlines import Headline

ROW_HEIGHT = 56
_SIGN, _PIN = 18, 16
_TEXT_LEFT = 44
_PER_DEPTH = 22
_DEEPEST = 6


class EntryPainter(QStyledItemDelegate):
    """Two lines of text beside an icon; a pinned memory has its pin at the right."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._work = workplace

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(option.rect.width(), self._work.theme.grown(ROW_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry: Entry = index.data(ENTRY)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, area, state, is_selected=is_selected)
        grown = self._work.theme.grown
        left = area.left() + grown(_PER_DEPTH) * min(entry.depth, _DEEPEST)
        is_faded = isinstance(entry.shown, Headline) and entry.shown.status is not Status.ACTIVE
        role = "accent_ink" if is_selected else ("ink_faint" if is_faded else "ink_quiet")
        size = grown(_SIGN)
        sign = self._work.theme.icon(icon_of(entry.shown), role, size)
        sign.paint(painter, QRect(left + grown(13), area.top() + grown(11), size, size))
        right = area.right() - grown(12)
        if isinstance(entry.shown, Headline) and entry.shown.is_pinned:
            size = grown(_PIN)
            pin = self._work.theme.icon("pin", "accent_ink", size)
            pin.paint(painter, QRect(right - size, area.top() + grown(11), size, size))
            right -= size + grown(6)
        start = QRect(left + grown(_TEXT_LEFT), area.top(), 0, 0)
        self._paint_words(painter, entry, start, right)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, area: QRect, state: QStyle.StateFlag, *, is_selected: bool
    ) -> None:
        colours = self._work.theme.colours
        ground = QRectF(area).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_selected:
            painter.setBrush(QColor(colours.accent_wash))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.hover))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        has_focus = (
            state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Active
        )
        if has_focus:
            painter.setPen(QPen(QColor(colours.focus), 2))
        painter.drawRoundedRect(ground, MEASURES.radius_small, MEASURES.radius_small)

    def _paint_words(self, painter: QPainter, entry: Entry, start: QRect, right: int) -> None:
        colours = self._work.theme.colours
        is_holding = not isinstance(entry.shown, Headline) or entry.shown.status is Status.ACTIVE
        room, grown = right - start.left(), self._work.theme.grown
        font = QFont(painter.font())
        font.setStrikeOut(not is_holding)
        end, middle = Qt.TextElideMode.ElideRight, Qt.AlignmentFlag.AlignVCenter
        for words, size, colour, top in (
            (name_of(entry.shown), TYPE.body, colours.ink if is_holding else colours.ink_quiet, 8),
            (
                caption_of(entry.shown, self._work.clock.now().date()),
                TYPE.caption,
                colours.ink_quiet,
                28,
            ),
        ):
            font.setPixelSize(grown(size))
            painter.setFont(font)
            painter.setPen(QColor(colour))
            line = QRect(start.left(), start.top() + grown(top), room, grown(20))
            one_line = " ".join(words.split())
            painter.drawText(line, middle, painter.fontMetrics().elidedText(one_line, end, room))
            font.setStrikeOut(False)
