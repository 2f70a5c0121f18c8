"""The schema's steps that concern what was learned; `migrations.py` holds their order."""

import apsw


def m007_six_kinds(connection: apsw.Connection) -> None:
    """Statements with evidence take the place of summaries; history is kept by version.

    Memories of the first rules are dropped and formed anew: all of them follow from the frames.
    """
    for statement in (
        "DROP TABLE memory_evidence",
        "DROP TABLE memory",
        """CREATE TABLE memory(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            level TEXT,  -- of the temporal tree; episodic memories only
            parent_id INTEGER REFERENCES memory(id) ON DELETE SET NULL,
            subject_key TEXT NOT NULL,  -- what makes it the same memory when met again
            since_us INTEGER NOT NULL,
            until_us INTEGER NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            valid_until_us INTEGER,  -- when a fact stopped holding
            status TEXT NOT NULL,
            superseded_by INTEGER REFERENCES memory(id) ON DELETE SET NULL,
            is_pinned INTEGER NOT NULL DEFAULT 0,
            importance REAL NOT NULL,
            confidence REAL NOT NULL,
            details TEXT NOT NULL,  -- JSON, the kind's own fields; never captured text
            made_by TEXT NOT NULL,
            version INTEGER NOT NULL,
            created_us INTEGER NOT NULL,
            updated_us INTEGER NOT NULL
        ) STRICT""",
        "CREATE INDEX memory_subject ON memory(kind, subject_key)",
        "CREATE INDEX memory_since ON memory(since_us)",
        "CREATE INDEX memory_parent ON memory(parent_id) WHERE parent_id IS NOT NULL",
        "CREATE INDEX memory_superseded ON memory(superseded_by) WHERE superseded_by IS NOT NULL",
        # Every statement that ever held; `until_version` is NULL while it does.
        """CREATE TABLE statement(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            memory_id INTEGER NOT NULL REFERENCES memory(id),
            number INTEGER NOT NULL,
            role TEXT NOT NULL,
            text TEXT NOT NULL,
            since_version INTEGER NOT NULL,
            until_version INTEGER
        ) STRICT""",
        "CREATE INDEX statement_memory ON statement(memory_id)",
        """CREATE TABLE statement_evidence(
            statement_id INTEGER NOT NULL REFERENCES statement(id),
            observation_id INTEGER NOT NULL REFERENCES observation(id),
            line_numbers TEXT NOT NULL,  -- JSON list; empty: the frame as a whole
            PRIMARY KEY(statement_id, observation_id)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX statement_evidence_observation ON statement_evidence(observation_id)",
        """CREATE VIRTUAL TABLE statement_words USING fts5(
            text, content='statement', content_rowid='id',
            tokenize="porter unicode61 remove_diacritics 2")""",
        "INSERT INTO statement_words(statement_words, rank) VALUES('secure-delete', 1)",
        """CREATE TRIGGER statement_added AFTER INSERT ON statement BEGIN
            INSERT INTO statement_words(rowid, text) VALUES(new.id, new.text);
        END""",
        """CREATE TRIGGER statement_removed AFTER DELETE ON statement BEGIN
            INSERT INTO statement_words(statement_words, rowid, text)
            VALUES('delete', old.id, old.text);
        END""",
        # The log of operations. It holds no captured text, so it outlives what was forgotten.
        """CREATE TABLE memory_change(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            act INTEGER NOT NULL,  -- changes of one act are undone together
            memory_id INTEGER NOT NULL,
            version INTEGER NOT NULL,  -- of the memory after the change
            operation TEXT NOT NULL,
            other_id INTEGER,  -- what it was merged into or superseded by
            undoes INTEGER,  -- the act that an undo took back
            at_us INTEGER NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            made_by TEXT NOT NULL,
            reason TEXT NOT NULL,
            before TEXT NOT NULL  -- JSON of the columns that it wrote, as they were
        ) STRICT""",
        "CREATE INDEX memory_change_memory ON memory_change(memory_id)",
        "CREATE INDEX memory_change_act ON memory_change(act)",
        "CREATE INDEX memory_change_undoes ON memory_change(undoes) WHERE undoes IS NOT NULL",
        # Finds what was once below a memory that goes.
        """CREATE INDEX memory_change_superseded
            ON memory_change(json_extract(before, '$.superseded_by'))""",
        # An item that ends the program or fails is tried alone, then set aside.
        """CREATE TABLE formation_attempt(
            observation_id INTEGER PRIMARY KEY REFERENCES observation(id) ON DELETE CASCADE,
            tries INTEGER NOT NULL,
            why TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE waiting_for_day(
            day TEXT PRIMARY KEY,  -- "2026-06-09", where it was then
            marked_us INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID""",
        "INSERT OR IGNORE INTO waiting_for_memory(observation_id) SELECT id FROM observation",
    ):
        connection.execute(statement)


def m008_entities_and_links(connection: apsw.Connection) -> None:
    """Names rest on evidence, too: an alias without a mention left goes."""
    for statement in (
        """CREATE TABLE entity(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            is_the_users INTEGER NOT NULL DEFAULT 0  -- merged or split by hand
        ) STRICT""",
        """CREATE TABLE entity_alias(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            entity_id INTEGER NOT NULL REFERENCES entity(id),
            kind TEXT NOT NULL,
            key TEXT NOT NULL,  -- the name, normalised
            name TEXT NOT NULL,  -- as seen first
            UNIQUE(kind, key)
        ) STRICT""",
        "CREATE INDEX entity_alias_entity ON entity_alias(entity_id)",
        """CREATE TABLE mention(
            alias_id INTEGER NOT NULL REFERENCES entity_alias(id),
            observation_id INTEGER NOT NULL REFERENCES observation(id),
            line_numbers TEXT NOT NULL,
            PRIMARY KEY(alias_id, observation_id)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX mention_observation ON mention(observation_id)",
        """CREATE TABLE memory_link(
            from_id INTEGER NOT NULL REFERENCES memory(id) ON DELETE CASCADE,
            to_id INTEGER NOT NULL REFERENCES memory(id) ON DELETE CASCADE,
            type TEXT NOT NULL,
            weight REAL NOT NULL,
            made_by TEXT NOT NULL,
            PRIMARY KEY(from_id, to_id, type)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX memory_link_to ON memory_link(to_id)",
        # How often a line was seen in a program, so that its menus can be told from its contents.
        """CREATE TABLE line_habit(
            line_hash INTEGER PRIMARY KEY,  -- of place and line; of the place alone: all its frames
            views INTEGER NOT NULL,
            born INTEGER NOT NULL,  -- how many frames of the place were seen before
            title_bits INTEGER NOT NULL,  -- one bit a title, by its hash
            day_bits INTEGER NOT NULL,
            last_day INTEGER NOT NULL  -- days since 0001-01-01
        ) STRICT""",
        # Which frames were counted, and which lines of them, so that each counts once and what
        # is forgotten can be taken back.
        """CREATE TABLE noticed(
            observation_id INTEGER PRIMARY KEY REFERENCES observation(id) ON DELETE CASCADE,
            line_hashes BLOB NOT NULL  -- int64, little-endian
        ) STRICT""",
        # The log of merges and splits. It holds no names, so it outlives what was forgotten.
        """CREATE TABLE entity_change(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            operation TEXT NOT NULL,
            entity_id INTEGER NOT NULL,  -- where the aliases went
            other_id INTEGER NOT NULL,  -- where they came from
            alias_ids TEXT NOT NULL,  -- JSON list
            at_us INTEGER NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            made_by TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX entity_change_entity ON entity_change(entity_id)",
        "CREATE INDEX entity_change_other ON entity_change(other_id)",
        # What frames let go of, so that "there was no text" and "it was let go" stay apart.
        """CREATE TABLE let_go(
            observation_id INTEGER NOT NULL REFERENCES observation(id) ON DELETE CASCADE,
            layer TEXT NOT NULL,
            reason TEXT NOT NULL,
            at_us INTEGER NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            PRIMARY KEY(observation_id, layer)
        ) STRICT, WITHOUT ROWID""",
    ):
        connection.execute(statement)


def m009_vault(connection: apsw.Connection) -> None:
    """Secrets that the user keeps: sealed values, and captions in table `memory`."""
    for statement in (
        # One row: the key that seals, and the key that opens, wrapped with the vault's passphrase.
        """CREATE TABLE vault_key(
            id INTEGER PRIMARY KEY CHECK(id = 1),
            public_key BLOB NOT NULL,
            salt BLOB NOT NULL,
            nonce BLOB NOT NULL,
            wrapped BLOB NOT NULL
        ) STRICT""",
        """CREATE TABLE vault_offer(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            observation_id INTEGER NOT NULL REFERENCES observation(id) ON DELETE CASCADE,
            secret_kind TEXT NOT NULL,
            caption TEXT NOT NULL,
            line_number INTEGER,  -- NULL: it stood in the window's title
            sealed BLOB NOT NULL,  -- empty once dismissed; the row keeps it from being offered anew
            is_dismissed INTEGER NOT NULL DEFAULT 0,
            offered_us INTEGER NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            UNIQUE(secret_kind, caption)
        ) STRICT""",
        "CREATE INDEX vault_offer_observation ON vault_offer(observation_id)",
        """CREATE TABLE vault_value(
            memory_id INTEGER PRIMARY KEY REFERENCES memory(id) ON DELETE CASCADE,
            sealed BLOB NOT NULL
        ) STRICT""",
    ):
        connection.execute(statement)


def m011_model_work(connection: apsw.Connection) -> None:
    """A queue for a language model beside the rules', and what came of its answers.

    What the rules have read already waits for the model from the start.
    """
    for statement in (
        """CREATE TABLE waiting_for_model(
            id INTEGER PRIMARY KEY,
            observation_id INTEGER UNIQUE REFERENCES observation(id) ON DELETE CASCADE,
            memory_id INTEGER UNIQUE REFERENCES memory(id) ON DELETE CASCADE,  -- a session or day
            tries INTEGER NOT NULL DEFAULT 0,
            tried_by TEXT,  -- the model's name
            CHECK((observation_id IS NULL) <> (memory_id IS NULL))
        ) STRICT""",
        # Counts and names only: no text of a frame, and none of an answer.
        """CREATE TABLE model_outcome(
            id INTEGER PRIMARY KEY,
            observation_id INTEGER UNIQUE REFERENCES observation(id) ON DELETE CASCADE,
            memory_id INTEGER UNIQUE REFERENCES memory(id) ON DELETE CASCADE,
            made_by TEXT NOT NULL,  -- the model's name and the prompt's version
            kept INTEGER NOT NULL,
            refused INTEGER NOT NULL,  -- not carried by its evidence
            lines_not_shown INTEGER NOT NULL,
            failure TEXT NOT NULL,  -- why the answer was of no use; empty if it was of use
            at_us INTEGER NOT NULL,
            CHECK((observation_id IS NULL) <> (memory_id IS NULL))
        ) STRICT""",
        "INSERT INTO waiting_for_model(observation_id) SELECT id FROM observation"
        " WHERE id NOT IN (SELECT observation_id FROM waiting_for_memory)",
        "INSERT INTO waiting_for_model(memory_id) SELECT id FROM memory"
        " WHERE level IN ('session', 'day')",
    ):
        connection.execute(statement)
