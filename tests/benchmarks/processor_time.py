"""Processor time and memory of this process and of one that it started (Linux)."""

import os
from pathlib import Path

# Of the fields behind the name in /proc/PID/stat, see proc(5).
_PARENT, _USER, _SYSTEM, _CHILDREN_USER, _CHILDREN_SYSTEM = 1, 11, 12, 13, 14
_ALL_TIMES = (_USER, _SYSTEM, _CHILDREN_USER, _CHILDREN_SYSTEM)


def own_cpu_s() -> float:
    """Seconds of processor time that this process used, without its children."""
    used = os.times()
    return used.user + used.system


def cpu_s_of(process_id: int | None) -> float:
    """Seconds of processor time that a process used; 0 for none."""
    told = _fields(process_id)
    if not told:
        return 0.0
    return (int(told[_USER]) + int(told[_SYSTEM])) / os.sysconf("SC_CLK_TCK")


def memory_mb_of(process_id: int | None) -> int:
    """Megabytes that a process holds in memory right now; 0 for none."""
    try:
        told = Path(f"/proc/{process_id}/statm").read_text(encoding="ascii")
    except OSError:
        return 0
    return int(told.split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1_000_000


def family_cpu_s(process_id: int) -> float:
    """Seconds of processor time of a process and of all that it started, the ended ones too."""
    return sum(cpu_s_by_process(process_id).values())


def cpu_s_by_process(process_id: int) -> dict[str, float]:
    """The same for each that lives, by the module that it runs; the first one is “app”.

    What has ended counts with the process that started it and waited for its end.
    """
    used: dict[str, float] = {}
    for each in _family(process_id):
        told = _fields(each)
        ticks = sum(int(told[field]) for field in _ALL_TIMES) if told else 0
        name = _module_of(each) or "app"
        used[name] = used.get(name, 0.0) + ticks / os.sysconf("SC_CLK_TCK")
    return used


def family_memory_mb(process_id: int) -> int:
    """Megabytes that a process and all that it started hold right now, shared pages once."""
    return sum(_share_of_memory_kb(each) for each in _family(process_id)) * 1024 // 1_000_000


def memory_mb_by_process(process_id: int) -> dict[str, int]:
    """The same for each of them, by the module that it runs; the first one is “app”."""
    return {
        _module_of(each) or "app": _share_of_memory_kb(each) * 1024 // 1_000_000
        for each in _family(process_id)
    }


def _module_of(process_id: int) -> str:
    """The module behind `-m` on its command line; empty if there is none."""
    try:
        words = Path(f"/proc/{process_id}/cmdline").read_text(encoding="utf-8").split("\0")
    except OSError:
        return ""
    return words[words.index("-m") + 1] if "-m" in words else ""


def _share_of_memory_kb(process_id: int) -> int:
    try:
        told = Path(f"/proc/{process_id}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(row.split()[1]) for row in told.splitlines() if row.startswith("Pss:")), 0)


def _family(process_id: int) -> list[int]:
    """The process and its living descendants."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        told = _fields(int(folder.name))
        if told:
            children.setdefault(int(told[_PARENT]), []).append(int(folder.name))
    family = [process_id]
    for each in family:  # grows while it is walked
        family.extend(children.get(each, ()))
    return family


def _fields(process_id: int | None) -> list[str]:
    """The fields of /proc/PID/stat behind the name; empty for no process."""
    try:
        told = Path(f"/proc/{process_id}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return told.rpartition(")")[2].split()
