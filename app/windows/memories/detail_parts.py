"""The pieces that an account of a memory or a name is built from."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.theme.tokens import MEASURES
from app.windows.building_blocks import button, clear_layout, column, keep_icon_beside, label
from app.windows.citation_card import CitationCard
from app.windows.flow_layout import FlowLayout
from app.windows.memories.memory_icons import icon_of
from app.windows.memories.memory_words import caption_of, name_of
from app.windows.selectable_label import SelectableLabel
from app.windows.workplace import Workplace
from core.answer.answer import Citation
from core.entity_record import EntityItem, Item, MemoryItem
from core.store.entity_listing import EntityHeadline
from core.store.memory_outlines import Headline

_CARDS_AT_FIRST = 4
_NAME_WIDTH = 96
_READABLE = 16  # letters of a value, beside its name
_CHIP_WIDTH = 220


class WayTo(QPushButton):
    """A line that leads to another memory or name; what does not fit ends in an ellipsis."""

    def __init__(self, words: str, note: str, spoken: str, on_click: Callable[[], None]) -> None:
        """`note` says why it is there, and is never cut."""
        super().__init__()
        self._words = " ".join(words.split())
        self._note = f"  ·  {note}" if note else ""
        self.setProperty("kind", "way")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(spoken)
        self.setToolTip(words)
        self.clicked.connect(lambda _checked=False: on_click())
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(60, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(60, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        room = self.width() - self.iconSize().width() - 26 - metrics.horizontalAdvance(self._note)
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(without_mnemonic(shown + self._note))


def way_to(
    shown: Headline | EntityHeadline,
    workplace: Workplace,
    go: Callable[[Item], None],
    *,
    note: str = "",
) -> WayTo:
    """A line that leads to what a headline stands for; `note` says why it is there."""
    today = workplace.clock.now().date()
    item = MemoryItem(shown.id) if isinstance(shown, Headline) else EntityItem(shown.id)
    name = name_of(shown)
    told = f"{name}, {caption_of(shown, today)}"
    made = WayTo(
        name,
        note,
        f"{told}, {note}" if note else told,
        partial(go, item),
    )
    keep_icon_beside(made, workplace.theme, icon_of(shown), "ink_quiet")
    return made


def name_chip(
    shown: EntityHeadline, workplace: Workplace, go: Callable[[Item], None]
) -> QToolButton:
    """A person, place, file, … that leads to what is known of it."""
    made = QToolButton()
    name = name_of(shown)
    words = made.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _CHIP_WIDTH)
    made.setText(without_mnemonic(words))
    made.setProperty("kind", "chip")
    keep_icon_beside(made, workplace.theme, icon_of(shown), "ink_quiet", 14)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAccessibleName(f"{name}, {caption_of(shown, workplace.clock.now().date())}")
    made.setToolTip(name)
    made.clicked.connect(lambda _checked=False: go(EntityItem(shown.id)))
    return made


def without_mnemonic(words: str) -> str:
    """Words for a button, in which an ampersand is one and names no key."""
    return words.replace("&", "&&")


def part(heading: str) -> tuple[QWidget, QVBoxLayout]:
    """A part with a heading; returns it and the layout for what follows."""
    holder = QWidget()
    layout = column(holder, gap=MEASURES.space_1)
    layout.addWidget(label(heading, "strong"))
    return holder, layout


def selectable(text: str, kind: str = "") -> QLabel:
    """Words that wrap and can be copied."""
    made = SelectableLabel(text)
    made.setProperty("kind", kind)
    return made


class Facts(QWidget):
    """Names and values in two columns; in a narrow window each value stands below its name."""

    def __init__(self, rows: Iterable[tuple[str, QWidget]]) -> None:
        super().__init__()
        self._rows = [(label(name, "quiet", wraps=True), value) for name, value in rows]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(MEASURES.space_3)
        self._grid.setVerticalSpacing(6)
        self._columns = 0
        self._lay(2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        parts = (part for line in self._rows for part in line)
        widest = max((part.minimumSizeHint().width() for part in parts), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        names = max((name.sizeHint().width() for name, _ in self._rows), default=0)
        readable = self.fontMetrics().averageCharWidth() * _READABLE
        self._lay(2 if names + MEASURES.space_3 + readable <= self.width() else 1)

    def _lay(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        is_wide = columns == 2
        self._grid.setColumnMinimumWidth(0, _NAME_WIDTH if is_wide else 0)
        self._grid.setColumnStretch(0, 0 if is_wide else 1)
        self._grid.setColumnStretch(1, 1 if is_wide else 0)
        top = Qt.AlignmentFlag.AlignTop if is_wide else Qt.AlignmentFlag(0)
        for place, (name, value) in enumerate(self._rows):
            if is_wide:
                self._grid.addWidget(name, place, 0, top)
                self._grid.addWidget(value, place, 1, top)
            else:
                self._grid.addWidget(name, 2 * place, 0)
                self._grid.addWidget(value, 2 * place + 1, 0)


def proof_button(number: int, name: str, on_click: Callable[[], None]) -> QToolButton:
    """A small number that opens the frame on which something stands."""
    made = QToolButton()
    made.setText(str(number))
    made.setProperty("kind", "proof")
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(lambda _checked=False: on_click())
    return made


class ProofStrip(QWidget):
    """Evidence as cards, the first few at once and the others on request."""

    def __init__(
        self, proofs: Sequence[Citation], workplace: Workplace, open_it: Callable[[Citation], None]
    ) -> None:
        super().__init__()
        self._proofs, self._work, self._open = proofs, workplace, open_it
        self.cards: list[CitationCard] = []
        holder = QWidget()
        self._flow = FlowLayout(holder, gap=MEASURES.space_3)
        self._below = column()
        layout = column(self)
        layout.addWidget(holder)
        layout.addLayout(self._below)
        self._add(proofs[:_CARDS_AT_FIRST])
        left = len(proofs) - _CARDS_AT_FIRST
        if left > 0:
            words = self.tr("Show {count} more").format(count=left)
            self._below.addWidget(
                button(words, self.show_all, "link"), 0, Qt.AlignmentFlag.AlignLeft
            )

    def show_all(self) -> None:
        """Show the cards that were held back."""
        clear_layout(self._below)
        self._add(self._proofs[len(self.cards) :])

    def _add(self, proofs: Sequence[Citation]) -> None:
        today = self._work.clock.now().date()
        for citation in proofs:
            made = CitationCard(citation, self._work, today)
            made.opened.connect(self._open)
            self._flow.addWidget(made)
            self.cards.append(made)
