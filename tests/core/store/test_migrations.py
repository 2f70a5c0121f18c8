"""The schema's history: every step keeps what was stored before it, and the sum is written down."""

from pathlib import Path

import apsw
import pytest

from core.errors import NewerStore
from core.home import HomeFolder
from core.store import migrations
from core.store.connection import open_database, store_errors
from core.store.database import Database
from core.store.migrations import MIGRATIONS, Migration, migrate, schema_version
from tests.core.store.fresh_store import open_store

SNAPSHOT = Path(__file__).with_name("schema.sql")
KEY = b"k" * 32

# One row for each table that a step made, as the version of that time would have written it.
ROWS: dict[str, tuple[str, ...]] = {
    "m001_observations": (
        "INSERT INTO setting(key, value) VALUES('capture.consent', 'true')",
        "INSERT INTO observation VALUES(7, 'screen', 1, 2, 120, 1, 'editor', 'Notes', NULL,"
        " 'shot.png', x'00', x'01', '2026-06', 3, 10, 20)",
        "INSERT INTO gap VALUES(1, 'paused', 1, 2, 120, '')",
        "INSERT INTO picture_removal VALUES('2026-06', 1)",
        "INSERT INTO import_record VALUES('folder', 'item', 'stored')",
    ),
    "m002_passages_with_words": (
        "INSERT INTO passage VALUES(5, 'the tide turns', 'Notes', x'02')",
        "INSERT INTO sighting VALUES(5, 7, '[0]')",
        "INSERT INTO view_words(rowid, text, title) VALUES(7, 'the tide turns', 'Notes')",
    ),
    "m003_vectors": (
        "INSERT INTO waiting_for_vector VALUES(5)",
        "INSERT INTO passage_vector(passage_id, embedding) VALUES(6, vec_int8(zeroblob(384)))",
    ),
    "m004_conversations": (
        "INSERT INTO conversation VALUES(1, 1)",
        "INSERT INTO message VALUES(1, 1, 'user', 'When?', NULL, NULL, NULL, NULL, 1, 120, 0, 0)",
        "INSERT INTO message_gap VALUES(1, 'paused', 1, 2, 120, '')",
        "INSERT INTO citation VALUES(1, 1, 7, 'the tide', NULL)",
    ),
    "m005_memories": (
        "INSERT INTO memory VALUES(1, 'episodic', 'Notes', '', 'key', 1, 2, 120, 'rules v1')",
        "INSERT INTO memory_evidence VALUES(1, 7)",
        "INSERT INTO waiting_for_memory VALUES(7)",
    ),
}


@pytest.fixture
def database(tmp_path: Path) -> Database:
    path = tmp_path / "memory.db"
    return Database(open_database(path, KEY, with_vectors=True), path)


def _schema(database: Database) -> str:
    rows = database.rows(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name"
    )
    return "".join(f"-- {kind} {name}\n{sql};\n\n" for kind, name, sql in rows)


def _tables(database: Database) -> dict[str, list[tuple[object, ...]]]:
    names = database.rows(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%fts5vocab%'"
    )
    return {name: database.rows(f'SELECT * FROM "{name}"') for (name,) in names}


def test_the_schema_is_the_one_written_down(database: Database) -> None:
    """If this fails, add a migration; then write what it printed to `schema.sql`."""
    migrate(database.connection, database.path)
    found = _schema(database)
    database.close()
    assert found == SNAPSHOT.read_text(encoding="utf-8")


@pytest.mark.parametrize("last", range(1, len(MIGRATIONS)))
def test_every_older_memory_is_brought_up_to_date_with_all_it_holds(
    database: Database, last: int
) -> None:
    migrate(database.connection, database.path, stop_before=MIGRATIONS[last])
    assert schema_version(database.connection) == last
    for migration in MIGRATIONS[:last]:
        for row in ROWS.get(migration.__name__, ()):
            database.run(row)
    before = _tables(database)
    migrate(database.connection, database.path)
    after = _tables(database)
    assert schema_version(database.connection) == len(MIGRATIONS)
    assert {name: after[name] for name in before if name != "sqlite_sequence"} == {
        name: rows for name, rows in before.items() if name != "sqlite_sequence"
    }
    assert _schema(database) == SNAPSHOT.read_text(encoding="utf-8")
    if last >= 2:
        found = database.rows("SELECT rowid FROM passage_words WHERE passage_words MATCH 'tide'")
        assert found == [(5,)]
    database.close()


def test_every_step_that_makes_tables_is_filled_in_these_tests() -> None:
    makes_tables = {migration.__name__ for migration in MIGRATIONS} - {"m006_pictures_by_month"}
    assert makes_tables == set(ROWS)


def test_steps_are_numbered_in_order() -> None:
    numbers = [int(migration.__name__[1:4]) for migration in MIGRATIONS]
    assert numbers == list(range(1, len(MIGRATIONS) + 1))


def test_migrating_twice_changes_nothing(database: Database) -> None:
    migrate(database.connection, database.path)
    before, changes = _schema(database), database.connection.total_changes()
    migrate(database.connection, database.path)
    assert (_schema(database), database.connection.total_changes()) == (before, changes)
    database.close()


def test_a_step_that_fails_leaves_the_version_before_it(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def m003_breaks(connection: apsw.Connection) -> None:
        migrations.m003_vectors(connection)
        connection.execute("UPDATE setting SET value = 'lost'")
        connection.execute("CREATE TABLE half_made(x)")
        connection.execute("SELECT no_such_function()")

    broken: tuple[Migration, ...] = (*MIGRATIONS[:2], m003_breaks, *MIGRATIONS[3:])
    migrate(database.connection, database.path, stop_before=MIGRATIONS[2])
    for step in ("m001_observations", "m002_passages_with_words"):
        for row in ROWS[step]:
            database.run(row)
    before, tables = _schema(database), _tables(database)
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", broken)
        with pytest.raises(apsw.SQLError, match="no_such_function"):
            migrate(database.connection, database.path)
    assert not database.connection.in_transaction
    assert (_schema(database), _tables(database)) == (before, tables)
    assert schema_version(database.connection) == 2
    migrate(database.connection, database.path)
    assert schema_version(database.connection) == len(MIGRATIONS)
    database.close()


def test_a_newer_schema_is_refused_before_anything_is_done(database: Database) -> None:
    database.connection.pragma("user_version", len(MIGRATIONS) + 3)
    with pytest.raises(NewerStore, match="Nothing was changed"):
        migrate(database.connection, database.path)
    assert _tables(database) == {}
    database.close()


def test_an_opened_store_has_the_whole_schema(home: HomeFolder) -> None:
    store = open_store(home)
    with store_errors(home.database):
        assert schema_version(store._db.connection) == len(MIGRATIONS)
    store.close()
