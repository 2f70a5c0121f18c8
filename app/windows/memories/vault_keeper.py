"""Holds the right to open vault items, for as short a time as is useful."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.browsing_door import BrowsingDoor, NewItem
from app.memory_door import MemoryDoor
from app.windows.memories.secret_clipboard import SecretClipboard
from app.windows.workplace import Workplace
from core.errors import RecollectError
from core.ids import MemoryId
from core.memory.vault import ItemChange, OpenVault

UNLOCKED_MS = 5 * 60_000

Done = Callable[[], None]
Refused = Callable[[RecollectError], None]


class VaultKeeper(QObject):
    """Locks by itself after five minutes without use; never holds the passphrase or a value."""

    lock_changed = Signal(bool)  # whether it is open now

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._work = workplace
        self._vault: OpenVault | None = None
        self.clipboard = SecretClipboard()
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(UNLOCKED_MS)
        self.timer.timeout.connect(self.lock)

    @property
    def is_open(self) -> bool:
        return self._vault is not None

    def unlock(self, passphrase: str, on_error: Callable[[RecollectError], None]) -> None:
        """Open the vault with its passphrase; no value is opened by it."""
        self._work.runner.submit(
            lambda door: door.browsing.unlock_vault(passphrase), self._take, on_error, owner=self
        )

    def lock(self) -> None:
        """Let go of the key."""
        self.timer.stop()
        if self._vault is not None:
            self._vault = None
            self.lock_changed.emit(False)

    def reveal(
        self,
        memory_id: MemoryId,
        on_value: Callable[[str], None],
        on_error: Callable[[RecollectError], None],
        owner: QObject,
    ) -> None:
        """Open one item; nothing happens while the vault is locked."""
        vault = self._vault
        if vault is None:
            return
        self.timer.start()
        self._work.runner.submit(
            lambda door: door.browsing.reveal(memory_id, vault), on_value, on_error, owner=owner
        )

    def add(self, item: NewItem, on_done: Done, on_error: Refused, owner: QObject) -> None:
        """Keep what was typed; nothing happens while the vault is locked."""
        now = self._work.clock.now()
        if self._vault is not None:
            self._change(lambda door: door.add_to_vault(item, now), on_done, on_error, owner)

    def change(
        self,
        memory_id: MemoryId,
        change: ItemChange,
        on_done: Done,
        on_error: Refused,
        owner: QObject,
    ) -> None:
        """Change an item; nothing happens while the vault is locked."""
        vault, now = self._vault, self._work.clock.now()
        if vault is not None:
            self._change(
                lambda door: door.change_vault_item(memory_id, vault, change, now),
                on_done,
                on_error,
                owner,
            )

    def change_passphrase(
        self, old: str, new: str, on_done: Done, on_error: Refused, owner: QObject
    ) -> None:
        """Put the vault behind another passphrase; what is open stays open."""
        self._change(lambda door: door.change_vault_passphrase(old, new), on_done, on_error, owner)

    def _change(
        self,
        act: Callable[[BrowsingDoor], object],
        on_done: Done,
        on_error: Refused,
        owner: QObject,
    ) -> None:
        if self._vault is not None:
            self.timer.start()

        def work(door: MemoryDoor) -> None:
            act(door.browsing)

        self._work.runner.submit(work, lambda _none: on_done(), on_error, owner=owner)

    def _take(self, vault: OpenVault) -> None:
        self._vault = vault
        self.timer.start()
        self.lock_changed.emit(True)
