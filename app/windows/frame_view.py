"""Shows one frame large, with its text selectable where it stands and the proof marked."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from app.theme.theme import Theme
from app.theme.tokens import MEASURES
from app.windows.frame_text import page_size, paint_page
from app.windows.line_selection import (
    Point,
    SelectedPart,
    box_of_part,
    line_under,
    select_all,
    select_lines,
    selected_text,
    word_at,
)
from core.observation import Box, TextLine

_NOTICE_FLAGS = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
_SETTLE_MS = 120  # a resize asks for a sharp picture once it has settled


class FrameView(QWidget):
    """The stage of the timeline. `sharp_size_wanted` asks for a picture of the right size."""

    sharp_size_wanted = Signal()
    forget_wanted = Signal()
    copied = Signal(str)

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, can_forget: bool = True
    ) -> None:
        """`can_forget` says that the frame is in memory."""
        super().__init__(parent)
        self._theme = theme
        self._can_forget = can_forget
        self._image = QImage()
        self._frame_size = QSize()
        self._lines: tuple[TextLine, ...] = ()
        self._parts: tuple[SelectedPart, ...] = ()
        self._highlight: Box | None = None
        self._press: Point | None = None
        self._drag: Point | None = None
        self._had_picture = True
        self._notice = ""
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.sharp_size_wanted)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(200, 180)
        self.setAccessibleName(self.tr("Picture of the screen"))
        theme.changed.connect(self.update)

    @property
    def highlight(self) -> Box | None:
        """The box that is marked as proof, in frame pixels."""
        return self._highlight

    @property
    def image(self) -> QImage:
        return self._image

    @property
    def _has_footnote(self) -> bool:
        """Whether the notice stands below the text, rather than alone."""
        return bool(self._notice and self._lines)

    def sharp_size(self) -> QSize:
        """How large a picture must be to be shown pixel by pixel, in device pixels."""
        ratio = self.devicePixelRatioF()
        return QSize(round(self.width() * ratio), round(self.height() * ratio))

    def show_frame(self, size: QSize, highlight: Box | None, *, had_picture: bool = True) -> None:
        """Prepare for another frame; the old picture stays until the new one is there.

        What is no screen never `had_picture`: nothing was let go of it.
        """
        self._frame_size = size
        self._had_picture = had_picture
        self._highlight = highlight
        self._lines, self._parts = (), ()
        self._notice = ""
        self.update()

    def show_image(self, image: QImage) -> None:
        self._image = image
        self._notice = (
            self.tr("The picture of this moment was let go to save space; its text is kept.")
            if image.isNull() and self._had_picture
            else ""
        )
        self.update()

    def show_lines(self, lines: Sequence[TextLine]) -> None:
        self._lines = tuple(lines)
        self._frame_size = page_size(self._frame_size, lines)
        self.setAccessibleDescription("\n".join(line.text for line in lines))
        self.update()

    def text(self) -> str:
        """The selected text; all text if nothing is selected."""
        return selected_text(self._lines, self._parts or select_all(self._lines))

    def selection(self) -> str:
        return selected_text(self._lines, self._parts)

    def copy_text(self) -> None:
        if self.text():
            QGuiApplication.clipboard().setText(self.text())
            self.copied.emit(self.tr("Text copied"))

    def copy_picture(self) -> None:
        if not self._image.isNull():
            QGuiApplication.clipboard().setImage(self._image)
            self.copied.emit(self.tr("Picture copied"))

    # geometry

    def _stage(self) -> QRectF:
        """Where the picture stands: centred, whole, never larger than the frame was."""
        if self._frame_size.isEmpty():
            return QRectF()
        room = QRectF(self.rect())
        if self._has_footnote:
            room.setBottom(room.bottom() - self._footnote().height())
        scale = min(
            room.width() / self._frame_size.width(), room.height() / self._frame_size.height(), 1.0
        )
        width, height = self._frame_size.width() * scale, self._frame_size.height() * scale
        return QRectF(
            round((room.width() - width) / 2), round((room.height() - height) / 2), width, height
        )

    def _to_frame(self, point: QPointF) -> Point:
        stage = self._stage()
        scale = self._frame_size.width() / max(1.0, stage.width())
        return (point.x() - stage.left()) * scale, (point.y() - stage.top()) * scale

    def _to_view(self, box: Box, grow: float = 0.0) -> QRectF:
        stage = self._stage()
        scale = stage.width() / max(1, self._frame_size.width())
        return QRectF(
            stage.left() + box.left * scale,
            stage.top() + box.top * scale,
            box.width * scale,
            box.height * scale,
        ).adjusted(-grow, -grow, grow, grow)

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        stage = self._stage()
        if self._image.isNull():
            self._paint_notice(painter)
            if not self._lines:
                return
            paint_page(painter, stage, self._lines, self._to_view, self._theme.colours)
        outline = QPainterPath()
        outline.addRoundedRect(stage, MEASURES.radius_small, MEASURES.radius_small)
        painter.save()
        painter.setClipPath(outline)
        painter.drawImage(stage, self._image)
        painter.restore()
        colours = self._theme.colours
        edge = QPen(QColor(colours.line_strong), 1)
        painter.setPen(QPen(QColor(colours.focus), 2) if self.hasFocus() else edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)
        self._paint_highlight(painter)
        self._paint_selection(painter)

    def _paint_notice(self, painter: QPainter) -> None:
        painter.setPen(QColor(self._theme.colours.ink_quiet))
        if self._has_footnote:
            painter.drawText(self._footnote(), _NOTICE_FLAGS, self._notice)
        else:
            painter.drawText(self._notice_room(), _NOTICE_FLAGS, self._notice)

    def _notice_room(self) -> QRect:
        return self.rect().adjusted(MEASURES.space_4, 0, -MEASURES.space_4, 0)

    def _footnote(self) -> QRect:
        """Where the notice stands below the text, as high as its words need."""
        room = self._notice_room()
        needed = self.fontMetrics().boundingRect(room, _NOTICE_FLAGS, self._notice)
        room.setTop(room.bottom() - needed.height() - MEASURES.space_2)
        return room

    def _paint_highlight(self, painter: QPainter) -> None:
        if self._highlight is None:
            return
        marker = QColor(self._theme.colours.marker)
        area = self._to_view(self._highlight, grow=4)
        painter.setPen(QPen(marker, 2))
        wash = QColor(marker)
        wash.setAlpha(60)
        painter.setBrush(wash)
        painter.drawRoundedRect(area, 4, 4)

    def _paint_selection(self, painter: QPainter) -> None:
        colour = QColor(self._theme.colours.selection)
        colour.setAlpha(90)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for part in self._parts:
            painter.drawRoundedRect(self._to_view(box_of_part(self._lines, part), grow=1), 2, 2)
        if self._press is not None and self._drag is not None and len(self._parts) != 1:
            (x1, y1), (x2, y2) = self._press, self._drag
            band = Box(
                round(min(x1, x2)), round(min(y1, y2)), round(abs(x2 - x1)), round(abs(y2 - y1))
            )
            colour.setAlpha(30)
            painter.setBrush(colour)
            painter.setPen(QPen(QColor(self._theme.colours.selection), 1))
            painter.drawRect(self._to_view(band))

    # mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() is Qt.MouseButton.LeftButton:
            self._press, self._drag = self._to_frame(event.position()), None
            self._parts = ()
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        point = self._to_frame(event.position())
        over_text = line_under(self._lines, point) is not None
        self.setCursor(Qt.CursorShape.IBeamCursor if over_text else Qt.CursorShape.ArrowCursor)
        if self._press is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag = point
            self._parts = select_lines(self._lines, self._press, point)
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        self._press, self._drag = None, None
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._parts = word_at(self._lines, self._to_frame(event.position()))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_text()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._parts = select_all(self._lines)
            self.update()
        elif event.key() == Qt.Key.Key_Escape and self._parts:
            self._parts = ()
            self.update()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        if not self._frame_size.isEmpty() and not (self._image.isNull() and not self._lines):
            self.context_menu().popup(event.globalPos())

    def context_menu(self) -> QMenu:
        """What can be done with this frame."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        icon = self._theme.icon
        words = self.tr("Copy selected text") if self._parts else self.tr("Copy text")
        copy_text = menu.addAction(icon("copy"), words, self.copy_text)
        copy_text.setEnabled(bool(self._lines))
        copy_picture = menu.addAction(icon("picture"), self.tr("Copy picture"), self.copy_picture)
        copy_picture.setEnabled(not self._image.isNull())
        if self._can_forget:
            menu.addSeparator()
            menu.addAction(icon("forget"), self.tr("Forget this frame…"), self.forget_wanted.emit)
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._settle.start()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._settle.start()
