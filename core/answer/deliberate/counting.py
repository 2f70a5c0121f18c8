"""Counting: rows of a table with a status, numbers of a list added up, and visits over time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from core.answer.content_answer import ReadFrame
from core.answer.deliberate.cells import column_total
from core.answer.deliberate.counting_by_value import (
    is_held_against_a_value,
    number_beside_label,
    rows_by_value,
)
from core.answer.deliberate.figures_in_tables import figure_in
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.moments import Moment, sightings_of
from core.answer.deliberate.own_tasks import asks_for_own_tasks, own_tasks_counted
from core.answer.deliberate.quantities import Dimension
from core.answer.deliberate.readings import Reading, worth
from core.answer.deliberate.table_reading import Table, TableRow, tables_of
from core.answer.deliberate.worked_answer import Outcome, Proof, WorkedAnswer, proof_of, sure
from core.answer.question_kind import wanted_of
from core.answer.reading.label_words import label_forms
from core.answer.wanted import Wanted
from core.answer.wording import counted_words, short_day_words
from core.recall.query import Query, Term, term_match, text_stems
from core.recall.words import stem

_HOW_MANY = re.compile(
    r"\bhow many (?:of )?(?:the |my |our |all )?(?:(?:different )?(?:kinds|sorts|types) of )?"
    r"(?P<noun>.+?)"
    r"(?=\s(?:are|is|were|was|do|does|did|have|has|had|in|on|of|with|from|for|there|still|can|could"
    r"|should|shall|must|may|might|will|would|i|we|at)\b|\?|$)",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\b(?:together|in total|altogether|combined|in all)\b", re.IGNORECASE)
_HOW_OFTEN = re.compile(
    r"\b(?:how often|how many times|(?:on )?how many (?:different )?(?P<days>days)) "
    r"(?:did|have|had|was|were) (?:i|we)\b(?P<act>.*)$",
    re.IGNORECASE,
)
_ROW_WORDS = frozenset("row rows item items entry entries line lines".split())
_MEASURED = frozenset(
    """seconds minutes hours days weeks months years nights euros dollars pounds times
    pages""".split()
)
_PLACE_WORDS = frozenset("table list sheet spreadsheet column page overview dashboard".split())
_NO_CONDITION = re.compile(
    r"\b(?:listed|rows|entries|items|are there (?:in|on)|does the \w+ (?:list|table))\b", re.I
)
_SUM_ROW = re.compile(r"(?:grand |sub)?(?:total|sum)\b|summe\b|gesamt\b", re.IGNORECASE)
_PEOPLE = frozenset("people persons guests members participants colleagues friends".split())
_NAMES = re.compile(r"\b(?:name|names|who|person|member|guest|participant|teilnehmer)\b", re.I)
_PLURAL = re.compile(r"[^s]s$")
_LEAST_SHORT = 3
_STATUS_WORDS = 3
_MIN_PARTS = 2
_MOST_DAYS_TOLD = 4
_APART = timedelta(minutes=30)
_TABLE_CONFIDENCE = 0.85
_LIST_CONFIDENCE = 0.75
_VISITS_CONFIDENCE = 0.75
_ENOUGH_FOR_LIST = 0.3
_CLEAR = 0.45
_CLEARLY_ABOUT = 0.7


@dataclass(frozen=True, slots=True)
class CountAsked:
    """What is to be counted: `noun` its name, `is_over_time` for visits, `in_days` for days."""

    noun: str
    rest: str
    is_together: bool = False
    is_over_time: bool = False
    in_days: bool = False


def count_in(question: str) -> CountAsked | None:
    """The count that a question asks for; None if it asks for none."""
    often = _HOW_OFTEN.search(question.strip().rstrip("?. "))
    if often:
        return CountAsked("", often["act"], is_over_time=True, in_days=bool(often["days"]))
    noun = thing_counted(question)
    if (
        not noun
        or noun in _MEASURED
        or wanted_of(question)[0] in {Wanted.QUANTITY, Wanted.DURATION}
    ):
        return None  # “how many grams” is a value to be read, not things to be counted
    return CountAsked(noun, question, is_together=_TOGETHER.search(question) is not None)


def thing_counted(question: str) -> str:
    """The noun of a “how many” question, whatever it is; empty for other questions."""
    found = _HOW_MANY.search(question)
    words = [word.strip("?.,").casefold() for word in found["noun"].split()] if found else []
    several = [word for word in words if word in _PEOPLE or _PLURAL.search(word)]
    return next(iter(several), words[-1] if words else "")


def count_answer(inquiry: Inquiry, question: str, asked: CountAsked) -> Outcome:
    """The number with what it was counted from; None where nothing countable was found."""
    if asked.is_over_time:
        return _visits(inquiry, asked)
    query = inquiry.query(question)
    inquiry.look_for(question, query.time_range)
    counted = _counted(inquiry, query, question, asked)
    if counted is None and query.time_range is not None:
        inquiry.look_for(question)  # “the list for Sunday” need not have been seen on Sunday
        counted = _counted(inquiry, query, question, asked)
    return counted


def _counted(inquiry: Inquiry, query: Query, question: str, asked: CountAsked) -> Outcome:
    """The count on what was opened so far, in whichever way the question means it."""
    if asked.is_together:
        return _added_up(inquiry, query, asked.noun) or column_total(inquiry, question)
    if is_held_against_a_value(question):
        return rows_by_value(inquiry, question, asked.noun)
    if asks_for_own_tasks(question, asked.noun):
        return own_tasks_counted(inquiry, query, asked.noun)
    rows = _rows_counted(inquiry, query, asked.noun)
    return rows or number_beside_label(inquiry, query, asked.noun)


@dataclass(frozen=True, slots=True)
class _Count:
    frame: ReadFrame
    rows: tuple[TableRow, ...]
    told: str
    score: float


def _rows_counted(inquiry: Inquiry, query: Query, noun: str) -> Outcome:
    """Rows of the table that the question is about, with the status it names."""
    found = [
        count
        for frame in inquiry.frames
        for table in tables_of(frame.lines)
        if (count := _count_in_table(query, noun, frame, table)) is not None
    ]
    if not found:
        return None
    best = max(found, key=lambda one: (round(one.score, 1), one.frame.observation.at))
    number = len(best.rows)
    names = ", ".join(row.name for row in best.rows[:6])
    short = f"{number} ({names})" if number <= 6 else str(number)
    inquiry.note("counted", best.told, str(number))
    proof = [
        Proof(best.frame.observation.id, row.line_numbers, "  ".join(filter(None, row.cells)))
        for row in best.rows[:3]
    ]
    lines = tuple(number for row in best.rows for number in row.line_numbers)
    whole = Proof(best.frame.observation.id, lines, "; ".join(one.quote for one in proof))
    return WorkedAnswer(short, (whole,), sure([min(_TABLE_CONFIDENCE, best.score + 0.3)]))


def _count_in_table(query: Query, noun: str, frame: ReadFrame, table: Table) -> _Count | None:
    """The rows of one table that meet the question's conditions; None if it is another table."""
    window = frame.observation.window
    about = text_stems(" ".join((table.title, *table.heads, window.title, window.url or "")))
    heads = text_stems(" ".join(table.heads))
    terms = _told_terms(query)
    conditions = [
        (term, column)
        for term in terms
        if not term.word.isdigit()
        and not term_match(term, heads)
        and (column := _status_column(term, table)) is not None
    ]
    is_of_noun = label_forms(noun).is_in(text_stems(table.heads[0]))
    is_of_noun = is_of_noun or (noun in _PEOPLE and _NAMES.search(table.heads[0]) is not None)
    if _is_amount_of(noun, table):
        return None  # “how many bags” where a column says how many: a cell to be read
    if not conditions and not is_of_noun and not _NO_CONDITION.search(query.text):
        return None
    others = [term for term in terms if term not in {condition[0] for condition in conditions}]
    around = about | text_stems(" ".join(cell for row in table.rows for cell in row.cells))
    near = sum(max(term_match(t, about), 0.5 * term_match(t, around)) for t in others)
    score = near / len(others) if others else 0.5
    if score < _CLEAR and not (conditions and (term_match(_term(noun), heads) or is_of_noun)):
        return None
    rows = tuple(
        row
        for row in table.rows
        if not _SUM_ROW.match(row.name)
        and all(_says(term, row.cells[column]) for term, column in conditions)
    )
    if not rows and len(conditions) > 1:
        return None  # each word stands in the table, but in no row together: another table is meant
    told = ", ".join(f"{table.heads[column]}: {term.word}" for term, column in conditions)
    return _Count(frame, rows, told or "rows", score + 0.3 * bool(conditions))


def _says(term: Term, cell: str) -> bool:
    """Whether a cell says a word, or another word for the same state: “done” for “finished”."""
    stems = text_stems(cell)
    if _is_short_for(cell.strip().rstrip(".").casefold(), term.word):
        return True
    return term_match(term, stems) == 1.0 or label_forms(term.word).is_in(stems)


def _is_short_for(cell: str, word: str) -> bool:
    """Whether a cell abbreviates a word: “veg” for “vegetarian”."""
    is_short = _LEAST_SHORT <= len(cell) <= len(word) - 2
    return is_short and cell.isalpha() and word.startswith(cell)


def _is_amount_of(noun: str, table: Table) -> bool:
    """Whether a column of figures says how many of a thing there are."""
    columns = [  # the first one numbers its rows, as often as not
        column
        for column, head in enumerate(table.heads)
        if column and label_forms(noun).is_in(text_stems(head))
    ]
    return any(
        sum(figure_in(row.cells[column]) is not None for row in table.rows) * 2 > len(table.rows)
        for column in columns
    )


def _told_terms(query: Query) -> list[Term]:
    """The terms that say what is counted and where, without time words and “table”."""
    time_words = set(query.time_range.words) if query.time_range else set()
    dull = time_words | _PLACE_WORDS | _ROW_WORDS
    return [term for term in query.terms if term.word not in dull]


def _term(word: str) -> Term:
    return Term(word.casefold(), stem(word.casefold()))


def _status_column(term: Term, table: Table) -> int | None:
    """The column that holds a word as one of its few short values; the shortest of several."""
    columns = [
        column
        for column in range(len(table.heads))
        if any(
            _says(term, row.cells[column]) and len(row.cells[column].split()) <= _STATUS_WORDS
            for row in table.rows
        )
    ]

    def width(column: int) -> int:
        return sum(len(row.cells[column]) for row in table.rows)

    return min(columns, key=width) if columns else None


def _added_up(inquiry: Inquiry, query: Query, noun: str) -> Outcome:
    """The numbers of a counted thing in one list or column, added."""
    wanted = stem(noun.casefold())
    lists: dict[tuple[int, str], list[Reading]] = {}
    for one in inquiry.readings():
        value = one.quantity
        is_counted = value.dimension is Dimension.NUMBER and (
            stem(value.unit) == wanted or (one.is_named and wanted in one.label_stems)
        )
        if is_counted and one.block:
            lists.setdefault((one.observation_id, one.block), []).append(one)
    terms = [t for t in query.terms if t.stem != wanted and not _TOGETHER.search(t.word)]
    scored = [
        (max(worth(query, terms, one) for one in group), group)
        for group in map(_distinct, lists.values())
        if len(group) >= _MIN_PARTS
    ]
    scored = [pair for pair in scored if pair[0] >= _ENOUGH_FOR_LIST]
    if not scored:
        return None
    score, group = max(scored, key=lambda pair: (round(pair[0], 1), len(pair[1]), pair[1][0].at))
    total = sum((one.quantity.amount for one in group), Decimal(0))
    operands = " + ".join(f"{one.quantity.amount:f}" for one in group)
    short = f"{total:f} {noun} ({operands})"
    inquiry.note("worked out", operands, f"{total:f}")
    first = proof_of(group[0])
    whole = replace(
        first,
        line_numbers=tuple(number for one in group for number in one.line_numbers),
        quote="; ".join(one.quote for one in group),
    )
    return WorkedAnswer(short, (whole,), sure([min(_LIST_CONFIDENCE, 0.5 + score)]))


def _distinct(group: Sequence[Reading]) -> list[Reading]:
    """One reading a line, without a row that sums the others up."""
    by_lines = {one.line_numbers: one for one in group}
    return [one for one in by_lines.values() if not _SUM_ROW.match(one.said.strip())]


def _visits(inquiry: Inquiry, asked: CountAsked) -> Outcome:
    """How often, or on how many days, something was on the screen."""
    seen = sightings_of(inquiry, asked.rest)
    if not seen or seen[0].score < _CLEARLY_ABOUT:
        return None
    days = list(dict.fromkeys(one.at.date() for one in seen))
    visits = _apart(seen)
    number = len(days) if asked.in_days else len(visits)
    if asked.in_days:
        visits = list({one.at.date(): one for one in reversed(visits)}.values())[::-1]
    told = "; ".join(inquiry.when(one.at) for one in visits)
    if len(visits) > _MOST_DAYS_TOLD:
        ends = (short_day_words(one.at, inquiry.language) for one in (visits[0], visits[-1]))
        told = inquiry.words["stretch"].format(since=next(ends), until=next(ends))
    inquiry.note("counted", asked.rest.strip(), str(number))
    counted = counted_words(Decimal(number), "day" if asked.in_days else "time", inquiry.language)
    short = f"{counted} ({told})"
    proof = tuple(one.proof for one in visits[:_MOST_DAYS_TOLD])
    return WorkedAnswer(short, proof, sure([_VISITS_CONFIDENCE * min(1.0, seen[0].score + 0.2)]))


def _apart(seen: Sequence[Moment]) -> list[Moment]:
    """The first sighting of each visit; visits lie half an hour apart."""
    visits: list[Moment] = []
    until = None
    for one in seen:
        if until is None or one.at - until > _APART:
            visits.append(one)
        until = max(until, one.until) if until else one.until
    return visits
