-- index citation_observation
CREATE INDEX citation_observation ON citation(observation_id);

-- index entity_alias_entity
CREATE INDEX entity_alias_entity ON entity_alias(entity_id);

-- index entity_change_entity
CREATE INDEX entity_change_entity ON entity_change(entity_id);

-- index entity_change_other
CREATE INDEX entity_change_other ON entity_change(other_id);

-- index gap_since
CREATE INDEX gap_since ON gap(since_us);

-- index memory_change_act
CREATE INDEX memory_change_act ON memory_change(act);

-- index memory_change_memory
CREATE INDEX memory_change_memory ON memory_change(memory_id);

-- index memory_change_superseded
CREATE INDEX memory_change_superseded
            ON memory_change(json_extract(before, '$.superseded_by'));

-- index memory_change_undoes
CREATE INDEX memory_change_undoes ON memory_change(undoes) WHERE undoes IS NOT NULL;

-- index memory_link_to
CREATE INDEX memory_link_to ON memory_link(to_id);

-- index memory_parent
CREATE INDEX memory_parent ON memory(parent_id) WHERE parent_id IS NOT NULL;

-- index memory_since
CREATE INDEX memory_since ON memory(since_us);

-- index memory_subject
CREATE INDEX memory_subject ON memory(kind, subject_key);

-- index memory_superseded
CREATE INDEX memory_superseded ON memory(superseded_by) WHERE superseded_by IS NOT NULL;

-- index mention_observation
CREATE INDEX mention_observation ON mention(observation_id);

-- index message_conversation
CREATE INDEX message_conversation ON message(conversation_id);

-- index message_gap_message
CREATE INDEX message_gap_message ON message_gap(message_id);

-- index observation_app
CREATE INDEX observation_app ON observation(app, at_us);

-- index observation_at
CREATE INDEX observation_at ON observation(at_us);

-- index observation_lines_base
CREATE INDEX observation_lines_base ON observation(lines_base) WHERE lines_base IS NOT NULL;

-- index observation_monitor
CREATE INDEX observation_monitor ON observation(monitor, at_us);

-- index observation_picture
CREATE INDEX observation_picture ON observation(picture_month, picture_id) WHERE picture_id IS NOT NULL;

-- index sighting_observation
CREATE INDEX sighting_observation ON sighting(observation_id);

-- index statement_evidence_observation
CREATE INDEX statement_evidence_observation ON statement_evidence(observation_id);

-- index statement_memory
CREATE INDEX statement_memory ON statement(memory_id);

-- index turn_conversation
CREATE INDEX turn_conversation ON turn(app, conversation, clock_min);

-- index turn_said
CREATE INDEX turn_said ON turn(said_us);

-- index turn_sighting_observation
CREATE INDEX turn_sighting_observation ON turn_sighting(observation_id);

-- index turn_speaker
CREATE INDEX turn_speaker ON turn(speaker);

-- index vault_offer_observation
CREATE INDEX vault_offer_observation ON vault_offer(observation_id);

-- table citation
CREATE TABLE citation(
            message_id INTEGER NOT NULL REFERENCES message(id),
            number INTEGER NOT NULL,
            observation_id INTEGER NOT NULL REFERENCES observation(id),
            quote TEXT NOT NULL,
            box TEXT,  -- JSON [left, top, width, height]
            PRIMARY KEY(message_id, number)
        ) STRICT, WITHOUT ROWID;

-- table coming_vector
CREATE TABLE coming_vector(
            passage_id INTEGER PRIMARY KEY REFERENCES "passage_row"(id) ON DELETE CASCADE,
            embedding BLOB NOT NULL  -- int8
        ) STRICT;

-- table conversation
CREATE TABLE conversation(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            started_us INTEGER NOT NULL
        , title TEXT, deleted_us INTEGER) STRICT;

-- table entity
CREATE TABLE entity(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            is_the_users INTEGER NOT NULL DEFAULT 0  -- merged or split by hand
        ) STRICT;

-- table entity_alias
CREATE TABLE entity_alias(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            entity_id INTEGER NOT NULL REFERENCES entity(id),
            kind TEXT NOT NULL,
            key TEXT NOT NULL,  -- the name, normalised
            name TEXT NOT NULL,  -- as seen first
            UNIQUE(kind, key)
        ) STRICT;

-- table entity_change
CREATE TABLE entity_change(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            operation TEXT NOT NULL,
            entity_id INTEGER NOT NULL,  -- where the aliases went
            other_id INTEGER NOT NULL,  -- where they came from
            alias_ids TEXT NOT NULL,  -- JSON list
            at_us INTEGER NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            made_by TEXT NOT NULL
        ) STRICT;

-- table formation_attempt
CREATE TABLE formation_attempt(
            observation_id INTEGER PRIMARY KEY REFERENCES observation(id) ON DELETE CASCADE,
            tries INTEGER NOT NULL,
            why TEXT NOT NULL
        ) STRICT;

-- table frame_description
CREATE TABLE frame_description(
            observation_id INTEGER PRIMARY KEY REFERENCES observation(id) ON DELETE CASCADE,
            made_by TEXT NOT NULL,  -- empty: it says enough in words, and was passed over
            failure TEXT NOT NULL,  -- why the answer was of no use; empty if it was of use
            at_us INTEGER NOT NULL
        ) STRICT;

-- table gap
CREATE TABLE gap(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            since_us INTEGER NOT NULL,
            until_us INTEGER NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            reason TEXT NOT NULL
        ) STRICT;

-- table import_record
CREATE TABLE import_record(
            folder TEXT NOT NULL,
            item TEXT NOT NULL,
            outcome TEXT NOT NULL,
            PRIMARY KEY(folder, item)
        ) STRICT, WITHOUT ROWID;

-- table let_go
CREATE TABLE let_go(
            observation_id INTEGER NOT NULL REFERENCES observation(id) ON DELETE CASCADE,
            layer TEXT NOT NULL,
            reason TEXT NOT NULL,
            at_us INTEGER NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            PRIMARY KEY(observation_id, layer)
        ) STRICT, WITHOUT ROWID;

-- table line_habit
CREATE TABLE line_habit(
            line_hash INTEGER PRIMARY KEY,  -- of place and line; of the place alone: all its frames
            views INTEGER NOT NULL,
            born INTEGER NOT NULL,  -- how many frames of the place were seen before
            title_bits INTEGER NOT NULL,  -- one bit a title, by its hash
            day_bits INTEGER NOT NULL,
            last_day INTEGER NOT NULL  -- days since 0001-01-01
        ) STRICT;

-- table memory
CREATE TABLE memory(
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
        ) STRICT;

-- table memory_change
CREATE TABLE memory_change(
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
        ) STRICT;

-- table memory_link
CREATE TABLE memory_link(
            from_id INTEGER NOT NULL REFERENCES memory(id) ON DELETE CASCADE,
            to_id INTEGER NOT NULL REFERENCES memory(id) ON DELETE CASCADE,
            type TEXT NOT NULL,
            weight REAL NOT NULL,
            made_by TEXT NOT NULL,
            PRIMARY KEY(from_id, to_id, type)
        ) STRICT, WITHOUT ROWID;

-- table mention
CREATE TABLE mention(
            alias_id INTEGER NOT NULL REFERENCES entity_alias(id),
            observation_id INTEGER NOT NULL REFERENCES observation(id),
            line_numbers TEXT NOT NULL,
            PRIMARY KEY(alias_id, observation_id)
        ) STRICT, WITHOUT ROWID;

-- table message
CREATE TABLE message(
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
        ) STRICT;

-- table message_gap
CREATE TABLE message_gap(
            message_id INTEGER NOT NULL REFERENCES message(id),
            kind TEXT NOT NULL,
            since_us INTEGER NOT NULL,
            until_us INTEGER NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            reason TEXT NOT NULL
        ) STRICT;

-- table message_writer
CREATE TABLE message_writer(
            message_id INTEGER PRIMARY KEY REFERENCES message(id),
            model TEXT NOT NULL,
            prompt_version TEXT NOT NULL,
            dropped_sentences INTEGER NOT NULL,
            note TEXT NOT NULL  -- what had to be said about it; empty if nothing
        ) STRICT;

-- table model_outcome
CREATE TABLE model_outcome(
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
        ) STRICT;

-- table noticed
CREATE TABLE noticed(
            observation_id INTEGER PRIMARY KEY REFERENCES observation(id) ON DELETE CASCADE,
            line_hashes BLOB NOT NULL  -- int64, little-endian
        ) STRICT;

-- table observation
CREATE TABLE observation(
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
        , source_file TEXT, lines_base INTEGER REFERENCES observation(id)) STRICT;

-- table passage_pack
CREATE TABLE passage_pack(
            id INTEGER PRIMARY KEY,
            texts BLOB NOT NULL  -- zlib-compressed JSON list; null: removed
        ) STRICT;

-- table passage_pairs
CREATE VIRTUAL TABLE passage_pairs USING fts5(
            pairs, content='',
            tokenize="unicode61 remove_diacritics 0");

-- table passage_pairs_config
CREATE TABLE 'passage_pairs_config'(k PRIMARY KEY, v) WITHOUT ROWID;

-- table passage_pairs_data
CREATE TABLE 'passage_pairs_data'(id INTEGER PRIMARY KEY, block BLOB);

-- table passage_pairs_docsize
CREATE TABLE 'passage_pairs_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

-- table passage_pairs_idx
CREATE TABLE 'passage_pairs_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

-- table passage_row
CREATE TABLE "passage_row"(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            text TEXT NOT NULL,
            title TEXT NOT NULL,
            text_hash BLOB NOT NULL UNIQUE
        , pack_id INTEGER, place INTEGER) STRICT;

-- table passage_vector
CREATE TABLE "passage_vector"(
            passage_id INTEGER PRIMARY KEY,
            embedding BLOB NOT NULL  -- int8
        ) STRICT;

-- table passage_words
CREATE VIRTUAL TABLE passage_words USING fts5(
            text, title, content='passage', content_rowid='id',
            tokenize="porter unicode61 remove_diacritics 2");

-- table passage_words_config
CREATE TABLE 'passage_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;

-- table passage_words_data
CREATE TABLE 'passage_words_data'(id INTEGER PRIMARY KEY, block BLOB);

-- table passage_words_docsize
CREATE TABLE 'passage_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

-- table passage_words_idx
CREATE TABLE 'passage_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

-- table picture_removal
CREATE TABLE picture_removal(
            month TEXT NOT NULL,
            picture_id INTEGER NOT NULL,
            PRIMARY KEY(month, picture_id)
        ) STRICT, WITHOUT ROWID;

-- table setting
CREATE TABLE setting(
            key TEXT PRIMARY KEY,
            value TEXT NOT NULL  -- JSON
        ) STRICT, WITHOUT ROWID;

-- table sighting
CREATE TABLE sighting(
            passage_id INTEGER NOT NULL REFERENCES "passage_row"(id),
            observation_id INTEGER NOT NULL REFERENCES observation(id),
            line_numbers TEXT NOT NULL,  -- JSON list, reading order
            PRIMARY KEY(passage_id, observation_id)
        ) STRICT, WITHOUT ROWID;

-- table sqlite_sequence
CREATE TABLE sqlite_sequence(name,seq);

-- table statement
CREATE TABLE statement(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            memory_id INTEGER NOT NULL REFERENCES memory(id),
            number INTEGER NOT NULL,
            role TEXT NOT NULL,
            text TEXT NOT NULL,
            since_version INTEGER NOT NULL,
            until_version INTEGER
        ) STRICT;

-- table statement_evidence
CREATE TABLE statement_evidence(
            statement_id INTEGER NOT NULL REFERENCES statement(id),
            observation_id INTEGER NOT NULL REFERENCES observation(id),
            line_numbers TEXT NOT NULL,  -- JSON list; empty: the frame as a whole
            PRIMARY KEY(statement_id, observation_id)
        ) STRICT, WITHOUT ROWID;

-- table statement_words
CREATE VIRTUAL TABLE statement_words USING fts5(
            text, content='statement', content_rowid='id',
            tokenize="porter unicode61 remove_diacritics 2");

-- table statement_words_config
CREATE TABLE 'statement_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;

-- table statement_words_data
CREATE TABLE 'statement_words_data'(id INTEGER PRIMARY KEY, block BLOB);

-- table statement_words_docsize
CREATE TABLE 'statement_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

-- table statement_words_idx
CREATE TABLE 'statement_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

-- table turn
CREATE TABLE turn(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            app TEXT NOT NULL,
            conversation TEXT NOT NULL,
            speaker TEXT NOT NULL,  -- empty: the user, or unknown
            is_own INTEGER NOT NULL,
            clock_min INTEGER,  -- of the day, as it is shown
            said_us INTEGER,  -- NULL: its day is not known
            is_day_shown INTEGER NOT NULL,
            text TEXT NOT NULL
        ) STRICT;

-- table turn_sighting
CREATE TABLE turn_sighting(
            turn_id INTEGER NOT NULL REFERENCES turn(id) ON DELETE CASCADE,
            observation_id INTEGER NOT NULL REFERENCES observation(id),
            line_numbers TEXT NOT NULL,  -- JSON list, of the words
            head_numbers TEXT NOT NULL,  -- JSON list, of who and when
            said_us INTEGER,  -- as this frame tells it
            is_day_shown INTEGER NOT NULL,
            speaker TEXT,  -- this and the next: as this frame reads them, if it does otherwise
            text TEXT,
            PRIMARY KEY(turn_id, observation_id)
        ) STRICT, WITHOUT ROWID;

-- table vault_key
CREATE TABLE vault_key(
            id INTEGER PRIMARY KEY CHECK(id = 1),
            public_key BLOB NOT NULL,
            salt BLOB NOT NULL,
            nonce BLOB NOT NULL,
            wrapped BLOB NOT NULL
        ) STRICT;

-- table vault_offer
CREATE TABLE vault_offer(
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
        ) STRICT;

-- table vault_value
CREATE TABLE vault_value(
            memory_id INTEGER PRIMARY KEY REFERENCES memory(id) ON DELETE CASCADE,
            sealed BLOB NOT NULL
        ) STRICT;

-- table vector_signs
CREATE TABLE vector_signs(
            passage_id INTEGER PRIMARY KEY REFERENCES passage_vector(passage_id) ON DELETE CASCADE,
            signs BLOB NOT NULL  -- a bit per dimension
        ) STRICT;

-- table vector_space
CREATE TABLE vector_space(
            role TEXT PRIMARY KEY CHECK(role IN ('searched', 'coming')),
            embedder TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

-- table view_words
CREATE VIRTUAL TABLE view_words USING fts5(
            text, title, content='',
            tokenize="porter unicode61 remove_diacritics 2");

-- table view_words_config
CREATE TABLE 'view_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;

-- table view_words_data
CREATE TABLE 'view_words_data'(id INTEGER PRIMARY KEY, block BLOB);

-- table view_words_docsize
CREATE TABLE 'view_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

-- table view_words_idx
CREATE TABLE 'view_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

-- table vocabulary
CREATE VIRTUAL TABLE vocabulary USING fts5vocab('passage_words', 'row');

-- table waiting_for_coming_vector
CREATE TABLE waiting_for_coming_vector(
            passage_id INTEGER PRIMARY KEY REFERENCES "passage_row"(id) ON DELETE CASCADE
        ) STRICT;

-- table waiting_for_day
CREATE TABLE waiting_for_day(
            day TEXT PRIMARY KEY,  -- "2026-06-09", where it was then
            marked_us INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

-- table waiting_for_memory
CREATE TABLE waiting_for_memory(observation_id INTEGER PRIMARY KEY) STRICT;

-- table waiting_for_model
CREATE TABLE waiting_for_model(
            id INTEGER PRIMARY KEY,
            observation_id INTEGER UNIQUE REFERENCES observation(id) ON DELETE CASCADE,
            memory_id INTEGER UNIQUE REFERENCES memory(id) ON DELETE CASCADE,  -- a session or day
            tries INTEGER NOT NULL DEFAULT 0,
            tried_by TEXT,  -- the model's name
            CHECK((observation_id IS NULL) <> (memory_id IS NULL))
        ) STRICT;

-- table waiting_for_turns
CREATE TABLE waiting_for_turns(
            observation_id INTEGER PRIMARY KEY REFERENCES observation(id) ON DELETE CASCADE
        ) STRICT;

-- table waiting_for_vector
CREATE TABLE waiting_for_vector(passage_id INTEGER PRIMARY KEY) STRICT;

-- trigger passage_added
CREATE TRIGGER passage_added AFTER INSERT ON passage_row BEGIN
            INSERT INTO passage_words(rowid, text, title)
            SELECT id, text, title FROM passage WHERE id = new.id;
        END;

-- trigger passage_pairs_added
CREATE TRIGGER passage_pairs_added AFTER INSERT ON passage_row BEGIN
            INSERT INTO passage_pairs(rowid, pairs)
            SELECT id, indexed_pairs(text) FROM passage
            WHERE id = new.id AND indexed_pairs(text) <> '';
        END;

-- trigger passage_pairs_removed
CREATE TRIGGER passage_pairs_removed AFTER DELETE ON passage_row
        WHEN indexed_pairs(coalesce(text_in_pack((SELECT texts FROM passage_pack WHERE id = old.pack_id), old.place), old.text)) <> '' BEGIN
            INSERT INTO passage_pairs(passage_pairs, rowid, pairs)
            VALUES('delete', old.id, indexed_pairs(coalesce(text_in_pack((SELECT texts FROM passage_pack WHERE id = old.pack_id), old.place), old.text)));
        END;

-- trigger passage_removed
CREATE TRIGGER passage_removed AFTER DELETE ON passage_row BEGIN
            INSERT INTO passage_words(passage_words, rowid, text, title)
            VALUES('delete', old.id, coalesce(text_in_pack((SELECT texts FROM passage_pack WHERE id = old.pack_id), old.place), old.text), old.title);
        END;

-- trigger passage_waits_for_coming_vector
CREATE TRIGGER passage_waits_for_coming_vector AFTER INSERT ON "passage_row"
        WHEN EXISTS(SELECT 1 FROM vector_space WHERE role = 'coming') BEGIN
            INSERT INTO waiting_for_coming_vector(passage_id) VALUES(new.id);
        END;

-- trigger statement_added
CREATE TRIGGER statement_added AFTER INSERT ON statement BEGIN
            INSERT INTO statement_words(rowid, text) VALUES(new.id, new.text);
        END;

-- trigger statement_removed
CREATE TRIGGER statement_removed AFTER DELETE ON statement BEGIN
            INSERT INTO statement_words(statement_words, rowid, text)
            VALUES('delete', old.id, old.text);
        END;

-- trigger vector_added
CREATE TRIGGER vector_added AFTER INSERT ON passage_vector BEGIN
            INSERT INTO vector_signs(passage_id, signs)
            VALUES(new.passage_id, vec_quantize_binary(vec_int8(new.embedding)));
        END;

-- view passage
CREATE VIEW passage AS SELECT id, CASE WHEN pack_id IS NULL THEN text ELSE
            text_in_pack((SELECT texts FROM passage_pack WHERE passage_pack.id = pack_id), place)
            END AS text, title, text_hash FROM passage_row;

