"""The `BrowsingDoor` over the real store."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from app.browsing_door import (
    Browse,
    Entry,
    EntryPage,
    NewItem,
    Shelf,
    Surroundings,
    VaultState,
)
from app.memory_account import (
    EntityAccount,
    MemoryAccount,
    account_of_entity,
    account_of_memory,
)
from core.entity_record import EntityId, EntityItem, Item, MemoryItem
from core.ids import MemoryId, OfferId
from core.memory.entities.keys import key_of
from core.memory.from_user import corrections
from core.memory.from_user.entity_corrections import (
    merge_entities,
    split_entity,
    undo_entity_change,
)
from core.memory.from_user.task_states import TaskState, set_task_state
from core.memory.links.neighbourhood import neighbourhood
from core.memory.tasks.tree import task_tree, with_depth
from core.memory.vault import (
    ItemChange,
    OpenVault,
    accept_offer,
    add_to_vault,
    change_vault_item,
    change_vault_passphrase,
    create_vault,
    dismiss_offer,
    remove_from_vault,
    reveal_with,
    unlock,
    vault_offers,
)
from core.memory_record import MemoryKind, Role
from core.recall.query import quoted
from core.store.entity_listing import EntityHeadline
from core.store.forgetting import ForgetReceipt
from core.store.keyset import Mark, Order
from core.store.memory_outlines import Headline
from core.store.memory_store import MemoryFilter
from core.store.store import Store

_MOST_TASKS = 20_000  # more to do than that is shown as far as it goes


class StoreBrowsing:
    """Looks through one store, and changes it as the user says; used on its thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def counts(self, wanted: Browse) -> Mapping[Shelf, int]:
        by_kind = self._store.outlines.number_by_kind(_filter(wanted, None))
        found = {Shelf(kind.value): number for kind, number in by_kind.items()}
        found[Shelf.EVERYTHING] = sum(by_kind.values())
        found[Shelf.ENTITIES] = self._store.entity_listing.number_matching(
            None, key_of(wanted.text)
        )
        return found

    def page(self, wanted: Browse, after: Mark | None, limit: int) -> EntryPage:
        store = self._store
        if wanted.shelf is Shelf.ENTITIES:
            names = store.entity_listing.page(key_of(wanted.text), wanted.order, after, limit)
            return EntryPage(tuple(Entry(one) for one in names.entries), names.end)
        kept = _filter(wanted, wanted.shelf.kind)
        if wanted.shelf is Shelf.TASK and wanted.order is Order.NEWEST and kept.words is None:
            tasks = store.outlines.page(kept, Order.NEWEST, None, _MOST_TASKS).entries
            return EntryPage(
                tuple(Entry(task, depth) for depth, task in with_depth(task_tree(tasks)))
            )
        found = store.outlines.page(kept, wanted.order, after, limit)
        return EntryPage(tuple(Entry(one) for one in found.entries), found.end)

    def headlines(self, ids: Sequence[MemoryId]) -> Mapping[MemoryId, Headline]:
        return self._store.outlines.headlines(ids)

    def memory(self, memory_id: MemoryId) -> MemoryAccount:
        return account_of_memory(self._store, memory_id)

    def entity(self, entity_id: EntityId) -> EntityAccount:
        return account_of_entity(self._store, entity_id)

    def surroundings(self, centre: Item) -> Surroundings:
        around = neighbourhood(self._store, centre)
        memories = [item.id for item in around.items if isinstance(item, MemoryItem)]
        entities = [item.id for item in around.items if isinstance(item, EntityItem)]
        shown: dict[Item, Headline | EntityHeadline] = {}
        for memory_id, headline in self._store.outlines.headlines(memories).items():
            shown[MemoryItem(memory_id)] = headline
        for entity_id, name in self._store.entity_listing.headlines(entities).items():
            shown[EntityItem(entity_id)] = name
        return Surroundings(around, shown)

    def correct(self, memory_id: MemoryId, text: str, role: Role, now: datetime) -> None:
        corrections.correct(self._store, memory_id, text, now, role)

    def pin(self, memory_id: MemoryId, now: datetime, *, is_pinned: bool) -> None:
        corrections.pin(self._store, memory_id, now, is_pinned=is_pinned)

    def reject(self, memory_id: MemoryId, now: datetime) -> None:
        corrections.reject(self._store, memory_id, now)

    def set_task_state(self, memory_id: MemoryId, state: TaskState, now: datetime) -> None:
        set_task_state(self._store, memory_id, state, now)

    def merge(self, ids: Sequence[MemoryId], now: datetime) -> None:
        corrections.merge(self._store, ids, now)

    def undo(self, memory_id: MemoryId, now: datetime) -> None:
        corrections.undo(self._store, memory_id, now)

    def merge_entities(self, ids: Sequence[EntityId], now: datetime) -> None:
        merge_entities(self._store, ids, now)

    def split_entity(self, entity_id: EntityId, names: Sequence[str], now: datetime) -> EntityId:
        _, taken_out = split_entity(self._store, entity_id, names, now)
        return taken_out.id

    def undo_entity(self, entity_id: EntityId, now: datetime) -> None:
        undo_entity_change(self._store, entity_id, now)

    def forget(self, memory_id: MemoryId, now: datetime, *, dry_run: bool = False) -> ForgetReceipt:
        memory = self._store.memories.get(memory_id)
        if memory.kind is not MemoryKind.VAULT:
            return self._store.forgetting.forget(memory.evidence, dry_run=dry_run)
        if not dry_run:
            remove_from_vault(self._store, memory_id, now)
        return ForgetReceipt({"memories": 1}, dry_run=dry_run)

    def vault(self, now: datetime) -> VaultState:
        return VaultState(self._store.vault.exists(), tuple(vault_offers(self._store, now)))

    def create_vault(self, passphrase: str) -> None:
        create_vault(self._store, passphrase)

    def change_vault_passphrase(self, old: str, new: str) -> None:
        change_vault_passphrase(self._store, old, new)

    def add_to_vault(self, item: NewItem, now: datetime) -> MemoryId:
        return add_to_vault(self._store, item.kind, item.caption, item.value, now, item.sensitivity)

    def change_vault_item(
        self, memory_id: MemoryId, vault: OpenVault, change: ItemChange, now: datetime
    ) -> None:
        change_vault_item(self._store, vault, memory_id, change, now)

    def unlock_vault(self, passphrase: str) -> OpenVault:
        return unlock(self._store, passphrase)

    def reveal(self, memory_id: MemoryId, vault: OpenVault) -> str:
        return reveal_with(self._store, memory_id, vault)

    def accept_offer(self, offer_id: OfferId, now: datetime) -> MemoryId:
        return accept_offer(self._store, offer_id, now)

    def dismiss_offer(self, offer_id: OfferId) -> None:
        dismiss_offer(self._store, offer_id)


def _filter(wanted: Browse, kind: MemoryKind | None) -> MemoryFilter:
    """What memories must be; the last word may still be typed, so it may go on."""
    words = wanted.text.split()
    expression = " ".join(quoted(word) + "*" for word in words[-1:])
    expression = " ".join([*(quoted(word) for word in words[:-1]), expression]).strip()
    return MemoryFilter(kind=kind, status=wanted.status, words=expression or None)
