-- index citation_observation
CREATE INDEX citation_observation ON citation(observation_id);

-- index gap_since
CREATE INDEX gap_since ON gap(since_us);

-- index memory_evidence_observation
CREATE INDEX memory_evidence_observation ON memory_evidence(observation_id);

-- index memory_since
CREATE INDEX memory_since ON memory(since_us);

-- index memory_subject
CREATE INDEX memory_subject ON memory(kind, subject_key);

-- index message_conversation
CREATE INDEX message_conversation ON message(conversation_id);

-- index message_gap_message
CREATE INDEX message_gap_message ON message_gap(message_id);

-- index observation_app
CREATE INDEX observation_app ON observation(app, at_us);

-- index observation_at
CREATE INDEX observation_at ON observation(at_us);

-- index observation_monitor
CREATE INDEX observation_monitor ON observation(monitor, at_us);

-- index observation_picture
CREATE INDEX observation_picture ON observation(picture_month, picture_id) WHERE picture_id IS NOT NULL;

-- index sighting_observation
CREATE INDEX sighting_observation ON sighting(observation_id);

-- table citation
CREATE TABLE citation(
            message_id INTEGER NOT NULL REFERENCES message(id),
            number INTEGER NOT NULL,
            observation_id INTEGER NOT NULL REFERENCES observation(id),
            quote TEXT NOT NULL,
            box TEXT,  -- JSON [left, top, width, height]
            PRIMARY KEY(message_id, number)
        ) STRICT, WITHOUT ROWID;

-- table conversation
CREATE TABLE conversation(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            started_us INTEGER NOT NULL
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

-- table memory
CREATE TABLE memory(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            title TEXT NOT NULL,
            summary TEXT NOT NULL,
            subject_key TEXT NOT NULL,  -- what makes it the same memory when seen again
            since_us INTEGER NOT NULL,
            until_us INTEGER NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            made_by TEXT NOT NULL
        ) STRICT;

-- table memory_evidence
CREATE TABLE memory_evidence(
            memory_id INTEGER NOT NULL REFERENCES memory(id),
            observation_id INTEGER NOT NULL REFERENCES observation(id),
            PRIMARY KEY(memory_id, observation_id)
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
        ) STRICT;

-- table passage
CREATE TABLE passage(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            text TEXT NOT NULL,
            title TEXT NOT NULL,
            text_hash BLOB NOT NULL UNIQUE
        ) STRICT;

-- table passage_vector
CREATE VIRTUAL TABLE passage_vector USING vec0(
            passage_id INTEGER PRIMARY KEY,
            embedding int8[384] distance_metric=cosine);

-- table passage_vector_chunks
CREATE TABLE "passage_vector_chunks"(chunk_id INTEGER PRIMARY KEY AUTOINCREMENT,size INTEGER NOT NULL,validity BLOB NOT NULL,rowids BLOB NOT NULL);

-- table passage_vector_info
CREATE TABLE "passage_vector_info" (key text primary key, value any);

-- table passage_vector_rowids
CREATE TABLE "passage_vector_rowids"(rowid INTEGER PRIMARY KEY AUTOINCREMENT,id,chunk_id INTEGER,chunk_offset INTEGER);

-- table passage_vector_vector_chunks00
CREATE TABLE "passage_vector_vector_chunks00"(rowid PRIMARY KEY,vectors BLOB NOT NULL);

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
            passage_id INTEGER NOT NULL REFERENCES passage(id),
            observation_id INTEGER NOT NULL REFERENCES observation(id),
            line_numbers TEXT NOT NULL,  -- JSON list, reading order
            PRIMARY KEY(passage_id, observation_id)
        ) STRICT, WITHOUT ROWID;

-- table sqlite_sequence
CREATE TABLE sqlite_sequence(name,seq);

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

-- table waiting_for_memory
CREATE TABLE waiting_for_memory(observation_id INTEGER PRIMARY KEY) STRICT;

-- table waiting_for_vector
CREATE TABLE waiting_for_vector(passage_id INTEGER PRIMARY KEY) STRICT;

-- trigger passage_added
CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN
            INSERT INTO passage_words(rowid, text, title) VALUES(new.id, new.text, new.title);
        END;

-- trigger passage_removed
CREATE TRIGGER passage_removed AFTER DELETE ON passage BEGIN
            INSERT INTO passage_words(passage_words, rowid, text, title)
            VALUES('delete', old.id, old.text, old.title);
        END;

