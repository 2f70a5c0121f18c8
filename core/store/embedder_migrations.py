"""Schema steps of vectors from more than one embedder, and of who wrote an answer."""

import apsw

_THE_ONLY_EMBEDDER_SO_FAR = "all-minilm-l6-v2"


def m015_other_embedders(connection: apsw.Connection) -> None:
    """Whose the vectors are, and room for those that will take their place.

    Two embedders' vectors cannot be compared, so the new ones are kept apart until every passage
    has its own.
    """
    for statement in (
        """CREATE TABLE vector_space(
            role TEXT PRIMARY KEY CHECK(role IN ('searched', 'coming')),
            embedder TEXT NOT NULL
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE coming_vector(
            passage_id INTEGER PRIMARY KEY REFERENCES passage(id) ON DELETE CASCADE,
            embedding BLOB NOT NULL  -- int8
        ) STRICT""",
        """CREATE TABLE waiting_for_coming_vector(
            passage_id INTEGER PRIMARY KEY REFERENCES passage(id) ON DELETE CASCADE
        ) STRICT""",
        """CREATE TRIGGER passage_waits_for_coming_vector AFTER INSERT ON passage
        WHEN EXISTS(SELECT 1 FROM vector_space WHERE role = 'coming') BEGIN
            INSERT INTO waiting_for_coming_vector(passage_id) VALUES(new.id);
        END""",
    ):
        connection.execute(statement)
    connection.execute(
        "INSERT INTO vector_space SELECT 'searched', ? WHERE EXISTS(SELECT 1 FROM passage_vector)",
        (_THE_ONLY_EMBEDDER_SO_FAR,),
    )


def m016_who_wrote_a_message(connection: apsw.Connection) -> None:
    """The model and the prompt behind an answer, so that it can still be told days later."""
    connection.execute(
        """CREATE TABLE message_writer(
            message_id INTEGER PRIMARY KEY REFERENCES message(id),
            model TEXT NOT NULL,
            prompt_version TEXT NOT NULL,
            dropped_sentences INTEGER NOT NULL,
            note TEXT NOT NULL  -- what had to be said about it; empty if nothing
        ) STRICT"""
    )
