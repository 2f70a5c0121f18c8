"""A backup is whole or not there; a restore leaves either the old memory or the new one."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import ImportFailed, StoreUnavailable, WrongKey
from core.ingest.ingest import store_observation
from core.store.backup import back_up, restore
from core.store.keys import KeyPlace, MemoryKey, obtain_key
from core.store.store import Store
from tests.core.store.fresh_store import after, files_in, new_home, seen

FRAMES = 30


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A memory with its key in a file, as a user without a keyring has it."""
    home = new_home(tmp_path / "mine")
    home.root.mkdir(parents=True)
    store = Store.open(home, obtain_key(home))
    for number in range(FRAMES):
        words = f"Frame number {number} says something of its own"
        store_observation(store, seen(words, at=after(30 * number), picture=b"p%d" % number))
    yield store
    store.close()


def _key(store: Store) -> MemoryKey:
    return obtain_key(store.home)


def test_a_backup_of_a_memory_in_use_restores_to_the_same(store: Store, tmp_path: Path) -> None:
    receipt = back_up(store.home, _key(store), tmp_path / "my.backup", after(0))
    assert (receipt.observations, receipt.key_place) == (FRAMES, KeyPlace.FILE)
    goal = new_home(tmp_path / "other")
    restored = restore(tmp_path / "my.backup", goal, after(1))
    assert (restored.observations, restored.kept_aside) == (FRAMES, None)
    copy = Store.open(goal, obtain_key(goal))
    assert copy.health.findings() == []
    assert copy.pictures.count() == FRAMES
    copy.close()
    assert [path.name for path in goal.root.iterdir() if path.name.startswith(".")] == []


def test_nothing_in_a_backup_is_readable_but_its_card(store: Store, tmp_path: Path) -> None:
    back_up(store.home, _key(store), tmp_path / "my.backup", after(0), passphrase="open me")
    with zipfile.ZipFile(tmp_path / "my.backup") as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    assert all(b"says something" not in data for data in held.values())
    assert json.loads(held["key.json"])["place"] == "passphrase"
    assert _key(store).secret.hex().encode() not in b"".join(held.values())
    assert (tmp_path / "my.backup").stat().st_mode & 0o077 == 0


def test_a_passphrase_opens_it_and_nothing_else_does(store: Store, tmp_path: Path) -> None:
    back_up(store.home, _key(store), tmp_path / "my.backup", after(0), passphrase="open me")
    goal = new_home(tmp_path / "other")
    with pytest.raises(WrongKey):
        restore(tmp_path / "my.backup", goal, after(1), ask_passphrase=lambda: "wrong")
    assert not goal.database.exists()
    restore(tmp_path / "my.backup", goal, after(1), ask_passphrase=lambda: "open me")
    assert obtain_key(goal, lambda: "open me").secret == _key(store).secret
    assert obtain_key(store.home).place is KeyPlace.FILE  # the memory itself kept its own


def test_a_memory_in_the_way_is_moved_aside_only_when_asked(store: Store, tmp_path: Path) -> None:
    back_up(store.home, _key(store), tmp_path / "my.backup", after(0))
    store_observation(store, seen("Written after the backup", at=after(5000)))
    before = files_in(store.home.root)
    with pytest.raises(ImportFailed, match="--replace"):
        restore(tmp_path / "my.backup", store.home, after(1))
    assert files_in(store.home.root) == before
    store.close()
    receipt = restore(tmp_path / "my.backup", store.home, after(1), replaces=True)
    copy = Store.open(store.home, obtain_key(store.home))
    assert copy.observations.count() == FRAMES
    copy.close()
    assert receipt.kept_aside is not None
    assert (receipt.kept_aside / "memory.db").exists()


@pytest.mark.parametrize("damage", ["cut", "flipped", "not a zip", "no card"])
def test_a_damaged_backup_is_refused_and_changes_nothing(
    store: Store, tmp_path: Path, damage: str
) -> None:
    file = tmp_path / "my.backup"
    back_up(store.home, _key(store), file, after(0))
    data = bytearray(file.read_bytes())
    if damage == "cut":
        file.write_bytes(data[: len(data) // 2])
    elif damage == "flipped":
        data[len(data) // 2] ^= 0xFF
        file.write_bytes(data)
    elif damage == "not a zip":
        file.write_bytes(b"hello")
    else:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("memory.db", b"")
    goal = new_home(tmp_path / "other")
    with pytest.raises(ImportFailed):
        restore(file, goal, after(1))
    assert not goal.database.exists()


def test_a_target_that_cannot_be_written_is_told(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="is a folder"):
        back_up(store.home, _key(store), tmp_path, after(0))
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreUnavailable):
        back_up(store.home, _key(store), tmp_path / "file" / "my.backup", after(0))


_KILLED = """
import os, sys
from datetime import datetime
from pathlib import Path
import core.store.backup as backup
from core.home import HomeFolder
from core.store.keys import obtain_key
step, home, file = sys.argv[1], HomeFolder(Path(sys.argv[2])), Path(sys.argv[3])
def die(*_args, **_more):
    os._exit(9)
setattr(backup, step, die)
now = datetime.now().astimezone()
if step in {"_pack", "_copy_databases"}:
    backup.back_up(home, obtain_key(home), file, now)
else:
    backup.restore(file, home, now, replaces=True)
"""


@pytest.mark.parametrize("step", ["_copy_databases", "_pack"])
def test_a_backup_that_was_killed_leaves_no_file(store: Store, tmp_path: Path, step: str) -> None:
    file = tmp_path / "backups" / "my.backup"
    assert _run_and_die(step, store.home.root, file) == 9
    assert not file.exists()
    assert store.health.findings() == []


@pytest.mark.parametrize("step", ["_unpack", "_move_aside", "_move_in"])
def test_a_restore_that_was_killed_loses_nothing(store: Store, tmp_path: Path, step: str) -> None:
    file = tmp_path / "my.backup"
    back_up(store.home, _key(store), file, after(0))
    store.close()
    assert _run_and_die(step, store.home.root, file) == 9
    if step == "_move_in":  # the old memory is aside, the new one not yet there: do it again
        (aside,) = store.home.root.glob("replaced-*")
        assert (aside / "memory.db").exists()
    receipt = restore(file, store.home, after(2), replaces=True)
    assert receipt.observations == FRAMES


def _run_and_die(step: str, home: Path, file: Path) -> int:
    command = [sys.executable, "-c", _KILLED, step, str(home), str(file)]
    return subprocess.run(command, check=False, timeout=120).returncode
