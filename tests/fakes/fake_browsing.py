"""A memory browser's door behind which nothing was learned yet, for tests of other pages."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from app.browsing_door import Browse, EntryPage, NewItem, Shelf, Surroundings, VaultState
from app.memory_account import EntityAccount, MemoryAccount
from core.entity_record import EntityId, Item
from core.errors import RecollectError, UnknownItem, VaultClosed
from core.ids import MemoryId, OfferId
from core.memory.from_user.task_states import TaskState
from core.memory.vault import ItemChange, OpenVault
from core.memory_record import Role
from core.store.forgetting import ForgetReceipt
from core.store.keyset import Mark
from core.store.memory_outlines import Headline

_NONE = "There is no such memory; it may have been forgotten."


class FakeBrowsing:
    """Lists nothing; `failure` is raised by the next page that is asked for."""

    def __init__(self) -> None:
        self.failure: RecollectError | None = None

    def counts(self, wanted: Browse) -> Mapping[Shelf, int]:
        return dict.fromkeys(Shelf, 0)

    def page(self, wanted: Browse, after: Mark | None, limit: int) -> EntryPage:
        if self.failure is not None:
            failure, self.failure = self.failure, None
            raise failure
        return EntryPage(())

    def headlines(self, ids: Sequence[MemoryId]) -> Mapping[MemoryId, Headline]:
        return {}

    def memory(self, memory_id: MemoryId) -> MemoryAccount:
        raise UnknownItem(_NONE)

    def entity(self, entity_id: EntityId) -> EntityAccount:
        raise UnknownItem(_NONE)

    def surroundings(self, centre: Item) -> Surroundings:
        raise UnknownItem(_NONE)

    def correct(self, memory_id: MemoryId, text: str, role: Role, now: datetime) -> None:
        raise UnknownItem(_NONE)

    def pin(self, memory_id: MemoryId, now: datetime, *, is_pinned: bool) -> None:
        raise UnknownItem(_NONE)

    def reject(self, memory_id: MemoryId, now: datetime) -> None:
        raise UnknownItem(_NONE)

    def set_task_state(self, memory_id: MemoryId, state: TaskState, now: datetime) -> None:
        raise UnknownItem(_NONE)

    def merge(self, ids: Sequence[MemoryId], now: datetime) -> None:
        raise UnknownItem(_NONE)

    def undo(self, memory_id: MemoryId, now: datetime) -> None:
        raise UnknownItem(_NONE)

    def merge_entities(self, ids: Sequence[EntityId], now: datetime) -> None:
        raise UnknownItem(_NONE)

    def split_entity(self, entity_id: EntityId, names: Sequence[str], now: datetime) -> EntityId:
        raise UnknownItem(_NONE)

    def undo_entity(self, entity_id: EntityId, now: datetime) -> None:
        raise UnknownItem(_NONE)

    def forget(self, memory_id: MemoryId, now: datetime, *, dry_run: bool = False) -> ForgetReceipt:
        raise UnknownItem(_NONE)

    def vault(self, now: datetime) -> VaultState:
        return VaultState(exists=False)

    def create_vault(self, passphrase: str) -> None:
        raise VaultClosed("There can be no vault here.")

    def change_vault_passphrase(self, old: str, new: str) -> None:
        raise VaultClosed(_NONE)

    def add_to_vault(self, item: NewItem, now: datetime) -> MemoryId:
        raise VaultClosed(_NONE)

    def change_vault_item(
        self, memory_id: MemoryId, vault: OpenVault, change: ItemChange, now: datetime
    ) -> None:
        raise VaultClosed(_NONE)

    def unlock_vault(self, passphrase: str) -> OpenVault:
        raise VaultClosed("There is no vault here.")

    def reveal(self, memory_id: MemoryId, vault: OpenVault) -> str:
        raise UnknownItem(_NONE)

    def accept_offer(self, offer_id: OfferId, now: datetime) -> MemoryId:
        raise UnknownItem(_NONE)

    def dismiss_offer(self, offer_id: OfferId) -> None:
        raise UnknownItem(_NONE)
