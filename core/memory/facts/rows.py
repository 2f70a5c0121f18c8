"""Rows of a table that are one fact: “Seat: 14C; Terminal: 2”, and the cells that it is made of.

A row says only what no fact of its own says. As soon as something else is told of a cell it steps
out of its row, so that no value stands in two places of which one could go out of date.
"""

from collections.abc import Sequence

from core.memory.facts.names import subject_key
from core.memory_record import MemoryDraft, Role

ROW = "row"
"""The predicate of such a fact."""

_BETWEEN_CELLS = "; "
_AFTER_COLUMN = ": "

Cell = tuple[str, str]
"""The name of a column, and what stands there."""


def row_text(cells: Sequence[Cell]) -> str:
    """The object of a row's fact."""
    return _BETWEEN_CELLS.join(f"{column}{_AFTER_COLUMN}{value}" for column, value in cells)


def cells_of(text: str) -> list[Cell]:
    """The cells of a row's object; empty if it is none."""
    parts = [part.partition(_AFTER_COLUMN) for part in text.split(_BETWEEN_CELLS)]
    return [(column, value) for column, _, value in parts] if all(one[1] for one in parts) else []


def can_be_in_a_row(column: str, value: str) -> bool:
    """Whether a cell could be told from its neighbours again."""
    return _BETWEEN_CELLS.strip() not in column + value and _AFTER_COLUMN.strip() not in column


def is_row(draft: MemoryDraft) -> bool:
    """Whether a fact is a row with several cells."""
    texts = {one.role: one.text for one in draft.statements}
    return texts.get(Role.PREDICATE) == ROW and bool(cells_of(texts.get(Role.OBJECT, "")))


def row_key_beside(fact_key: str) -> str:
    """The key of the row that may hold the value of a fact with this key."""
    return f"{fact_key.rpartition('|')[0]}|{ROW}"


def cell_key(row_key: str, column: str) -> str:
    """The key of the fact that a cell of a row is by itself."""
    return row_key.rpartition("|")[0] + subject_key("", column)
