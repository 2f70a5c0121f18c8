"""Backup and restore: a whole memory in one file, still encrypted, and back.

The databases are copied with SQLite's own backup, never as files, so that a memory in use gives a
whole copy. The file has its final name only once it is complete; a memory is in its place only
once the copy was opened and found whole.
"""

import json
import os
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from core.errors import HomeError, ImportFailed, StoreUnavailable
from core.home import HomeFolder
from core.store.connection import open_database, store_errors
from core.store.keys import (
    AskPassphrase,
    KeyPlace,
    MemoryKey,
    obtain_key,
    protect_with_passphrase,
    subkey,
)
from core.store.schema_copy import schema_copies
from core.store.store import Store, make_home_folder

_CARD = "recollect-backup.json"
_FORMAT = 1
_PAGES_AT_ONCE = 2000
_COPY_BYTES = 1 << 20
_OURS = re.compile(r"memory\.db|key\.json|pictures/\d{4}-\d{2}\.db")

OnProgress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class BackupReceipt:
    """A backup that was made: where, how large, and which key opens it."""

    path: Path
    size_bytes: int
    observations: int
    key_place: KeyPlace


@dataclass(frozen=True, slots=True)
class RestoreReceipt:
    """A backup that was put in place, and where the memory that was there went, if any."""

    observations: int
    made_at: datetime
    kept_aside: Path | None


def back_up(
    home: HomeFolder,
    key: MemoryKey,
    target: Path,
    now: datetime,
    *,
    passphrase: str | None = None,
    on_progress: OnProgress = lambda done, total: None,
) -> BackupReceipt:
    """Copy a memory to one file. With a passphrase, that opens the copy, on any computer.

    Raises: StoreUnavailable if the target cannot be written; then nothing is left there.
    """
    if target.is_dir():
        raise StoreUnavailable(f"{target} is a folder; name a file for the backup.")
    with _working_folder(target) as folder:
        copy = HomeFolder(folder / "memory")
        with _told_of_the_disk(target):
            make_home_folder(copy)
            copy.pictures.mkdir(mode=0o700)
            shutil.copyfile(home.key_file, copy.key_file)
        if passphrase is not None:
            # As if from a file: the keyring's entry belongs to the memory itself and stays.
            protect_with_passphrase(copy, MemoryKey(key.secret, KeyPlace.FILE), passphrase)
        _copy_databases(home, key, copy, on_progress)
        with closing(Store.open(copy, key, read_only=True)) as store:
            observations = store.observations.count()
        card = {"format": _FORMAT, "made_at": now.isoformat(), "observations": observations}
        packed = folder / target.name
        with _told_of_the_disk(target):
            _pack(copy, card, packed)
            packed.replace(target)
    place = key.place if passphrase is None else KeyPlace.PASSPHRASE
    return BackupReceipt(target, target.stat().st_size, observations, place)


def restore(
    source: Path,
    home: HomeFolder,
    now: datetime,
    *,
    ask_passphrase: AskPassphrase | None = None,
    replaces: bool = False,
) -> RestoreReceipt:
    """Put a backup in the place of a memory; the caller holds the data folder's lock.

    With `replaces`, a memory that is there is moved aside within the data folder first and stays
    there. Raises: ImportFailed if the file is no whole backup, or a memory is in the way;
    WrongKey. In each case nothing was changed.
    """
    if home.database.exists() and not replaces:
        raise ImportFailed(
            f"There is a memory in {home.root} already; choose an empty folder with --home, or "
            "say --replace, which moves it aside."
        )
    make_home_folder(home)
    with _working_folder(home.root / "restoring") as folder:
        copy = HomeFolder(folder)
        card = _unpack(source, copy)
        key = obtain_key(copy, ask_passphrase)
        try:
            with closing(Store.open(copy, key)) as store:
                findings = store.health.findings()
                observations = store.observations.count()
        except HomeError as error:
            raise ImportFailed(f"{source} is damaged; use another backup. ({error})") from error
        if findings:
            raise ImportFailed(f"{source} is damaged; use another backup. ({findings[0].what})")
        with _told_of_the_disk(home.root):
            aside = _move_aside(home, now) if home.database.exists() else None
            _move_in(copy, home)
    return RestoreReceipt(observations, datetime.fromisoformat(card["made_at"]), aside)


def _copy_databases(
    home: HomeFolder, key: MemoryKey, copy: HomeFolder, on_progress: OnProgress
) -> None:
    """The database first: a picture that is new since then is merely one too many."""
    _copy_database(home.database, copy.database, subkey(key.secret, "database"), on_progress)
    for month in sorted(home.pictures.glob("????-??.db")):
        target = copy.pictures / month.name
        _copy_database(month, target, subkey(key.secret, "pictures"), on_progress)


def _copy_database(source: Path, target: Path, key: bytes, on_progress: OnProgress) -> None:
    origin = open_database(source, key, read_only=True)
    try:
        page_bytes = int(origin.pragma("page_size"))
        goal = open_database(target, key, new_page_bytes=page_bytes)
        try:
            with store_errors(target), goal.backup("main", origin, "main") as running:
                while not running.done:
                    running.step(_PAGES_AT_ONCE)
                    on_progress(running.page_count - running.remaining, running.page_count)
        finally:
            goal.close()
    finally:
        origin.close()


def _pack(copy: HomeFolder, card: dict[str, object], packed: Path) -> None:
    """One file; stored, not compressed, since encrypted pages do not compress."""
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(_CARD, json.dumps(card))
        for path in sorted(copy.root.rglob("*")):
            if path.is_file() and path.suffix in {".db", ".json"}:
                archive.write(path, path.relative_to(copy.root).as_posix())
    with packed.open("rb+") as file:
        os.fsync(file.fileno())
    packed.chmod(0o600)


def _unpack(source: Path, copy: HomeFolder) -> dict[str, str]:
    """Lay the backup's files out; only names that a backup has. Gives its card."""
    try:
        with zipfile.ZipFile(source) as archive:
            card: dict[str, str] = json.loads(archive.read(_CARD))
            if int(card["format"]) > _FORMAT:
                raise ImportFailed(f"{source} was made by a newer Recollect; update Recollect.")
            copy.pictures.mkdir(mode=0o700, exist_ok=True)
            for name in archive.namelist():
                if _OURS.fullmatch(name):
                    with archive.open(name) as packed, (copy.root / name).open("wb") as file:
                        shutil.copyfileobj(packed, file, _COPY_BYTES)
    except OSError as error:
        raise ImportFailed(
            f"{source} cannot be read ({error.strerror or error}); check the file and the disk."
        ) from error
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise ImportFailed(f"{source} is no whole backup of Recollect; use another one.") from error
    if not copy.database.exists() or not copy.key_file.exists():
        raise ImportFailed(f"{source} is no whole backup of Recollect; use another one.")
    return card


def _move_aside(home: HomeFolder, now: datetime) -> Path:
    aside = home.root / f"replaced-{now:%Y-%m-%d-%H%M%S}"
    aside.mkdir(mode=0o700)
    for path in _files_of(home):
        path.rename(aside / path.name)
    return aside


def _move_in(copy: HomeFolder, home: HomeFolder) -> None:
    """The database last: until it is there, the folder holds no memory."""
    for path in (copy.pictures, copy.key_file, copy.database):
        path.rename(home.root / path.name)


def _files_of(home: HomeFolder) -> list[Path]:
    """The database first, so that a half-moved memory is never opened."""
    database = sorted(home.root.glob("memory.db*"))
    older = schema_copies(home.root)
    return [*database, *older, *(path for path in (home.key_file, home.pictures) if path.exists())]


@contextmanager
def _working_folder(beside: Path) -> Iterator[Path]:
    """A private folder beside a target, gone afterwards whatever happens."""
    with ExitStack() as opened:
        with _told_of_the_disk(beside):
            beside.parent.mkdir(parents=True, exist_ok=True)
            folder = opened.enter_context(
                TemporaryDirectory(prefix=f".{beside.name}-", dir=beside.parent)
            )
        yield Path(folder)


@contextmanager
def _told_of_the_disk(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreUnavailable(
            f"{target} cannot be written ({error.strerror or error}); free some space or choose "
            "another place. Nothing was changed."
        ) from error
