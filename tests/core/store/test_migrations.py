"""The schema's history: every step keeps what was stored before it, and the sum is written down."""

from pathlib import Path

import apsw
import pytest

from core.errors import NewerStore
from core.home import HomeFolder
from core.store import migrations
from core.store.connection import open_database, store_errors
from core.store.database import Database
from core.store.line_numbers import read_numbers
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
    "m007_six_kinds": (
        "INSERT INTO memory VALUES(2, 'semantic', NULL, NULL, 'gate|colour', 1, 2, 120, NULL,"
        " 'active', NULL, 0, 0.5, 0.5, '{}', 'rules v2', 1, 3, 3)",
        "INSERT INTO statement VALUES(4, 2, 0, 'title', 'the ebb is slow', 1, NULL)",
        "INSERT INTO statement_evidence VALUES(4, 7, '[0]')",
        "INSERT INTO memory_change VALUES(1, 1, 2, 1, 'add', NULL, NULL, 3, 120, 'rules v2',"
        " 'seen', '{}')",
        "INSERT INTO formation_attempt VALUES(7, 1, 'stopped')",
        "INSERT INTO waiting_for_day VALUES('2026-06-08', 3)",
    ),
    "m008_entities_and_links": (
        "INSERT INTO entity VALUES(1, 'person', 0)",
        "INSERT INTO entity_alias VALUES(1, 1, 'person', 'mara', 'Mara')",
        "INSERT INTO mention VALUES(1, 7, '[0]')",
        "INSERT INTO memory_link VALUES(2, 2, 'same', 0.5, 'rules v2')",
        "INSERT INTO line_habit VALUES(9, 1, 0, 1, 1, 739000)",
        "INSERT INTO noticed VALUES(7, x'00')",
        "INSERT INTO entity_change VALUES(1, 'merge', 1, 2, '[1]', 3, 120, 'user')",
        "INSERT INTO let_go VALUES(7, 'picture', 'age', 3, 120)",
    ),
    "m009_vault": (
        "INSERT INTO vault_key VALUES(1, x'00', x'00', x'00', x'00')",
        "INSERT INTO vault_offer VALUES(1, 7, 'password', 'Wiki', 0, x'00', 0, 3, 120)",
        "INSERT INTO vault_value VALUES(2, x'00')",
    ),
    "m010_vectors_in_plain_tables": ("INSERT INTO passage_vector VALUES(8, zeroblob(384))",),
    "m013_pairs_of_unspaced_scripts": ("INSERT INTO passage VALUES(10, 'reef 点検', '', x'0a')",),
    "m011_model_work": (
        "INSERT INTO waiting_for_model VALUES(1, NULL, 2, 1, 'Scripted')",
        "INSERT INTO model_outcome VALUES(1, 7, NULL, 'Scripted · formation v1', 1, 2, 0, '', 3)",
    ),
    "m015_other_embedders": (
        "INSERT INTO vector_space VALUES('coming', 'another')",
        "INSERT INTO coming_vector VALUES(5, zeroblob(64))",
        "INSERT INTO waiting_for_coming_vector VALUES(5)",
    ),
    "m020_passages_in_packs": (
        "INSERT INTO passage_pack VALUES(5, x'00')",
        "INSERT INTO passage_row VALUES(12, '', 'Notes', x'0c', 5, 0)",
    ),
    "m018_turns": (
        "INSERT INTO turn VALUES(1, 'lattice', '#yard', 'Mara', 0, 544, 3, 1, 'The crane is back')",
        "INSERT INTO turn_sighting VALUES(1, 7, '[1]', '[0]', 3, 1, NULL, NULL)",
    ),
    "m017_described_frames": (
        "INSERT INTO frame_description VALUES(7, 'Scripted · look v1', '', 3)",
    ),
    "m016_who_wrote_a_message": (
        "INSERT INTO message_writer VALUES(1, 'Scripted', 'answer v1', 1, 'One was left out.')",
    ),
}

# What a step makes anew from what is left, so that it does not come through as it was.
SIX_KINDS = 7
MODEL_WORK = 11
UNSPACED = 13
LESS_ROOM = 19
FORMED_ANEW = frozenset({"memory", "memory_evidence", "waiting_for_memory"})
# What the last step writes in another form; it has tests of its own.
KEPT_IN_LESS_ROOM = frozenset({"sighting", "noticed", "line_habit"})
RENAMED = {"passage": "passage_row"}
INSIDE_VIRTUAL_TABLE = "passage_vector_"  # its shadow tables went with it; the vectors did not


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


def _fill(database: Database, last: int) -> None:
    """Bring an empty database to that version, and put rows in at every step."""
    for number, migration in enumerate(MIGRATIONS[:last], start=1):
        migrate(database.connection, database.path, stop_before=MIGRATIONS[number])
        for row in ROWS.get(migration.__name__, ()):
            database.run(row)
    assert schema_version(database.connection) == last


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
    _fill(database, last)
    before = _tables(database)
    migrate(database.connection, database.path)
    after = _tables(database)
    assert schema_version(database.connection) == len(MIGRATIONS)
    passed_over = {"sqlite_sequence"} | (FORMED_ANEW if last < SIX_KINDS else set())
    passed_over |= {name for name in before if name.startswith(INSIDE_VIRTUAL_TABLE)}
    for name in before.keys() - passed_over - KEPT_IN_LESS_ROOM:
        # A column that was added later stands behind those that were there.
        rows = after[RENAMED.get(name, name)]
        kept = [row[: len(was)] for row, was in zip(rows, before[name], strict=True)]
        assert kept == before[name], name
    assert _schema(database) == SNAPSHOT.read_text(encoding="utf-8")
    if last >= 2:
        found = database.rows("SELECT rowid FROM passage_words WHERE passage_words MATCH 'tide'")
        assert found == [(5,)]
    database.close()


def test_memories_of_the_first_rules_are_formed_anew_from_the_frames(database: Database) -> None:
    _fill(database, SIX_KINDS - 1)
    database.run(
        "INSERT INTO observation SELECT 8, source, 5, 6, utc_offset_min, monitor, app, title, url,"
        " source_id, content_hash, lines, NULL, NULL, width, height FROM observation"
    )
    assert database.rows("SELECT observation_id FROM waiting_for_memory") == [(7,)]
    migrate(database.connection, database.path)
    assert database.rows("SELECT id, title FROM observation") == [(7, "Notes"), (8, "Notes")]
    assert database.rows("SELECT observation_id FROM waiting_for_memory") == [(7,), (8,)]
    assert database.rows("SELECT * FROM memory") == []
    assert "memory_evidence" not in _tables(database)
    assert database.rows("SELECT rowid FROM passage_words WHERE passage_words MATCH 'tide'")
    assert database.rows("SELECT text FROM message") == [("When?",)]
    database.close()


def test_what_the_rules_have_read_already_waits_for_a_model(database: Database) -> None:
    _fill(database, MODEL_WORK - 1)
    database.run(
        "INSERT INTO memory VALUES(3, 'episodic', 'day', NULL, 'day|2026-06-08', 1, 2, 120, NULL,"
        " 'active', NULL, 0, 0.5, 0.5, '{}', 'rules v2', 1, 3, 3)"
    )
    database.run(
        "INSERT INTO observation SELECT 8, source, 5, 6, utc_offset_min, monitor, app, title, url,"
        " source_id, content_hash, lines, NULL, NULL, width, height FROM observation WHERE id = 7"
    )
    waiting = [row[0] for row in database.rows("SELECT observation_id FROM waiting_for_memory")]
    migrate(database.connection, database.path)
    found = database.rows("SELECT observation_id, memory_id FROM waiting_for_model ORDER BY id")
    assert 8 not in waiting
    assert found == [*([] if 7 in waiting else [(7, None)]), (8, None), (None, 3)]
    database.close()


def test_what_was_stored_before_is_found_by_its_pairs(database: Database) -> None:
    _fill(database, UNSPACED - 1)
    database.run("INSERT INTO passage VALUES(11, '暖房の点検', '', x'0b')")
    migrate(database.connection, database.path)
    found = "SELECT rowid FROM passage_pairs WHERE passage_pairs MATCH '点検'"
    assert database.rows(found) == [(11,)]
    database.run("DELETE FROM passage_row WHERE id = 11")
    assert database.rows(found) == []
    database.close()


def test_what_is_kept_in_less_room_reads_the_same(database: Database) -> None:
    _fill(database, LESS_ROOM - 1)
    habits = ((-1, 1, 4, 1, 2, 5), (-1 << 32 | 7, 2, 3, 4, 8, 6), (7, 1, 2, 1, 8, 9))
    for row in habits:
        database.run("INSERT INTO line_habit VALUES(?, ?, ?, ?, ?, ?)", row)
    whole = b"".join(row[0].to_bytes(8, "little", signed=True) for row in habits)
    database.run("UPDATE noticed SET line_hashes = ?", (whole,))
    database.run("UPDATE sighting SET line_numbers = '[3, 4, 5, 9, 8]'")
    database.run("UPDATE passage SET text_hash = x'000102030405060708090a0b0c0d0e0f' WHERE id = 5")
    migrate(database.connection, database.path)
    assert read_numbers(database.rows("SELECT line_numbers FROM sighting")[0][0]) == (3, 4, 5, 9, 8)
    assert database.rows("SELECT * FROM line_habit ORDER BY line_hash") == [
        (7, 3, 2, 4, 8, 9),
        (9, 1, 0, 1, 1, 739000),
        (0xFFFFFFFF, 1, 4, 1, 2, 5),
    ]
    (stored,) = database.rows("SELECT line_hashes FROM noticed")[0]
    assert stored == b"\xff" * 4 + b"\x07\0\0\0" * 2
    hashes = database.rows("SELECT text_hash FROM passage WHERE id = 5")
    assert hashes == [(bytes(range(8)),)]
    database.close()


def test_every_step_that_makes_tables_is_filled_in_these_tests() -> None:
    makes_none = {
        "m006_pictures_by_month",
        "m012_named_and_deleted_conversations",
        "m014_file_of_a_screenshot",
        "m019_less_room_a_frame",
    }
    makes_tables = {migration.__name__ for migration in MIGRATIONS} - makes_none
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
