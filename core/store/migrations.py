"""The schema's history: numbered steps, each in its own transaction with its record.

Add a step at the end; never change one that was released.
"""

from collections.abc import Callable
from pathlib import Path

import apsw

from core.errors import NewerStore, StoreUnavailable
from core.store.chat_migrations import m012_named_and_deleted_conversations
from core.store.connection import store_errors, transaction
from core.store.description_migrations import m017_described_frames
from core.store.embedder_migrations import m015_other_embedders, m016_who_wrote_a_message
from core.store.memory_migrations import (
    m007_six_kinds,
    m008_entities_and_links,
    m009_vault,
    m011_model_work,
)
from core.store.room_migrations import m019_less_room_a_frame, m020_passages_in_packs
from core.store.turn_migrations import m018_turns
from core.store.vector_migrations import m010_vectors_in_plain_tables
from core.store.word_migrations import m013_pairs_of_unspaced_scripts

EMBEDDING_DIMS = 384

Migration = Callable[[apsw.Connection], None]


def m001_observations(connection: apsw.Connection) -> None:
    for statement in (
        """CREATE TABLE setting(
            key TEXT PRIMARY KEY,
            value TEXT NOT NULL  -- JSON
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE observation(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            source TEXT NOT NULL,
            at_us INTEGER NOT NULL,
            until_us INTEGER NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            monitor INTEGER NOT NULL,
            app TEXT NOT NULL,
            title TEXT NOT NULL,
            url TEXT,
            source_id TEXT,
            content_hash BLOB NOT NULL,
            lines BLOB NOT NULL,  -- zlib-compressed JSON, see lines_codec
            picture_month TEXT,
            picture_id INTEGER,
            width INTEGER NOT NULL,
            height INTEGER NOT NULL
        ) STRICT""",
        "CREATE INDEX observation_at ON observation(at_us)",
        "CREATE INDEX observation_monitor ON observation(monitor, at_us)",
        "CREATE INDEX observation_app ON observation(app, at_us)",
        """CREATE TABLE gap(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            since_us INTEGER NOT NULL,
            until_us INTEGER NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            reason TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX gap_since ON gap(since_us)",
        """CREATE TABLE picture_removal(
            month TEXT NOT NULL,
            picture_id INTEGER NOT NULL,
            PRIMARY KEY(month, picture_id)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE import_record(
            folder TEXT NOT NULL,
            item TEXT NOT NULL,
            outcome TEXT NOT NULL,
            PRIMARY KEY(folder, item)
        ) STRICT, WITHOUT ROWID""",
    ):
        connection.execute(statement)


def m002_passages_with_words(connection: apsw.Connection) -> None:
    """A passage's text is kept once; `sighting` says on which frames and lines it stood."""
    for statement in (
        """CREATE TABLE passage(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            text TEXT NOT NULL,
            title TEXT NOT NULL,
            text_hash BLOB NOT NULL UNIQUE
        ) STRICT""",
        """CREATE TABLE sighting(
            passage_id INTEGER NOT NULL REFERENCES passage(id),
            observation_id INTEGER NOT NULL REFERENCES observation(id),
            line_numbers TEXT NOT NULL,  -- JSON list, reading order
            PRIMARY KEY(passage_id, observation_id)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX sighting_observation ON sighting(observation_id)",
        """CREATE VIRTUAL TABLE passage_words USING fts5(
            text, title, content='passage', content_rowid='id',
            tokenize="porter unicode61 remove_diacritics 2")""",
        "INSERT INTO passage_words(passage_words, rank) VALUES('secure-delete', 1)",
        """CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN
            INSERT INTO passage_words(rowid, text, title) VALUES(new.id, new.text, new.title);
        END""",
        """CREATE TRIGGER passage_removed AFTER DELETE ON passage BEGIN
            INSERT INTO passage_words(passage_words, rowid, text, title)
            VALUES('delete', old.id, old.text, old.title);
        END""",
        # Whole views, index only: finds frames whose words are spread over the screen.
        """CREATE VIRTUAL TABLE view_words USING fts5(
            text, title, content='',
            tokenize="porter unicode61 remove_diacritics 2")""",
        "INSERT INTO view_words(view_words, rank) VALUES('secure-delete', 1)",
        """CREATE VIRTUAL TABLE vocabulary USING fts5vocab('passage_words', 'row')""",
    ):
        connection.execute(statement)


def m003_vectors(connection: apsw.Connection) -> None:
    connection.execute(
        f"""CREATE VIRTUAL TABLE passage_vector USING vec0(
            passage_id INTEGER PRIMARY KEY,
            embedding int8[{EMBEDDING_DIMS}] distance_metric=cosine)"""
    )
    connection.execute("CREATE TABLE waiting_for_vector(passage_id INTEGER PRIMARY KEY) STRICT")


def m004_conversations(connection: apsw.Connection) -> None:
    for statement in (
        """CREATE TABLE conversation(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            started_us INTEGER NOT NULL
        ) STRICT""",
        """CREATE TABLE message(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            conversation_id INTEGER NOT NULL REFERENCES conversation(id),
            role TEXT NOT NULL,
            text TEXT NOT NULL,
            short TEXT,  -- this and the next three: of answers only
            tier TEXT,
            confidence REAL,
            reason TEXT,  -- why there is no answer
            at_us INTEGER NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            abstained INTEGER NOT NULL,
            is_forgotten INTEGER NOT NULL DEFAULT 0
        ) STRICT""",
        "CREATE INDEX message_conversation ON message(conversation_id)",
        """CREATE TABLE message_gap(
            message_id INTEGER NOT NULL REFERENCES message(id),
            kind TEXT NOT NULL,
            since_us INTEGER NOT NULL,
            until_us INTEGER NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            reason TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX message_gap_message ON message_gap(message_id)",
        """CREATE TABLE citation(
            message_id INTEGER NOT NULL REFERENCES message(id),
            number INTEGER NOT NULL,
            observation_id INTEGER NOT NULL REFERENCES observation(id),
            quote TEXT NOT NULL,
            box TEXT,  -- JSON [left, top, width, height]
            PRIMARY KEY(message_id, number)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX citation_observation ON citation(observation_id)",
    ):
        connection.execute(statement)


def m005_memories(connection: apsw.Connection) -> None:
    for statement in (
        """CREATE TABLE memory(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            title TEXT NOT NULL,
            summary TEXT NOT NULL,
            subject_key TEXT NOT NULL,  -- what makes it the same memory when seen again
            since_us INTEGER NOT NULL,
            until_us INTEGER NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            made_by TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX memory_subject ON memory(kind, subject_key)",
        "CREATE INDEX memory_since ON memory(since_us)",
        """CREATE TABLE memory_evidence(
            memory_id INTEGER NOT NULL REFERENCES memory(id),
            observation_id INTEGER NOT NULL REFERENCES observation(id),
            PRIMARY KEY(memory_id, observation_id)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX memory_evidence_observation ON memory_evidence(observation_id)",
        "CREATE TABLE waiting_for_memory(observation_id INTEGER PRIMARY KEY) STRICT",
    ):
        connection.execute(statement)


def m006_pictures_by_month(connection: apsw.Connection) -> None:
    """Which pictures are referred to, without reading the frames."""
    connection.execute(
        "CREATE INDEX observation_picture ON observation(picture_month, picture_id)"
        " WHERE picture_id IS NOT NULL"
    )


def m014_file_of_a_screenshot(connection: apsw.Connection) -> None:
    """The file that an import took a frame from, where the frame goes by another name."""
    connection.execute("ALTER TABLE observation ADD COLUMN source_file TEXT")


MIGRATIONS: tuple[Migration, ...] = (
    m001_observations,
    m002_passages_with_words,
    m003_vectors,
    m004_conversations,
    m005_memories,
    m006_pictures_by_month,
    m007_six_kinds,
    m008_entities_and_links,
    m009_vault,
    m010_vectors_in_plain_tables,
    m011_model_work,
    m012_named_and_deleted_conversations,
    m013_pairs_of_unspaced_scripts,
    m014_file_of_a_screenshot,
    m015_other_embedders,
    m016_who_wrote_a_message,
    m017_described_frames,
    m018_turns,
    m019_less_room_a_frame,
    m020_passages_in_packs,
)


def schema_version(connection: apsw.Connection) -> int:
    """How many migrations this database has had."""
    return int(connection.pragma("user_version"))


def refuse_newer_schema(connection: apsw.Connection, path: Path) -> None:
    """Raises: NewerStore if the memory was written by a later Recollect."""
    with store_errors(path):
        found = schema_version(connection)
    if found > len(MIGRATIONS):
        raise NewerStore(
            f"The memory in {path.parent} was written by a newer Recollect (schema {found}, this "
            f"one knows {len(MIGRATIONS)}); update Recollect. Nothing was changed."
        )


def refuse_older_schema(connection: apsw.Connection, path: Path) -> None:
    """Raises: StoreUnavailable if the memory must be upgraded before it can be read."""
    with store_errors(path):
        found = schema_version(connection)
    if found < len(MIGRATIONS):
        raise StoreUnavailable(
            f"The memory in {path.parent} was last used by an older Recollect; start Recollect "
            "once, so that it can be brought up to date."
        )


def migrate(
    connection: apsw.Connection, path: Path, *, stop_before: Migration | None = None
) -> None:
    """Bring the schema up to date, one transaction a step."""
    refuse_newer_schema(connection, path)
    for number, migration in enumerate(MIGRATIONS, start=1):
        if migration is stop_before:
            return
        if schema_version(connection) >= number:
            continue
        with transaction(connection, path):
            # Asked again: another thread may have opened the memory and taken this step.
            if schema_version(connection) < number:
                migration(connection)
                connection.pragma("user_version", number)
