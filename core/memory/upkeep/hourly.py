"""The upkeep that the running app does by itself, at most once an hour and only when it is idle.

Offers to the vault whose time is over go, and what the user's limits no longer keep; without
limits nothing else does. What was let go is written down, so that it can be told later.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from core.memory.upkeep.tidying import policy_of, tidy
from core.memory.vault import expire_offers
from core.store.store import Store

EVERY = timedelta(hours=1)
_LOOKED_AT, _LET_GO, _OVER = "upkeep_looked_at", "upkeep_let_go", "upkeep_bytes_over"


@dataclass(frozen=True, slots=True)
class UpkeepReceipt:
    """What was let go, and when: offers to the vault, pictures and texts of frames, their bytes."""

    at: datetime
    offers: int
    pixels: int
    details: int
    bytes_freed: int

    @property
    def is_empty(self) -> bool:
        return not (self.offers or self.pixels or self.details)


def keep_house(store: Store, now: datetime) -> UpkeepReceipt | None:
    """Do the hourly upkeep if it is due; None if it is not, or while frames wait in the queue.

    A clock that was set back counts as an hour gone by.
    """
    looked_at = store.settings.note(_LOOKED_AT)
    if looked_at is not None:
        since = now - datetime.fromisoformat(json.loads(looked_at))
        if timedelta() <= since < EVERY:
            return None
    if store.formation.waiting_count():
        return None
    offers = expire_offers(store, now)
    tidied = tidy(store, policy_of(store), now)
    receipt = UpkeepReceipt(now, offers, tidied.pixels, tidied.details, tidied.bytes_freed)
    with store.transaction():
        store.settings.set_note(_LOOKED_AT, json.dumps(now.isoformat()))
        store.settings.set_note(_OVER, json.dumps(tidied.bytes_over))
        if not receipt.is_empty:
            kept = {**asdict(receipt), "at": now.isoformat()}
            store.settings.set_note(_LET_GO, json.dumps(kept))
    return receipt


def bytes_over_limit(store: Store) -> int:
    """What the last upkeep left that is more than the user's limit; 0 without a limit."""
    if policy_of(store).budget_bytes is None:
        return 0
    return int(json.loads(store.settings.note(_OVER) or "0"))


def last_let_go(store: Store) -> UpkeepReceipt | None:
    """The newest upkeep that let anything go, if there was one."""
    kept = store.settings.note(_LET_GO)
    if kept is None:
        return None
    fields = json.loads(kept)
    return UpkeepReceipt(**{**fields, "at": datetime.fromisoformat(fields["at"])})
