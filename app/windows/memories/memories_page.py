"""The memory browser: all that was learned, to be looked through, corrected and forgotten."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from app.browsing_door import Browse, Shelf
from app.known_sentences import in_app_language
from app.task_runner import TaskRunner
from app.theme.tokens import MEASURES
from app.windows.building_blocks import column, label
from app.windows.empty_stage import EmptyStage
from app.windows.forget_dialog import ForgetDialog, what_goes_words
from app.windows.memories.chosen_tasks import STATES, ChosenTasks
from app.windows.memories.detail_pane import DetailPane, Wish
from app.windows.memories.edit_dialog import EditDialog, correctable_parts
from app.windows.memories.empty_words import empty_words
from app.windows.memories.entry_list import EntryList
from app.windows.memories.entry_model import EntryModel
from app.windows.memories.filter_bar import FilterBar
from app.windows.memories.memory_acts import Done, MemoryActs, short
from app.windows.memories.memory_view import MemoryView
from app.windows.memories.memory_words import name_of
from app.windows.memories.told_bar import ToldBar
from app.windows.memories.vault_box import VaultBox
from app.windows.memories.vault_desk import VaultDesk
from app.windows.memories.vault_keeper import VaultKeeper
from app.windows.memories.vault_panel import VaultPanel
from app.windows.stack import Stack
from app.windows.turning_splitter import TurningSplitter
from app.windows.workplace import Workplace
from core.entity_record import EntityItem, Item
from core.errors import RecollectError
from core.memory_record import MemoryKind, Status
from core.store.entity_listing import EntityHeadline
from core.store.forgetting import ForgetReceipt
from core.store.memory_outlines import Headline

_LIST_WIDTH, _DETAIL_WIDTH = 350, 560  # two cards of proof stand side by side


class MemoriesPage(QWidget):
    """`listed` tells that the list was read; `memory_changed` that something was forgotten."""

    citation_opened = Signal(object)  # Citation
    listed = Signal()
    memory_changed = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._work = workplace
        self.filter = FilterBar(workplace.theme)
        self.told = ToldBar(workplace.theme)
        self.model = EntryModel(workplace)
        self.list = EntryList(workplace, self.model)
        self.empty = EmptyStage(workplace.theme)
        self.detail = DetailPane(workplace)
        self.acts = MemoryActs(workplace)
        self.tasks = ChosenTasks(self.list, self.detail, self.acts)
        self.keeper = VaultKeeper(workplace)
        self.vault = VaultPanel(workplace, self.keeper)
        self.vault_desk = VaultDesk(self.keeper, workplace.theme, self)
        self.vault.hide()
        self.dialog: EditDialog | ForgetDialog | None = None
        self._is_other_list = False
        self._left = Stack()
        self._left.addWidget(self.list)
        self._left.addWidget(self.empty)
        self._beside = QWidget()
        beneath = column(self._beside)
        beneath.addWidget(self.vault)
        beneath.addWidget(self._left, 1)
        splitter = TurningSplitter(workplace.theme.text_factor)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(MEASURES.space_2)
        for part, width in ((self._beside, 260), (self.detail, 320)):
            part.setMinimumWidth(width)
            splitter.addWidget(part)
        splitter.setSizes([_LIST_WIDTH, _DETAIL_WIDTH])
        splitter.handle(1).setAccessibleName(self.tr("How wide the list is"))
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        layout = column(self, gap=MEASURES.space_3)
        layout.setContentsMargins(
            MEASURES.space_5, MEASURES.space_5, MEASURES.space_4, MEASURES.space_3
        )
        layout.addWidget(label(self.tr("Memories"), "display", wraps=True))
        layout.addWidget(self.filter)
        layout.addWidget(self.told)
        layout.addWidget(splitter, 1)
        self._say("memories", self.tr("Opening your memory…"))
        self._connect()
        self._add_keys()

    @property
    def runner(self) -> TaskRunner:
        """What reads and writes for this page."""
        return self._work.runner

    def refresh(self) -> None:
        """Take in what was learned since, or gone; what is chosen stays so."""
        if self.model.wanted.shelf is Shelf.VAULT:
            self.vault.refresh()
        self.model.refresh()
        self.detail.reread()

    def look_for(self, wanted: Browse) -> None:
        """Show what the filter asks for."""
        if wanted.shelf is Shelf.VAULT:
            self.vault.refresh()
        else:
            self.vault.put_away()
        self._is_other_list = True
        self.model.show(wanted)

    # showing

    def _show_list(self, counts: Mapping[Shelf, int]) -> None:
        self.filter.show_counts(counts)
        self.detail.setVisible(self.model.rowCount() > 0)  # else the words have all the room
        if self.model.rowCount():
            self._left.setCurrentWidget(self.list)
            if self.detail.item is None or (self._is_other_list and not self.list.items):
                self.list.choose_row(0)
        else:
            self._say(*empty_words(self.model.wanted, has_vault=self.vault.exists))
            self.detail.show_blank()
        self._is_other_list = False
        self.listed.emit()

    def _say(self, icon: str, words: str, way_on: str = "") -> None:
        self.empty.show_words(icon, words, way_on)
        self._left.setCurrentWidget(self.empty)

    def _show_chosen(self, items: Sequence[Item]) -> None:
        if items:
            self.detail.begin_at(items[0])
        chosen = self._chosen_entries()
        kept = short(name_of(chosen[0])) if chosen else ""
        self.detail.offer_merge(len(chosen) if self._can_merge() else 0, kept)

    def _show_vault_box(self) -> None:
        """What is in the vault has a box of its own."""
        view = self.detail.view
        if isinstance(view, MemoryView) and view.account.memory.kind is MemoryKind.VAULT:
            view.own_place.addWidget(VaultBox(view.account.memory.id, self.keeper))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Whoever leaves the page locks the vault."""
        super().hideEvent(event)
        self.keeper.lock()

    def _begin_at_vault(self, is_open: bool) -> None:
        """What had the focus may be gone with the lock: it is not to leave the page."""
        has_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        if self.isVisible() and (is_open or not has_focus):
            self.list.setFocus()

    def _fail_to_list(self, error: RecollectError) -> None:
        self._say("warning", in_app_language(str(error)), self.tr("Try again"))
        self.listed.emit()

    def _go_on(self) -> None:
        """What the button beneath an empty list does."""
        wanted = self.model.wanted
        if wanted.text or wanted.status is not Status.ACTIVE:
            self.filter.show_everything()
        else:
            self.refresh()

    # acting

    def edit(self) -> None:
        """Ask what the memory on view should say."""
        account = self.detail.memory
        if account is not None and account.memory.kind is MemoryKind.VAULT:
            if self._is_unlocked():
                self.vault_desk.change(account.memory)
            return
        if account is None or not correctable_parts(account.memory):
            return
        if account.memory.status is Status.SUPERSEDED:
            return
        memory = account.memory
        self.dialog = dialog = EditDialog(memory, self._work.theme, self)
        dialog.accepted.connect(lambda: self.acts.correct(memory, dialog.role, dialog.text))
        dialog.open()

    def pin(self) -> None:
        """Pin the memory on view, or unpin it."""
        account = self.detail.memory
        if account is not None:
            self.acts.pin(account.memory, is_pinned=not account.memory.is_pinned)

    def reject(self) -> None:
        """Reject what is chosen, as far as it holds."""
        if memories := self._rejectable():
            self.acts.reject(memories)

    def merge(self) -> None:
        """Make one of those chosen; the current one stays."""
        memories, names = self._chosen_memories(), self._chosen_names()
        if len(memories) + len(names) > 1 and not self._can_merge():
            self.told.tell_error(
                self.tr("Only what is of the same kind can be merged; choose such only.")
            )
        elif len(memories) > 1:
            self.acts.merge(memories[0], memories[1:])
        elif len(names) > 1:
            self.acts.merge_entities(names[0], names[1:])

    def split(self, name: str) -> None:
        """A name of the entity on view is somebody else's."""
        item = self.detail.item
        if isinstance(item, EntityItem):
            self.acts.split_entity(item.id, name)

    def forget(self) -> None:
        """Tell what would go, ask, and then forget the memory on view."""
        account = self.detail.memory
        if account is None:
            return
        memory = account.memory
        if memory.kind is MemoryKind.VAULT and not self._is_unlocked():
            return

        def ask(receipt: ForgetReceipt) -> None:
            what = self.tr("Forget {name} and all that it rests on?").format(
                name=short(memory.title)
            )
            goes = self.tr("This takes along {goes}.").format(goes=what_goes_words(receipt.counts))
            self.dialog = dialog = ForgetDialog(what, self, goes)
            dialog.accepted.connect(lambda: self.acts.forget(memory.id))
            dialog.open()

        self.acts.look_what_goes(memory.id, ask)

    def _is_unlocked(self) -> bool:
        """Whether the vault's items may be changed; says what to do if not."""
        if not self.keeper.is_open:
            self.told.tell_error(self.tr("The vault is locked; unlock it first."))
        return self.keeper.is_open

    def _do(self, wish: Wish) -> None:
        if wish in STATES:
            self.tasks.grant(wish)
            return
        {
            Wish.EDIT: self.edit,
            Wish.PIN: self.pin,
            Wish.REJECT: self.reject_shown,
            Wish.FORGET: self.forget,
        }[wish]()

    def reject_shown(self) -> None:
        """Reject the memory on view."""
        account = self.detail.memory
        if account is not None:
            self.acts.with_headline(account.memory.id, self.acts.reject)

    def _chosen_entries(self) -> list[Headline | EntityHeadline]:
        return [entry.shown for entry in self.list.entries]

    def _chosen_memories(self) -> list[Headline]:
        return [one for one in self._chosen_entries() if isinstance(one, Headline)]

    def _can_merge(self) -> bool:
        """Whether those chosen are of one kind, and may be one."""
        memories, names = self._chosen_memories(), self._chosen_names()
        kinds: set[object] = {(one.kind, one.level) for one in memories}
        kinds |= {one.kind for one in names}
        can = all(
            one.kind is not MemoryKind.VAULT and one.status is not Status.SUPERSEDED
            for one in memories
        )
        return can and len(kinds) == 1

    def _rejectable(self) -> list[Headline]:
        """What holds of those chosen; the vault's items are forgotten, not rejected."""
        return [
            one
            for one in self._chosen_memories()
            if one.status is Status.ACTIVE and one.kind is not MemoryKind.VAULT
        ]

    def _chosen_names(self) -> list[EntityHeadline]:
        return [one for one in self._chosen_entries() if isinstance(one, EntityHeadline)]

    def _show_done(self, done: Done) -> None:
        self.told.tell(done.words, can_undo=self.acts.can_undo and not done.is_forgotten)
        if done.is_forgotten:
            self.detail.drop()
            self.memory_changed.emit()
        if done.is_wide:
            self.model.refresh()
        else:
            row = self.list.currentIndex().row()
            self.model.put(done.touched, done.now or {})
            if not self.list.items:
                self.list.choose_row(max(0, row))
        self.detail.reread()

    def _tell_error(self, error: RecollectError) -> None:
        self.told.tell_error(in_app_language(str(error)))

    def context_menu(self) -> QMenu:
        """What can be done with what is chosen."""
        menu = QMenu(self)
        many = len(self.list.items) > 1
        account = self.detail.memory
        if many and self._can_merge():
            kept = short(name_of(self._chosen_entries()[0]))
            menu.addAction(self.tr("Merge into {name}").format(name=kept), self.merge)
        if account is not None and not many:
            if correctable_parts(account.memory) or account.memory.kind is MemoryKind.VAULT:
                menu.addAction(self.tr("Edit…"), self.edit)
            is_pinned = account.memory.is_pinned
            menu.addAction(self.tr("Unpin") if is_pinned else self.tr("Pin"), self.pin)
        if self.tasks.tasks:
            menu.addAction(self.tr("Done, or open again"), self.tasks.finish_or_open)
            menu.addAction(self.tr("Drop"), self.tasks.drop)
        if self._rejectable():
            menu.addAction(self.tr("Reject"), self.reject)
        if account is not None and not many:
            menu.addSeparator()
            menu.addAction(self.tr("Forget…"), self.forget)
        return menu

    def _open_menu(self, spot: QPoint) -> None:
        menu = self.context_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if menu.actions():
            menu.popup(spot)

    # building

    def _connect(self) -> None:
        self.filter.changed.connect(self.look_for)
        self.model.shown.connect(self._show_list)
        self.model.failed.connect(self._fail_to_list)
        self.list.chosen.connect(self._show_chosen)
        self.list.opened.connect(self.detail.area.setFocus)
        self.list.menu_wanted.connect(self._open_menu)
        self.empty.way_on_taken.connect(self._go_on)
        self.detail.wished.connect(self._do)
        self.detail.shown.connect(lambda _account: self._show_vault_box())
        self.vault.changed.connect(self.model.refresh)
        self.keeper.lock_changed.connect(self._begin_at_vault)
        self.vault.add_wanted.connect(self.vault_desk.add)
        self.vault.passphrase_wanted.connect(self.vault_desk.change_passphrase)
        self.vault_desk.changed.connect(self.refresh)
        self.vault_desk.done.connect(lambda words: self.told.tell(words, can_undo=False))
        self.detail.proof_opened.connect(self.citation_opened)
        self.detail.split_wanted.connect(self.split)
        self.detail.links_shown.connect(lambda is_on: self._beside.setVisible(not is_on))
        self.detail.merge_wanted.connect(self.merge)
        self.acts.done.connect(self._show_done)
        self.acts.failed.connect(self._tell_error)
        self.told.undo_wanted.connect(self.acts.undo)

    def _add_keys(self) -> None:
        on_list: tuple[tuple[str, Callable[[], None]], ...] = (
            ("F2", self.edit),
            ("P", self.pin),
            ("Del", self.reject),
            ("Shift+Del", self.forget),
            ("M", self.merge),
            ("D", self.tasks.finish_or_open),
            ("X", self.tasks.drop),
            ("G", lambda: self.detail.show_links(True)),
        )
        for keys, act in on_list:
            self.list.add_key(keys, act)
        on_page: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ctrl+F", self._to_search),
            ("Ctrl+Z", self.acts.undo),
            ("Alt+Left", self.detail.go_back),
            ("Esc", self._leave_links),
        )
        for keys, act in on_page:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _leave_links(self) -> None:
        if self.detail.links_button.isChecked():
            self.detail.show_links(False)
            self.list.setFocus()

    def _to_search(self) -> None:
        self.filter.field.setFocus()
        self.filter.field.selectAll()
