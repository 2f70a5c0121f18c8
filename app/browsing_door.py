"""Everything the memory browser may ask, as a door beside the windows' other one.

Its calls block and may raise a `RecollectError`, so they run on a worker thread
(`app.task_runner`). `app.store_browsing` implements it over the real store.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from app.memory_account import EntityAccount, MemoryAccount
from core.entity_record import EntityId, Item
from core.ids import MemoryId, OfferId
from core.memory.from_user.task_states import TaskState
from core.memory.links.neighbourhood import Neighbourhood
from core.memory.vault import ItemChange, KeptKind, OpenVault, Sensitivity
from core.memory_record import MemoryKind, Role, Status
from core.store.entity_listing import EntityHeadline
from core.store.forgetting import ForgetReceipt
from core.store.keyset import Mark, Order
from core.store.memory_outlines import Headline
from core.store.vault_store import VaultOffer


class Shelf(StrEnum):
    """What the browser sorts memories into: their kinds, everything, and names."""

    EVERYTHING = "everything"
    CORE = MemoryKind.CORE.value
    EPISODIC = MemoryKind.EPISODIC.value
    SEMANTIC = MemoryKind.SEMANTIC.value
    PROCEDURAL = MemoryKind.PROCEDURAL.value
    RESOURCE = MemoryKind.RESOURCE.value
    TASK = MemoryKind.TASK.value
    ENTITIES = "entities"
    VAULT = MemoryKind.VAULT.value

    @property
    def kind(self) -> MemoryKind | None:
        """The one kind of memory on this shelf, if it is one."""
        is_kind = self not in {Shelf.EVERYTHING, Shelf.ENTITIES}
        return MemoryKind(self.value) if is_kind else None


@dataclass(frozen=True, slots=True)
class Browse:
    """What the user wants to see. `status` says nothing of names, which only are."""

    shelf: Shelf = Shelf.EVERYTHING
    text: str = ""
    order: Order = Order.NEWEST
    status: Status = Status.ACTIVE


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list. `depth` is how far down a tree of tasks it stands."""

    shown: Headline | EntityHeadline
    depth: int = 0


@dataclass(frozen=True, slots=True)
class EntryPage:
    """Some lines; `end` is where the next page begins, None after the last."""

    entries: tuple[Entry, ...]
    end: Mark | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A neighbourhood with what its items are called; items that just went are left out."""

    around: Neighbourhood
    shown: Mapping[Item, Headline | EntityHeadline]


@dataclass(frozen=True, slots=True)
class VaultState:
    """Whether there is a vault, and what was caught that the user may keep."""

    exists: bool
    offers: tuple[VaultOffer, ...] = ()


@dataclass(frozen=True, slots=True)
class NewItem:
    """What the user typed to be kept in the vault."""

    kind: KeptKind
    caption: str
    sensitivity: Sensitivity
    value: str = field(repr=False)


class BrowsingDoor(Protocol):
    """The memory as the browser sees it."""

    def counts(self, wanted: Browse) -> Mapping[Shelf, int]:
        """How much each shelf holds of what matches the text and the status."""
        ...

    def page(self, wanted: Browse, after: Mark | None, limit: int) -> EntryPage:
        """The lines after a mark. Tasks without a text come whole, as the tree that they are."""
        ...

    def headlines(self, ids: Sequence[MemoryId]) -> Mapping[MemoryId, Headline]:
        """Memories as they stand now; forgotten ones are left out."""
        ...

    def memory(self, memory_id: MemoryId) -> MemoryAccount: ...

    def entity(self, entity_id: EntityId) -> EntityAccount: ...

    def surroundings(self, centre: Item) -> Surroundings: ...

    def correct(self, memory_id: MemoryId, text: str, role: Role, now: datetime) -> None: ...

    def pin(self, memory_id: MemoryId, now: datetime, *, is_pinned: bool) -> None: ...

    def reject(self, memory_id: MemoryId, now: datetime) -> None: ...

    def set_task_state(self, memory_id: MemoryId, state: TaskState, now: datetime) -> None:
        """Say how a task stands."""
        ...

    def merge(self, ids: Sequence[MemoryId], now: datetime) -> None:
        """Make the first stand for all."""
        ...

    def undo(self, memory_id: MemoryId, now: datetime) -> None:
        """Take the newest act on a memory back."""
        ...

    def merge_entities(self, ids: Sequence[EntityId], now: datetime) -> None: ...

    def split_entity(self, entity_id: EntityId, names: Sequence[str], now: datetime) -> EntityId:
        """Make names an entity of their own; gives the new one."""
        ...

    def undo_entity(self, entity_id: EntityId, now: datetime) -> None: ...

    def forget(self, memory_id: MemoryId, now: datetime, *, dry_run: bool = False) -> ForgetReceipt:
        """Forget a memory with the frames that it rests on; of the vault, the item alone."""
        ...

    def vault(self, now: datetime) -> VaultState: ...

    def create_vault(self, passphrase: str) -> None: ...

    def change_vault_passphrase(self, old: str, new: str) -> None: ...

    def add_to_vault(self, item: NewItem, now: datetime) -> MemoryId: ...

    def change_vault_item(
        self, memory_id: MemoryId, vault: OpenVault, change: ItemChange, now: datetime
    ) -> None: ...

    def unlock_vault(self, passphrase: str) -> OpenVault: ...

    def reveal(self, memory_id: MemoryId, vault: OpenVault) -> str: ...

    def accept_offer(self, offer_id: OfferId, now: datetime) -> MemoryId: ...

    def dismiss_offer(self, offer_id: OfferId) -> None: ...
