"""Processor time and memory of this process and of one that it started (Linux)."""

import os
from pathlib import Path

_USER, _SYSTEM = 11, 12  # of the fields behind the name in /proc/PID/stat, see proc(5)


def own_cpu_s() -> float:
    """Seconds of processor time that this process used, without its children."""
    used = os.times()
    return used.user + used.system


def cpu_s_of(process_id: int | None) -> float:
    """Seconds of processor time that a process used; 0 for none."""
    try:
        told = Path(f"/proc/{process_id}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0.0
    fields = told.rpartition(")")[2].split()
    return (int(fields[_USER]) + int(fields[_SYSTEM])) / os.sysconf("SC_CLK_TCK")


def memory_mb_of(process_id: int | None) -> int:
    """Megabytes that a process holds in memory right now; 0 for none."""
    try:
        told = Path(f"/proc/{process_id}/statm").read_text(encoding="ascii")
    except OSError:
        return 0
    return int(told.split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1_000_000
