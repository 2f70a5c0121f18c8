"""What tests of the store build on: a key that needs no keyring, and observations in one line."""

import hashlib
from datetime import datetime, timedelta, timezone
from pathlib import Path

from core.home import HomeFolder
from core.observation import Box, Observation, Picture, Source, TextLine, WindowContext
from core.store.keys import KeyPlace, MemoryKey
from core.store.store import Store

KEY = MemoryKey(b"an important key of 32 bytes, ok", KeyPlace.FILE)
ZONE = timezone(timedelta(hours=2))
MORNING = datetime(2026, 6, 8, 9, 0, tzinfo=ZONE)


def new_home(folder: Path) -> HomeFolder:
    """A data folder that is not there yet."""
    return HomeFolder(folder / "memory")


def open_store(home: HomeFolder, *, read_only: bool = False) -> Store:
    """The memory of that folder, under the one key that these tests use."""
    return Store.open(home, KEY, read_only=read_only)


def after(minutes: float) -> datetime:
    """So many minutes into the morning."""
    return MORNING + timedelta(minutes=minutes)


def lines_of(*texts: str) -> tuple[TextLine, ...]:
    """Texts one below the other, as one paragraph stands on a screen."""
    return tuple(
        TextLine(text, Box(40, 40 + 22 * row, 9 * max(1, len(text)), 18), 0.9)
        for row, text in enumerate(texts)
    )


def seen(
    *texts: str,
    at: datetime = MORNING,
    title: str = "Notes",
    app: str = "editor",
    url: str | None = None,
    monitor: int = 1,
    picture: bytes | None = None,
    source_id: str | None = None,
    source: Source = Source.SCREEN,
) -> Observation:
    """An observation of some lines; its hash follows from what it shows."""
    shown = repr((app, title, url, texts)).encode()
    return Observation(
        source=source,
        at=at,
        monitor=monitor,
        window=WindowContext(app, title, url),
        lines=lines_of(*texts),
        picture=Picture(picture, 1280, 720) if picture is not None else None,
        content_hash=hashlib.blake2b(shown, digest_size=16).digest(),
        source_id=source_id,
    )


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes; without what any reader makes of SQLite's.

    That is the index of a log (`-shm`), which holds none of our data, and an empty log.
    """
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and not path.name.endswith("-shm")
        and not (path.name.endswith("-wal") and path.stat().st_size == 0)
    }
