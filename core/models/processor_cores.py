"""How many threads a model should use on this machine."""

import os
from pathlib import Path

_CPU_FOLDER = Path("/sys/devices/system/cpu")


def usable_core_count(cpu_folder: Path = _CPU_FOLDER) -> int:
    """Physical cores that this process may use; at least 1.

    Two threads on one core slow matrix work down, so a core that appears as two processors
    counts once where the system tells (Linux); elsewhere every processor counts.
    """
    allowed = _allowed_processors()
    siblings = set()
    for processor in allowed:
        listing = cpu_folder / f"cpu{processor}" / "topology" / "thread_siblings_list"
        try:
            siblings.add(listing.read_text().strip())
        except OSError:
            return max(1, len(allowed))
    return max(1, len(siblings))


def _allowed_processors() -> set[int]:
    if hasattr(os, "sched_getaffinity"):
        return os.sched_getaffinity(0)
    return set(range(os.cpu_count() or 1))
