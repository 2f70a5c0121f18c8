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


def threads_for_now(cores: int, load: float | None) -> int:
    """How many threads to use while other programs want the processor, too; at least 1.

    `load` is how many threads want to run in the whole system, our own included; None where
    nobody knows. Threads that wait for each other at every step become very slow when they do
    not all run at the same time: on two busy cores, two took thirty times as long as one.
    """
    if load is None or load <= cores:
        return cores
    return max(1, round(2 * cores - load))


def system_load() -> float | None:
    """How many threads wanted to run during the last minute; None where nobody knows."""
    if not hasattr(os, "getloadavg"):
        return None
    try:
        return os.getloadavg()[0]
    except OSError:
        return None


def _allowed_processors() -> set[int]:
    if hasattr(os, "sched_getaffinity"):
        return os.sched_getaffinity(0)
    return set(range(os.cpu_count() or 1))
