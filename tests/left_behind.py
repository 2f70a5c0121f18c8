"""Finds threads and child processes that a test started and did not end."""

import os
import sys
import threading
import time
from collections.abc import Collection
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

TESTS_FOLDER = Path(__file__).resolve().parent
OUR_FOLDERS = tuple(
    str(TESTS_FOLDER.parent / room) for room in ("app", "core", "capture", "tests", "resources")
)

# Pools that libraries keep for the life of the process.
LIBRARY_THREADS = ("asyncio_", "tqdm", "pydevd", "hf-xet", "onnxruntime")

_starting_points: WeakKeyDictionary[threading.Thread, str] = WeakKeyDictionary()
_kept_processes: set[int] = set()


def remember_where_threads_start() -> None:
    """Patch Thread.start so that a thread left behind can be traced to the line that began it."""
    original = threading.Thread.start

    def start(thread: threading.Thread) -> None:
        _starting_points[thread] = _nearest_own_line()
        original(thread)

    setattr(threading.Thread, "start", start)  # noqa: B010  # a method cannot be assigned


def keep_process(pid: int) -> None:
    """Name a process that lives as long as the whole run, such as the X server."""
    _kept_processes.add(pid)


def living_threads() -> set[threading.Thread]:
    """The threads that would keep the program from ending."""
    return {
        thread
        for thread in threading.enumerate()
        if thread.is_alive() and not thread.daemon and not thread.name.startswith(LIBRARY_THREADS)
    }


def threads_left(before: Collection[threading.Thread], patience_s: float = 2.0) -> list[str]:
    """Threads beyond `before` that do not end within the patience, each with where it began."""
    deadline = time.monotonic() + patience_s
    left = []
    for thread in living_threads() - set(before):
        thread.join(max(0.0, deadline - time.monotonic()))
        if thread.is_alive():
            left.append(f"{thread.name} (started at {_starting_points.get(thread, 'unknown')})")
    return left


def living_children() -> dict[int, str]:
    """This process's children by process id; empty where the system does not tell."""
    own = os.getpid()
    children = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = status.read_text(encoding="utf-8").rpartition(")")[2].split()[:2]
            words = status.with_name("cmdline").read_text(encoding="utf-8", errors="replace")
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
        pid = int(status.parent.name)
        if int(parent) == own and state != "Z" and pid not in _kept_processes:
            children[pid] = words.replace("\0", " ").strip()
    return children


def children_left(before: Collection[int], patience_s: float = 2.0) -> list[str]:
    """Children beyond `before` that do not end within the patience, by command line."""
    deadline = time.monotonic() + patience_s
    while True:
        left = {pid: words for pid, words in living_children().items() if pid not in before}
        if not left or time.monotonic() > deadline:
            return [f"{pid}: {words}" for pid, words in left.items()]
        threading.Event().wait(0.02)


def _nearest_own_line() -> str:
    frame: Any = sys._getframe(2)
    nearest = f"{frame.f_code.co_filename}:{frame.f_lineno}"
    while frame is not None:
        if frame.f_code.co_filename.startswith(OUR_FOLDERS):
            return f"{frame.f_code.co_filename}:{frame.f_lineno}"
        frame = frame.f_back
    return nearest
