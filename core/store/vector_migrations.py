"""Schema steps of the vectors."""

import apsw


def m010_vectors_in_plain_tables(connection: apsw.Connection) -> None:
    """Vectors out of the virtual table, with their signs beside them for a quick first look.

    A virtual table of vectors reads all of them for every question, and keeps the bytes of a
    deleted one until its block is rewritten. In plain tables what is deleted is wiped at once.
    """
    for statement in (
        """CREATE TABLE vector_in_plain_table(
            passage_id INTEGER PRIMARY KEY,
            embedding BLOB NOT NULL  -- int8
        ) STRICT""",
        "INSERT INTO vector_in_plain_table SELECT passage_id, embedding FROM passage_vector",
        "DROP TABLE passage_vector",
        "ALTER TABLE vector_in_plain_table RENAME TO passage_vector",
        """CREATE TABLE vector_signs(
            passage_id INTEGER PRIMARY KEY REFERENCES passage_vector(passage_id) ON DELETE CASCADE,
            signs BLOB NOT NULL  -- a bit per dimension
        ) STRICT""",
        """CREATE TRIGGER vector_added AFTER INSERT ON passage_vector BEGIN
            INSERT INTO vector_signs(passage_id, signs)
            VALUES(new.passage_id, vec_quantize_binary(vec_int8(new.embedding)));
        END""",
        "INSERT INTO vector_signs SELECT passage_id, vec_quantize_binary(vec_int8(embedding))"
        " FROM passage_vector",
    ):
        connection.execute(statement)
