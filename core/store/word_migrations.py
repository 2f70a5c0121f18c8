"""Schema steps of the word indexes."""

import apsw


def m013_pairs_of_unspaced_scripts(connection: apsw.Connection) -> None:
    """An index of pairs of letters, for scripts whose words no tokenizer can take apart.

    Only passages with such letters are in it. `indexed_pairs` is a function of our connections.
    """
    for statement in (
        """CREATE VIRTUAL TABLE passage_pairs USING fts5(
            pairs, content='',
            tokenize="unicode61 remove_diacritics 0")""",
        "INSERT INTO passage_pairs(passage_pairs, rank) VALUES('secure-delete', 1)",
        """CREATE TRIGGER passage_pairs_added AFTER INSERT ON passage
        WHEN indexed_pairs(new.text) <> '' BEGIN
            INSERT INTO passage_pairs(rowid, pairs) VALUES(new.id, indexed_pairs(new.text));
        END""",
        """CREATE TRIGGER passage_pairs_removed AFTER DELETE ON passage
        WHEN indexed_pairs(old.text) <> '' BEGIN
            INSERT INTO passage_pairs(passage_pairs, rowid, pairs)
            VALUES('delete', old.id, indexed_pairs(old.text));
        END""",
        "INSERT INTO passage_pairs(rowid, pairs) SELECT id, indexed_pairs(text) FROM passage"
        " WHERE indexed_pairs(text) <> ''",
    ):
        connection.execute(statement)
