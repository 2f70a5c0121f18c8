"""Shows an answer's Markdown at its full height. Screen text is data: no HTML, no fetching."""

import re
from typing import Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from app.theme.theme import Theme
from app.theme.tokens import MEASURES, TYPE

_MARK = re.compile(r"\[(\d{1,3})\](?![(\[:])")
_LINE_HEIGHT_PERCENT = 145
_CODE_MARGIN = 10
_QUOTE_MARGIN = 14
_SOURCE_PROPERTY = QTextFormat.Property.UserProperty.value + 1


class MarkdownView(QTextBrowser):
    """Read-only, selectable, as high as its text. `[n]` marks become links to the proof."""

    mark_clicked = Signal(int)
    mark_hovered = Signal(int)  # 0 once the pointer has left it

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._markdown = ""
        self._numbers: frozenset[int] = frozenset()
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Answer"))
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._follow)
        self.highlighted.connect(lambda address: self.mark_hovered.emit(_number_of(address)))
        theme.changed.connect(self._render)

    def show_markdown(self, markdown: str, numbers: frozenset[int] = frozenset()) -> None:
        """Show text; marks with one of `numbers` can be clicked."""
        self._markdown, self._numbers = markdown, numbers
        self._render()

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:  # noqa: N802
        """Pictures named in an answer's text are never fetched from anywhere."""
        return None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the marker pen's bar beside a quote and its source, a well below code, the text."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colours.marker))
        block = self.document().begin()
        well, quote = QRectF(), QRectF()
        while block.isValid():
            area = self.document().documentLayout().blockBoundingRect(block)
            if _is_quote(block):
                quote = quote.united(area)
                if not _is_source(block.next()):
                    bar = QRectF(0, quote.top() + 1, 3, quote.height() - 4)
                    painter.drawRoundedRect(bar, 1.5, 1.5)
                    quote = QRectF()
            if _is_code(block):
                well = well.united(area)
                if not _is_code(block.next()):
                    self._paint_well(painter, well)
                    well = QRectF()
            block = block.next()
        painter.end()
        super().paintEvent(event)

    def _paint_well(self, painter: QPainter, area: QRectF) -> None:
        painter.save()
        painter.setBrush(QColor(self._theme.colours.sunken))
        well = QRectF(0, area.top() - 3, self.viewport().width(), area.height() + 8)
        painter.drawRoundedRect(well, MEASURES.radius_small, MEASURES.radius_small)
        painter.restore()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(super().sizeHint().width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """The pointer may leave at once, without a move that Qt would tell of."""
        super().leaveEvent(event)
        self.mark_hovered.emit(0)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self.mark_hovered.emit(0)

    def _render(self) -> None:
        marked = _MARK.sub(self._link, self._markdown)
        features = (
            QTextDocument.MarkdownFeature.MarkdownDialectGitHub
            | QTextDocument.MarkdownFeature.MarkdownNoHTML
        )
        self.document().setMarkdown(marked, features)
        self._dress_blocks()
        self._fit()

    def _link(self, match: re.Match[str]) -> str:
        number = int(match[1])
        if number not in self._numbers:
            return match[0]
        return f"[\u2009{number}\u2009](cite:{number})"

    def _dress_blocks(self) -> None:
        """Give lines air, quotes a quiet ink and marks the look of a marker."""
        colours = self._theme.colours
        block = self.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            shape = QTextBlockFormat()
            shape.setLineHeight(
                _LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
            )
            if _is_quote(block):
                shape.setLeftMargin(_QUOTE_MARGIN)
                shape.setProperty(
                    QTextFormat.Property.BlockQuoteLevel.value,
                    block.blockFormat().property(QTextFormat.Property.BlockQuoteLevel.value),
                )
                shape.setProperty(_SOURCE_PROPERTY, _names_a_source(block))
            is_code = _is_code(block)
            if is_code:
                shape.setLeftMargin(_CODE_MARGIN)
            goes_on = is_code and _is_code(block.next())
            if _is_quote(block) and not _names_a_source(block):
                goes_on = _is_quote(block.next()) and _names_a_source(block.next())
            margin = _CODE_MARGIN if is_code or _is_quote(block) else 6
            shape.setBottomMargin(0 if goes_on else margin)
            cursor.mergeBlockFormat(shape)
            parts = block.begin()
            while not parts.atEnd():
                part = parts.fragment()
                if part.charFormat().fontItalic():  # where a quote comes from
                    _select(cursor, part)
                    source = QTextCharFormat()
                    source.setFontItalic(False)
                    source.setForeground(QColor(colours.ink_quiet))
                    source.setProperty(
                        QTextFormat.Property.FontPixelSize.value, self._theme.grown(TYPE.caption)
                    )
                    cursor.mergeCharFormat(source)
                if part.charFormat().fontFixedPitch() and not is_code:
                    _select(cursor, part)
                    code = QTextCharFormat()
                    code.setBackground(QColor(colours.sunken))
                    cursor.mergeCharFormat(code)
                if part.charFormat().isAnchor():
                    _select(cursor, part)
                    look = QTextCharFormat()
                    look.setFontUnderline(False)
                    look.setForeground(QColor(colours.ink))
                    look.setBackground(QColor(colours.marker_wash))
                    cursor.mergeCharFormat(look)
                parts += 1
            block = block.next()

    def _fit(self) -> None:
        self.document().setTextWidth(max(1, self.viewport().width()))
        self.setFixedHeight(round(self.document().size().height()) + 2)

    def _follow(self, address: QUrl) -> None:
        if number := _number_of(address):
            self.mark_clicked.emit(number)


def _number_of(address: QUrl) -> int:
    """The number of the proof that a mark leads to; 0 for any other address."""
    is_mark = address.scheme() == "cite" and address.path().isdigit()
    return int(address.path()) if is_mark else 0


def _is_quote(block: QTextBlock) -> bool:
    level = QTextFormat.Property.BlockQuoteLevel.value
    return block.isValid() and block.blockFormat().hasProperty(level)


def _is_source(block: QTextBlock) -> bool:
    """Whether a dressed block tells where the quote above it comes from."""
    return block.isValid() and block.blockFormat().boolProperty(_SOURCE_PROPERTY)


def _names_a_source(block: QTextBlock) -> bool:
    """Whether a block begins in italics, as the place of a quote does before it is dressed."""
    first = block.begin()
    return not first.atEnd() and first.fragment().charFormat().fontItalic()


def _is_code(block: QTextBlock) -> bool:
    """Whether a block is a line of fenced code."""
    fence = QTextFormat.Property.BlockCodeFence.value
    return block.isValid() and block.blockFormat().hasProperty(fence)


def _select(cursor: QTextCursor, part: QTextFragment) -> None:
    cursor.setPosition(part.position())
    cursor.setPosition(part.position() + part.length(), QTextCursor.MoveMode.KeepAnchor)
