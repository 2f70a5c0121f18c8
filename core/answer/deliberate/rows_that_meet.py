"""Counting the rows of a table that meet a condition which the question puts in words of its own.

“Had not paid a penny” is a nought under “Paid”; “not signed” is what a cell says; “at eight
metres a minute” is an 8 under “Speed m/min”. The tables are those that the extractive reader has.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.answer.content_answer import ReadFrame
from core.answer.deliberate.choosing import meant_terms
from core.answer.deliberate.counting import thing_counted
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.quantities import amount_of
from core.answer.deliberate.table_reading import Table, TableRow, tables_of
from core.answer.deliberate.worked_answer import Outcome, Proof, WorkedAnswer, sure
from core.answer.reading.bills import is_total
from core.answer.reading.label_words import label_forms
from core.recall.query import Term, term_match, text_stems
from core.recall.words import words_of

_NOTHING = re.compile(
    r"\b(?:not|n't|never|nothing)\b.{0,20}?\b(?P<verb>\w+) "
    r"(?:an?y?thing|a (?:penny|cent|euro|pound|dollar|single \w+)|at all|yet)\b"
    r"|\b(?P<verb2>\w+) (?:nothing|no \w+)\b",
    re.IGNORECASE,
)
_NOUGHT = re.compile(r"(?:[€$£]\s?)?0(?:[.,]0+)?|[-–—✗x]?|no(?:ne|thing)?", re.IGNORECASE)
_NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_AT = re.compile(
    rf"\b(?:at|with|of|in|for|have|has|had)\s(?P<number>\d+(?:[.,]\d+)?|{_NUMBERS})\s"
    r"(?P<unit>\w+(?:\s(?:a|an|per)\s\w+)?)",
    re.IGNORECASE,
)
_SHORT_FORMS = {
    "metre": "m", "meter": "m", "kilometre": "km", "centimetre": "cm", "minute": "min",
    "hour": "h", "second": "s", "litre": "l", "gram": "g", "kilo": "kg", "kilogram": "kg",
    "year": "year", "day": "day", "decibel": "db",
}  # fmt: skip
_NAMES_TOLD = 6
_LEAST_ROWS = 2
_MOST_CELL_WORDS = 4
_ENOUGH = 0.4
_OF_NOUN = 0.3
_BASE = 0.5
_SPAN = 0.3


@dataclass(frozen=True, slots=True)
class Condition:
    """What a row must show: whether a head names the column, and whether a cell will do."""

    said: str
    is_column: Callable[[str], bool]
    is_met: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class _Counted:
    """The rows of a table that meet a condition, with how well the table fits the question."""

    frame: ReadFrame
    rows: tuple[TableRow, ...]
    head: str
    score: float


def condition_in(question: str) -> Condition | None:
    """The condition that a question counts rows by; None for other questions."""
    if not thing_counted(question):
        return None
    nothing = _NOTHING.search(question)
    if nothing is not None:
        forms = label_forms((nothing["verb"] or nothing["verb2"]).casefold())
        return Condition(
            nothing[0],
            lambda head: forms.is_in(text_stems(head)),
            lambda cell: _NOUGHT.fullmatch(cell.strip()) is not None,
        )
    at = _AT.search(question)
    return _of_figure(at[0], at["number"], at["unit"]) if at is not None else None


def _of_figure(said: str, number: str, unit: str) -> Condition | None:
    """A row whose figure in a unit is so much; the unit stands in the head of the column."""
    amount = amount_of(number)
    parts = [word for word in words_of(unit) if word not in {"a", "an", "per"}]
    short = [_SHORT_FORMS.get(word.removesuffix("s"), "") for word in parts]
    if amount is None or not all(short):
        return None
    told = re.compile(rf"(?<![a-z]){re.escape('/'.join(short))}(?![a-z/])")
    return Condition(
        said,
        lambda head: told.search(head.casefold()) is not None,
        lambda cell: amount_of(cell) == amount and len(words_of(cell)) <= _MOST_CELL_WORDS,
    )


def rows_counted(inquiry: Inquiry, question: str, condition: Condition) -> Outcome:
    """The number of rows with their names; None without a table that has such a column."""
    query = inquiry.query(question)
    stretch = query.time_range
    inquiry.look_for(question, stretch)
    time_words = set(stretch.words) if stretch is not None else set()
    said = set(words_of(condition.said)) | time_words
    terms = [term for term in meant_terms(query) if term.word not in said]
    noun = thing_counted(question)
    counted = [
        found
        for frame in inquiry.frames
        if stretch is None or stretch.since <= frame.observation.at < stretch.until
        if (found := _counted_on(frame, terms, noun, condition)) is not None
    ]
    best = max(
        counted, key=lambda one: (round(one.score, 1), one.frame.observation.at), default=None
    )
    if best is None or best.score < _ENOUGH:
        return None
    names = [row.name for row in best.rows]
    number = len(names)
    short = f"{number} ({', '.join(names)})" if 0 < number <= _NAMES_TOLD else str(number)
    inquiry.note("counted", f"{best.head}: {condition.said}", short)
    lines = tuple(number for row in best.rows for number in row.line_numbers)
    quote = "; ".join("  ".join(filter(None, row.cells)) for row in best.rows[:3])
    proof = Proof(best.frame.observation.id, lines, quote or best.head)
    return WorkedAnswer(short, (proof,), sure([_BASE + _SPAN * min(1.0, best.score)]))


def _counted_on(
    frame: ReadFrame, terms: Sequence[Term], noun: str, condition: Condition
) -> _Counted | None:
    """The rows of a frame's best table that meet a condition; None without such a column."""
    window = frame.observation.window
    found = None
    for table in (*tables_of(frame.lines), *_tables_read(frame)):
        column = next((n for n, head in enumerate(table.heads) if condition.is_column(head)), None)
        rows = [row for row in table.rows if row.name and not is_total(row.name)]
        if column is None or len(rows) < _LEAST_ROWS:
            continue
        about = text_stems(" ".join((*table.heads, table.title, window.title)))
        of_noun = label_forms(noun).is_in(text_stems(table.heads[0]))
        near = [max(term_match(t, about), label_forms(t.word).is_in(about)) for t in terms]
        score = (sum(near) / len(near) if near else 0.5) + _OF_NOUN * of_noun
        if found is None or score > found.score:
            met = tuple(row for row in rows if condition.is_met(row.cells[column]))
            found = _Counted(frame, met, table.heads[column], score)
    return found


def _tables_read(frame: ReadFrame) -> list[Table]:
    """The tables that the extractive reader has, each once, with the lines of their rows."""
    rows: dict[int, tuple[tuple[str, ...], str, dict[int, TableRow]]] = {}
    for one in frame.readings:
        if one.cell is not None:
            table, number = one.cell.row.table, one.cell.row.number
            known = rows.setdefault(id(table), (table.heads, table.caption, {}))
            known[2].setdefault(number, TableRow(one.cell.row.cells, one.unit.line_numbers))
    return [
        Table(heads, tuple(found[number] for number in sorted(found)), caption, ())
        for heads, caption, found in rows.values()
    ]
