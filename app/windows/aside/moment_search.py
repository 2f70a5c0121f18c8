"""Search beside the timeline: type, see where it was, go there with the words marked."""

import threading
from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.known_sentences import in_app_language
from app.memory_door import FoundMoment
from app.theme.app_colours import colour_of_app
from app.windows.building_blocks import column, label, make_clearable
from app.windows.two_line_painter import TwoLinePainter
from app.windows.words import app_name, moment_words
from app.windows.workplace import Workplace
from core.answer.answer import Citation
from core.errors import RecollectError

_REST_MS = 250  # after the last key
_FOUND = Qt.ItemDataRole.UserRole
_MOST_LETTERS = 120


class MomentSearch(QWidget):
    """`chosen` carries the citation of what was picked."""

    chosen = Signal(object)  # Citation
    shown = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._work = workplace
        self._waiting = threading.Event()
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Words, apps, people, times…"))
        self.field.setAccessibleName(self.tr("Search everything you have seen"))
        make_clearable(self.field, workplace.theme)
        self.words = label("", "quiet", wraps=True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setProperty("kind", "bare")
        self.list.setItemDelegate(TwoLinePainter(workplace.theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = column(self)
        layout.addWidget(self.field)
        layout.addWidget(self.words)
        layout.addWidget(self.list, 1)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.find_words)
        self.field.textChanged.connect(self._rest.start)
        self.field.returnPressed.connect(self._take_first)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self._show(())

    def find_words(self) -> None:
        """Search for what is typed; an earlier search is given up."""
        self._rest.stop()
        self._waiting.set()
        text = self.field.text().strip()
        if not text:
            self._show(())
            return
        now = self._work.clock.now()
        self.words.setText(self.tr("Searching…"))
        self.words.show()
        self._waiting = waiting = threading.Event()
        self._work.runner.submit(
            lambda door: door.search(text, now),
            lambda found: None if waiting.is_set() else self._show(found),
            self._tell,
            cancelled=waiting,
            owner=self,
        )

    def _show(self, found: Sequence[FoundMoment]) -> None:
        self.list.clear()
        for one in found:
            item = QListWidgetItem(self._words_of(one.citation))
            item.setData(_FOUND, one.citation)
            item.setData(Qt.ItemDataRole.DecorationRole, colour_of_app(one.citation.app))
            item.setToolTip(f"{one.citation.quote}\n\n{one.why}")
            self.list.addItem(item)
        is_typed = bool(self.field.text().strip())
        self.words.setVisible(not found)
        self.words.setText(
            self.tr("Nothing was found. Try fewer or other words.")
            if is_typed
            else self.tr("Everything that was on your screen can be found here.")
        )
        self.shown.emit()

    def _words_of(self, citation: Citation) -> str:
        quote = " ".join(citation.quote.split())
        short = quote if len(quote) <= _MOST_LETTERS else f"{quote[: _MOST_LETTERS - 1].rstrip()}…"
        when = moment_words(citation.at, self._work.clock.now().date())
        return f"{short}\n{when} · {app_name(citation.app)}"

    def _tell(self, error: RecollectError) -> None:
        self.words.setText(in_app_language(str(error)))
        self.words.show()
        self.shown.emit()

    def _take_first(self) -> None:
        if self._rest.isActive() or not self.list.count():
            self.find_words()
        else:
            self.list.setCurrentRow(0)
            self._choose(self.list.item(0))

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_FOUND))
