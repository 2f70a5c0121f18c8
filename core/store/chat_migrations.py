"""Schema steps of the conversations."""

import apsw


def m012_named_and_deleted_conversations(connection: apsw.Connection) -> None:
    """A conversation may have a title of the user's, or be about to go."""
    connection.execute("ALTER TABLE conversation ADD COLUMN title TEXT")
    connection.execute("ALTER TABLE conversation ADD COLUMN deleted_us INTEGER")
