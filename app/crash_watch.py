"""Sees to it that a crash leaves a report: unhandled errors, caught bugs, and fatal signals.

The doors at which bugs are caught (the task runner, the recorder, the formation of memories) write
them to the log with their trace; a log handler makes a report of each. What a process that dies at
once can still write, `faulthandler` writes to a file of its own; the next start makes a report of
it.
"""

import atexit
import faulthandler
import logging
import os
import sys
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TextIO

from app.crash_reports import write_fatal_report, write_report
from core.clock import SYSTEM_CLOCK, Clock
from core.errors import RecollectError
from core.home import HomeFolder

_ROOMS = frozenset({"app", "core", "capture"})
_NO_BUGS = (RecollectError, KeyboardInterrupt, SystemExit)


class CrashWatch:
    """Nothing is watched before `begin`; only the program itself begins it, at its start."""

    def __init__(self, clock: Clock = SYSTEM_CLOCK) -> None:
        self._clock = clock
        self._fatal: TextIO | None = None

    def begin(self, home: HomeFolder) -> None:
        """Watch this process until it ends, and report what the last one left behind."""
        logging.getLogger().addHandler(CaughtBugs(home, self._clock))
        self._watch_errors(home)
        report_fatal_ends(home, self._clock)
        self._watch_signals(home)

    def _watch_errors(self, home: HomeFolder) -> None:
        told, told_of_thread = sys.excepthook, threading.excepthook

        def unhandled(
            kind: type[BaseException], error: BaseException, trace: TracebackType | None
        ) -> None:
            if not issubclass(kind, _NO_BUGS):
                write_report(home, error, "An error that nothing handled.", self._clock.now())
            told(kind, error, trace)

        def unhandled_in_thread(args: threading.ExceptHookArgs) -> None:
            if args.exc_value is not None and not issubclass(args.exc_type, _NO_BUGS):
                where = "An error that nothing handled, on a thread of its own."
                write_report(home, args.exc_value, where, self._clock.now())
            told_of_thread(args)

        sys.excepthook = unhandled
        threading.excepthook = unhandled_in_thread

    def _watch_signals(self, home: HomeFolder) -> None:
        """Where there is a data folder; a command that merely looks makes none."""
        if not home.root.is_dir():
            return
        path = _fatal_file(home, os.getpid())
        try:
            home.crashes.mkdir(mode=0o700, exist_ok=True)
            self._fatal = path.open("w", encoding="utf-8")
        except OSError:
            return  # a folder that cannot be written: reading it works all the same
        faulthandler.enable(self._fatal)
        atexit.register(self._end)

    def _end(self) -> None:
        """An end in order leaves nothing behind."""
        if self._fatal is not None:
            faulthandler.disable()
            self._fatal.close()
            path = Path(self._fatal.name)
            self._fatal = None
            with suppress(OSError):
                path.unlink()
                path.parent.rmdir()  # only if it is empty


class CaughtBugs(logging.Handler):
    """Makes a report of every trace that our own rooms write to the log as an error."""

    def __init__(self, home: HomeFolder, clock: Clock) -> None:
        super().__init__(logging.ERROR)
        self._home = home
        self._clock = clock

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if error is None or isinstance(error, _NO_BUGS):
            return
        if record.name.partition(".")[0] in _ROOMS:
            where = f"A bug that was caught in {record.name}; Recollect went on."
            write_report(self._home, error, where, self._clock.now())


def report_fatal_ends(home: HomeFolder, clock: Clock) -> None:
    """Make reports of what processes wrote as they died, and clear away what they left."""
    for path in home.crashes.glob("fatal-*.log"):
        with suppress(OSError):
            trace = path.read_text(encoding="utf-8", errors="replace")
            if trace.strip():
                write_fatal_report(home, trace, clock.now())
                path.unlink()
            elif not _is_running(path):
                path.unlink()


def _fatal_file(home: HomeFolder, process_id: int) -> Path:
    return home.crashes / f"fatal-{process_id}.log"


def _is_running(path: Path) -> bool:
    """Whether the process of such a file is there yet. Windows keeps the files of living ones."""
    number = path.stem.removeprefix("fatal-")
    if sys.platform == "win32" or not number.isdigit():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
