"""What the health page reads of the memory, in one go."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.crash_reports import latest_report
from core.home import HomeFolder
from core.ids import ObservationId
from core.store.keys import KeyPlace, MemoryKey
from core.store.store import Store


@dataclass(frozen=True, slots=True)
class MemoryHealth:
    """How the memory stands; sizes in bytes.

    `waiting_for_model` counts only where a model was chosen. `set_aside` are frames that nothing
    could be learned from, with the reason of the first.
    """

    last_text_at: datetime | None
    waiting: int
    waiting_for_model: int
    set_aside: tuple[ObservationId, ...]
    set_aside_why: str
    bytes_on_disk: int
    bytes_free: int
    chat_model: str
    key_place: KeyPlace
    last_crash: Path | None = None


def read_health(store: Store, home: HomeFolder, key: MemoryKey) -> MemoryHealth:
    """Read it; takes milliseconds."""
    sizes = store.sizes()
    span = store.observations.span()
    aside = store.formation.set_aside()
    chat_model = str(store.settings.get("models.chat"))
    has_model_work = bool(chat_model) and bool(store.settings.get("models.form_memories"))
    return MemoryHealth(
        last_text_at=span[1] if span else None,
        waiting=sizes.waiting_for_vector + sizes.waiting_for_memory,
        waiting_for_model=store.model_work.count() if has_model_work else 0,
        set_aside=tuple(one.observation_id for one in aside),
        set_aside_why=aside[0].why if aside else "",
        bytes_on_disk=sizes.bytes_database + sizes.bytes_pictures,
        bytes_free=shutil.disk_usage(home.root).free,
        chat_model=chat_model,
        key_place=key.place,
        last_crash=latest_report(home),
    )
