"""The earlier conversations: find, open, rename, export, delete with a way back."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QWidget,
)

from app.known_sentences import in_app_language
from app.memory_door import MemoryDoor
from app.task_runner import Lane
from app.text_file import write_text
from app.theme.tokens import MEASURES
from app.windows.announcement import announce
from app.windows.building_blocks import button, column, icon_button, label, make_clearable, row
from app.windows.conversations.conversation_text import as_markdown
from app.windows.two_line_painter import TwoLinePainter
from app.windows.words import moment_words
from app.windows.workplace import Workplace
from core.errors import RecollectError
from core.store.chat_store import ConversationOutline

_WIDTH, _LEAST_WIDTH = 272, 160  # in a narrow window it leaves the messages their room
_SEARCH_REST_MS = 200
UNDO_MS = 8000
_OUTLINE = Qt.ItemDataRole.UserRole


class ConversationPanel(QFrame):
    """A deleted conversation is gone from the list at once, and from the disk a moment later."""

    opened = Signal(object)  # ConversationId
    deleted = Signal(object)  # ConversationId
    shown = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setMinimumWidth(workplace.theme.grown_in_window(_LEAST_WIDTH))
        self.setMaximumWidth(workplace.theme.grown(_WIDTH))
        self._work = workplace
        self._going: ConversationOutline | None = None
        self._is_showing = False
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search your chats"))
        self.search.setAccessibleName(self.tr("Search your chats"))
        make_clearable(self.search, workplace.theme)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Chats"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setProperty("kind", "bare")
        self.list.setItemDelegate(TwoLinePainter(workplace.theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.told = label("", "caption", wraps=True)
        self.told.hide()
        self._build()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_SEARCH_REST_MS)
        self._rest.timeout.connect(self.refresh)
        self._undo_time = QTimer(self)
        self._undo_time.setSingleShot(True)
        self._undo_time.setInterval(UNDO_MS)
        self._undo_time.timeout.connect(self.finish_deleting)
        self._connect()

    @property
    def current(self) -> ConversationOutline | None:
        """The one that is selected."""
        item = self.list.currentItem()
        outline: ConversationOutline | None = None if item is None else item.data(_OUTLINE)
        return outline

    def refresh(self) -> None:
        """Read the list again."""
        sought = self.search.text()
        self._work.runner.submit(
            lambda door: door.conversations(sought), self._show, self._tell, owner=self
        )

    # what the user does

    def rename(self) -> None:
        """Let the selected title be typed over."""
        item = self.list.currentItem()
        if item is not None:
            self._is_showing = True
            outline: ConversationOutline = item.data(_OUTLINE)
            item.setText(outline.title)
            self._is_showing = False
            self.list.editItem(item)

    def delete(self) -> None:
        """Take the selected conversation off the list; it can be brought back for a moment."""
        outline = self.current
        if outline is None:
            return
        self.finish_deleting()
        self._going = outline
        self.list.takeItem(self.list.currentRow())
        words = self.tr("“{title}” is deleted.").format(title=self._title(outline))
        self._undo_words.setText(words)
        self._undo_bar.show()
        announce(self, words)
        self._undo_time.start()
        now = self._work.clock.now()
        self._work.runner.submit(
            lambda door: door.put_away_conversation(outline.id, now),
            lambda _none: self.deleted.emit(outline.id),
            self._tell,
            owner=self,
        )

    def undo(self) -> None:
        """Bring back what was just deleted."""
        self._undo_time.stop()
        self._undo_bar.hide()
        going, self._going = self._going, None
        if going is not None:
            self._work.runner.submit(
                lambda door: door.bring_back_conversation(going.id),
                lambda _none: self.refresh(),
                self._tell,
                owner=self,
            )

    def finish_deleting(self) -> None:
        """Delete for good what waits for it; nothing of it stays on the disk."""
        going, self._going = self._going, None
        self._undo_time.stop()
        self._undo_bar.hide()
        if going is not None:
            self._work.runner.submit(
                lambda door: door.delete_conversation(going.id),
                lambda _receipt: None,
                self._tell,
                lane=Lane.IMPORT,
            )

    def export_to(self, outline: ConversationOutline, path: Path) -> None:
        """Write a conversation as Markdown; it is not encrypted there."""

        title = self._title(outline)

        def write(door: MemoryDoor) -> None:
            write_text(path, as_markdown(title, door.conversation(outline.id)))

        self._work.runner.submit(
            write, lambda _none: self._exported(path), self._tell, lane=Lane.FILES, owner=self
        )

    # showing

    def _show(self, outlines: Sequence[ConversationOutline]) -> None:
        self._is_showing = True
        kept = self.current
        self.list.clear()
        for outline in outlines:
            item = QListWidgetItem(self._words_of(outline))
            item.setData(_OUTLINE, outline)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setToolTip(self._title(outline))
            self.list.addItem(item)
            if kept is not None and outline.id == kept.id:
                self.list.setCurrentItem(item)
        self._is_showing = False
        self._empty.setVisible(self.list.count() == 0)
        self._empty.setText(
            self.tr("No chat speaks of “{text}”.").format(text=self.search.text().strip())
            if self.search.text().strip()
            else self.tr("What you ask stays here, and on this computer only.")
        )
        self.shown.emit()

    def _title(self, outline: ConversationOutline) -> str:
        return outline.title or self.tr("(forgotten)")

    def _words_of(self, outline: ConversationOutline) -> str:
        title = self._title(outline)
        short = title if len(title) <= 60 else f"{title[:59]}…"
        return f"{short}\n{moment_words(outline.at, self._work.clock.now().date())}"

    def _tell(self, error: RecollectError) -> None:
        self._say(in_app_language(str(error)))

    def _say(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))
        self.shown.emit()

    # doing

    def _open(self, item: QListWidgetItem) -> None:
        outline: ConversationOutline = item.data(_OUTLINE)
        self.opened.emit(outline.id)

    def _keep_title(self, item: QListWidgetItem) -> None:
        if self._is_showing:
            return
        outline: ConversationOutline = item.data(_OUTLINE)
        title = item.text().strip()

        def keep(door: MemoryDoor) -> None:
            if title != outline.title:
                door.rename_conversation(outline.id, title)

        self._work.runner.submit(keep, lambda _none: self.refresh(), self._tell, owner=self)

    def _choose_export(self) -> None:
        outline = self.current
        if outline is None:
            return
        name = "".join(sign if sign.isalnum() else "-" for sign in outline.title[:40]).strip("-")
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Where the chat goes"),
            str(Path.home() / f"{name or 'chat'}.md"),
            self.tr("Markdown (*.md)"),
        )
        if chosen:
            self.export_to(outline, Path(chosen))

    def _exported(self, path: Path) -> None:
        self._say(
            self.tr("{name} was written. It is readable by anyone who has it.").format(
                name=path.name
            )
        )

    def _open_menu(self, place: QPoint) -> None:
        item = self.list.itemAt(place)
        if item is None:
            return
        self.list.setCurrentItem(item)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, act in (
            (self.tr("Open"), lambda: self._open(item)),
            (self.tr("Rename"), self.rename),
            (self.tr("Export as Markdown…"), self._choose_export),
            (self.tr("Delete"), self.delete),
        ):
            action = QAction(words, menu)
            action.triggered.connect(lambda _checked=False, act=act: act())
            menu.addAction(action)
        menu.popup(self.list.viewport().mapToGlobal(place))

    # building

    def _build(self) -> None:
        layout = column(self, margin=MEASURES.space_3)
        layout.addWidget(label(self.tr("Chats"), "strong"))
        layout.addWidget(self.search)
        self._empty = label("", "quiet", wraps=True)
        self._empty.hide()
        layout.addWidget(self._empty)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._acts())
        self._undo_bar = QWidget()
        line = row(self._undo_bar)
        self._undo_words = label("", "caption", wraps=True)
        line.addWidget(self._undo_words, 1)
        self.undo_button = button(self.tr("Undo"), self.undo, "link")
        line.addWidget(self.undo_button)
        self._undo_bar.hide()
        layout.addWidget(self._undo_bar)
        layout.addWidget(self.told)

    def _acts(self) -> QWidget:
        """What can be done with the chat that is selected, for who does not press the right key."""
        acts = QWidget()
        line = row(acts, gap=MEASURES.space_1)
        self.act_buttons = tuple(
            icon_button(self._work.theme.icon(icon), name, act, "small")
            for icon, name, act in (
                ("edit", self.tr("Rename"), self.rename),
                ("export", self.tr("Export as Markdown…"), self._choose_export),
                ("forget", self.tr("Delete"), self.delete),
            )
        )
        for made in self.act_buttons:
            line.addWidget(made)
        line.addStretch(1)
        self._dress()
        return acts

    def _dress(self) -> None:
        """The buttons act on the selected chat, if there is one."""
        for made, icon in zip(self.act_buttons, ("edit", "export", "forget"), strict=True):
            made.setIcon(self._work.theme.icon(icon))
            made.setEnabled(self.current is not None)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._dress)
        self._work.theme.changed.connect(self._dress)
        self.search.textChanged.connect(self._rest.start)
        self.list.itemActivated.connect(self._open)
        self.list.itemClicked.connect(self._open)
        self.list.itemChanged.connect(self._keep_title)
        self.list.customContextMenuRequested.connect(self._open_menu)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Delete), self.delete),
            (QKeySequence(Qt.Key.Key_F2), self.rename),
        ):
            shortcut = QShortcut(keys, self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
