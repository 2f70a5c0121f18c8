"""How much memory this computer has, and how much of it a model could take now."""

import ctypes
import os
import sys
from pathlib import Path

_MEMINFO = Path("/proc/meminfo")


def free_memory_bytes(meminfo: Path = _MEMINFO) -> int | None:
    """Memory that can be had at once, caches included; None where the system does not tell."""
    if sys.platform == "win32":
        status = _memory_status()
        return None if status is None else int(status.free_physical)
    try:
        for line in meminfo.read_text(encoding="ascii").splitlines():
            name, _, amount = line.partition(":")
            if name == "MemAvailable":
                return int(amount.split()[0]) * 1024
    except (OSError, ValueError):
        return None
    return None


def all_memory_bytes() -> int | None:
    """The computer's memory; None where the system does not tell."""
    if sys.platform == "win32":
        status = _memory_status()
        return None if status is None else int(status.physical)
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError):
        return None


class _MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX. Source: learn.microsoft.com, GlobalMemoryStatusEx."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load_percent", ctypes.c_uint32),
        ("physical", ctypes.c_uint64),
        ("free_physical", ctypes.c_uint64),
        ("page_file", ctypes.c_uint64),
        ("free_page_file", ctypes.c_uint64),
        ("virtual", ctypes.c_uint64),
        ("free_virtual", ctypes.c_uint64),
        ("free_extended_virtual", ctypes.c_uint64),
    )


def _memory_status() -> _MemoryStatus | None:
    if sys.platform != "win32":
        return None
    status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
    is_told = ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))
    return status if is_told else None
