"""The right half of the browser: one memory or name in full, the way back, and what can be done."""

import threading
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QToolButton, QWidget

from app.known_sentences import in_app_language
from app.memory_account import EntityAccount, MemoryAccount
from app.memory_door import MemoryDoor
from app.theme.tokens import MEASURES
from app.windows.building_blocks import button, column, icon_beside, icon_button, row
from app.windows.empty_stage import EmptyStage
from app.windows.memories.edit_dialog import correctable_parts
from app.windows.memories.entity_view import EntityView
from app.windows.memories.entry_model import READING
from app.windows.memories.graph_pane import GraphPane
from app.windows.memories.memory_view import MemoryView
from app.windows.stack import Stack
from app.windows.workplace import Workplace
from core.entity_record import Item, MemoryItem
from core.errors import RecollectError
from core.memory.from_user.task_states import TaskState
from core.memory_record import MemoryKind, Status

_MOST_STEPS_BACK = 50


class Wish(StrEnum):
    """What the user wants to do with what is shown; the values are the icons' names."""

    EDIT = "edit"
    PIN = "pin"
    REJECT = "reject"
    FORGET = "forget"
    DONE = "kind-task-done"
    OPEN = "kind-task"
    DROP = "kind-task-dropped"


_TASK_WISHES = (
    (Wish.DONE, TaskState.DONE),
    (Wish.OPEN, TaskState.OPEN),
    (Wish.DROP, TaskState.DROPPED),
)


class DetailPane(QWidget):
    """`shown` carries the account that is on view now; `wished` a `Wish` about it."""

    wished = Signal(object)
    shown = Signal(object)
    proof_opened = Signal(object)  # Citation
    split_wanted = Signal(str)
    merge_wanted = Signal()
    links_shown = Signal(bool)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._work = workplace
        self._reading = threading.Event()
        self._passed: list[Item] = []
        self.item: Item | None = None
        self.view: MemoryView | EntityView | None = None
        self.stage = EmptyStage(workplace.theme)
        self.stage.way_on_taken.connect(self.reread)
        self.area = _scroll_area()
        self.area.setAccessibleName(self.tr("What is known"))
        self.graph = GraphPane(workplace)
        self.graph.taken.connect(self.show_item)
        self.content = Stack()
        self.content.addWidget(self.stage)
        self.content.addWidget(self.area)
        self.content.addWidget(self.graph)
        self._blank = QWidget()
        self.content.addWidget(self._blank)
        layout = column(self, gap=MEASURES.space_2)
        layout.setContentsMargins(MEASURES.space_3, 0, 0, 0)
        layout.addWidget(self._bar())
        layout.addWidget(self.content, 1)
        workplace.theme.changed.connect(self._tint)
        self.show_nothing()

    @property
    def account(self) -> MemoryAccount | EntityAccount | None:
        """What is on view."""
        return self.view.account if self.view is not None else None

    @property
    def memory(self) -> MemoryAccount | None:
        """The memory on view, if it is one."""
        account = self.account
        return account if isinstance(account, MemoryAccount) else None

    def begin_at(self, item: Item) -> None:
        """Show an item that was chosen; no way leads back from it."""
        self._passed.clear()
        self._go(item)

    def show_item(self, item: Item) -> None:
        """Follow a way to an item; the one before it is a step back from here."""
        if self.item is not None and self.item != item:
            self._passed.append(self.item)
            del self._passed[:-_MOST_STEPS_BACK]
        self._go(item)

    def go_back(self) -> None:
        """Show again what was shown before."""
        if self._passed:
            self._go(self._passed.pop())

    def _go(self, item: Item) -> None:
        self.item = item
        self._read(item)

    def show_links(self, is_on: bool) -> None:
        """Show the graph around the item, or its account."""
        self.links_button.setChecked(is_on)
        if self.view is not None:
            self.content.setCurrentWidget(self.graph if is_on else self.area)
        if is_on and self.item is not None:
            self.graph.graph.setFocus()
            self.graph.show_around(self.item)
        self.links_shown.emit(is_on)

    def reread(self) -> None:
        """Read what is shown again, after something changed."""
        if self.item is not None:
            self._read(self.item)

    def offer_merge(self, count: int, kept: str) -> None:
        """Several are chosen: they can be made one. Fewer than two take the offer back."""
        self.merge_button.setText(self.tr("Merge {count}").format(count=count))
        words = self.tr("Make one of these {count}; {name} stays (M)").format(
            count=count, name=kept
        )
        self.merge_button.setToolTip(words)
        self.merge_button.setAccessibleName(words)
        self.merge_button.setVisible(count > 1)

    def show_nothing(self) -> None:
        """Nothing is chosen."""
        self._reading.set()
        self.item = None
        self._say("memories", self.tr("Choose a memory to see what it rests on."))

    def show_blank(self) -> None:
        """There is nothing to choose from; the list says why."""
        self.show_nothing()
        self.content.setCurrentWidget(self._blank)

    def drop(self) -> None:
        """What was shown is gone for good; the ways back to it are, too."""
        self._passed.clear()
        self.show_nothing()

    # reading

    def _read(self, item: Item) -> None:
        self._reading.set()
        self._reading = cancel = threading.Event()

        def read(door: MemoryDoor) -> MemoryAccount | EntityAccount:
            if isinstance(item, MemoryItem):
                return door.browsing.memory(item.id)
            return door.browsing.entity(item.id)

        self._work.runner.submit(
            read,
            lambda account: None if cancel.is_set() else self._show(account),
            lambda error: None if cancel.is_set() else self._fail(error),
            lane=READING,
            cancelled=cancel,
            owner=self,
        )

    def _show(self, account: MemoryAccount | EntityAccount) -> None:
        is_same = self.view is not None and _id_of(self.view.account) == _id_of(account)
        place = self.area.verticalScrollBar().value() if is_same else 0
        view: MemoryView | EntityView
        if isinstance(account, MemoryAccount):
            view = MemoryView(account, self._work)
        else:
            view = EntityView(account, self._work)
            view.split_wanted.connect(self.split_wanted)
        view.way_taken.connect(self.show_item)
        view.proof_opened.connect(self.proof_opened)
        self.view = view
        holder = QWidget()
        inner = column(holder)
        inner.setContentsMargins(0, 0, MEASURES.space_3, MEASURES.space_4)
        inner.addWidget(view)
        self.area.setWidget(holder)
        self.area.verticalScrollBar().setValue(place)
        is_graph = self.links_button.isChecked()
        self.content.setCurrentWidget(self.graph if is_graph else self.area)
        if is_graph and self.item is not None:
            self.graph.show_around(self.item)
        self._show_wishes()
        self.shown.emit(account)

    def _fail(self, error: RecollectError) -> None:
        self._say("warning", in_app_language(str(error)), self.tr("Try again"))

    def _say(self, icon: str, words: str, way_on: str = "") -> None:
        self.view = None
        self.stage.show_words(icon, words, way_on)
        self.content.setCurrentWidget(self.stage)
        self._show_wishes()

    # the bar

    def _bar(self) -> QWidget:
        holder = QWidget()
        line = row(holder, gap=MEASURES.space_1)
        theme = self._work.theme
        self.back = icon_button(
            theme.icon("chevron-left"), self.tr("Back (Alt+Left)"), self.go_back
        )
        self.back.setAccessibleName(self.tr("Back"))
        line.addWidget(self.back)
        line.addStretch(1)
        self.wishes: dict[Wish, QToolButton] = {}
        for wish, name in (
            (Wish.DONE, self.tr("Done (D)")),
            (Wish.OPEN, self.tr("Open again (D)")),
            (Wish.DROP, self.tr("Drop: it will not be done (X)")),
            (Wish.EDIT, self.tr("Edit (F2)")),
            (Wish.PIN, self.tr("Pin (P)")),
            (Wish.REJECT, self.tr("Reject (Del)")),
            (Wish.FORGET, self.tr("Forget… (Shift+Del)")),
        ):
            made = icon_button(theme.icon(wish.value), name, partial(self.wished.emit, wish))
            self.wishes[wish] = made
            line.addWidget(made)
        self.merge_button = button("", self.merge_wanted.emit, "small")
        self.merge_button.hide()
        line.addWidget(self.merge_button)
        self.links_button = QToolButton()
        self.links_button.setText(self.tr("Links"))
        self.links_button.setProperty("kind", "chip")
        self.links_button.setCheckable(True)
        self.links_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.links_button.setAccessibleName(self.tr("Show the links as a graph"))
        self.links_button.setToolTip(self.tr("Show the links as a graph (G)"))
        self.links_button.clicked.connect(self.show_links)
        line.addWidget(self.links_button)
        return holder

    def _show_wishes(self) -> None:
        """Offer what makes sense for what is shown."""
        self.back.setVisible(bool(self._passed))
        self.links_button.setVisible(self.view is not None)
        account = self.memory
        for made in self.wishes.values():
            made.setVisible(account is not None)
        if account is None:
            return
        memory = account.memory
        is_kept = memory.kind is MemoryKind.VAULT
        is_current = memory.status is not Status.SUPERSEDED
        can_edit = is_kept or bool(correctable_parts(memory))
        self.wishes[Wish.EDIT].setVisible(can_edit and is_current)
        self.wishes[Wish.REJECT].setVisible(memory.status is Status.ACTIVE and not is_kept)
        is_task = memory.kind is MemoryKind.TASK and memory.status is Status.ACTIVE
        state = memory.details.get("state")
        for wish, result in _TASK_WISHES:
            self.wishes[wish].setVisible(is_task and state != result)
        pin = self.tr("Unpin (P)") if memory.is_pinned else self.tr("Pin (P)")
        self.wishes[Wish.PIN].setToolTip(pin)
        self.wishes[Wish.PIN].setAccessibleName(pin)
        self._tint()

    def _tint(self) -> None:
        theme = self._work.theme
        self.back.setIcon(theme.icon("chevron-left"))
        icon_beside(self.links_button, theme, "links", "ink_quiet")
        is_pinned = self.memory is not None and self.memory.memory.is_pinned
        for wish, made in self.wishes.items():
            role = "accent_ink" if wish is Wish.PIN and is_pinned else "ink_quiet"
            made.setIcon(theme.icon(wish.value, role))


def _id_of(account: MemoryAccount | EntityAccount) -> tuple[bool, int]:
    if isinstance(account, MemoryAccount):
        return True, account.memory.id
    return False, account.entity.id


def _scroll_area() -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    return area
