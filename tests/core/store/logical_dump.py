"""Everything that a memory holds, as rows: equal dumps mean that nothing was changed."""

from typing import Any

from core.store.store import Store


def logical_dump(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every table's rows, those of the word and vector indexes' own tables among them."""
    connection = store._db.connection
    names = [
        row[0]
        for row in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%fts5vocab%'"
            " ORDER BY name"
        )
    ]
    dump = {
        name: sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr)
        for name in names
        if name not in {"view_words", "passage_pairs"}  # hold no columns of their own
    }
    dump["schema"] = sorted(connection.execute("SELECT name, sql FROM sqlite_schema"), key=repr)
    return dump
