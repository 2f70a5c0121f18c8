"""What SQLite reports becomes one sentence; a change is written whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from core.errors import DamagedStore, RecollectError, StoreUnavailable
from core.store.connection import open_database, store_errors, transaction
from core.store.database import Database, placeholders

KEY = b"k" * 32


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "some.db"
    opened = Database(open_database(path, KEY), path)
    opened.run("CREATE TABLE thing(id INTEGER PRIMARY KEY, data BLOB)")
    yield opened
    opened.close()


def _fill_disk(database: Database) -> None:
    """As if no page more could be had."""
    database.connection.pragma("max_page_count", database.connection.pragma("page_count"))


@pytest.mark.parametrize(
    ("reported", "said", "sentence"),
    [
        (apsw.FullError, StoreUnavailable, "is full"),
        (apsw.ReadOnlyError, StoreUnavailable, "read-only"),
        (apsw.CantOpenError, StoreUnavailable, "cannot be opened"),
        (apsw.PermissionsError, StoreUnavailable, "cannot be opened"),
        (apsw.BusyError, StoreUnavailable, "busy"),
        (apsw.IOError, StoreUnavailable, "disk error"),
        (apsw.CorruptError, DamagedStore, "damaged"),
        (apsw.NotADBError, DamagedStore, "damaged"),
    ],
)
def test_the_environments_failures_become_sentences(
    tmp_path: Path, reported: type[apsw.Error], said: type[RecollectError], sentence: str
) -> None:
    with pytest.raises(said, match=sentence), store_errors(tmp_path / "memory.db"):
        raise reported("whatever SQLite says")


def test_our_own_mistakes_pass_untouched(database: Database) -> None:
    with pytest.raises(apsw.SQLError):
        database.run("SELEKT 1")
    with pytest.raises(apsw.ConstraintError):
        database.run("INSERT INTO thing(id) VALUES(1), (1)")


def test_a_change_that_raises_is_undone_and_the_error_passes(database: Database) -> None:
    def change() -> None:
        with database.transaction():
            database.run("INSERT INTO thing(id) VALUES(1)")
            raise KeyError("a bug")

    with pytest.raises(KeyError):
        change()
    assert not database.connection.in_transaction
    assert database.number("SELECT count(*) FROM thing") == 0


def test_an_inner_change_is_part_of_the_outer_one(database: Database) -> None:
    def change() -> None:
        with database.transaction():
            with database.transaction():
                database.run("INSERT INTO thing(id) VALUES(1)")
            assert database.connection.in_transaction
            raise KeyError("a bug")

    with pytest.raises(KeyError):
        change()
    assert database.number("SELECT count(*) FROM thing") == 0


def test_a_full_disk_undoes_the_change_and_the_next_one_works(database: Database) -> None:
    def change() -> None:
        with database.transaction():
            database.run("INSERT INTO thing(id) VALUES(1)")
            database.run("INSERT INTO thing(id, data) VALUES(2, zeroblob(100000))")

    _fill_disk(database)
    with pytest.raises(StoreUnavailable, match="full"):
        change()
    assert not database.connection.in_transaction
    assert database.number("SELECT count(*) FROM thing") == 0
    database.connection.pragma("max_page_count", 1_000_000)
    with database.transaction():
        database.run("INSERT INTO thing(id, data) VALUES(2, zeroblob(100000))")
    assert database.number("SELECT count(*) FROM thing") == 1


def test_a_commit_that_fails_leaves_no_transaction_open(database: Database) -> None:
    """Else every later change would silently join it and never be written."""
    database.run("CREATE TABLE child(id REFERENCES thing(id) DEFERRABLE INITIALLY DEFERRED)")
    with pytest.raises(apsw.ConstraintError), database.transaction():
        database.run("INSERT INTO child(id) VALUES(77)")
    assert not database.connection.in_transaction
    assert database.number("SELECT count(*) FROM child") == 0


def test_who_waits_for_a_writer_in_vain_is_told(database: Database) -> None:
    other = open_database(database.path, KEY)
    other.set_busy_timeout(0)
    with (
        database.transaction(),
        pytest.raises(StoreUnavailable, match="busy"),
        transaction(other, database.path),
    ):
        pytest.fail("two writers at once")
    other.close()


def test_deleted_and_temporary_data_is_handled_with_care(database: Database) -> None:
    pragmas = {
        name: database.number(f"PRAGMA {name}")
        for name in ("secure_delete", "temp_store", "synchronous", "foreign_keys", "mmap_size")
    }
    assert pragmas == {
        "secure_delete": 1,
        "temp_store": 2,
        "synchronous": 2,
        "foreign_keys": 1,
        "mmap_size": 0,
    }
    assert database.row("PRAGMA journal_mode") == ("wal",)
    assert database.row("PRAGMA cipher") == ("chacha20",)


def test_small_answers(database: Database) -> None:
    assert database.row("SELECT 1 WHERE 0") is None
    assert database.number("SELECT 1 WHERE 0") == 0
    assert database.number("SELECT NULL") == 0
    assert database.insert("INSERT INTO thing(data) VALUES(x'00')") == 1
    assert database.run("UPDATE thing SET data = NULL") == 1
    assert placeholders(3) == "?, ?, ?"


def test_only_the_main_database_keeps_more_pages_deciphered(tmp_path: Path) -> None:
    main = open_database(tmp_path / "main.db", KEY, with_vectors=True)
    vault = open_database(tmp_path / "vault.db", KEY)
    assert main.pragma("cache_size") == -32 * 1024
    assert vault.pragma("cache_size") == -2000
    main.close()
    vault.close()
