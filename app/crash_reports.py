"""Reports of crashes: local text files that tell where Recollect failed, and nothing of yours.

A message of an exception, a local variable or an argument may hold what was on the screen. So a
report has the exceptions' types and the frames of the trace, no messages and no values; file names
are relative to the program, to Python or to the library they belong to.
"""

import hashlib
import platform
import re
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from traceback import extract_tb

from core.home import HomeFolder

MOST_REPORTS = 10
PROJECT = Path(__file__).resolve().parent.parent

_PARTS = ("PySide6-Essentials", "apsw-sqlite3mc", "sqlite-vec", "onnxruntime", "llama-cpp-python")
_FILE_IN_TRACE = re.compile(r'File "([^"]+)"')
_OPENING = (
    "Recollect stopped here because of a fault of its own. This file was written on this computer "
    "and sent nowhere. It holds no text from your screen; read it before you pass it on.\n"
)


def write_report(home: HomeFolder, error: BaseException, where: str, now: datetime) -> Path | None:
    """Write down a bug; returns the file, or None if there is no data folder or no room.

    `where` is a sentence of our own on what was going on. The same bug again takes the place of its
    earlier report.
    """
    return _keep(home, f"{where}\n\n{trace_of(error)}", now)


def write_fatal_report(home: HomeFolder, trace: str, now: datetime) -> Path | None:
    """The same for what `faulthandler` left behind of a process that died."""
    told = _FILE_IN_TRACE.sub(lambda found: f'File "{file_words(found[1])}"', trace)
    return _keep(home, f"The process ended by a fatal signal.\n\n{told}", now)


def latest_report(home: HomeFolder) -> Path | None:
    """The newest report, if there is any."""
    reports = _reports(home)
    return reports[-1] if reports else None


def trace_of(error: BaseException) -> str:
    """The types and frames of an error and of those it came from, the outermost last."""
    return "\n\nThis led to:\n\n".join(
        "\n".join((*_frames_of(one), f"{type(one).__module__}.{type(one).__qualname__}"))
        for one in reversed(list(_chain(error)))
    )


def file_words(file: str) -> str:
    """A file's name without the place on this computer that it lies in."""
    path = Path(file)
    if not path.is_absolute():
        return path.as_posix()
    for root in (*_libraries(), PROJECT, *_python()):
        if path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    with suppress(RuntimeError):
        if path.is_relative_to(Path.home()):
            return f"~/{path.name}"
    return path.name


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An error, what it was raised from or while handling, and so on; each once."""
    met: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in met:
        met.add(id(following))
        yield following
        is_hidden = following.__suppress_context__
        following = following.__cause__ or (None if is_hidden else following.__context__)


def _frames_of(error: BaseException) -> Iterator[str]:
    for frame in extract_tb(error.__traceback__):
        yield f"  {file_words(frame.filename)}:{frame.lineno} in {frame.name}"


def _libraries() -> Sequence[Path]:
    """The folders of libraries; of a frozen program, its own."""
    places = (getattr(sys, "_MEIPASS", None), sysconfig.get_path("purelib"))
    return [Path(place) for place in places if place]


def _python() -> Sequence[Path]:
    """Python's own folder, which may hold all the others."""
    return [Path(sysconfig.get_path("stdlib"))]


def _keep(home: HomeFolder, told: str, now: datetime) -> Path | None:
    mark = hashlib.blake2b(told.encode(), digest_size=4).hexdigest()
    report = home.crashes / f"crash-{now:%Y-%m-%d-%H%M%S}-{mark}.txt"
    text = f"{_OPENING}\n{_versions(now)}\n\n{told}\n"
    try:
        if not home.root.is_dir():
            return None
        home.crashes.mkdir(mode=0o700, exist_ok=True)
        report.write_text(text, encoding="utf-8")
        same = [one for one in _reports(home) if one.stem.endswith(mark) and one != report]
        others = [one for one in _reports(home) if one not in same]
        for one in (*same, *others[:-MOST_REPORTS]):
            one.unlink(missing_ok=True)
    except OSError:
        # A report of a fault must not become a second fault; the log has the trace.
        return None
    return report


def _reports(home: HomeFolder) -> list[Path]:
    """Oldest first: the moment is in the name."""
    return sorted(home.crashes.glob("crash-*.txt"))


def _versions(now: datetime) -> str:
    lines = [f"When: {now:%Y-%m-%d %H:%M}", f"Recollect {_version_of('recollect')}"]
    lines.append(f"Python {platform.python_version()} on {platform.system()} {platform.release()}")
    lines.append(f"Processor: {platform.machine()}")
    lines += [f"{part} {_version_of(part)}" for part in _PARTS]
    return "\n".join(lines)


def _version_of(part: str) -> str:
    try:
        return version(part)
    except PackageNotFoundError:
        return "(unknown version)"
