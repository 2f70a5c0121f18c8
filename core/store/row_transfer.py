"""Whole tables as plain rows, for export and for taking an export back.

Indexes, passages and vectors are left out: they follow from the frames and are made anew. So are
the vault's keys and values: an export is not encrypted, and what is sealed stays where it is.
"""

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import apsw

from core.ids import ObservationId
from core.observation import Box, TextLine
from core.store.database import Database, Value, placeholders
from core.store.frame_lines import FrameLines
from core.store.lines_codec import encode_lines
from core.store.room_migrations import shorten_line_hashes

JsonRow = Mapping[str, Any]

# In an order in which every row's references are there before it, but for those in `_LATER`.
TABLES: tuple[str, ...] = (
    "setting",
    "observation",
    "noticed",
    "let_go",
    "gap",
    "import_record",
    "memory",
    "statement",
    "statement_evidence",
    "memory_change",
    "memory_link",
    "entity",
    "entity_alias",
    "entity_change",
    "mention",
    "conversation",
    "message",
    "message_gap",
    "message_writer",
    "citation",
    "waiting_for_memory",
    "waiting_for_day",
    "formation_attempt",
    "waiting_for_model",
    "model_outcome",
    "frame_description",
    "turn",
    "turn_sighting",
    "waiting_for_turns",
    "line_habit",
)
# Notes of unfinished work belong to the data folder, not to what it holds.
_UNFINISHED = ("scrub_is_due",)
_LATER = {"memory": ("parent_id", "superseded_by")}
_BATCH = 500
_SHORT_HASHES_SINCE = 19


class UnusableRow(Exception):
    """A row that does not fit this memory; callers say so in words of their own."""


class RowTransfer:
    """Reads tables out as JSON objects and writes such rows into an empty memory."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._lines = FrameLines(database)

    def rows(self, table: str) -> Iterator[JsonRow]:
        """Every row of a table in the order of its key; lines of text as lists, bytes as base64."""
        columns = self.columns(table)
        order = ", ".join(str(number + 1) for number in range(min(2, len(columns))))
        offset = 0
        while True:
            batch = self._db.rows(
                f"SELECT {', '.join(columns)} FROM {table} ORDER BY {order}"
                f" LIMIT {_BATCH} OFFSET {offset}"
            )
            for row in batch:
                named = dict(zip(columns, row, strict=True))
                if table == "setting" and named["key"] in _UNFINISHED:
                    continue
                if table == "observation":
                    named["lines"] = _listed(self._lines.get(ObservationId(named["id"])) or ())
                yield {name: _plain(value) for name, value in named.items()}
            if len(batch) < _BATCH:
                return
            offset += _BATCH

    def columns(self, table: str) -> list[str]:
        """The names of a table's columns, but for how lines are told, which is the store's own."""
        names = [str(row[1]) for row in self._db.rows(f"PRAGMA table_info({table})")]
        return [name for name in names if name != "lines_base"]

    def write(self, table: str, rows: Sequence[JsonRow]) -> None:
        """Write rows. Raises: UnusableRow for one that does not fit, or refers to nothing."""
        known = set(self.columns(table))
        for row in rows:
            unknown = row.keys() - known
            if unknown:
                raise UnusableRow(f"no column {', '.join(sorted(unknown))}")
            now = {name: row[name] for name in row if name not in _LATER.get(table, ())}
            try:
                self._db.run(
                    f"INSERT INTO {table}({', '.join(now)}) VALUES({placeholders(len(now))})",
                    [_stored(name, value) for name, value in now.items()],
                )
            except apsw.ConstraintError as error:
                raise UnusableRow(str(error)) from error

    def settle(self, schema: int) -> None:
        """Bring rows that a memory of an older schema gave out into today's form, once all are
        written."""
        if schema < _SHORT_HASHES_SINCE:
            with self._db.transaction():
                shorten_line_hashes(self._db.connection)

    def write_later_columns(self, table: str, rows: Sequence[JsonRow]) -> None:
        """Write the references among a table's own rows, once all of them are there."""
        for row in rows:
            for name in _LATER.get(table, ()):
                if row.get(name) is not None:
                    self._db.run(
                        f"UPDATE {table} SET {name} = ? WHERE id = ?", (row[name], row["id"])
                    )


def _listed(lines: Sequence[TextLine]) -> list[list[Any]]:
    return [
        [
            line.text,
            [line.box.left, line.box.top, line.box.width, line.box.height],
            line.confidence,
        ]
        for line in lines
    ]


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode("ascii")}
    return value


def _stored(name: str, value: Any) -> Value:
    try:
        if name == "lines":
            return encode_lines(
                [TextLine(text, Box(*box), confidence) for text, box, confidence in value]
            )
        if isinstance(value, dict):
            return base64.b64decode(value["base64"], validate=True)
    except (TypeError, ValueError, KeyError) as error:
        raise UnusableRow(f"column {name} cannot be read") from error
    if value is None or isinstance(value, int | float | str):
        return value
    raise UnusableRow(f"column {name} cannot hold {json.dumps(value)[:40]}")
