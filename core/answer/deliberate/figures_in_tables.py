"""Tables as grids of figures: which cells are amounts, which columns and rows a question names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from core.answer.content_answer import ReadFrame
from core.answer.deliberate.quantities import amount_of
from core.answer.deliberate.table_reading import Table, TableRow, tables_of
from core.answer.reading.label_words import label_forms
from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted
from core.recall.query import Query, Term, term_match, text_stems

_FIGURE = re.compile(
    r"(?P<sign>[-−+])?\s?(?P<currency>[€$£¥]|[A-Z]{3})?\s?(?P<digits>\d[\d.,’' ]*)"
    r"\s?(?P<unit>[^\W\d_]{1,6}|[€$£¥%])?"
)
_HEAD_UNIT = re.compile(r"[(\[]\s*([^\s)\]]{1,4})\s*[)\]]|\b([A-Z]{3})$")
_CENTS = re.compile(r"\d[.,]\d\d$")
_CURRENCIES = {"€": "€", "$": "$", "£": "£", "¥": "¥", "EUR": "€", "USD": "$", "GBP": "£"}
_SUM_ROW = re.compile(r"(?:grand |sub)?(?:total|sum|amount due)\b|summe\b|gesamt\b|suma\b", re.I)
_PER_ONE = re.compile(r"\b(?:per|each|unit|single|price|rate|apiece|stück|einzel\w*)\b", re.I)
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount in a cell, in `unit` (empty for a bare number), as it was written."""

    amount: Decimal
    unit: str
    text: str

    @property
    def is_money(self) -> bool:
        return self.unit in _CURRENCIES.values() or bool(_CENTS.search(self.text))


@dataclass(frozen=True)
class Grid:
    """A table of a frame with its figures."""

    frame: ReadFrame
    table: Table

    @cached_property
    def figures(self) -> tuple[tuple[Figure | None, ...], ...]:
        """By row and column, the figure of each cell; None where a cell is none."""
        return tuple(
            tuple(
                figure_in(cell, head)
                for head, cell in zip(self.table.heads, row.cells, strict=True)
            )
            for row in self.table.rows
        )

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """The columns that mostly hold figures, left to right; not the one that names the rows."""
        return tuple(
            column
            for column in range(1, len(self.table.heads))
            if sum(row[column] is not None for row in self.figures)
            > _HALF * sum(bool(row.cells[column]) for row in self.table.rows)
        )

    @cached_property
    def named_rows(self) -> tuple[int, ...]:
        """The rows of single things, without those that sum up."""
        return tuple(n for n, row in enumerate(self.table.rows) if not _SUM_ROW.match(row.name))

    @cached_property
    def total_row(self) -> int | None:
        """The row that sums the others up, the last of several."""
        rows = [n for n, row in enumerate(self.table.rows) if _SUM_ROW.match(row.name)]
        return rows[-1] if rows else None

    @cached_property
    def row_stems(self) -> tuple[frozenset[str], ...]:
        """The stems of each row's words."""
        return tuple(
            text_stems(" ".join(cell for cell in row.cells if figure_in(cell) is None))
            for row in self.table.rows
        )

    @cached_property
    def about(self) -> frozenset[str]:
        """The stems of what names the table: its heads, its title, and the window's."""
        window = self.frame.observation.window
        return text_stems(
            " ".join((*self.table.heads, self.table.title, window.title, window.url or ""))
        )

    def row(self, number: int) -> TableRow:
        return self.table.rows[number]

    def is_money_column(self, column: int) -> bool:
        found = [row[column] for row in self.figures]
        figures = [one for one in found if one is not None]
        return sum(one.is_money for one in figures) > _HALF * len(figures)

    def columns_named(self, words: Sequence[str]) -> list[int]:
        """The columns of figures whose head says one of some words, or means it."""
        heads = [text_stems(head) for head in self.table.heads]
        return [
            column
            for column in self.columns
            if any(label_forms(word).is_in(heads[column]) for word in words)
        ]

    def about_columns(self, columns: Sequence[int]) -> frozenset[str]:
        """The stems of the heads of some columns."""
        return text_stems(" ".join(self.table.heads[column] for column in columns))

    def column_per_one(self) -> int | None:
        """The column with what one piece costs; None without such a column."""
        found = [n for n in self.columns if _PER_ONE.search(self.table.heads[n])]
        return found[0] if found else None

    def best_row(self, query: Query, terms: Sequence[Term]) -> int | None:
        """The row that shows most of some terms, and any of them; None for none or a tie."""
        scored = {row: self.weight(query, terms, row) for row in self.named_rows}
        top = max(scored.values(), default=0.0)
        best = [row for row, weight in scored.items() if weight == top]
        return best[0] if top > 0 and len(best) == 1 else None

    def weight(self, query: Query, terms: Sequence[Term], row: int) -> float:
        """The weight of those terms that a row shows."""
        weights = {t.stem: w for t, w in zip(query.terms, query.weights, strict=True)}
        return sum(
            weights.get(term.stem, 1.0) * term_match(term, self.row_stems[row]) for term in terms
        )

    def coverage(self, terms: Sequence[Term], rows: Sequence[int]) -> float:
        """The share of some terms that the rows or the table's names show."""
        stems = self.about.union(*(self.row_stems[row] for row in rows))
        if not terms:
            return 0.0
        return sum(
            max(term_match(term, stems), 0.9 * label_forms(term.word).is_in(stems))
            for term in terms
        ) / len(terms)


def grids_of(frames: Sequence[ReadFrame]) -> list[Grid]:
    """Every table with a column of figures, by time."""
    grids = [Grid(frame, table) for frame in frames for table in tables_of(frame.lines)]
    return [grid for grid in grids if grid.columns]


def figure_in(cell: str, head: str = "") -> Figure | None:
    """The amount that a cell is, as a whole; None for words, dates and clock times."""
    found = _FIGURE.fullmatch(cell.strip())
    amount = amount_of(found["digits"].strip()) if found else None
    if found is None or amount is None or values_in(cell, Wanted.DATE):
        return None
    in_head = _HEAD_UNIT.search(head)
    unit = found["currency"] or found["unit"] or (in_head and (in_head[1] or in_head[2])) or ""
    signed = -amount if found["sign"] in {"-", "−"} else amount
    return Figure(signed, _CURRENCIES.get(unit, unit), found["digits"].strip())
