"""Schema steps that keep the same in less room."""

import json

import apsw

from core.store.line_numbers import written_numbers

_SHORT_HASH = 4  # bytes


def m019_less_room_a_frame(connection: apsw.Connection) -> None:
    """Lines told by those of another frame, shorter hashes, numbers of lines as runs.

    Frames that are there keep their lines as they are. Four bytes tell the lines that are counted
    apart (of a million, one new line in four thousand is taken for another), eight the texts of
    passages.
    """
    for statement in (
        "ALTER TABLE observation ADD COLUMN lines_base INTEGER REFERENCES observation(id)",
        "CREATE INDEX observation_lines_base ON observation(lines_base)"
        " WHERE lines_base IS NOT NULL",
        "UPDATE passage SET text_hash = substr(text_hash, 1, 8)",
    ):
        connection.execute(statement)
    connection.create_scalar_function("runs_of", _runs, 1, deterministic=True)
    connection.execute("UPDATE sighting SET line_numbers = runs_of(line_numbers)")
    connection.create_scalar_function("runs_of", None, 1)
    shorten_line_hashes(connection)


def shorten_line_hashes(connection: apsw.Connection) -> None:
    """Cut the hashes of counted lines from eight bytes to their lower four.

    Works inside the transaction of its caller. Lines that become one add up.
    """
    connection.create_scalar_function("shortened", _shortened, 1, deterministic=True)
    for statement in (
        "CREATE TEMP TABLE shorter_habit AS SELECT line_hash & 0xffffffff AS line_hash,"
        " sum(views) AS views, min(born) AS born, max(title_bits) AS title_bits,"
        " max(day_bits) AS day_bits, max(last_day) AS last_day FROM line_habit GROUP BY 1",
        "DELETE FROM line_habit",
        "INSERT INTO line_habit SELECT line_hash, views, born, title_bits, day_bits, last_day"
        " FROM temp.shorter_habit",
        "DROP TABLE temp.shorter_habit",
        "UPDATE noticed SET line_hashes = shortened(line_hashes)",
    ):
        connection.execute(statement)
    connection.create_scalar_function("shortened", None, 1)


def m020_passages_in_packs(connection: apsw.Connection) -> None:
    """Texts of passages out of their rows, many in one; `passage` is a view that reads both.

    Passages that are there keep their texts beside them. `text_in_pack` is a function of our
    connections.
    """
    text = "coalesce({text}, old.text)".format(
        text="text_in_pack((SELECT texts FROM passage_pack WHERE id = old.pack_id), old.place)"
    )
    for statement in (
        """CREATE TABLE passage_pack(
            id INTEGER PRIMARY KEY,
            texts BLOB NOT NULL  -- zlib-compressed JSON list; null: removed
        ) STRICT""",
        *(
            f"DROP TRIGGER passage_{name}"
            for name in ("added", "removed", "pairs_added", "pairs_removed")
        ),
        "ALTER TABLE passage RENAME TO passage_row",
        "ALTER TABLE passage_row ADD COLUMN pack_id INTEGER",  # then its text is empty
        "ALTER TABLE passage_row ADD COLUMN place INTEGER",  # in the pack
        """CREATE VIEW passage AS SELECT id, CASE WHEN pack_id IS NULL THEN text ELSE
            text_in_pack((SELECT texts FROM passage_pack WHERE passage_pack.id = pack_id), place)
            END AS text, title, text_hash FROM passage_row""",
        """CREATE TRIGGER passage_added AFTER INSERT ON passage_row BEGIN
            INSERT INTO passage_words(rowid, text, title)
            SELECT id, text, title FROM passage WHERE id = new.id;
        END""",
        """CREATE TRIGGER passage_pairs_added AFTER INSERT ON passage_row BEGIN
            INSERT INTO passage_pairs(rowid, pairs)
            SELECT id, indexed_pairs(text) FROM passage
            WHERE id = new.id AND indexed_pairs(text) <> '';
        END""",
        f"""CREATE TRIGGER passage_removed AFTER DELETE ON passage_row BEGIN
            INSERT INTO passage_words(passage_words, rowid, text, title)
            VALUES('delete', old.id, {text}, old.title);
        END""",
        f"""CREATE TRIGGER passage_pairs_removed AFTER DELETE ON passage_row
        WHEN indexed_pairs({text}) <> '' BEGIN
            INSERT INTO passage_pairs(passage_pairs, rowid, pairs)
            VALUES('delete', old.id, indexed_pairs({text}));
        END""",
    ):
        connection.execute(statement)


def _runs(*values: object) -> str:
    return written_numbers(json.loads(str(values[0])))


def _shortened(*values: object) -> bytes:
    """Little-endian numbers of eight bytes, each cut to its lower four."""
    whole = values[0]
    assert isinstance(whole, bytes)
    step = 2 * _SHORT_HASH
    return b"".join(whole[at : at + _SHORT_HASH] for at in range(0, len(whole), step))
