"""Small widgets that every page is built from, so that all look alike."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt
from PySide6.QtGui import QAction, QFocusEvent, QIcon
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.theme.theme import Theme
from app.theme.tokens import MEASURES
from app.windows.folding_button import FoldingButton
from app.windows.folding_label import FoldingLabel


def label(text: str, kind: str = "", *, wraps: bool = False) -> QLabel:
    """A label in one of the style sheet's kinds; its text is always plain."""
    made = FoldingLabel(text) if wraps else QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    return made


def ornament() -> QLabel:
    """A place for a picture that says nothing that the words beside it do not; it has no name."""
    made = label("")
    made.setProperty("is_ornament", True)
    return made


def button(text: str, on_click: Callable[[], None], kind: str = "") -> QPushButton:
    made = FoldingButton(text)
    made.setProperty("kind", kind)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(lambda _checked=False: on_click())
    return made


def icon_button(
    icon: QIcon, name: str, on_click: Callable[[], None], kind: str = ""
) -> QToolButton:
    """A button that shows an icon only; `name` is its tooltip and accessible name."""
    made = QToolButton()
    made.setIcon(icon)
    size = {"tiny": 14, "small": 16}.get(kind, MEASURES.icon)
    made.setIconSize(QSize(size, size))
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setProperty("kind", kind)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(lambda _checked=False: on_click())
    return made


def icon_beside(
    made: QPushButton | QToolButton, theme: Theme, name: str, role: str, size: int = 16
) -> None:
    """Give a button an icon before its words, with a space of the grid between them."""
    made.setIcon(theme.icon(name, role, size, MEASURES.space_1))
    made.setIconSize(QSize(size + MEASURES.space_1, size))


def keep_icon_beside(
    made: QPushButton | QToolButton, theme: Theme, name: str, role: str, size: int = 16
) -> None:
    """As `icon_beside`, and again whenever the colours change."""
    _Tint(made, theme, partial(icon_beside, made, theme, name, role, size))


def make_clearable(field: QLineEdit, theme: Theme) -> None:
    """Let a field, which has its name, be emptied by a sign at its end, one of our own icons."""
    field.setClearButtonEnabled(True)
    for sign in field.findChildren(QAction):
        _Tint(sign, theme, partial(_show_clearing, sign, theme))
    for pressed in field.findChildren(QToolButton):
        words = QCoreApplication.translate("make_clearable", "Empty the field: {name}")
        pressed.setAccessibleName(words.format(name=field.accessibleName()))


def _show_clearing(sign: QAction, theme: Theme) -> None:
    sign.setIcon(theme.icon("close", "ink_quiet", 16))


class _Tint(QObject):
    """Keeps an icon in the theme's colours for as long as there is what shows it."""

    def __init__(self, shows_it: QObject, theme: Theme, draw: Callable[[], None]) -> None:
        super().__init__(shows_it)
        self._draw_it = draw
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        self._draw_it()


def card(kind: str = "card") -> QFrame:
    made = QFrame()
    made.setProperty("kind", kind)
    return made


def section(frame: QFrame, heading: str) -> QVBoxLayout:
    """Make a frame a card with a heading; returns the layout for what follows."""
    frame.setProperty("kind", "card")
    layout = column(frame, margin=MEASURES.space_4, gap=MEASURES.space_2)
    layout.addWidget(label(heading, "heading", wraps=True))
    return layout


class KeyboardArea(QScrollArea):
    """An area that the keyboard scrolls, too; its bar has the focus's colour meanwhile."""

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        restyle(self.verticalScrollBar(), "focused", "true")

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        restyle(self.verticalScrollBar(), "focused", "false")


def begin_at_scrolling(page: QWidget) -> None:
    """Give the focus to a page's scrolled part, so that the keyboard scrolls it at once."""
    if (area := page.findChild(KeyboardArea)) is not None:
        area.setFocus()


def scrolled(content: QWidget, name: str) -> QScrollArea:
    """A page's content, scrolled up and down; it stands at the left with its own width.

    Only where the text is so large that its parts do not fit, it is scrolled sideways as well.

    `name` is what a screen reader calls it, since the keyboard can scroll it, too.
    """
    holder = QWidget()
    row(holder).addWidget(content)
    area = KeyboardArea()
    area.setAccessibleName(name)
    area.setWidget(holder)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.viewport().setAutoFillBackground(False)
    holder.setAutoFillBackground(False)
    return area


def page_sections(page: QWidget, title: str) -> tuple[QVBoxLayout, QScrollArea]:
    """Make a widget a page of sections below its title, which are scrolled.

    Returns: the layout for the sections, to be ended with a stretch, and what scrolls them.
    """
    page.setProperty("kind", "page")
    content = QWidget()
    content.setMaximumWidth(MEASURES.reading_width + 120)
    sections = column(content, gap=MEASURES.space_4)
    sections.setContentsMargins(0, 0, MEASURES.space_3, MEASURES.space_5)
    sections.addWidget(label(title, "display", wraps=True))
    area = scrolled(content, title)
    layout = column(page)
    layout.setContentsMargins(MEASURES.space_5, MEASURES.space_5, MEASURES.space_2, 0)
    layout.addWidget(area)
    return sections, area


def hairline() -> QFrame:
    return card("hairline")


def column(
    parent: QWidget | None = None, *, margin: int = 0, gap: int = MEASURES.space_2
) -> QVBoxLayout:
    layout = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    return layout


def row(
    parent: QWidget | None = None, *, margin: int = 0, gap: int = MEASURES.space_2
) -> QHBoxLayout:
    layout = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    return layout


def centred(widget: QWidget) -> QHBoxLayout:
    widget.setMaximumWidth(MEASURES.reading_width)
    layout = row()
    layout.addWidget(widget)
    return layout


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet looks at, and let it look again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def clear_layout(layout: QLayout) -> None:
    """Remove every widget and inner layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear_layout(inner)
            inner.deleteLater()
