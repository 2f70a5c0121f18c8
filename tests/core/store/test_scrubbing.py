"""Scrubbing: no copy of what was deleted is left in any page, however large the file is."""

import contextlib
import random
import re
import sys
from pathlib import Path

import pytest

from core.store.connection import open_database
from core.store.database import Database
from core.store.picture_store import scrub
from tests.core.store.decrypted_pages import decrypted_file

KEY = b"k" * 32
SEED_WITH_STRAY_COPIES = 5  # secure_delete alone leaves some here


@pytest.fixture
def database(tmp_path: Path) -> Database:
    path = tmp_path / "memory.db"
    database = Database(open_database(path, KEY), path)
    database.run("CREATE TABLE thing(id INTEGER PRIMARY KEY, name TEXT, body TEXT)")
    database.run("CREATE INDEX thing_name ON thing(name)")
    return database


def _churn(database: Database, seed: int) -> tuple[set[int], set[int]]:
    """Add and delete rows of many sizes; returns the numbers that live and those that are gone."""
    chance = random.Random(seed)
    living: set[int] = set()
    gone: set[int] = set()
    for _ in range(30):
        with database.transaction():
            for _ in range(60):
                number = len(living) + len(gone) + 1
                name = f"tok{number:06d}q" + "x" * chance.choice([0, 30, 200, 900])
                body = f"bod{number:06d}q" + "y" * chance.choice([10, 300, 5000, 20000])
                database.run("INSERT INTO thing VALUES(?, ?, ?)", (number, name, body))
                living.add(number)
        with database.transaction():
            for number in chance.sample(sorted(living), len(living) // 2):
                database.run("DELETE FROM thing WHERE id = ?", (number,))
                living.discard(number)
                gone.add(number)
    return living, gone


def _numbers_in(database: Database) -> set[int]:
    files = (database.path, database.path.with_name(database.path.name + "-wal"))
    pages = b"".join(decrypted_file(path, KEY) for path in files)
    return {int(number) for number in re.findall(rb"(?:tok|bod)(\d{6})q", pages)}


@pytest.mark.parametrize("seed", [1, SEED_WITH_STRAY_COPIES])
@pytest.mark.parametrize("largest_in_memory_bytes", [0, 1 << 40])
def test_nothing_deleted_is_in_any_page(
    database: Database, seed: int, largest_in_memory_bytes: int
) -> None:
    living, gone = _churn(database, seed)
    scrub(database, largest_in_memory_bytes=largest_in_memory_bytes)
    found = _numbers_in(database)
    assert not found & gone
    assert found == living
    assert database.number("PRAGMA temp_store") == 2
    database.close()


@pytest.mark.skipif(sys.platform != "linux", reason="Reads open files through /proc.")
def test_a_large_file_is_rewritten_through_an_encrypted_file(database: Database) -> None:
    words = "what nobody may read"
    with database.transaction():
        for number in range(6000):
            database.run("INSERT INTO thing VALUES(?, ?, ?)", (number, words, words * 40))
    written: list[int] = []

    def look() -> bool:
        for link in Path("/proc/self/fd").iterdir():
            with contextlib.suppress(OSError):
                target = str(link.readlink())
                if not target.endswith("(deleted)") or "-shm" in target:
                    continue
                with link.open("rb") as file:
                    data = file.read()
                assert words.encode() not in data
                written.append(len(data))
        return False

    database.connection.set_progress_handler(look, 5000)
    scrub(database, largest_in_memory_bytes=0)
    database.connection.set_progress_handler(None)
    assert max(written, default=0) > 500_000
    database.close()
