"""One thing at two times: how far a value moved between two days that a question names.

What a page showed on each of them is compared at one and the same place: the same row and column,
the same sentence. That holds for any page, and needs no unit: two numbers at one place are alike.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.answer.deliberate.choosing import meant_terms
from core.answer.deliberate.comparing_words import sort_of
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.labelled_values import labelled_values
from core.answer.deliberate.quantities import Dimension, Quantity, are_alike, difference, figure_of
from core.answer.deliberate.readings import Reading, worth
from core.answer.deliberate.worked_answer import Outcome, WorkedAnswer, proof_of, sure
from core.answer.question_kind import wanted_of
from core.answer.reading.bills import is_total
from core.answer.reading.label_words import label_forms
from core.answer.wanted import Wanted
from core.ingest.window_titles import clean_title
from core.recall.query import Query, Term, term_match
from core.recall.time_range import TimeRange

_ASKED = re.compile(
    r"\b(?:how (?:much|many)|by what|what (?:is|was) the (?:difference|change))\b", re.IGNORECASE
)
_TWO_TIMES = (
    re.compile(r"^(?P<one>.*)\bthan\b(?P<other>.*)$", re.IGNORECASE),
    re.compile(r"\bbetween\b(?P<one>.+?)\band\b(?P<other>.+)$", re.IGNORECASE),
    re.compile(r"\bfrom\b(?P<one>.+?)\b(?:to|until|till)\b(?P<other>.+)$", re.IGNORECASE),
)
_UNIT = re.compile(r"\bhow many (?:more |fewer |less )?(?P<unit>\w+)", re.IGNORECASE)
_UP = re.compile(
    r"\b(?:more|up|rise|rose|risen|grow|grew|grown|gain\w*|increase\w*|climb\w*|added|spend|spent"
    r"|higher|sold|came in|come in)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:less|fewer|down|fall|fell|fallen|drop\w*|decrease\w*|sink|sank|lost|lose|lower|shrank"
    r"|shrink)\b",
    re.IGNORECASE,
)
_MOMENTS = (Dimension.CLOCK, Dimension.DAY)
# What says how the question is asked, and not what the value is of.
_ASKING = frozenset(
    """version versions view state going come came said shown money sheet list table page board
    overview dashboard number amount""".split()
)
_WORD = re.compile(r"[^\W\d_]{2}")
_ENOUGH = 0.5
_LABEL_BONUS = 0.4
_RIGHT_WAY = 0.25
_TOTAL = 0.2
_BASE = 0.45
_SPAN = 0.4


@dataclass(frozen=True, slots=True)
class TwoMoments:
    """Two times that a question sets against each other, in its order."""

    one: str
    other: str


@dataclass(frozen=True, slots=True)
class _Moved:
    """The values of one place, earlier and later, with how well the place fits."""

    earlier: Reading
    later: Reading
    score: float
    certain: float


def two_moments_in(question: str) -> TwoMoments | None:
    """The two phrases between which a question sees a value move; None for other questions.

    Whether both name a time is told only with a calendar.
    """
    text = question.strip().rstrip("?!. ").replace("’s ", " ").replace("'s ", " ")
    if not _ASKED.search(text):
        return None
    found = next((found for one in _TWO_TIMES if (found := one.search(text))), None)
    return TwoMoments(found["one"], found["other"]) if found else None


def moved_between(inquiry: Inquiry, question: str, asked: TwoMoments) -> Outcome:
    """How far the value moved between the two times; None where the pages of both do not tell."""
    queries = [inquiry.query(phrase) for phrase in (asked.one, asked.other)]
    ranges = [query.time_range for query in queries]
    if ranges[0] is None or ranges[1] is None:
        return None
    earlier, later = sorted((ranges[0], ranges[1]), key=lambda one: one.since)
    if later.since < earlier.until:
        return None
    about, dull = inquiry.query(question), {word for one in ranges if one for word in one.words}
    terms = [one for one in meant_terms(about) if one.word not in dull | _ASKING]
    if not terms:
        return None
    _open_both(inquiry, " ".join(term.word for term in terms), (earlier, later))
    moved = _moved(inquiry, question, about, terms, (earlier, later))
    best = max(moved, key=lambda one: (round(one.score, 2), one.later.at), default=None)
    if best is None:
        return None
    short = _told(best, question)
    inquiry.note("worked out", best.later.said, short)
    certain = sure([_BASE + _SPAN * min(1.0, best.certain)])
    return WorkedAnswer(short, (proof_of(best.earlier), proof_of(best.later)), certain)


def _open_both(inquiry: Inquiry, words: str, ranges: Sequence[TimeRange]) -> None:
    """Open what is found of each time, and of both the pages that were found in either."""
    for stretch in ranges:
        inquiry.look_for(words, stretch)
    titles = {_title(frame.observation.window.title, "") for frame in inquiry.frames}
    for stretch in ranges:
        inquiry.open(
            [
                seen.id
                for seen in inquiry.seen_during(stretch)
                if _title(seen.window.title, "") in titles
            ]
        )


def _title(title: str, app: str) -> str:
    return clean_title(title, app).casefold()


def _moved(
    inquiry: Inquiry,
    question: str,
    about: Query,
    terms: Sequence[Term],
    ranges: tuple[TimeRange, TimeRange],
) -> list[_Moved]:
    """The places that showed one value at the earlier and another at the later time."""
    readings = [*inquiry.readings(), *labelled_values(inquiry.frames)]
    fitting = [one for one in readings if _is_of_sort(question, one.quantity)]
    sides = [_shown(fitting, stretch) for stretch in ranges]
    found = []
    for key, earlier in sides[0].items():
        later = sides[1].get(key)
        if later is None or not are_alike(earlier.quantity, later.quantity):
            continue
        certain = min(worth(about, terms, one) for one in (earlier, later))
        is_asked = _is_whole(later) or any(term_match(one, later.layers[0][0]) for one in terms)
        if is_asked and certain >= _ENOUGH and later.quantity.amount != earlier.quantity.amount:
            score = _fit(question, terms, earlier, later) + certain
            found.append(_Moved(earlier, later, score, certain))
    return found


def _shown(readings: Sequence[Reading], stretch: TimeRange) -> dict[tuple[str, ...], Reading]:
    """The last value that each place showed in a stretch of time.

    A place that shows two values at once is none: what it is called does not tell them apart.
    """
    shown: dict[tuple[str, ...], Reading] = {}
    doubtful: set[tuple[str, ...]] = set()
    for one in sorted(readings, key=lambda reading: reading.at):
        if stretch.since <= one.at < stretch.until:
            key = _place(one)
            known = shown.get(key)
            if known is not None and known.observation_id == one.observation_id:
                is_same = known.quantity.amount == one.quantity.amount
                doubtful |= set() if is_same else {key}
            shown[key] = one
    return {key: one for key, one in shown.items() if key not in doubtful}


def _place(one: Reading) -> tuple[str, ...]:
    """The page, row and column of a value; a row that is called by a figure has no name."""
    owner = "" if one.is_named and not _WORD.search(one.subject) else one.place
    return one.page.title.casefold(), owner, one.kind, one.quantity.dimension.value


def _is_of_sort(question: str, value: Quantity) -> bool:
    """Whether a value may be what is asked for; a bare number may be money in a sheet."""
    found = _UNIT.search(question)
    is_money = Wanted.MONEY in wanted_of(question)[:1]
    dimensions, unit = sort_of(question, found["unit"] if found else None, "more")
    if value.dimension in _MOMENTS:
        return False
    if value.dimension is Dimension.NUMBER:
        return not value.unit or value.unit == unit
    return value.dimension in dimensions or (is_money and value.dimension is Dimension.MONEY)


def _fit(question: str, terms: Sequence[Term], earlier: Reading, later: Reading) -> float:
    """What speaks for a place besides its words: its label, the way that it moved, a total."""
    named = sum(label_forms(term.word).is_in(later.label_stems) for term in terms)
    grown = later.quantity.amount > earlier.quantity.amount
    way = _UP if grown else _DOWN
    return (
        _LABEL_BONUS * min(1.0, named / max(1, len(later.kind.split())))
        + _RIGHT_WAY * (way.search(question) is not None)
        + _TOTAL * _is_whole(later)
    )


def _is_whole(one: Reading) -> bool:
    """Whether a value sums up what stands above it."""
    return is_total(one.subject if one.is_named else one.label)


def _told(found: _Moved, question: str) -> str:
    """How far a value moved, in the unit that the question names if the value has none."""
    earlier, later = found.earlier.quantity, found.later.quantity
    told = difference(earlier, later)
    noun = _UNIT.search(question)
    if later.dimension is Dimension.NUMBER and not later.unit and noun is not None:
        told = f"{told} {noun['unit']}"
    return f"{told} ({_figure(earlier)} to {_figure(later)})"


def _figure(value: Quantity) -> str:
    return figure_of(value) if value.dimension is Dimension.MONEY else value.text
