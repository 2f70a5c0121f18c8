"""Takes in a folder of screenshots, with or without a `manifest.jsonl` that tells of them."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from core.errors import ImportFailed
from core.observation import WindowContext

MANIFEST = "manifest.jsonl"
PICTURE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp"})
# Screenshot_20260608_084524, Screenshot from 2026-06-08 08-45-24, Screen Shot 2026-06-08 at 8.45.24
_TIME_IN_NAME = re.compile(
    r"(20\d\d)-?(\d\d)-?(\d\d)(?:[ _T-]|\s?at\s)+(\d{1,2})[-.:]?(\d\d)[-.:]?(\d\d)(?!\d)"
)


@dataclass(frozen=True, slots=True)
class ImportFrame:
    """One screenshot to take in; `taken_at` keeps the offset that it was written with."""

    source_id: str
    path: Path
    taken_at: datetime
    monitor: int
    window: WindowContext


@dataclass(frozen=True, slots=True)
class Failed:
    """Something that could not be taken in: the file or manifest line, and why."""

    path: str
    why: str


def read_manifest(folder: Path) -> Iterator[ImportFrame | Failed]:
    """The screenshots of a folder, in the order of the manifest (or of their names).

    Raises: ImportFailed if the folder or its manifest cannot be read at all.
    """
    manifest = folder / MANIFEST
    if not manifest.is_file():
        yield from _pictures_by_name(folder)
        return
    try:
        lines = manifest.read_bytes().splitlines()
    except OSError as error:
        raise ImportFailed(f"{manifest} cannot be read: {error.strerror}.") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _frame_of_line(folder, number, line)


def in_time_order(
    found: Iterator[ImportFrame | Failed], on_failed: Callable[[Failed], None]
) -> list[ImportFrame]:
    """The screenshots from the earliest to the latest; failures go to `on_failed`."""
    frames = []
    for entry in found:
        if isinstance(entry, Failed):
            on_failed(entry)
        else:
            frames.append(entry)
    return sorted(frames, key=lambda frame: frame.taken_at)


def _frame_of_line(folder: Path, number: int, line: bytes) -> ImportFrame | Failed:
    name = f"{MANIFEST} line {number}"
    try:
        entry = json.loads(line)
        if not isinstance(entry, dict):
            return Failed(name, "it is not a JSON object")
        file = _text(entry, "file")
        if not file:
            return Failed(name, "it names no file")
        path = (folder / file).resolve()
        if not path.is_relative_to(folder.resolve()):
            return Failed(name, "its file lies outside the folder")
        monitor = entry.get("monitor", 1)
        if isinstance(monitor, bool) or not isinstance(monitor, int) or monitor < 0:
            return Failed(name, "its monitor is not a number")
        source_id = entry.get("id")
        return ImportFrame(
            source_id=str(source_id) if isinstance(source_id, str | int) else file,
            path=path,
            taken_at=_moment(_text(entry, "taken_at")),
            monitor=monitor,
            window=WindowContext(
                _text(entry, "app").casefold(), _text(entry, "title"), _text(entry, "url") or None
            ),
        )
    except (ValueError, OverflowError, RecursionError) as error:
        return Failed(name, f"it cannot be understood: {error}")


def _text(entry: dict[str, object], key: str) -> str:
    value = entry.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(f"{key} is not text")
    return value


def _moment(written: str) -> datetime:
    """A written moment; one without an offset is in this computer's time zone."""
    if not written:
        raise ValueError("taken_at is missing")
    moment = datetime.fromisoformat(written)
    return moment if moment.tzinfo else moment.astimezone()


def _pictures_by_name(folder: Path) -> Iterator[ImportFrame | Failed]:
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        raise ImportFailed(f"{folder} cannot be read: {error.strerror}.") from error
    for path in paths:
        if path.suffix.lower() not in PICTURE_SUFFIXES or not path.is_file():
            continue
        try:
            yield ImportFrame(path.name, path, _taken_at(path), 1, WindowContext("", ""))
        except OSError as error:
            yield Failed(path.name, error.strerror or "it cannot be read")


def _taken_at(path: Path) -> datetime:
    """When a picture was taken, by its name, else by its file's time."""
    if found := _TIME_IN_NAME.search(path.stem):
        year, month, day, hour, minute, second = map(int, found.groups())
        try:
            return datetime(year, month, day, hour, minute, second).astimezone()
        except ValueError:
            pass  # not a time after all
    return datetime.fromtimestamp(path.stat().st_mtime).astimezone()
