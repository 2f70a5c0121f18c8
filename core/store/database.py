"""A connection with its path: what every `*_store` works on."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import apsw

from core.store.connection import store_errors, transaction

Row = tuple[Any, ...]
Value = None | int | float | str | bytes


@dataclass(slots=True)
class Database:
    """One open SQLite file. Used from the thread that opened it."""

    connection: apsw.Connection
    path: Path

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """All rows of a query."""
        with store_errors(self.path):
            return list(self.connection.execute(sql, tuple(values)))

    def row(self, sql: str, values: Sequence[Value] = ()) -> Row | None:
        """The first row, or None."""
        with store_errors(self.path):
            for row in self.connection.execute(sql, tuple(values)):
                return tuple(row)
            return None

    def number(self, sql: str, values: Sequence[Value] = ()) -> int:
        """The single number that a query gives; 0 for none."""
        row = self.row(sql, values)
        return int(row[0] or 0) if row else 0

    def run(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Execute a change; returns how many rows it changed."""
        with store_errors(self.path):
            self.connection.execute(sql, tuple(values))
            return self.connection.changes()

    def insert(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Insert one row; returns its id."""
        with store_errors(self.path):
            self.connection.execute(sql, tuple(values))
            return self.connection.last_insert_rowid()

    def state(self) -> tuple[int, int]:
        """Another value after every change of the file, by this connection or another."""
        return self.number("PRAGMA data_version"), self.connection.total_changes()

    def transaction(self) -> AbstractContextManager[None]:
        """All-or-nothing; joins the transaction already open on this connection, if any."""
        return self._transaction()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if self.connection.in_transaction:
            yield
            return
        with transaction(self.connection, self.path):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """All reads within it see one state; joins a transaction that is open already."""
        if self.connection.in_transaction:
            yield
            return
        with store_errors(self.path):
            self.connection.execute("BEGIN")
        try:
            yield
        finally:
            if self.connection.in_transaction:
                self.connection.execute("COMMIT")

    def close(self) -> None:
        self.connection.close()


def placeholders(count: int) -> str:
    """`?, ?, ?` for an IN list."""
    return ", ".join("?" * count)
