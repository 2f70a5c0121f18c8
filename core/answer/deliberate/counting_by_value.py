"""Counting by a figure: the rows below or above a value, and the number that a label carries.

“How many lots stayed under 50 percent?” holds a column against a value; a board or a list of
folders writes its own count beside the name: “Waiting 4”, “Inbox (5)”.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.answer.deliberate.choosing import meant_terms
from core.answer.deliberate.comparing_words import BELOW_WORDS, MORE
from core.answer.deliberate.figures_in_tables import Grid, grids_of
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.quantities import amount_of
from core.answer.deliberate.worked_answer import Outcome, Proof, WorkedAnswer, sure
from core.answer.reading.label_words import label_forms
from core.observation import TextLine
from core.recall.query import Query, Term, text_stems
from core.recall.words import stem, words_of

_HELD = re.compile(
    rf"\b(?P<word>under|below|over|above|(?:{MORE}) than|at least|at most|up to|exactly)"
    r"\s(?:€|\$|£|rs\.?|eur)?\s?"
    r"(?P<value>\d+(?:[.,]\d+)?)\s?(?P<unit>%|[^\W\d_]+)?",
    re.IGNORECASE,
)
_TESTS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "at least": lambda one, limit: one >= limit,
    "at most": lambda one, limit: one <= limit,
    "up to": lambda one, limit: one <= limit,
    "exactly": lambda one, limit: one == limit,
}
_TESTS |= dict.fromkeys(("under", "below"), lambda one, limit: one < limit)
_TESTS |= dict.fromkeys(("over", "above"), lambda one, limit: one > limit)
_UNIT_WORDS = {"%": "percent", "€": "price", "euros": "price", "euro": "price"}
_COUNT_IN_LABEL = re.compile(r"^(?P<label>[^\W\d_][^\d]*?)\s*[(:·]?\s*(?P<count>\d{1,4})\)?$")
_COUNT = re.compile(r"\(?(\d{1,4})\)?")
_LABEL_WORDS = 3
_BESIDE_HEIGHTS = 20.0  # a board sets its counts at the right edge of their columns
_NAMES_TOLD = 6
_ENOUGH = 0.3
_OF_NOUN = 0.3
_BASE = 0.5
_SPAN = 0.3
_LABEL_CONFIDENCE = 0.72
_COUNTED_THINGS = frozenset(
    """cards card tickets issues tasks mails e-mails emails messages runs jobs files items entries
    requests notes chats drafts photos todos alerts orders""".split()
)


@dataclass(frozen=True, slots=True)
class _Held:
    """A figure that rows are held against."""

    word: str
    value: Decimal
    unit: str
    said: str


@dataclass(frozen=True, slots=True)
class _Rows:
    grid: Grid
    column: int
    rows: tuple[int, ...]
    score: float


def is_held_against_a_value(question: str) -> bool:
    """Whether a question counts what lies below or above a value."""
    return _held_in(question) is not None


def rows_by_value(inquiry: Inquiry, question: str, noun: str) -> Outcome:
    """The rows whose figure keeps the condition; None without a table that has such a column.

    A table whose first column is headed by the counted `noun` is meant before any other.
    """
    held = _held_in(question)
    if held is None:
        return None
    query = inquiry.query(question.replace(held.said, " "))
    found = [
        rows
        for grid in grids_of(inquiry.frames)
        if (rows := _rows_that_keep(query, grid, held, noun)) is not None
    ]
    best = max(
        found,
        key=lambda one: (round(one.score, 1), one.grid.frame.observation.at),
        default=None,
    )
    if best is None or best.score < _ENOUGH:
        return None
    names = ", ".join(best.grid.row(row).name for row in best.rows[:_NAMES_TOLD])
    number = len(best.rows)
    short = f"{number} ({names})" if 0 < number <= _NAMES_TOLD else str(number)
    inquiry.note("counted", f"{best.grid.table.heads[best.column]} {held.said.strip()}", short)
    lines = tuple(n for row in best.rows for n in best.grid.row(row).line_numbers)
    quote = "; ".join("  ".join(filter(None, best.grid.row(row).cells)) for row in best.rows[:3])
    proof = Proof(best.grid.frame.observation.id, lines or best.grid.table.head_numbers, quote)
    return WorkedAnswer(short, (proof,), sure([_BASE + _SPAN * min(1.0, best.score)]))


def _held_in(question: str) -> _Held | None:
    found = _HELD.search(question)
    value = amount_of(found["value"]) if found else None
    if found is None or value is None:
        return None
    word = found["word"].casefold()
    if word.endswith(" than"):  # “louder than”, “cheaper than”
        word = "below" if word.removesuffix(" than") in BELOW_WORDS else "above"
    return _Held(word, value, (found["unit"] or "").casefold(), found[0])


def _rows_that_keep(query: Query, grid: Grid, held: _Held, noun: str) -> _Rows | None:
    """The rows of one table that keep the condition, by the column that it is about."""
    words = [held.unit, _UNIT_WORDS.get(held.unit, ""), *words_of(query.text)]
    named = grid.columns_named([word for word in words if word])
    in_unit = [n for n in grid.columns if held.unit and _unit_of(grid, n) == held.unit]
    columns = grid.columns_named([held.unit]) if held.unit else []
    columns = columns or in_unit or named or (list(grid.columns) if len(grid.columns) == 1 else [])
    if not columns:
        return None
    column = columns[0]
    rows = tuple(
        row
        for row in grid.named_rows
        if (figure := grid.figures[row][column]) is not None
        and _TESTS[held.word](figure.amount, held.value)
    )
    terms = [term for term in meant_terms(query) if not term.word.isdigit()]
    is_of_noun = label_forms(noun).is_in(text_stems(grid.table.heads[0]))
    return _Rows(grid, column, rows, grid.coverage(terms, ()) + _OF_NOUN * is_of_noun)


def _unit_of(grid: Grid, column: int) -> str:
    units = {figure.unit for row in grid.figures if (figure := row[column]) and figure.unit}
    return units.pop().casefold() if len(units) == 1 else ""


def number_beside_label(inquiry: Inquiry, query: Query, noun: str) -> Outcome:
    """The count that a board or a list of folders shows beside a name of the question."""
    if noun not in _COUNTED_THINGS:
        return None
    time_words = set(query.time_range.words) if query.time_range else set()
    terms = [t for t in query.terms if t.stem != stem(noun) and t.word not in time_words]
    found = [
        (frame, label, count)
        for frame in inquiry.frames
        if query.time_range is None
        or query.time_range.since <= frame.observation.at < query.time_range.until
        for label, count in _counts_on(frame.lines)
        if _is_named(terms, frame.lines[label].text)
    ]
    if not found:
        return None
    frame, label, count = found[-1]  # the newest
    name = _COUNT_IN_LABEL.sub(r"\g<label>", frame.lines[label].text.strip()).strip()
    number = _number_in(frame.lines[count].text)
    inquiry.note("found", name, number)
    proof = Proof(frame.observation.id, tuple(dict.fromkeys((label, count))), f"{name} {number}")
    return WorkedAnswer(f"{number} ({name})", (proof,), sure([_LABEL_CONFIDENCE]))


def _is_named(terms: Sequence[Term], text: str) -> bool:
    """Whether the question says all of a label."""
    label = _COUNT_IN_LABEL.sub(r"\g<label>", text.strip())
    words = words_of(label)
    said = [label_forms(term.word) for term in terms]
    return 0 < len(words) <= _LABEL_WORDS and all(
        any(forms.is_in(text_stems(word)) for forms in said) for word in words
    )


def _counts_on(lines: Sequence[TextLine]) -> list[tuple[int, int]]:
    """The labels that carry a count, each with the line that says it: itself or the one beside."""
    found = []
    for number, line in enumerate(lines):
        if _COUNT_IN_LABEL.match(line.text.strip()):
            found.append((number, number))
        elif (beside := _count_beside(lines, line)) is not None:
            found.append((number, beside))
    return found


def _count_beside(lines: Sequence[TextLine], line: TextLine) -> int | None:
    """The bare number that stands next to a short line, on its right."""
    if len(line.text.split()) > _LABEL_WORDS:
        return None
    box = line.box
    right = [
        (other.box.left, number)
        for number, other in enumerate(lines)
        if other.box.left >= box.right
        and other.box.left - box.right <= _BESIDE_HEIGHTS * box.height
        and abs((other.box.top + other.box.bottom) - (box.top + box.bottom)) <= box.height
    ]
    nearest = min(right, default=None)
    is_count = nearest is not None and _COUNT.fullmatch(lines[nearest[1]].text.strip())
    return nearest[1] if nearest is not None and is_count else None


def _number_in(text: str) -> str:
    found = re.findall(r"\d{1,4}", text)
    return found[-1] if found else ""
