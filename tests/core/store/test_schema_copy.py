"""Before its schema changes a memory is copied, and the copy goes when it is of no more use."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from core.errors import StoreUnavailable
from core.home import HomeFolder
from core.ids import ObservationId
from core.ingest.ingest import store_observation
from core.store import migrations
from core.store.connection import open_database
from core.store.database import Database
from core.store.keys import subkey
from core.store.migrations import MIGRATIONS, Migration, migrate, schema_version
from core.store.schema_copy import schema_copies
from tests.core.store.decrypted_pages import decompressed_wholes, decrypted_file, decrypted_home
from tests.core.store.fresh_store import KEY, files_in, open_store, seen

DATABASE_KEY = subkey(KEY.secret, "database")
SECRET = "the lapwing nests behind the mill"
SPARE_STEP = "m999_a_later_step"
LATEST = len(MIGRATIONS)


def _later_step(connection: object) -> None:
    """A step that a coming version takes."""


_later_step.__name__ = SPARE_STEP


@pytest.fixture
def older(home: HomeFolder, monkeypatch: pytest.MonkeyPatch) -> HomeFolder:
    """A memory with one frame, whose schema is one step behind that of this program."""
    store = open_store(home)
    store_observation(store, seen(SECRET))
    store.close()
    longer: tuple[Migration, ...] = (*MIGRATIONS, _later_step)
    for module in ("core.store.migrations", "core.store.schema_copy"):
        monkeypatch.setattr(f"{module}.MIGRATIONS", longer)
    return home


def _copy_of(home: HomeFolder) -> Path:
    (copy,) = schema_copies(home.root)
    return copy


def _version(path: Path) -> int:
    with closing(open_database(path, DATABASE_KEY, read_only=True)) as connection:
        return schema_version(connection)


def test_a_new_memory_and_one_that_is_up_to_date_are_not_copied(home: HomeFolder) -> None:
    for _start in range(2):
        store = open_store(home)
        assert store.schema_copies == ()
        store.close()


def test_the_copy_is_the_memory_as_it_was_and_encrypted(older: HomeFolder) -> None:
    store = open_store(older)
    copy = _copy_of(older)
    assert store.schema_copies == (copy.name,) == (f"before-schema-{LATEST + 1}.db",)
    assert (store.schema_version, _version(copy)) == (LATEST + 1, LATEST)
    store.close()
    assert SECRET.encode() not in copy.read_bytes()
    assert (copy.stat().st_mode & 0o077) == 0
    with closing(open_database(copy, DATABASE_KEY, read_only=True, with_vectors=True)) as opened:
        assert Database(opened, copy).number("SELECT count(*) FROM observation") == 1
    assert not list(older.root.glob("*.part*"))


def test_the_start_that_made_it_keeps_it_and_the_next_one_removes_it(older: HomeFolder) -> None:
    store = open_store(older)
    store.remove_outlived_copies()
    assert store.schema_copies
    again = open_store(older, read_only=True)
    assert again.schema_copies, "reading alone is no start"
    again.close()
    store.close()
    store = open_store(older)
    store.remove_outlived_copies()
    assert store.schema_copies == ()
    store.close()


def test_it_stays_while_the_memory_is_not_whole(older: HomeFolder) -> None:
    store = open_store(older)
    for minute in range(60):
        store_observation(store, seen(f"{SECRET} {minute}" * 40))
    store.close()
    pages = bytearray(older.database.read_bytes())
    pages[-3 * 4096 : -4096] = bytes(2 * 4096)
    older.database.write_bytes(pages)
    store = open_store(older)
    store.remove_outlived_copies()
    assert store.schema_copies
    store.close()


def test_without_room_nothing_is_changed_and_a_sentence_says_what_to_do(
    older: HomeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_in(older.root)
    usage = shutil.disk_usage(older.root)._replace(free=1000)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: usage)
        with pytest.raises(StoreUnavailable, match=r"free \d+ MB .* Nothing was changed"):
            open_store(older)
    assert _version(older.database) == LATEST
    assert files_in(older.root) == before


def test_a_copy_that_breaks_off_is_not_left_and_nothing_is_changed(older: HomeFolder) -> None:
    (older.root / f"before-schema-{LATEST + 1}.db").mkdir()  # so that it cannot get its name
    with pytest.raises(StoreUnavailable, match="start Recollect again"):
        open_store(older)
    assert _version(older.database) == LATEST
    assert not list(older.root.glob("*.part*"))


def test_after_a_change_that_was_cut_short_the_first_copy_counts(
    older: HomeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(connection: object) -> None:
        raise RuntimeError("the power went")

    longest = (*migrations.MIGRATIONS, breaks)
    for module in ("core.store.migrations", "core.store.schema_copy"):
        monkeypatch.setattr(f"{module}.MIGRATIONS", longest)
    with pytest.raises(RuntimeError):
        open_store(older)
    assert _version(older.database) == LATEST + 1
    with pytest.raises(RuntimeError):
        open_store(older)
    assert _version(_copy_of(older)) == LATEST


def test_a_copy_of_another_time_gives_way(older: HomeFolder) -> None:
    """Somebody went back to the older Recollect and used it; then it was updated again."""
    with closing(open_database(older.database, DATABASE_KEY, with_vectors=True)) as connection:
        connection.execute("INSERT INTO setting VALUES('x.later', '1')")
        stale = older.root / f"before-schema-{LATEST + 1}.db"
        with closing(open_database(stale, DATABASE_KEY, with_vectors=True)) as old:
            migrate(old, stale, stop_before=migrations.MIGRATIONS[LATEST])
    open_store(older).close()
    with closing(open_database(stale, DATABASE_KEY, read_only=True)) as opened:
        row = Database(opened, stale).row("SELECT value FROM setting WHERE key = 'x.later'")
    assert row == ("1",)


def test_forgetting_leaves_the_words_in_no_file_not_even_the_copy(older: HomeFolder) -> None:
    store = open_store(older)
    store_observation(store, seen("the wagtail stays"))
    pages = decrypted_file(_copy_of(older), DATABASE_KEY)
    copied = b"".join([pages, *decompressed_wholes(pages)])
    assert b"lapwing" in copied
    assert b"wagtail" not in copied
    (forgotten,) = store.forgetting.observations_containing("lapwing")
    store.forgetting.forget([forgotten], dry_run=True)
    assert store.schema_copies, "trying out forgets nothing"
    receipt = store.forgetting.forget([forgotten])
    assert receipt.is_scrubbed
    assert store.schema_copies == ()
    assert not list(older.root.glob("before-schema*"))
    left = decrypted_home(older, KEY)
    assert b"lapwing" not in left
    assert b"wagtail" in left
    store.close()


def test_a_copy_that_cannot_be_removed_leaves_the_forgetting_unfinished(
    older: HomeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "in use", str(path))

    store = open_store(older)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuses)
        assert not store.forgetting.forget([ObservationId(1)]).is_scrubbed
    assert store.schema_copies
    store.close()
    store = open_store(older)
    store.forgetting.finish_interrupted_work()
    assert store.schema_copies == ()
    store.close()


def test_removing_from_the_vault_removes_the_copy(older: HomeFolder) -> None:
    store = open_store(older)
    store.vault._scrub_now()
    assert store.schema_copies == ()
    store.close()
