"""What the browser shows: a shelf, a text, an order, a status."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QToolButton, QWidget

from app.browsing_door import Browse, Shelf
from app.theme.theme import Theme
from app.theme.tokens import MEASURES
from app.windows.building_blocks import column
from app.windows.flow_layout import FlowLayout
from app.windows.folding_row import FoldingRow
from app.windows.memories.choice import Choice
from app.windows.memories.memory_words import order_words, shelf_words, status_words
from app.windows.words import amount
from core.memory_record import Status
from core.store.keyset import Order

_TYPING_MS = 180  # a pause this long ends a word


class FilterBar(QWidget):
    """`changed` tells that the user wants to see something else."""

    changed = Signal(object)  # Browse

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shelf = Shelf.EVERYTHING
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._tell)
        layout = column(self, gap=MEASURES.space_3)
        layout.addWidget(self._shelves())
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Search memories"))
        self.field.setAccessibleName(self.tr("Search memories"))
        name = self.field.placeholderText()
        self._sign = QAction(theme.icon("search", "ink_faint", 16), name, self.field)
        self.field.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(
            theme.icon("close", "ink_quiet", 16), self.tr("Clear the search"), self.field
        )
        self._clear.triggered.connect(self.field.clear)
        self.field.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        for made in self.field.findChildren(QToolButton):
            made.setAccessibleName(made.text())
        self._clear.setVisible(False)
        self.field.textChanged.connect(self._take_text)
        self.field.returnPressed.connect(self._tell)
        self.order = Choice(self.tr("Sort by"), theme)
        self.status = Choice(self.tr("Which memories"), theme)
        for status in Status:
            self.status.addItem(status_words(status), status)
        self._name_orders()
        choices = QWidget()
        flow = FlowLayout(choices)
        flow.addWidget(self.order)
        flow.addWidget(self.status)
        layout.addWidget(FoldingRow((self.field, choices), (1, 0), MEASURES.space_2))
        self.order.activated.connect(lambda _place: self._tell())
        self.status.activated.connect(lambda _place: self._tell())
        theme.changed.connect(self._tint)

    @property
    def wanted(self) -> Browse:
        """What is chosen now."""
        return Browse(
            self._shelf,
            self.field.text().strip(),
            Order(self.order.currentData()),
            Status.ACTIVE if self._is_of_names else Status(self.status.currentData()),
        )

    def choose_shelf(self, shelf: Shelf) -> None:
        """Go to another shelf."""
        self._shelf = shelf
        self.shelves[shelf].setChecked(True)
        self._name_orders()
        self.status.setVisible(not self._is_of_names)
        self._tell()

    def show_everything(self) -> None:
        """Take text and status back, so that nothing hides what is there."""
        self.field.clear()
        self.status.setCurrentIndex(0)
        self._tell()

    def show_counts(self, counts: Mapping[Shelf, int]) -> None:
        """How much there is on each shelf."""
        for shelf, made in self.shelves.items():
            number = counts.get(shelf, 0)
            made.setText(f"{shelf_words(shelf)} {amount(number)}")
            made.setAccessibleName(f"{shelf_words(shelf)}, {amount(number)}")

    @property
    def _is_of_names(self) -> bool:
        return self._shelf is Shelf.ENTITIES

    def _take_text(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._typing.start()

    def _tell(self) -> None:
        self._typing.stop()
        self.changed.emit(self.wanted)

    def _name_orders(self) -> None:
        place = max(0, self.order.currentIndex())
        self.order.clear()
        for order in Order:
            self.order.addItem(order_words(order, of_names=self._is_of_names), order)
        self.order.setCurrentIndex(place)

    def _shelves(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=5)
        self._group = QButtonGroup(self)
        self.shelves: dict[Shelf, QToolButton] = {}
        for shelf in Shelf:
            made = QToolButton()
            made.setText(shelf_words(shelf))
            made.setAccessibleName(shelf_words(shelf))
            made.setCheckable(True)
            made.setProperty("kind", "chip")
            made.clicked.connect(partial(self._take_shelf, shelf))
            self._group.addButton(made)
            self.shelves[shelf] = made
            flow.addWidget(made)
        self.shelves[Shelf.EVERYTHING].setChecked(True)
        return holder

    def _take_shelf(self, shelf: Shelf, _is_on: bool = False) -> None:
        self.choose_shelf(shelf)

    def _tint(self) -> None:
        self._sign.setIcon(self._theme.icon("search", "ink_faint", 16))
        self._clear.setIcon(self._theme.icon("close", "ink_quiet", 16))
