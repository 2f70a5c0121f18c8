"""The links around a memory or a name as a picture that one can walk through."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPainterPath,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsSceneHoverEvent,
    QGraphicsSceneMouseEvent,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

from app.browsing_door import Surroundings
from app.theme.tokens import MEASURES, TYPE
from app.windows.memories.graph_layout import NODE_HEIGHT, NODE_WIDTH, Spot
from app.windows.memories.memory_icons import icon_of
from app.windows.memories.memory_words import name_of
from app.windows.workplace import Workplace
from core.entity_record import Item
from core.memory.links.neighbourhood import Tie
from core.store.entity_listing import EntityHeadline
from core.store.memory_outlines import Headline

_STEP = 1.15  # of one click of the wheel
_SMALLEST, _LARGEST = 0.45, 2.5
_READABLE = 0.75  # smaller than this it is not made to fit the window
_MARGIN = 28
_SIGN = 16


@dataclass(frozen=True, slots=True)
class GraphPicture:
    """What is drawn: who is there, and where each stands."""

    surroundings: Surroundings
    spots: Mapping[Item, Spot]


class GraphView(QGraphicsView):
    """The wheel zooms, dragging moves; `taken` carries the item that was clicked."""

    taken = Signal(object)  # Item

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._work = workplace
        self._picture: GraphPicture | None = None
        self._is_fitted = True
        self.nodes: dict[Item, GraphNode] = {}
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        self.setRenderHints(QPainter.RenderHint.Antialiasing)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Graph of links; “As a list” tells the same"))
        workplace.theme.changed.connect(self._draw)

    @property
    def zoom(self) -> float:
        """How large it is shown; 1 is as large as the rest of the app."""
        return self.transform().m11() / self._work.theme.text_factor

    def show_picture(self, picture: GraphPicture) -> None:
        """Draw another neighbourhood, fitted into the window."""
        self._picture = picture
        self._is_fitted = True
        self._draw()
        self.fit()

    def fit(self) -> None:
        """Show all of it, unless that would be too small to read."""
        room = self.viewport().size()
        whole = self._scene.sceneRect()
        if whole.isEmpty() or not room.width():
            return
        normal = self._work.theme.text_factor
        scale = min(room.width() / whole.width(), room.height() / whole.height(), normal)
        self.resetTransform()
        self.scale(max(scale, _READABLE * normal), max(scale, _READABLE * normal))
        self.centerOn(0, 0)

    def zoom_by(self, factor: float) -> None:
        """Show it larger or smaller, within reason."""
        self._is_fitted = False
        wanted = max(_SMALLEST, min(_LARGEST, self.zoom * factor))
        self.scale(wanted / self.zoom, wanted / self.zoom)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        self.zoom_by(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if self._is_fitted:
            self.fit()

    def _draw(self) -> None:
        self._scene.clear()
        self.nodes = {}
        self.setBackgroundBrush(QColor(self._work.theme.colours.page))
        if self._picture is None:
            return
        shown = self._picture.surroundings.shown
        spots = {item: spot for item, spot in self._picture.spots.items() if item in shown}
        around = self._picture.surroundings.around
        for tie in reversed(around.ties):
            if tie.one in spots and tie.other in spots:
                self._draw_tie(tie, spots, is_way=_is_way(tie, around.parents))
        for item, spot in spots.items():
            node = GraphNode(item, shown[item], spot, self)
            self._scene.addItem(node)
            self.nodes[item] = node
        whole = self._scene.itemsBoundingRect()
        self._scene.setSceneRect(whole.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN))

    def _draw_tie(self, tie: Tie, spots: Mapping[Item, Spot], *, is_way: bool) -> None:
        """A line that is stronger the nearer the two are; faint if it is not the way to either."""
        colours = self._work.theme.colours
        colour = QColor(colours.accent if is_way else colours.line_strong)
        colour.setAlphaF(0.85 if is_way else 0.6)
        pen = QPen(colour, 1 + 2 * tie.weight if is_way else 1)
        if not is_way:
            pen.setStyle(Qt.PenStyle.DotLine)
        line = self._scene.addPath(_curve(spots[tie.one], spots[tie.other]), pen)
        line.setZValue(-1 if is_way else -2)

    @property
    def work(self) -> Workplace:
        return self._work


class GraphNode(QGraphicsItem):
    """One memory or name: its icon and what it is called."""

    def __init__(
        self, item: Item, shown: Headline | EntityHeadline, spot: Spot, view: GraphView
    ) -> None:
        super().__init__()
        self.item = item
        self._shown, self._spot, self._view = shown, spot, view
        self._is_hot = False
        self._is_pressed = False
        self.setPos(spot.left, spot.top)
        self.setAcceptHoverEvents(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(name_of(shown))

    def boundingRect(self) -> QRectF:  # noqa: N802
        return QRectF(0, 0, NODE_WIDTH, NODE_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        theme = self._view.work.theme
        colours, is_centre = theme.colours, self._spot.depth == 0
        ground = colours.accent if is_centre else colours.surface
        if self._is_hot and not is_centre:
            ground = colours.accent_wash
        edge = colours.accent if is_centre or self._is_hot else colours.line_strong
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(edge), 1.2))
        box = self.boundingRect().adjusted(0.6, 0.6, -0.6, -0.6)
        painter.drawRoundedRect(box, MEASURES.radius, MEASURES.radius)
        role = "on_accent" if is_centre else "ink_quiet"
        # As many pixels as it is shown at, so that it is sharp at every text size.
        size = theme.grown(_SIGN)
        sign = theme.icon(icon_of(self._shown), role, size).pixmap(size, size)
        place = QRectF(9, (NODE_HEIGHT - _SIGN) / 2, _SIGN, _SIGN)
        painter.drawPixmap(place, sign, QRectF(sign.rect()))
        font = QFont(painter.font())
        font.setPixelSize(TYPE.caption if self._spot.depth == 2 else TYPE.body)
        font.setBold(is_centre)
        painter.setFont(font)
        painter.setPen(QColor(colours.on_accent if is_centre else colours.ink))
        room = QRectF(32, 0, NODE_WIDTH - 42, NODE_HEIGHT)
        words = painter.fontMetrics().elidedText(
            " ".join(name_of(self._shown).split()),
            Qt.TextElideMode.ElideRight,
            int(room.width()),
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def hoverEnterEvent(self, _event: QGraphicsSceneHoverEvent) -> None:  # noqa: N802
        self._is_hot = True
        self.update()

    def hoverLeaveEvent(self, _event: QGraphicsSceneHoverEvent) -> None:  # noqa: N802
        self._is_hot = False
        self.update()

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:  # noqa: N802
        self._is_pressed = event.button() is Qt.MouseButton.LeftButton

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:  # noqa: N802
        if self._is_pressed and self.boundingRect().contains(event.pos()):
            self._view.taken.emit(self.item)


def _is_way(tie: Tie, parents: Mapping[Item, Item]) -> bool:
    """Whether one was come to by way of the other."""
    return parents.get(tie.other) == tie.one or parents.get(tie.one) == tie.other


def _curve(one: Spot, other: Spot) -> QPainterPath:
    """From the inner one to the outer one: across the gap, or down the side."""
    inner, outer = sorted((one, other), key=lambda spot: (spot.depth, spot.top, spot.left))
    path = QPainterPath()
    if inner.depth == 0:
        start = QPointF(inner.left + (NODE_WIDTH if outer.side > 0 else 0), inner.middle)
        end = QPointF(outer.near_end, outer.middle)
        bend = (start.x() + end.x()) / 2
        path.moveTo(start)
        path.cubicTo(QPointF(bend, start.y()), QPointF(bend, end.y()), end)
        return path
    if inner.side == outer.side and inner.depth < outer.depth and inner.top < outer.top:
        x = inner.near_end + 12 * inner.side
        path.moveTo(x, inner.top + NODE_HEIGHT)
        path.lineTo(x, outer.middle)
        path.lineTo(outer.near_end, outer.middle)
        return path
    start, end = QPointF(inner.near_end, inner.middle), QPointF(outer.near_end, outer.middle)
    away = 34 * (inner.side or 1)
    path.moveTo(start)
    path.cubicTo(
        QPointF(start.x() - away, start.y()),
        QPointF(end.x() - 34 * (outer.side or 1), end.y()),
        end,
    )
    return path
