"""How much room there is for more memory: on its disk, and within what the user allows it."""

import shutil
from dataclasses import dataclass

from core.memory.upkeep.hourly import bytes_over_limit
from core.store.store import Store

LITTLE_SPACE_BYTES = 2_000_000_000


@dataclass(frozen=True, slots=True)
class DiskRoom:
    """Sizes in bytes. `bytes_over` is what the last upkeep could not let go of, though it is more
    than the user allows: it is too young, or pinned."""

    bytes_free: int
    bytes_over: int = 0

    @property
    def is_little(self) -> bool:
        """Whether so little is free on the disk that the user has to make room."""
        return self.bytes_free < LITTLE_SPACE_BYTES

    @property
    def is_limit_reached(self) -> bool:
        """Whether the memory takes more than it is allowed, and upkeep cannot help it."""
        return self.bytes_over > 0


def disk_room(store: Store) -> DiskRoom:
    """Look; asks the file system and one row, whatever the memory weighs."""
    free = shutil.disk_usage(store.home.root).free
    return DiskRoom(bytes_free=free, bytes_over=bytes_over_limit(store))
