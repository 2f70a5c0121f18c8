"""What stands above the vault's list: making a vault, its lock, and what was caught."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.browsing_door import BrowsingDoor, VaultState
from app.known_sentences import in_app_language
from app.memory_door import MemoryDoor
from app.theme.tokens import MEASURES
from app.windows.building_blocks import button, card, clear_layout, column, label, row
from app.windows.button_row import button_row
from app.windows.elided_label import ElidedLabel
from app.windows.folding_row import FoldingRow
from app.windows.memories.entry_model import READING
from app.windows.memories.vault_keeper import VaultKeeper
from app.windows.word_height import WordHeight
from app.windows.words import moment_words
from app.windows.workplace import Workplace
from core.errors import RecollectError
from core.ids import OfferId
from core.store.vault_store import VaultOffer

_SHOWN_AT_ONCE = 5
_MAKING_WIDTH = 480  # two fields and a sentence; wider they would look lost


class VaultPanel(WordHeight):
    """`changed` tells that something was put into the vault, or that there is one now; `add_wanted`
    and `passphrase_wanted` ask for the dialogs."""

    changed = Signal()
    read = Signal()
    add_wanted = Signal()
    passphrase_wanted = Signal()

    def __init__(self, workplace: Workplace, keeper: VaultKeeper) -> None:
        super().__init__()
        self._work = workplace
        self._keeper = keeper
        self._offers: Sequence[VaultOffer] = ()
        self._is_wanted = False
        self.exists = False  # whether there is a vault, as of the last look
        self._layout = column(self, gap=MEASURES.space_2)
        self.keep_buttons: list[QPushButton] = []
        self.let_go_buttons: list[QPushButton] = []
        self.first, self.second = self._field(), self._field()
        self.field = self._field()
        self._told = self._trouble_line()
        keeper.lock_changed.connect(self._draw)

    def refresh(self) -> None:
        """Read whether there is a vault, and what is on offer; then show it."""
        self._is_wanted = True
        now = self._work.clock.now()
        self._work.runner.submit(
            lambda door: door.browsing.vault(now), self._show, self._tell, lane=READING, owner=self
        )

    def put_away(self) -> None:
        """Another shelf is looked at."""
        self._is_wanted = False
        self.hide()

    def make_vault(self) -> None:
        """Make the vault, if both fields say the same."""
        passphrase = self.first.text()
        if passphrase != self.second.text():
            self._say(self.tr("The two passphrases differ; type the same in both fields."))
            return
        self._change(lambda door: door.create_vault(passphrase))

    def keep(self, offer_id: OfferId) -> None:
        """Put what was caught into the vault."""
        now = self._work.clock.now()
        self._change(lambda door: door.accept_offer(offer_id, now))

    def let_go(self, offer_id: OfferId) -> None:
        """What was caught is not wanted, now or later."""
        self._change(lambda door: door.dismiss_offer(offer_id))

    # showing

    def _show(self, state: VaultState) -> None:
        self.exists = state.exists
        self._offers = state.offers
        self._draw()
        self.setVisible(self._is_wanted)
        self.read.emit()

    def _draw(self) -> None:
        has_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        clear_layout(self._layout)
        self.keep_buttons, self.let_go_buttons = [], []
        if not self.exists:
            self._show_making()
        else:
            self._show_lock()
        if self._offers:
            self._show_offers(self._offers)
        self._told = self._trouble_line()
        if has_focus and self.exists and not self._keeper.is_open:
            self.field.setFocus()  # the field that had it is gone

    def unlock(self) -> None:
        """Try the passphrase that was typed; it is kept nowhere."""
        passphrase = self.field.text()
        self.field.clear()
        self._told.hide()
        if passphrase:
            self._keeper.unlock(passphrase, self._tell)

    def _show_lock(self) -> None:
        """What can be done with the whole vault; locked, only opening it."""
        if self._keeper.is_open:
            self.add_button = button(self.tr("Add…"), self.add_wanted.emit, "small")
            self.passphrase_button = button(
                self.tr("Change passphrase…"), self.passphrase_wanted.emit, "small"
            )
            self.lock_button = button(self.tr("Lock"), self._keeper.lock, "small")
            line = button_row((self.add_button, self.passphrase_button), (self.lock_button,))
        else:
            self.field = self._field()
            self.field.setPlaceholderText(self.tr("Passphrase of the vault"))
            self.field.setAccessibleName(self.tr("Passphrase of the vault"))
            self.field.returnPressed.connect(self.unlock)
            self.unlock_button = button(self.tr("Unlock"), self.unlock)
            line = FoldingRow((self.field, self.unlock_button), (1, 0), MEASURES.space_2)
        self._layout.addWidget(line)

    def _show_making(self) -> None:
        frame, layout = self._card(self.tr("There is no vault yet"))
        frame.setMaximumWidth(self._work.theme.grown(_MAKING_WIDTH))
        layout.addWidget(
            label(
                self.tr(
                    "A vault keeps passwords and numbers that Recollect blacks out everywhere "
                    "else, if you say so, one by one. Without its passphrase nobody can open it, "
                    "you included."
                ),
                "quiet",
                wraps=True,
            )
        )
        self.first, self.second = self._field(), self._field()
        for field, name in (
            (self.first, self.tr("New passphrase")),
            (self.second, self.tr("Once more")),
        ):
            field.setPlaceholderText(name)
            field.setAccessibleName(name)
            field.returnPressed.connect(self.make_vault)
            layout.addWidget(field)
        self.make_button = button(self.tr("Make the vault"), self.make_vault, "primary")
        layout.addWidget(button_row((self.make_button,)))
        in_line = row()  # so that its height is that of its own width
        in_line.addWidget(frame)
        self._layout.addLayout(in_line)

    def _show_offers(self, offers: Sequence[VaultOffer]) -> None:
        frame, layout = self._card(self.tr("Caught, and not kept yet"))
        today = self._work.clock.now().date()
        for offer in offers[:_SHOWN_AT_ONCE]:
            said = QWidget()
            words = column(said, gap=0)
            words.addWidget(ElidedLabel(offer.caption))
            words.addWidget(label(moment_words(offer.offered_at, today), "caption"))
            keep = button(self.tr("Keep"), partial(self.keep, offer.id), "small")
            let_go = button(self.tr("Let go"), partial(self.let_go, offer.id), "small")
            keep.setAccessibleName(self.tr("Keep {caption}").format(caption=offer.caption))
            let_go.setAccessibleName(self.tr("Let go {caption}").format(caption=offer.caption))
            self.keep_buttons.append(keep)
            self.let_go_buttons.append(let_go)
            layout.addWidget(FoldingRow((said, keep, let_go), (1, 0, 0), MEASURES.space_2))
        left = len(offers) - _SHOWN_AT_ONCE
        if left > 0:
            words_left = self.tr("and {count} more after these").format(count=left)
            layout.addWidget(label(words_left, "caption"))
        self._layout.addWidget(frame)

    def _change(self, act: Callable[[BrowsingDoor], object]) -> None:
        def work(door: MemoryDoor) -> None:
            act(door.browsing)

        self._work.runner.submit(work, lambda _none: self._changed(), self._tell, owner=self)

    def _changed(self) -> None:
        self.refresh()
        self.changed.emit()

    def _tell(self, error: RecollectError) -> None:
        self._say(in_app_language(str(error)))
        self.read.emit()

    def _say(self, words: str) -> None:
        self._told.setText(words)
        self._told.show()

    def _trouble_line(self) -> QLabel:
        made = label("", "error", wraps=True)
        made.hide()
        self._layout.addWidget(made)
        return made

    def _card(self, heading: str) -> tuple[QFrame, QVBoxLayout]:
        frame = card("card")
        layout = column(frame, margin=MEASURES.space_3, gap=MEASURES.space_2)
        layout.addWidget(label(heading, "strong", wraps=True))
        return frame, layout

    def _field(self) -> QLineEdit:
        made = QLineEdit()
        made.setEchoMode(QLineEdit.EchoMode.Password)
        return made
