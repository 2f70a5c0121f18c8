"""Spans of time: how long something lasts, by its two clock times, and the days between two dates.

A page that shows “07:05 … 13:32” says how long the journey takes without saying it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise

from core.answer.content_answer import ReadFrame
from core.answer.deliberate.choosing import admitted, best_for, meant_terms, side_of
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.moments import sightings_of
from core.answer.deliberate.quantities import Dimension, Quantity, quantities_in, told
from core.answer.deliberate.readings import of_dimension
from core.answer.deliberate.worked_answer import Outcome, Proof, WorkedAnswer, proof_of, sure
from core.answer.units import Unit, units_of
from core.answer.wording import counted_words, day_words
from core.memory.facts.dates import when_in
from core.recall.query import Term, term_match, text_stems

_HOW_LONG = re.compile(r"^\W*(?:for )?how (?:long|many hours)\b(?P<what>.*)$", re.IGNORECASE)
_SINCE = re.compile(r"\bhow long (?:ago|have|has|since)\b", re.IGNORECASE)
_DAYS_BETWEEN = re.compile(
    r"\bhow (?:many|much) (?P<unit>days|nights|weeks)\b.*?\bbetween\b(?P<one>.+?)\band\b"
    r"(?P<other>.+)$",
    re.IGNORECASE,
)
_DAYS_UNTIL = re.compile(
    r"\bhow (?:many (?P<unit>days|nights|weeks)\b.*?|long(?: is (?:it|there)| will it be)?"
    r"(?: still| now| to go)? )\b(?:until|till)\b(?P<other>.+)$",
    re.IGNORECASE,
)
_DAYS_FROM = re.compile(
    r"\bhow many (?P<unit>days|nights|weeks)\b.*?\bfrom\b(?P<one>.+?)\b(?:to|until|till)\b"
    r"(?P<other>.+)$",
    re.IGNORECASE,
)
_TODAY = re.compile(r"^\W*(?:today|now|this day)\W*$", re.IGNORECASE)
_FROM_TO = re.compile(r"\s*(?:[–—-]|to|until|till|and|bis|a|hasta|→)\s*", re.IGNORECASE)
_JOURNEY = re.compile(
    r"\b(?:train|flight|fly|plane|bus|ferry|trip|ride|journey|drive|crossing|tram|way)\b", re.I
)
_DULL = frozenset(
    """long take takes took last lasts lasted day days week weeks hour hours minute minutes open go
    goes run runs each every ride trip journey stay whole far away left between until""".split()
)
_WEEK = 7
_ENOUGH = 0.5
_IN_HEADING = 0.8
_ON_PAGE = 0.7
_BASE = 0.5
_SPAN = 0.4
_DAY_MIN = 24 * 60
_PAGE_DAY_OFF = 0.6


@dataclass(frozen=True, slots=True)
class SpanAsked:
    """How long something lasts."""

    what: str


@dataclass(frozen=True, slots=True)
class DaysAsked:
    """How many days or weeks lie between two things; `one` is empty for today."""

    one: str
    other: str
    unit: str


@dataclass(frozen=True, slots=True)
class _Span:
    since: Quantity
    until: Quantity
    score: float
    frame: ReadFrame
    line_numbers: tuple[int, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class _Day:
    day: date
    proof: tuple[Proof, ...]
    score: float


def days_in(question: str) -> DaysAsked | None:
    """The two things whose days apart are asked for; None for other questions."""
    text = question.strip().rstrip("?!. ")
    for pattern in (_DAYS_BETWEEN, _DAYS_FROM, _DAYS_UNTIL):
        found = pattern.search(text)
        if found:
            parts = found.groupdict()
            return DaysAsked(parts.get("one") or "", parts["other"], parts["unit"] or "days")
    return None


def span_in(question: str) -> SpanAsked | None:
    """The thing whose length in time is asked for; None for other questions."""
    text = question.strip().rstrip("?!. ")
    found = _HOW_LONG.match(text)
    return SpanAsked(found["what"]) if found and not _SINCE.search(text) else None


def span_answer(inquiry: Inquiry, question: str) -> Outcome:
    """How long something lasts, by the clock times of its begin and end; None without them."""
    inquiry.look_for(question)
    terms = [t for t in meant_terms(inquiry.query(question)) if t.word not in _DULL]
    if not terms:
        return None
    spans = [span for frame in inquiry.frames for span in _spans_on(frame, terms, question)]
    best = max(spans, key=lambda one: (round(one.score, 1), one.frame.observation.at), default=None)
    if best is None or best.score < _ENOUGH:
        return None
    minutes = (best.until.amount - best.since.amount) % _DAY_MIN
    length = told(Dimension.DURATION, minutes * 60, "s", inquiry.language)
    ends = inquiry.words["from_to"].format(since=best.since.text, until=best.until.text)
    short = f"{length} ({ends})"
    inquiry.note("worked out", best.quote, short)
    proof = Proof(best.frame.observation.id, best.line_numbers, best.quote)
    return WorkedAnswer(short, (proof,), sure([_BASE + _SPAN * min(1.0, best.score)]))


def _spans_on(frame: ReadFrame, terms: Sequence[Term], question: str) -> list[_Span]:
    """The pairs of clock times of a frame that begin and end something, with how they fit."""
    window = frame.observation.window
    title = text_stems(f"{window.title} {window.url or ''}")
    page = title | text_stems("\n".join(line.text for line in frame.lines))
    units = [one for one in units_of(frame.observation.id, frame.lines) if not one.is_list]
    timed = [(unit, _clocks_in(unit)) for unit in units]
    spans = []
    for unit, clocks in timed:
        for one, other in pairwise(clocks):
            is_row = "  " in unit.text and _JOURNEY.search(question) is not None
            if is_row or _FROM_TO.fullmatch(unit.text[one.end : other.start]):
                score = _fit(terms, unit, title, page)
                quote = " ".join(unit.text.split())
                spans.append(_Span(one, other, score, frame, unit.line_numbers, quote))
    if not spans and _JOURNEY.search(question):
        spans += _legs(frame, terms, timed, title, page)
    return spans


def _legs(
    frame: ReadFrame,
    terms: Sequence[Term],
    timed: Sequence[tuple[Unit, Sequence[Quantity]]],
    title: frozenset[str],
    page: frozenset[str],
) -> list[_Span]:
    """A row with the time of departure, and the row below it that names where one arrives."""
    rows = [(unit, clocks[0]) for unit, clocks in timed if len(clocks) == 1 and not clocks[0].start]
    spans = []
    for (upper, since), (lower, until) in pairwise(rows):
        own = text_stems(lower.text)
        if not any(term_match(term, own) for term in terms):
            continue
        score = sum(
            max(term_match(term, own), _ON_PAGE * max(term_match(term, title | page), _ON_PAGE))
            for term in terms
        ) / len(terms)
        quote = f"{' '.join(upper.text.split())}; {' '.join(lower.text.split())}"
        numbers = (*upper.line_numbers, *lower.line_numbers)
        spans.append(_Span(since, until, score, frame, numbers, quote))
    return spans


def _clocks_in(unit: Unit) -> list[Quantity]:
    return [one for one in quantities_in(unit.text) if one.dimension is Dimension.CLOCK]


def _fit(terms: Sequence[Term], unit: Unit, title: frozenset[str], page: frozenset[str]) -> float:
    """The share of some terms that stand on a line, near it, or on its page, which count less."""
    own = text_stems(unit.text)
    near = text_stems(f"{unit.heading}\n{unit.block_text}") | title

    def worth(term: Term) -> float:
        return max(
            term_match(term, own),
            _IN_HEADING * term_match(term, near),
            _ON_PAGE * term_match(term, page),
        )

    return sum(map(worth, terms)) / len(terms)


def days_answer(inquiry: Inquiry, asked: DaysAsked) -> Outcome:
    """The days between two things, each by its date; None where one has none."""
    other_text = _named_again(asked.other, asked.one)
    one = _day_of(inquiry, asked.one)
    other = _day_of(inquiry, other_text)
    if one is None or other is None or one.day == other.day:
        return None
    apart = abs((other.day - one.day).days)
    number = Decimal(apart)
    unit = asked.unit.removesuffix("s")
    if unit == "week":
        number = Decimal(f"{number / _WEEK:.1f}".removesuffix(".0"))
    days = sorted((one.day, other.day))
    since, until = (day_words(_at_noon(inquiry, day), inquiry.language) for day in days)
    ends = inquiry.words["from_to"].format(since=since, until=until)
    short = f"{counted_words(number, unit, inquiry.language)} ({ends})"
    inquiry.note("worked out", ends, short)
    proof = tuple(dict.fromkeys((*one.proof, *other.proof)))
    return WorkedAnswer(short, proof, sure([_BASE + _SPAN * min(one.score, other.score)]))


def _at_noon(inquiry: Inquiry, day: date) -> datetime:
    return inquiry.now.replace(year=day.year, month=day.month, day=day.day)


def _named_again(other: str, one: str) -> str:
    """“The next one” with the name of the first thing in the place of “one”."""
    found = re.search(r"\bone\s*$", other.strip(), re.IGNORECASE)
    if found is None or not one.strip():
        return other
    name = re.sub(r"^\s*(?:the|my|our)\s", "", one.strip(), flags=re.IGNORECASE)
    return other.strip()[: found.start()] + name


def _day_of(inquiry: Inquiry, text: str) -> _Day | None:
    """The date of a thing: said by the phrase itself, on a line about it, or when it was seen."""
    if not text.strip() or _TODAY.match(text):
        return _Day(inquiry.now.date(), (), 1.0)
    said = when_in(text, inquiry.now)
    if said is not None and said.day is not None:
        return _Day(said.day, (), 1.0)
    inquiry.look_for(text)
    query = inquiry.query(text)
    side = side_of(text, query)
    dated = of_dimension(inquiry.readings(), (Dimension.DAY,))
    ranked = best_for(query, side.terms, admitted(side, dated)) if side.terms else []
    if ranked:
        score, reading = ranked[0]
        day = date.fromordinal(int(reading.quantity.amount))
        return _Day(day, (proof_of(reading),), min(1.0, score))
    seen = sightings_of(inquiry, text)
    if not seen:
        return None
    return _Day(seen[0].at.date(), (seen[0].proof,), _PAGE_DAY_OFF * seen[0].score)
