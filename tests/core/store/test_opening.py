"""Opening a memory: who may, what is refused, and that a refusal touches nothing."""

import os
import shutil
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from filelock import FileLock

from core.errors import AlreadyRunning, DamagedStore, NewerStore, StoreUnavailable, WrongKey
from core.home import HomeFolder
from core.ingest.ingest import store_observation
from core.store.connection import open_database
from core.store.instance_lock import InstanceLock
from core.store.keys import KeyPlace, MemoryKey, subkey
from core.store.migrations import MIGRATIONS
from core.store.observation_store import ObservationFilter
from core.store.store import Store
from tests.core.store.fresh_store import KEY, files_in, open_store, seen

SENTENCE = "The heron stands where the ferry lands"
PICTURE = b"RIFF" + b"a-picture-of-the-heron" * 400

HOLD_THE_LOCK = """
import sys
from pathlib import Path
from core.home import HomeFolder
from core.store.instance_lock import InstanceLock
lock = InstanceLock(HomeFolder(Path(sys.argv[1])))
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


def _fill(home: HomeFolder) -> None:
    store = open_store(home)
    store_observation(store, seen(SENTENCE, picture=PICTURE))
    store.close()


def _crashed(home: HomeFolder, folder: Path) -> HomeFolder:
    """A copy of a memory as a crash leaves it: with a log that was never written back."""
    store = open_store(home)
    store_observation(store, seen(SENTENCE, picture=PICTURE))
    left = HomeFolder(folder / "crashed")
    shutil.copytree(home.root, left.root)
    store.close()
    assert (left.root / "memory.db-wal").stat().st_size > 0
    return left


def test_what_was_written_is_there_after_opening_again(home: HomeFolder) -> None:
    _fill(home)
    store = open_store(home)
    (found,) = store.observations.matching(ObservationFilter())
    assert [line.text for line in store.observations.lines(found.id)] == [SENTENCE]
    place = store.observations.picture_place(found.id)
    assert place is not None
    picture = store.pictures.get(place)
    assert picture is not None
    assert picture.webp == PICTURE
    store.close()


def test_what_was_acknowledged_survives_a_crash(home: HomeFolder, tmp_path: Path) -> None:
    store = open_store(_crashed(home, tmp_path))
    (found,) = store.observations.matching(ObservationFilter())
    assert store.observations.lines(found.id)[0].text == SENTENCE
    assert store.health.findings() == []
    store.close()


def test_nothing_is_readable_on_disk_neither_open_nor_closed(home: HomeFolder) -> None:
    store = open_store(home)
    store_observation(store, seen(SENTENCE, picture=PICTURE, title="Heronry", app="birdwatch"))
    telling = [SENTENCE.encode(), b"heron", b"Heronry", b"birdwatch", PICTURE[:22], b"SQLite"]
    while_open = b"".join(path.read_bytes() for path in home.root.rglob("*") if path.is_file())
    names = {path.name for path in home.root.rglob("*")}
    assert {"memory.db", "memory.db-wal", "memory.db-shm", "2026-06.db", "2026-06.db-wal"} <= names
    store.close()
    closed = b"".join(path.read_bytes() for path in home.root.rglob("*") if path.is_file())
    for words in telling:
        assert words not in while_open
        assert words not in closed


def test_every_file_is_its_owners_alone(home: HomeFolder) -> None:
    before = os.umask(0o000)
    try:
        store = open_store(home)
        store_observation(store, seen(SENTENCE, picture=PICTURE))
        files = [path for path in home.root.rglob("*") if path.is_file()]
        assert len(files) == 6
        assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
        assert stat.S_IMODE(home.root.stat().st_mode) == 0o700
        assert stat.S_IMODE(home.pictures.stat().st_mode) == 0o700
        store.close()
    finally:
        os.umask(before)


@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_that_is_no_database_is_damage_and_is_left_alone(
    home: HomeFolder, read_only: bool
) -> None:
    _fill(home)
    home.database.write_bytes(b"These are the words of some other program.\n" * 400)
    before = files_in(home.root)
    with pytest.raises(DamagedStore):
        open_store(home, read_only=read_only)
    assert files_in(home.root) == before


@pytest.mark.parametrize("read_only", [True, False])
def test_a_wrong_key_changes_no_byte_also_beside_a_log(
    home: HomeFolder, tmp_path: Path, read_only: bool
) -> None:
    left = _crashed(home, tmp_path)
    before = files_in(left.root)
    with pytest.raises(DamagedStore, match="Nothing was changed"):
        Store.open(left, MemoryKey(b"!" * 32, KeyPlace.FILE), read_only=read_only)
    with pytest.raises(WrongKey, match="nothing was changed"):
        open_database(left.database, b"!" * 32, read_only=read_only)
    assert files_in(left.root) == before
    store = open_store(left)
    assert store.observations.count() == 1
    store.close()


@pytest.mark.parametrize("read_only", [True, False])
def test_a_newer_memory_is_refused_and_left_alone(home: HomeFolder, read_only: bool) -> None:
    _fill(home)
    connection = open_database(home.database, subkey(KEY.secret, "database"))
    connection.pragma("user_version", len(MIGRATIONS) + 1)
    connection.close()
    before = files_in(home.root)
    with pytest.raises(NewerStore, match="update Recollect"):
        open_store(home, read_only=read_only)
    assert files_in(home.root) == before


def test_an_older_memory_cannot_be_read_before_it_is_upgraded(home: HomeFolder) -> None:
    _fill(home)
    connection = open_database(home.database, subkey(KEY.secret, "database"))
    connection.pragma("user_version", len(MIGRATIONS) - 1)
    connection.close()
    before = files_in(home.root)
    with pytest.raises(StoreUnavailable, match="brought up to date"):
        open_store(home, read_only=True)
    assert files_in(home.root) == before


@pytest.mark.parametrize("is_there", [True, False])
def test_an_emptied_or_lost_database_beside_pictures_is_no_new_memory(
    home: HomeFolder, is_there: bool
) -> None:
    _fill(home)
    home.database.unlink()
    if is_there:
        home.database.touch()
    before = files_in(home.root)
    with pytest.raises(DamagedStore, match="restore a backup"):
        open_store(home)
    assert files_in(home.root) == before


def test_an_emptied_database_does_not_take_its_log_with_it(
    home: HomeFolder, tmp_path: Path
) -> None:
    left = _crashed(home, tmp_path)
    shutil.rmtree(left.pictures)
    left.database.write_bytes(b"")
    before = files_in(left.root)
    with pytest.raises(DamagedStore):
        open_store(left)
    assert files_in(left.root) == before


def test_a_first_start_cut_short_is_still_a_first_start(home: HomeFolder) -> None:
    home.root.mkdir()
    home.database.touch()
    store = open_store(home)
    assert store.observations.count() == 0
    store.close()


def test_a_damaged_picture_file_is_damage_and_not_a_wrong_key(home: HomeFolder) -> None:
    _fill(home)
    (home.pictures / "2026-06.db").write_bytes(b"no database at all\n" * 300)
    store = open_store(home)
    (found,) = store.observations.matching(ObservationFilter())
    place = store.observations.picture_place(found.id)
    assert place is not None
    with pytest.raises(DamagedStore, match="pictures"):
        store.pictures.get(place)
    store.close()


def test_the_second_process_is_told_and_waits_for_nobody(
    home: HomeFolder, child_env: dict[str, str]
) -> None:
    home.root.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD_THE_LOCK, str(home.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=child_env,
    ) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(AlreadyRunning, match="already running"):
            InstanceLock(home).acquire()
        holder.kill()
    lock = InstanceLock(home)  # its holder died, so it is free
    lock.acquire()
    lock.release()


def test_a_lock_is_free_again_after_release(home: HomeFolder) -> None:
    home.root.mkdir()
    first = InstanceLock(home)
    first.acquire()
    with pytest.raises(AlreadyRunning):
        InstanceLock(home).acquire()
    first.release()
    second = FileLock(home.lock_file)
    second.acquire(timeout=0)
    second.release()


def test_reading_beside_a_writer_sees_what_is_committed(home: HomeFolder) -> None:
    writer = open_store(home)
    store_observation(writer, seen(SENTENCE, picture=PICTURE))
    reader = open_store(home, read_only=True)
    with writer.transaction():
        writer.observations.add(seen("not yet"), None)
        assert reader.observations.count() == 1
        assert reader.pictures.count() == 1
    assert reader.observations.count() == 2
    writer.close()
    reader.close()


def test_a_reader_cannot_write(home: HomeFolder) -> None:
    _fill(home)
    reader = open_store(home, read_only=True)
    with pytest.raises(StoreUnavailable, match="read-only"):
        reader.observations.add(seen("more"), None)
    assert reader.health.findings() == []
    reader.close()


def test_reading_a_memory_that_is_not_there_makes_none(home: HomeFolder) -> None:
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        open_store(home, read_only=True)
    assert not home.root.exists()


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    below = HomeFolder(tmp_path / "file" / "memory")
    with pytest.raises(StoreUnavailable, match="cannot be made"):
        open_store(below)
    with pytest.raises(StoreUnavailable):
        InstanceLock(below).acquire()


def test_a_database_that_may_not_be_written_is_said_in_a_sentence(home: HomeFolder) -> None:
    home.root.mkdir()
    home.database.mkdir()
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        open_store(home)
    assert home.database.is_dir()


def test_threads_may_open_a_new_memory_at_the_same_moment(home: HomeFolder) -> None:
    together = threading.Barrier(4)
    failures: list[Exception] = []

    def write(number: int) -> None:
        together.wait()
        try:
            store = open_store(home)
            store_observation(store, seen(f"thread {number}", monitor=number))
            store.close()
        except (StoreUnavailable, DamagedStore) as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    store = open_store(home)
    assert store.observations.count() == 4
    assert store.health.findings() == []
    store.close()
