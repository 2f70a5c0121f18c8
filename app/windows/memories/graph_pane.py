"""The graph with its twin: the same links as a list, for keys and screen readers."""

import threading

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QToolButton,
)

from app.browsing_door import Surroundings
from app.known_sentences import in_app_language
from app.memory_door import MemoryDoor
from app.theme.tokens import MEASURES
from app.windows.building_blocks import column, icon_button, label, row
from app.windows.empty_stage import EmptyStage
from app.windows.memories.entry_model import READING
from app.windows.memories.graph_layout import laid_out
from app.windows.memories.graph_view import GraphPicture, GraphView
from app.windows.memories.memory_icons import icon_of
from app.windows.memories.memory_words import link_words, name_of, nearness_words
from app.windows.stack import Stack
from app.windows.word_height import WordHeight
from app.windows.workplace import Workplace
from core.entity_record import Item
from core.errors import RecollectError
from core.memory.links.neighbourhood import Tie

_ITEM = Qt.ItemDataRole.UserRole
_STEP = 1.3


class GraphPane(WordHeight):
    """`taken` carries the item that the user wants in the middle."""

    taken = Signal(object)  # Item
    drawn = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._work = workplace
        self._reading = threading.Event()
        self._picture: GraphPicture | None = None
        self.graph = GraphView(workplace)
        self.stage = EmptyStage(workplace.theme)
        self.twin = QListWidget()
        self.twin.setAccessibleName(self.tr("Links as a list"))
        self.twin.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = Stack()
        self._content.addWidget(self.stage)
        self._content.addWidget(self.graph)
        self._content.addWidget(self.twin)
        layout = column(self, gap=MEASURES.space_2)
        layout.addWidget(self._content, 1)
        layout.addLayout(self._foot())
        self.graph.taken.connect(self.taken)
        self.twin.activated.connect(self._take)
        workplace.theme.changed.connect(self._tint)

    def show_around(self, centre: Item) -> None:
        """Read, lay out and draw what lies around an item."""
        self._reading.set()
        self._reading = cancel = threading.Event()

        def read(door: MemoryDoor) -> GraphPicture:
            found = door.browsing.surroundings(centre)
            return GraphPicture(found, laid_out(found.around.items, found.around.parents))

        self._work.runner.submit(
            read,
            lambda picture: None if cancel.is_set() else self._show(picture),
            lambda error: None if cancel.is_set() else self._fail(error),
            lane=READING,
            cancelled=cancel,
            owner=self,
        )

    def show_as_list(self, is_list: bool) -> None:
        """Show the list, or the graph."""
        self.list_button.setChecked(is_list)
        if self._picture is not None and len(self._picture.spots) > 1:
            self._content.setCurrentWidget(self.twin if is_list else self.graph)
        self._smaller.setEnabled(not is_list)
        self._larger.setEnabled(not is_list)

    def _show(self, picture: GraphPicture) -> None:
        self._picture = picture
        self._fill_twin(picture.surroundings)
        if len(picture.spots) > 1:
            self.graph.show_picture(picture)
            self.show_as_list(self.list_button.isChecked())
        else:
            self._say("links", self.tr("Nothing is linked with this."))
        self.drawn.emit()

    def _fail(self, error: RecollectError) -> None:
        self._picture = None
        self.twin.clear()
        self._say("warning", in_app_language(str(error)))
        self.drawn.emit()

    def _say(self, icon: str, words: str) -> None:
        self.stage.show_words(icon, words)
        self._content.setCurrentWidget(self.stage)

    # the twin

    def _fill_twin(self, surroundings: Surroundings) -> None:
        """A line for each item but the centre: what it is, by whom it is there, and how near."""
        self.twin.clear()
        around, shown = surroundings.around, surroundings.shown
        ties = {frozenset((tie.one, tie.other)): tie for tie in around.ties}
        for item in around.items[1:]:
            by = around.parents[item]
            if item in shown and by in shown:
                tie = ties[frozenset((item, by))]
                line = QListWidgetItem(self._line(name_of(shown[item]), name_of(shown[by]), tie))
                line.setToolTip(line.text())
                line.setIcon(self._work.theme.icon(icon_of(shown[item]), "ink_quiet", 16))
                line.setData(_ITEM, item)
                self.twin.addItem(line)
        if self.twin.count():
            self.twin.setCurrentRow(0)

    def _line(self, name: str, by: str, tie: Tie) -> str:
        how = link_words(tie.type) if tie.type is not None else self.tr("named together")
        return self.tr("{name} — {how}, {near}; with {by}").format(
            name=name, how=how, near=nearness_words(tie.weight), by=by
        )

    def _take(self, index: QModelIndex) -> None:
        self.taken.emit(index.data(_ITEM))

    # building

    def _foot(self) -> QHBoxLayout:
        line = row(gap=MEASURES.space_1)
        line.addWidget(
            label(
                self.tr("Click to go on, drag to move, turn the wheel to zoom."),
                "caption",
                wraps=True,
            ),
            1,
        )
        icon = self._work.theme.icon
        self._smaller = icon_button(
            icon("minus"), self.tr("Smaller"), lambda: self.graph.zoom_by(1 / _STEP)
        )
        self._larger = icon_button(
            icon("plus"), self.tr("Larger"), lambda: self.graph.zoom_by(_STEP)
        )
        self.list_button = QToolButton()
        self.list_button.setText(self.tr("As a list"))
        self.list_button.setProperty("kind", "chip")
        self.list_button.setCheckable(True)
        self.list_button.setAccessibleName(self.tr("Show the links as a list"))
        self.list_button.clicked.connect(self.show_as_list)
        line.addWidget(self.list_button)
        line.addWidget(self._smaller)
        line.addWidget(self._larger)
        return line

    def _tint(self) -> None:
        self._smaller.setIcon(self._work.theme.icon("minus"))
        self._larger.setIcon(self._work.theme.icon("plus"))
        if self._picture is not None:
            self._fill_twin(self._picture.surroundings)
