"""Schema steps of the vectors."""

import apsw
import numpy as np

from core.store.vector_codec import encode_vector


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


def m021_vectors_in_five_bits(connection: apsw.Connection) -> None:
    """A sign and four bits of size for every number of a vector, where there were eight bits.

    The signs were beside the vectors already, and now are there alone.
    """
    connection.create_scalar_function("in_five_bits", _in_five_bits, 1, deterministic=True)
    for statement in (
        "UPDATE passage_vector SET embedding = in_five_bits(embedding)",
        "UPDATE passage_vector SET embedding = substr(embedding, 1 + length(embedding) / 5)",
        "UPDATE coming_vector SET embedding = in_five_bits(embedding)",
        "DROP TRIGGER vector_added",
        """CREATE TRIGGER vector_added AFTER INSERT ON passage_vector BEGIN
            INSERT INTO vector_signs(passage_id, signs)
            VALUES(new.passage_id, substr(new.embedding, 1, length(new.embedding) / 5));
            UPDATE passage_vector
            SET embedding = substr(new.embedding, 1 + length(new.embedding) / 5)
            WHERE passage_id = new.passage_id;
        END""",
    ):
        connection.execute(statement)
    connection.create_scalar_function("in_five_bits", None, 1)


def _in_five_bits(*values: object) -> bytes:
    """A vector that was kept as int8; one without a direction, which was never written, is 0."""
    stored = values[0]
    assert isinstance(stored, bytes)
    exact = np.frombuffer(stored, dtype=np.int8).astype(np.float64)
    return encode_vector(exact) if exact.any() else bytes(len(stored) * 5 // 8)
