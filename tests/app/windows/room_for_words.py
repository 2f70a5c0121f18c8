"""What a window has no room for: what is scrolled sideways, cut off or lies over something else."""

from collections.abc import Callable, Iterator
from itertools import combinations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QSizeGrip,
    QToolButton,
    QWidget,
)

from app.windows.card_strip import CardStrip
from app.windows.elided_label import ElidedLabel
from app.windows.folding_button import FoldingButton
from app.windows.memories.choice import Choice
from app.windows.memories.graph_view import GraphView
from app.windows.stack import Stack

# A graph is moved below the pointer, and proof is leafed through, card by card.
PANNED = (GraphView, CardStrip)


def without_room(window: QWidget) -> list[str]:
    """Everything of a window that nobody can see whole; empty if all has its place."""
    shown = [one for one in window.findChildren(QWidget) if one.isVisibleTo(window)]
    shown.append(window)
    return [
        *_scrolled_sideways(shown),
        *_cut_words(shown),
        *_sticking_out(shown),
        *_overlapping(shown),
    ]


def _scrolled_sideways(shown: list[QWidget]) -> Iterator[str]:
    for area in shown:
        if isinstance(area, QAbstractScrollArea) and not isinstance(area, PANNED):
            bar = area.horizontalScrollBar()
            is_hidden = area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if bar.maximum() > bar.minimum() and not (is_hidden and _wraps(area)):
                wide = "; ".join(_wide_parts(area, area.viewport().width() - _MARGINS))
                yield f"{_called(area)} is scrolled sideways by {bar.maximum()} for {wide}"


_MARGINS = 64  # what may be left free around a part, in all


def _wide_parts(around: QWidget, width: int) -> Iterator[str]:
    """The innermost parts that want more room, to be told in the failure."""
    for part in around.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        least = max(part.minimumSizeHint().width(), part.minimumWidth())
        if part.isVisible() and (least > width or isinstance(around, QAbstractScrollArea)):
            inner = list(_wide_parts(part, width))
            yield from inner
            if not inner and least > width:
                yield f"{_called(part)} ({least})"


def _wraps(area: QAbstractScrollArea) -> bool:
    """A list or a text shortens or wraps what it shows."""
    return isinstance(area, QAbstractItemView | QPlainTextEdit)


def _cut_words(shown: list[QWidget]) -> Iterator[str]:
    for widget in shown:
        for kind, cut in _CUT.items():
            if isinstance(widget, kind):
                yield from cut(widget)
                break


def _cut_folding(widget: FoldingButton) -> Iterator[str]:
    least = QSize(widget.minimumSizeHint().width(), widget.heightForWidth(widget.width()))
    if widget.width() < least.width() or widget.height() < least.height() - _ROUNDING:
        yield f"{_called(widget)}: {widget.size().toTuple()} of {least.toTuple()}"


def _cut_button(widget: QAbstractButton) -> Iterator[str]:
    if widget.text() and _has_words(widget) and widget.width() < widget.sizeHint().width():
        yield f"{_called(widget)}: {widget.width()} of {widget.sizeHint().width()} wide"


def _cut_choice(widget: QComboBox) -> Iterator[str]:
    shown = widget.shown_text if isinstance(widget, Choice) else widget.currentText()
    needed = widget.fontMetrics().horizontalAdvance(shown)
    is_cut = shown != widget.currentText() and not widget.toolTip()
    if is_cut or widget.width() < needed:
        yield f"{_called(widget)}: “{widget.currentText()}” in {widget.width()}"


def _cut_number(widget: QAbstractSpinBox) -> Iterator[str]:
    if widget.lineEdit().width() < widget.fontMetrics().horizontalAdvance(widget.text()):
        yield f"{_called(widget)}: “{widget.text()}” in {widget.lineEdit().width()}"


def _cut_field(widget: QLineEdit) -> Iterator[str]:
    """What is typed may be longer than the field; what it is for may not."""
    hint = widget.placeholderText()
    is_shown = not widget.text() and not widget.toolTip()
    if is_shown and widget.width() < widget.fontMetrics().horizontalAdvance(hint):
        yield f"{_called(widget)}: “{hint}” in {widget.width()}"


_ROUNDING = 2


def _cut_label(widget: QLabel) -> Iterator[str]:
    if isinstance(widget, ElidedLabel) or not widget.text():
        return  # it says the rest in its tooltip
    least = widget.minimumSizeHint()
    if widget.width() < least.width():
        yield f"{_called(widget)}: {widget.width()} of {least.width()} wide"
    high = widget.heightForWidth(widget.width()) if widget.wordWrap() else least.height()
    if widget.height() < high - _ROUNDING:
        yield f"{_called(widget)}: {widget.height()} of {high} high"


_CUT: dict[type[QWidget], Callable[..., Iterator[str]]] = {
    FoldingButton: _cut_folding,
    QAbstractButton: _cut_button,
    QComboBox: _cut_choice,
    QAbstractSpinBox: _cut_number,
    QLineEdit: _cut_field,
    QLabel: _cut_label,
}


def _has_words(widget: QAbstractButton) -> bool:
    icon_only = Qt.ToolButtonStyle.ToolButtonIconOnly
    if isinstance(widget, QToolButton) and not widget.icon().isNull():
        return widget.toolButtonStyle() is not icon_only
    return True


def _sticking_out(shown: list[QWidget]) -> Iterator[str]:
    """Scroll bars are counted elsewhere; what lies in a scrolled area may be anywhere in it."""
    for widget in shown:
        around = widget.parentWidget()
        if around is None or widget.isWindow() or isinstance(widget, QScrollBar | QSizeGrip):
            continue
        if isinstance(around.parentWidget(), QAbstractScrollArea) or not around.isVisible():
            continue
        rect = widget.geometry()
        beyond = max(-rect.left(), rect.right() - around.rect().right())
        if beyond > 0 and rect.width() > 0:
            yield f"{_called(widget)} sticks out of {_called(around)} by {beyond}"


def _overlapping(shown: list[QWidget]) -> Iterator[str]:
    for widget in shown:
        if (layout := widget.layout()) is None:
            continue
        for one, other in combinations(_laid_out(layout), 2):
            if one[1].intersects(other[1]):
                yield f"{_called(one[0])} lies over {_called(other[0])}"


def _laid_out(layout: QLayout) -> list[tuple[QWidget, QRect]]:
    found = []
    for place in range(layout.count()):
        item = layout.itemAt(place)
        assert item is not None
        if (inner := item.layout()) is not None:
            found += _laid_out(inner)
        elif (
            (widget := item.widget()) is not None and widget.isVisible() and not _is_a_page(widget)
        ):
            found.append((widget, widget.geometry()))
    return found


def _is_a_page(widget: QWidget) -> bool:
    """One of a stack, of which one alone is seen."""
    return isinstance(widget.parentWidget(), Stack)


def _called(widget: QWidget) -> str:
    words = widget.accessibleName()
    if isinstance(widget, QLabel | QAbstractButton):
        words = widget.text() or words
    return f"{type(widget).__name__} “{words[:60]}” in {type(widget.parentWidget()).__name__}"
