"""Reckoning with the cells of one table: two columns of a row, two rows of a column, a total.

A sheet that a person keeps rarely writes a currency into its cells. What makes two numbers
comparable is that they stand in one row or in one column, so they are paired by where they stand.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.answer.deliberate.choosing import meant_terms
from core.answer.deliberate.figures_in_tables import Figure, Grid, grids_of
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.question_parts import Difference, Sum, Without
from core.answer.deliberate.worked_answer import Outcome, Proof, WorkedAnswer, sure
from core.answer.question_kind import wanted_of
from core.answer.wanted import Wanted
from core.recall.query import Query, Term, term_match
from core.recall.words import words_of

_MONEY = re.compile(
    r"\b(?:cost|costs|price|pay|paid|cheaper|dearer|expensive|spend|spent|budget|money|bill|owe"
    r"|euros?|dollars?|pounds?|invoice|charge\w*)\b|[€$£]",
    re.IGNORECASE,
)
_ONE_OF_THEM = re.compile(r"\b(?:an?|one|each|per|single|every)\s(?P<noun>\w+)", re.IGNORECASE)
_HELD_AGAINST = re.compile(
    r"\b(?:below|under|above|over|beyond|short of|missing|than|exceed\w*|left|between)\b",
    re.IGNORECASE,
)
_SUMS = frozenset({"total", "sum", "whole"})
_COLUMN_NOISE = frozenset("a an the of in on for to and or than more less how much many".split())
_ENOUGH = 0.5
_BASE = 0.5
_SPAN = 0.45


@dataclass(frozen=True, slots=True)
class _Pick:
    """Cells of one grid, by row and column, with how well they fit the question."""

    grid: Grid
    cells: tuple[tuple[int, int], ...]
    score: float

    @property
    def figures(self) -> list[Figure]:
        found = [self.grid.figures[row][column] for row, column in self.cells]
        return [figure for figure in found if figure is not None]


def difference_in_table(inquiry: Inquiry, question: str, asked: Difference) -> Outcome:
    """The difference of two cells that stand in one row or one column; None without them."""
    inquiry.look_for(question)
    picked = _best(
        [
            pick
            for grid in grids_of(inquiry.frames)
            for pick in (
                _columns_of_a_row(inquiry, grid, question),
                _rows_of_a_column(inquiry, grid, question, asked),
            )
            if pick is not None
        ]
    )
    if picked is None:
        return None
    one, other = picked.figures
    short = _told(abs(one.amount - other.amount), one)
    values = sorted((one, other), key=lambda figure: -figure.amount)
    short += f" ({values[0].text} − {values[1].text})"
    if (one.amount - other.amount) * asked.expects < 0 and len({c for _, c in picked.cells}) == 1:
        short = f"The other way round: {short}"
    return _worked(inquiry, picked, short)


def sum_in_table(inquiry: Inquiry, question: str, asked: Sum) -> Outcome:
    """The cells of several rows of one column, added; None without them."""
    inquiry.look_for(question)
    picks = []
    for grid in grids_of(inquiry.frames):
        query = inquiry.query(question)
        sides = [meant_terms(inquiry.query(part)) for part in asked.parts]
        rows = [grid.best_row(query, terms) for terms in sides if terms]
        found = [row for row in rows if row is not None]
        column = _value_column(grid, question)
        if len(found) < max(2, len(sides)) or len(set(found)) < len(found) or column is None:
            continue
        picks.append(_pick(query, grid, [(row, column) for row in found]))
    picked = _best([pick for pick in picks if pick is not None])
    if picked is None:
        return None
    total = sum((one.amount for one in picked.figures), Decimal(0))
    operands = " + ".join(one.text for one in picked.figures)
    return _worked(inquiry, picked, f"{_told(total, picked.figures[0])} ({operands})")


def column_total(inquiry: Inquiry, question: str) -> Outcome:
    """The figures of a column that the question names, added up; None without such a column.

    A row that sums them up already is better read than reckoned again.
    """
    query = inquiry.query(question)
    picks = []
    for grid in grids_of(inquiry.frames):
        named = _named_columns(grid, question)
        if len(named) != 1 or grid.total_row is not None:
            continue
        cells = [(row, named[0]) for row in grid.named_rows if grid.figures[row][named[0]]]
        if len(cells) > 1:
            picks.append(_pick(query, grid, cells))
    picked = _best([pick for pick in picks if pick is not None])
    if picked is None:
        return None
    total = sum((one.amount for one in picked.figures), Decimal(0))
    operands = " + ".join(one.text for one in picked.figures)
    return _worked(inquiry, picked, f"{_told(total, picked.figures[0])} ({operands})")


def rest_in_table(inquiry: Inquiry, question: str, asked: Without) -> Outcome:
    """A table's total without one of its rows; None where it has no total or no such row."""
    inquiry.look_for(question)
    query = inquiry.query(question)
    left_out = meant_terms(inquiry.query(asked.left_out))
    picks = []
    for grid in grids_of(inquiry.frames):
        row = grid.best_row(query, left_out) if left_out else None
        total = grid.total_row
        columns = [n for n in grid.columns if total is not None and grid.figures[total][n]]
        if row is None or total is None or not columns or grid.figures[row][columns[-1]] is None:
            continue
        picks.append(_pick(query, grid, [(total, columns[-1]), (row, columns[-1])]))
    picked = _best([pick for pick in picks if pick is not None])
    if picked is None:
        return None
    whole, part = picked.figures
    short = f"{_told(whole.amount - part.amount, whole)} ({whole.text} − {part.text})"
    return _worked(inquiry, picked, short)


def _columns_of_a_row(inquiry: Inquiry, grid: Grid, question: str) -> _Pick | None:
    """Two columns that the question sets against each other, in the row that it names."""
    query = inquiry.query(question)
    named = _named_columns(grid, question)
    others = [n for n in grid.columns if n not in named]
    is_held_against = _HELD_AGAINST.search(question) is not None
    if len(named) == 1 and len(others) == 1 and is_held_against:
        named = [*named, *others]
    if len(named) != 2 or grid.column_per_one() in named or not is_held_against:
        return None
    heads = grid.about_columns(named)
    terms = [term for term in meant_terms(query) if not _is_of(term, heads)]
    row = grid.best_row(query, terms)
    if row is None:
        return None
    return _pick(query, grid, [(row, column) for column in named])


def _rows_of_a_column(
    inquiry: Inquiry, grid: Grid, question: str, asked: Difference
) -> _Pick | None:
    """Two rows that the question sets against each other, in one column."""
    query = inquiry.query(question)
    column = _value_column(grid, question)
    if column is None or not asked.one or not asked.other:
        return None
    sides = [meant_terms(inquiry.query(text)) for text in (asked.one, asked.other)]
    shared = {term.stem for term in sides[0]} & {term.stem for term in sides[1]}
    own = [[term for term in side if term.stem not in shared] for side in sides]
    rows = [grid.best_row(query, terms) if terms else None for terms in own]
    if rows[0] is None or rows[1] is None or rows[0] == rows[1]:
        return None
    return _pick(query, grid, [(rows[0], column), (rows[1], column)])


def _pick(query: Query, grid: Grid, cells: Sequence[tuple[int, int]]) -> _Pick | None:
    """The cells, if each holds a figure, all of one unit, and the table is what is asked about."""
    figures = [grid.figures[row][column] for row, column in cells]
    units = {figure.unit for figure in figures if figure is not None and figure.unit}
    if any(figure is None for figure in figures) or len(units) > 1:
        return None
    score = grid.coverage(meant_terms(query), [row for row, _ in cells])
    return _Pick(grid, tuple(cells), score) if score >= _ENOUGH else None


def _best(picks: Sequence[_Pick]) -> _Pick | None:
    """The best fitting; the newest of equals."""
    return max(
        picks,
        key=lambda pick: (round(pick.score, 1), pick.grid.frame.observation.at),
        default=None,
    )


def _named_columns(grid: Grid, question: str) -> list[int]:
    """The columns of the asked sort that the question names."""
    words = [word for word in words_of(question) if word not in _COLUMN_NOISE]
    named = grid.columns_named(words)
    if len(named) > 1:
        is_money = _asks_money(question)
        fitting = [column for column in named if grid.is_money_column(column) is is_money]
        named = fitting or named
    return named


def _value_column(grid: Grid, question: str) -> int | None:
    """The column to read a value from: of the asked sort, for one piece or for all of it."""
    is_money = _asks_money(question)
    fitting = [n for n in grid.columns if grid.is_money_column(n) is is_money]
    if not fitting:
        return None
    one = _ONE_OF_THEM.search(question)
    per_one = grid.column_per_one()
    if is_money and one and per_one in fitting and one["noun"].casefold() not in _SUMS:
        return per_one
    named = [n for n in grid.columns_named(words_of(question)) if n in fitting]
    if len(named) == 1:
        return named[0]
    return fitting[-1] if is_money or len(fitting) == 1 else None


def _asks_money(question: str) -> bool:
    return Wanted.MONEY in wanted_of(question)[:1] or _MONEY.search(question) is not None


def _is_of(term: Term, stems: frozenset[str]) -> bool:
    return term_match(term, stems) > 0


def _told(amount: Decimal, like: Figure) -> str:
    """An amount as people write it, in the unit of a figure."""
    is_whole = amount == amount.to_integral_value()
    figure = f"{amount:,.0f}" if is_whole else f"{amount:,.2f}" if like.is_money else f"{amount:,}"
    if like.unit in {"€", "$", "£", "¥"}:
        return f"{like.unit} {figure}"
    return f"{figure} {like.unit}".strip()


def _worked(inquiry: Inquiry, picked: _Pick, short: str) -> WorkedAnswer:
    inquiry.note("worked out", "; ".join(one.text for one in picked.figures), short)
    grid = picked.grid
    place = grid.frame.observation.id
    rows = list(dict.fromkeys(row for row, _ in picked.cells))
    proof = tuple(
        Proof(place, grid.row(row).line_numbers, "  ".join(filter(None, grid.row(row).cells)))
        for row in rows
    )
    return WorkedAnswer(short, proof, sure([_BASE + _SPAN * min(1.0, picked.score)]))
