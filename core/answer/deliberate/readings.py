"""Readings: every value that stands on some frames or in a fact, with the words around it.

A reading is what a person would copy out to reckon with: the value, whose it is, which attribute,
when it was seen. Cells of a table know the head of their column and the rest of their row.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from math import sqrt

from core.answer.content_answer import ReadFrame
from core.answer.deliberate.kinds_of_things import is_of_kind, kind_named
from core.answer.deliberate.quantities import Dimension, Quantity, quantities_in
from core.answer.deliberate.table_reading import Table, tables_of
from core.answer.known_facts import KnownFact
from core.answer.units import Unit, units_of
from core.ids import ObservationId
from core.ingest.passages import CELL_SEPARATOR
from core.ingest.window_titles import clean_title
from core.recall.query import Query, Term, term_match, text_stems

_CLAUSE_BREAK = re.compile(r"[,;.!?](?=\s)|\s(?:and|but|und|aber)\s|  ")
_PANEL_CLOCK_OFF_MIN = 2
_AROUND_SHARE = 0.85
_PAGE_SHARE = 0.6
_VIEW_SHARE = 0.35


@dataclass(frozen=True)
class Page:
    """What a frame says as a whole: the window's title and address, and every line."""

    title: str
    address: str
    text: str

    @cached_property
    def title_stems(self) -> frozenset[str]:
        return text_stems(f"{self.title} {self.address}")

    @cached_property
    def stems(self) -> frozenset[str]:
        return text_stems(self.text)


@dataclass(frozen=True)
class Reading:
    """One value and its surroundings, nearest first.

    `label` is the clause or column head right at the value, `said` its sentence or row, `around`
    the heading and block, `page` the frame.
    `block` is the whole list or table that it is one of.
    `subject` names whose value it is; where it `is_named`, a fact or the first cell of a row says
    so, else it is the window's title.
    """

    quantity: Quantity
    label: str
    said: str
    around: str
    page: Page
    subject: str
    at: datetime
    observation_id: ObservationId
    line_numbers: tuple[int, ...]
    quote: str
    is_named: bool = False
    block: str = ""

    @cached_property
    def layers(self) -> tuple[tuple[frozenset[str], float], ...]:
        """The stems of each layer, with what a word found there is worth."""
        return (
            (self.label_stems | _stems(self.said), 1.0),
            (_stems(self.around), _AROUND_SHARE),
            (_stems(self.subject) | self.page.title_stems, _PAGE_SHARE),
            (self.page.stems, _VIEW_SHARE),
        )

    @cached_property
    def label_stems(self) -> frozenset[str]:
        return _stems(self.label)

    @cached_property
    def thing(self) -> str:
        """Whose value it is, said in one way wherever the page itself names it."""
        is_page = not self.is_named or _stems(self.subject) <= self.page.title_stems
        return (self.page.title if is_page else self.subject).casefold()

    @cached_property
    def kind(self) -> str:
        """Its label without figures: equal for the same attribute of different things."""
        return _wordy(self.label)

    @cached_property
    def place(self) -> str:
        """Whose and which attribute: equal for the same thing at different times."""
        sentence = "" if self.is_named else _wordy(self.said)
        return f"{self.subject.casefold()}|{self.kind}|{sentence}"


def readings_of(frames: Iterable[ReadFrame], facts: Iterable[KnownFact]) -> list[Reading]:
    """All readings of some frames and facts, the facts first."""
    by_id = {frame.observation.id: (frame, page_of(frame)) for frame in frames}
    found = [
        reading
        for fact in facts
        if (place := by_id.get(fact.place.observation_id)) is not None
        for reading in _of_fact(fact, *place)
    ]
    for frame, page in by_id.values():
        found += _of_frame(frame, page)
    return found


def page_of(frame: ReadFrame) -> Page:
    """What a frame says as a whole."""
    window = frame.observation.window
    text = "\n".join(line.text for line in frame.lines)
    return Page(clean_title(window.title, window.app), window.url or "", text)


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    """The stems of a piece of text; blocks and headings recur with each of their values."""
    return text_stems(text)


def worth(query: Query, terms: Sequence[Term], reading: Reading) -> float:
    """The idf-weighted share of some of a query's terms that stand near a value, 0 to 1.

    A word on the same line counts in full, one elsewhere on the page less. The square root keeps
    one word that the memory never saw from outweighing all the others.
    """
    weights = {
        term.word: sqrt(weight) for term, weight in zip(query.terms, query.weights, strict=True)
    }
    total = sum(weights.get(term.word, 1.0) for term in terms)
    if not total:
        return 0.0
    return (
        sum(
            weights.get(term.word, 1.0)
            * max(
                _kind_match(term, reading),
                *(share * term_match(term, stems) for stems, share in reading.layers),
            )
            for term in terms
        )
        / total
    )


def _kind_match(term: Term, reading: Reading) -> float:
    """What it is worth that the page is about such a thing, whether it says the word or not."""
    kind = kind_named(term.stem)
    if not kind:
        return 0.0
    return _PAGE_SHARE if is_of_kind(kind, reading.page.stems) else 0.0


def _of_fact(fact: KnownFact, frame: ReadFrame, page: Page) -> Iterator[Reading]:
    subject = fact.memory.subject_key
    statements = {one.role.value: one.text for one in fact.memory.statements}
    subject = statements.get("subject", subject)
    predicate = statements.get("predicate", "")
    seen = frame.observation
    for quantity in _first_of_each(quantities_in(fact.value, seen.at)):
        yield Reading(
            quantity=quantity,
            label=predicate,
            said=f"{subject} {predicate}",
            around=statements.get("line", ""),
            page=page,
            subject=subject,
            at=fact.memory.since,
            observation_id=seen.id,
            line_numbers=fact.place.line_numbers,
            quote=statements.get("line") or fact.memory.title,
            is_named=True,
        )


def _of_frame(frame: ReadFrame, page: Page) -> Iterator[Reading]:
    tables = tables_of(frame.lines)
    in_tables = {number for table in tables for row in table.rows for number in row.line_numbers}
    for table in tables:
        yield from _of_table(frame, page, table)
    for unit in units_of(frame.observation.id, frame.lines):
        if not unit.is_list and in_tables.isdisjoint(unit.line_numbers):
            yield from _of_unit(frame, page, unit)


def _first_of_each(values: Sequence[Quantity]) -> list[Quantity]:
    """The first value of each dimension: “Friday 12 June, 08:40–09:10” has a day and a time."""
    found: dict[Dimension, Quantity] = {}
    for value in values:
        found.setdefault(value.dimension, value)
    return list(found.values())


def _is_screen_clock(quantity: Quantity, at: datetime) -> bool:
    """Whether a clock time is the panel's own, which says nothing about any thing."""
    shown = quantity.amount - (at.hour * 60 + at.minute)
    return quantity.dimension is Dimension.CLOCK and abs(shown) <= _PANEL_CLOCK_OFF_MIN


def _is_today(quantity: Quantity, at: datetime) -> bool:
    """Whether a value is the day on which it was seen, as a panel shows it beside its clock."""
    return quantity.dimension is Dimension.DAY and quantity.amount == at.date().toordinal()


def _of_table(frame: ReadFrame, page: Page, table: Table) -> Iterator[Reading]:
    seen = frame.observation
    names = Counter(row.name for row in table.rows)
    for row in table.rows:
        is_told_apart = names[row.name] == 1
        subject = row.name if is_told_apart else ", ".join(filter(None, row.cells[:2]))
        said = CELL_SEPARATOR.join(text for text in row.cells if text)
        for head, cell in zip(table.heads, row.cells, strict=True):
            value = f"{cell} {_unit_of_head(head)}".strip() if cell else ""
            for quantity in quantities_in(value, seen.at)[:1]:
                yield Reading(
                    quantity=quantity,
                    label=head,
                    said=said,
                    around=" ".join((*table.heads, table.title)),
                    page=page,
                    subject=subject,
                    at=seen.at,
                    observation_id=seen.id,
                    line_numbers=row.line_numbers,
                    quote=said,
                    is_named=True,
                    block=" ".join((*table.heads, table.title, *table.rows[0].cells)),
                )


def _unit_of_head(head: str) -> str:
    """The unit that a column's head names: “Voltage (V)”, “Price EUR”."""
    found = re.search(r"[(\[]\s*([^\s)\]]{1,4})\s*[)\]]|\b([A-Z]{3})$", head)
    return (found[1] or found[2]) if found else ""


def _of_unit(frame: ReadFrame, page: Page, unit: Unit) -> Iterator[Reading]:
    seen = frame.observation
    text = " ".join(unit.text.split(" "))
    found = quantities_in(text, seen.at)
    is_panel = any(_is_screen_clock(one, seen.at) for one in found)
    for quantity in found:
        if _is_screen_clock(quantity, seen.at) or (is_panel and _is_today(quantity, seen.at)):
            continue
        yield Reading(
            quantity=quantity,
            label=_clause_around(text, quantity),
            said=text,
            around=f"{unit.heading}\n{unit.block_text}",
            page=page,
            subject=page.title,
            at=seen.at,
            observation_id=seen.id,
            line_numbers=unit.line_numbers,
            quote=text,
            block=unit.block_text,
        )


def _clause_around(text: str, quantity: Quantity) -> str:
    """The clause that a value stands in, the value itself left out."""
    start = max((m.end() for m in _CLAUSE_BREAK.finditer(text, 0, quantity.start)), default=0)
    label = text[start : quantity.start].rstrip()
    if not label.strip(" :·-"):  # “Total  € 30.00”: the cell before is the label
        label = text[: quantity.start]
    after = _CLAUSE_BREAK.search(text, quantity.end)
    return f"{label.strip()} {text[quantity.end : after.start() if after else len(text)]}".strip()


def _wordy(text: str) -> str:
    return " ".join(word.casefold() for word in re.findall(r"[^\W\d_]{2,}", text))


def of_dimension(
    readings: Iterable[Reading], dimensions: Sequence[Dimension], unit: str = ""
) -> list[Reading]:
    """Those of some dimensions, and of one unit where one is named."""
    return [
        one
        for one in readings
        if one.quantity.dimension in dimensions and (not unit or one.quantity.unit == unit)
    ]
