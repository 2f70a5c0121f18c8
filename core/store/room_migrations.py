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


def _runs(*values: object) -> str:
    return written_numbers(json.loads(str(values[0])))


def _shortened(*values: object) -> bytes:
    """Little-endian numbers of eight bytes, each cut to its lower four."""
    whole = values[0]
    assert isinstance(whole, bytes)
    step = 2 * _SHORT_HASH
    return b"".join(whole[at : at + _SHORT_HASH] for at in range(0, len(whole), step))
