"""The browser's list: chosen with keys or mouse, several at a time."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from app.browsing_door import Entry
from app.windows.memories.entry_model import EntryModel, item_of
from app.windows.memories.entry_painter import ROW_HEIGHT, EntryPainter
from app.windows.workplace import Workplace
from core.entity_record import Item

_NEARLY_AT_THE_END = 4  # screens below, from where on the next page is fetched


class EntryList(QTableView):
    """Tells what is chosen; `menu_wanted` carries the spot on the screen.

    A table of one column, because a `QListView` sets every line out anew for each page that comes
    in: at 100,000 lines that takes a quarter of a second.
    """

    chosen = Signal(object)  # tuple[Item, ...], the current one first
    opened = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, workplace: Workplace, model: EntryModel) -> None:
        super().__init__()
        self._model = model
        self._kept: Item | None = None
        self._kept_scroll = 0
        self._painter = EntryPainter(workplace)
        self.setProperty("kind", "entries")
        self.setModel(model)
        self.setItemDelegate(self._painter)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(workplace.theme.grown(ROW_HEIGHT))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Memories"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        self.verticalScrollBar().valueChanged.connect(self._fetch_ahead)
        self.selectionModel().selectionChanged.connect(self._tell_choice)
        self.activated.connect(lambda _index: self.opened.emit())
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._restore_place)
        workplace.theme.changed.connect(self.viewport().update)

    @property
    def items(self) -> tuple[Item, ...]:
        """What is chosen, the current one first."""
        return tuple(item_of(entry) for entry in self.entries)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The lines of what is chosen, the current one first."""
        selection = self.selectionModel()
        rows = sorted(index.row() for index in selection.selectedRows())
        current = self.currentIndex().row()
        if current in rows:
            rows.remove(current)
            rows.insert(0, current)
        return tuple(self._model.entry(row) for row in rows)

    def choose(self, item: Item | None) -> bool:
        """Choose one item alone; False (and nothing is chosen) if it was not read so far."""
        row = self._model.row_of(item) if item is not None else None
        if row is None:
            self.clearSelection()
            return False
        self.choose_row(row)
        return True

    def choose_row(self, row: int) -> None:
        """Choose what stands in a row, or in the last one."""
        if self._model.rowCount():
            index = self._model.index(min(row, self._model.rowCount() - 1))
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def add_key(self, keys: str, act: Callable[[], None]) -> None:
        """A key that acts on what is chosen while the list has the focus."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)

    def _tell_choice(self) -> None:
        self.chosen.emit(self.items)

    def _ask_for_menu(self, spot: QPoint) -> None:
        if self.items:
            self.menu_wanted.emit(self.viewport().mapToGlobal(spot))

    def _fetch_ahead(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if bar.maximum() - value < _NEARLY_AT_THE_END * bar.pageStep():
            self._model.fetchMore(self.rootIndex())

    def _keep_place(self) -> None:
        items = self.items
        self._kept = items[0] if items else None
        self._kept_scroll = self.verticalScrollBar().value()

    def _restore_place(self) -> None:
        if self._kept is not None and self.choose(self._kept):
            self.verticalScrollBar().setValue(self._kept_scroll)
        else:
            self.scrollToTop()
            self._tell_choice()
