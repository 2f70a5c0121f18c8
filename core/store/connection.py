"""Opening one encrypted SQLite file, and the translation of its errors into sentences."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import sqlite_vec

from core.errors import DamagedStore, StoreUnavailable, WrongKey
from core.store.pack_codec import text_in_pack
from core.unspaced_text import indexed_pairs

BUSY_TIMEOUT_MS = 10_000
_CIPHER = "chacha20"
PAGE_BYTES = 4096
_KEPT_KIB = 32 * 1024
"""Pages of the main database that a connection keeps deciphered, at most: the vectors' signs of a
million passages, or those of 100,000 with most of what one search reads besides."""


def open_database(
    path: Path,
    key: bytes,
    *,
    read_only: bool = False,
    with_vectors: bool = False,
    new_page_bytes: int = PAGE_BYTES,
) -> apsw.Connection:
    """Open (or create) an encrypted database; a new one has pages of `new_page_bytes`.

    Write-ahead log, every commit synced, deleted bytes overwritten, temporary data in memory
    only. Raises: WrongKey if the bytes are not a database under this key; DamagedStore,
    StoreUnavailable.
    """
    flags = (
        apsw.SQLITE_OPEN_READONLY
        if read_only
        else apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
    )
    if not read_only:
        _make_private(path)
    with store_errors(path):
        connection = apsw.Connection(str(path), flags=flags)
        try:
            _unlock(connection, key, None if _is_filled(path) else new_page_bytes)
            _prepare(connection, read_only, with_vectors)
        except apsw.NotADBError:
            connection.close()
            raise WrongKey(
                f"{path} does not open with this key; nothing was changed. "
                "Check --home and the key, or restore a backup."
            ) from None
        except apsw.Error:
            connection.close()
            raise
    return connection


def _make_private(path: Path) -> None:
    """Create the file readable by its owner alone; SQLite gives its logs the same mode.

    A file that is there already is left as it is.
    """
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        return
    except OSError as error:
        raise StoreUnavailable(
            f"{path} cannot be written ({error.strerror}); choose another folder with --home."
        ) from error


def _is_filled(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def _unlock(connection: apsw.Connection, key: bytes, page_bytes: int | None) -> None:
    """Give the key; `page_bytes` for a file that is empty yet."""
    connection.set_busy_timeout(BUSY_TIMEOUT_MS)
    # Closing writes the log into the database; with a wrong key that must never happen.
    connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    connection.pragma("cipher", _CIPHER)
    connection.pragma("key", f"raw:{key.hex()}")
    if page_bytes is not None:
        connection.pragma("page_size", page_bytes)
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0)


def _prepare(connection: apsw.Connection, read_only: bool, with_vectors: bool) -> None:
    connection.pragma("temp_store", 2)
    connection.pragma("mmap_size", 0)
    connection.pragma("foreign_keys", True)
    if not read_only:
        connection.pragma("journal_mode", "wal")
        connection.pragma("synchronous", "full")
        connection.pragma("secure_delete", True)
    if with_vectors:
        connection.pragma("cache_size", -_KEPT_KIB)
        connection.enable_load_extension(True)
        connection.load_extension(sqlite_vec.loadable_path())
        connection.enable_load_extension(False)
        connection.create_scalar_function("indexed_pairs", _indexed_pairs, 1, deterministic=True)
        connection.create_scalar_function("text_in_pack", text_in_pack, 2, deterministic=True)


def _indexed_pairs(*values: object) -> str:
    """The SQL function by which triggers fill the index of pairs."""
    return indexed_pairs(str(values[0]))


@contextmanager
def store_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite reports about the environment into one sentence each.

    Constraint and logic errors are our bugs and pass through untouched.
    """
    try:
        yield
    except apsw.FullError as error:
        raise StoreUnavailable(
            f"The disk that holds {path.parent} is full; free some space, nothing was lost."
        ) from error
    except apsw.ReadOnlyError as error:
        raise StoreUnavailable(
            f"{path} is read-only; make it writable or choose another folder with --home."
        ) from error
    except (apsw.CantOpenError, apsw.PermissionsError) as error:
        raise StoreUnavailable(
            f"{path} cannot be opened; check that the folder exists and is yours."
        ) from error
    except apsw.BusyError as error:
        raise StoreUnavailable(
            "Another program is busy with the memory; try again in a moment."
        ) from error
    except (apsw.CorruptError, apsw.NotADBError) as error:
        raise DamagedStore(
            f"{path} is damaged; run `recollect doctor`, or restore a backup."
        ) from error
    except apsw.IOError as error:
        raise StoreUnavailable(
            f"{path} could not be read or written (disk error); check the disk and run "
            "`recollect doctor`."
        ) from error


@contextmanager
def transaction(connection: apsw.Connection, path: Path) -> Iterator[None]:
    """One all-or-nothing change; taken for writing from the start, so that it cannot deadlock."""
    with store_errors(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            # A full disk makes SQLite roll back by itself.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
