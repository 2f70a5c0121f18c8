"""The lines of the browser's list, read page by page as somebody scrolls to them."""

import threading
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.browsing_door import Browse, Entry, EntryPage, Shelf
from app.memory_door import MemoryDoor
from app.task_runner import Lane
from app.windows.memories.memory_words import caption_of, name_of
from app.windows.workplace import Workplace
from core.entity_record import EntityItem, Item, MemoryItem
from core.errors import RecollectError
from core.ids import MemoryId
from core.store.keyset import Mark
from core.store.memory_outlines import Headline

ENTRY = Qt.ItemDataRole.UserRole
READING = Lane.PICTURES
"""Where the browser reads: a lane of its own connection, on which no answer is waited for."""

_PAGE = 200
_MOST_REREAD = 2_000
Result = TypeVar("Result")
AnyIndex = QModelIndex | QPersistentModelIndex


class EntryModel(QAbstractListModel):
    """Reads never run on the GUI thread; what is shown stays until the new lines are there.

    `shown` tells that the first page of a new list is there, with the counts of all shelves.
    """

    shown = Signal(object)  # Mapping[Shelf, int]
    failed = Signal(object)  # RecollectError

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._work = workplace
        self._wanted = Browse()
        self._entries: list[Entry] = []
        self._rows: dict[tuple[bool, int], int] = {}  # by whether it is a memory, and its id
        self._end: Mark | None = None
        self._reading: threading.Event | None = None

    @property
    def wanted(self) -> Browse:
        return self._wanted

    @property
    def is_reading(self) -> bool:
        return self._reading is not None

    def entry(self, row: int) -> Entry:
        return self._entries[row]

    def row_of(self, item: Item) -> int | None:
        """Where an item stands, among what was read so far."""
        return self._rows.get((isinstance(item, MemoryItem), item.id))

    def show(self, wanted: Browse) -> None:
        """Read another list from its beginning."""
        self._wanted = wanted
        self._read_anew(_PAGE)

    def refresh(self) -> None:
        """Read the same list again, as far as it was read."""
        self._read_anew(max(_PAGE, min(len(self._entries), _MOST_REREAD)))

    def put(self, ids: Sequence[MemoryId], now: Mapping[MemoryId, Headline]) -> None:
        """Show memories as they stand now; those that no longer belong here go."""
        for memory_id in ids:
            row = self.row_of(MemoryItem(memory_id))
            if row is None:
                continue
            headline = now.get(memory_id)
            if headline is None or headline.status is not self._wanted.status:
                self.beginRemoveRows(QModelIndex(), row, row)
                self._entries.pop(row)
                self._number_from(0)
                self.endRemoveRows()
            else:
                self._entries[row] = Entry(headline, self._entries[row].depth)
                self.dataChanged.emit(self.index(row), self.index(row))

    # what Qt asks

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return name_of(entry.shown)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(entry)
        return None

    def canFetchMore(self, parent: AnyIndex) -> bool:  # noqa: N802
        return not parent.isValid() and self._end is not None and self._reading is None

    def fetchMore(self, parent: AnyIndex) -> None:  # noqa: N802
        if self.canFetchMore(parent):
            wanted, end = self._wanted, self._end
            self._read(lambda door: door.browsing.page(wanted, end, _PAGE), self._append)

    # reading

    def _read_anew(self, limit: int) -> None:
        wanted = self._wanted

        def read(door: MemoryDoor) -> tuple[EntryPage, Mapping[Shelf, int]]:
            return door.browsing.page(wanted, None, limit), door.browsing.counts(wanted)

        self._read(read, self._replace)

    def _read(
        self, work: Callable[[MemoryDoor], Result], on_done: Callable[[Result], None]
    ) -> None:
        if self._reading is not None:
            self._reading.set()
        self._reading = cancel = threading.Event()

        def done(result: Result) -> None:
            if not cancel.is_set():
                self._reading = None
                on_done(result)

        def fail(error: RecollectError) -> None:
            if not cancel.is_set():
                self._reading = None
                self.failed.emit(error)

        self._work.runner.submit(work, done, fail, lane=READING, cancelled=cancel, owner=self)

    def _replace(self, read: tuple[EntryPage, Mapping[Shelf, int]]) -> None:
        page, counts = read
        self.beginResetModel()
        self._entries, self._end = list(page.entries), page.end
        self._number_from(0)
        self.endResetModel()
        self.shown.emit(counts)

    def _append(self, page: EntryPage) -> None:
        first = len(self._entries)
        self._end = page.end
        if page.entries:
            self.beginInsertRows(QModelIndex(), first, first + len(page.entries) - 1)
            self._entries.extend(page.entries)
            self._number_from(first)
            self.endInsertRows()

    def _number_from(self, first: int) -> None:
        """Note where the entries from this row on stand."""
        if first == 0:
            self._rows.clear()
        for row in range(first, len(self._entries)):
            shown = self._entries[row].shown
            self._rows[isinstance(shown, Headline), shown.id] = row

    def _spoken(self, entry: Entry) -> str:
        today = self._work.clock.now().date()
        words = f"{name_of(entry.shown)}, {caption_of(entry.shown, today)}"
        if isinstance(entry.shown, Headline) and entry.shown.is_pinned:
            words = self.tr("{words}, pinned").format(words=words)
        if entry.depth:
            words = self.tr("{words}, part of the task above").format(words=words)
        return words


def item_of(entry: Entry) -> Item:
    """What an entry stands for."""
    if isinstance(entry.shown, Headline):
        return MemoryItem(entry.shown.id)
    return EntityItem(entry.shown.id)
