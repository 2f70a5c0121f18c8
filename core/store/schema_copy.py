"""A copy of the memory as it was before its schema changed.

It is made before the first step of the change, encrypted with the same key, and has its final name
only once it is complete. It goes at the next start that finds the memory whole, or with the first
forgetting, whichever comes first: what is forgotten must be in no file of the data folder.
"""

import shutil
from contextlib import closing
from pathlib import Path

import apsw

from core.errors import HomeError, StoreUnavailable
from core.store.connection import open_database, store_errors
from core.store.migrations import MIGRATIONS, schema_version

_PAGES_AT_ONCE = 2000
_ROOM_TO_SPARE = 1.1
_MEGABYTE = 1_000_000


def schema_copies(folder: Path) -> list[Path]:
    """The copies that are in a data folder; usually none."""
    return sorted(folder.glob("before-schema-*.db"))


def keep_before_migrating(connection: apsw.Connection, path: Path, key: bytes) -> bool:
    """Copy an existing memory that `migrate` is about to change; says whether it is.

    A new memory has nothing to lose and is not copied, also not while another thread is still
    taking its first steps. After a change that was cut short, the copy
    from before its first step stays the one that counts.
    Raises: StoreUnavailable if there is no room; then nothing was changed.
    """
    with store_errors(path):
        found = schema_version(connection)
        if not 0 < found < len(MIGRATIONS) or _holds_nothing(connection):
            return False
        # Asked again: another thread may have taken the last step, and put the first thing in.
        if schema_version(connection) == len(MIGRATIONS):
            return False
    target = path.with_name(f"before-schema-{len(MIGRATIONS)}.db")
    if target.exists() and _is_from_before(target, key, found):
        return True
    try:
        _refuse_without_room(path)
        _copy(connection, target, key)
    except (OSError, StoreUnavailable) as error:
        raise StoreUnavailable(
            f"The memory in {path.parent} has to be copied before it is brought up to date, and "
            f"that failed; free {_megabytes(path)} MB on its disk and start Recollect again. "
            "Nothing was changed."
        ) from error
    return True


def remove_schema_copies(folder: Path) -> None:
    """Remove every copy, complete or not. Raises: StoreUnavailable if one cannot be."""
    for path in folder.glob("before-schema-*"):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise StoreUnavailable(
                f"{path} cannot be removed ({error.strerror}); close whatever reads it and start "
                "Recollect again."
            ) from error


def is_whole(connection: apsw.Connection) -> bool:
    """Whether every page of the database can be read and hangs together."""
    try:
        return list(connection.execute("PRAGMA quick_check(1)")) == [("ok",)]
    except (apsw.CorruptError, apsw.NotADBError, apsw.IOError):
        return False


def _holds_nothing(connection: apsw.Connection) -> bool:
    """Whether nobody has put anything into it yet; both tables are there from the first step."""
    tables = ("observation", "setting")
    return not any(list(connection.execute(f"SELECT 1 FROM {table} LIMIT 1")) for table in tables)


def _copy(connection: apsw.Connection, target: Path, key: bytes) -> None:
    """With SQLite's own backup, since a file copied while it is in use is a broken one."""
    unfinished = target.with_name(f"{target.name}.part")
    for left in target.parent.glob(f"{unfinished.name}*"):
        left.unlink()
    try:
        with (
            closing(open_database(unfinished, key)) as goal,
            store_errors(unfinished),
            goal.backup("main", connection, "main") as running,
        ):
            while not running.done:
                running.step(_PAGES_AT_ONCE)
        unfinished.replace(target)
    except (OSError, StoreUnavailable):
        for left in target.parent.glob(f"{unfinished.name}*"):
            left.unlink(missing_ok=True)
        raise


def _is_from_before(copy: Path, key: bytes, found: int) -> bool:
    """Whether steps were taken since the copy was made; if none was, a new one is as good."""
    try:
        with closing(open_database(copy, key, read_only=True)) as connection:
            return 0 < schema_version(connection) < found
    except (HomeError, StoreUnavailable):
        return False


def _refuse_without_room(path: Path) -> None:
    """Asked first, so that a large memory does not fill the disk up before it fails."""
    if shutil.disk_usage(path.parent).free < _needed_bytes(path):
        raise StoreUnavailable(f"There is no room beside {path}.")


def _needed_bytes(path: Path) -> int:
    return int(sum(part.stat().st_size for part in path.parent.glob("memory.db*")) * _ROOM_TO_SPARE)


def _megabytes(path: Path) -> int:
    return _needed_bytes(path) // _MEGABYTE + 1
