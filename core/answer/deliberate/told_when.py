"""When something happened that a screen tells of, reckoned from when the screen was seen.

“Merged 2 hours ago” is another day than the day of the question; “next Friday” counts from when
it was written.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.answer.content_answer import ReadFrame
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.worked_answer import Outcome, Proof, WorkedAnswer, sure
from core.answer.units import Unit, units_of
from core.answer.wording import day_words, moment_words
from core.memory.facts.dates import moment_of, when_in
from core.recall.language import Language
from core.recall.query import Query, Term, term_match, text_stems
from core.recall.time_range import find_time_range
from core.recall.words import stems_of

_ASKED = re.compile(
    r"\bwhen (?:was|were|is|are|did|does|will|has|have|had)\b(?P<what>.+?)\b(?P<verb>\w+ed|paid"
    r"|sent|sold|built|written|made|done|taken|given|held|shown|moved|bought|born|found|left|won|lost"
    r"|published|cut|put|set|shut|signed|due|begun|broken|chosen|drawn|driven|fixed)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",\s(?:after|before|when|once|since|now that|in the end)\b.*$", re.IGNORECASE)
_OWN_ACT = re.compile(r"\bwhen (?:did|have|had|was|were) (?:i|we)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\bin (?P<number>\d{1,3}|an?|one|two|three|four|five|six) (?P<unit>minute|hour|day|week)s?\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\bnext (?P<day>mon|tue|wed|thu|fri|sat|sun)\w*\b", re.IGNORECASE)
_BACK = re.compile(
    r"\b(?:yesterday|today|just now|(?:\d+|an?|a few|a couple of) (?:minute|hour|day|week)s? ago"
    r"|last (?:mon|tue|wed|thu|fri|sat|sun)\w*)\b",
    re.IGNORECASE,
)
_WORDS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_WEEKDAYS = "mon tue wed thu fri sat sun".split()
_UNITS = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1), "day": timedelta(days=1)} | {
    "week": timedelta(days=7)
}
_CLAUSE_BREAK = re.compile(r"\s?[·;|]\s?|[.!?]\s|  ")
_ENOUGH = 0.6
_ON_PAGE = 0.7
_IN_TITLE = 0.9
_LONG_WORDS = 30


@dataclass(frozen=True, slots=True)
class ToldMoment:
    """A moment that a text tells of; `has_clock` unless only the day is known."""

    at: datetime
    has_clock: bool

    def words(self, language: Language) -> str:
        tell = moment_words if self.has_clock else day_words
        return tell(self.at, language)


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event whose time is asked for, by its verb (“merged”)."""

    verb: str


def told_event_in(question: str) -> ToldEvent | None:
    """The event whose time is asked for; None for other questions and for one's own acts."""
    found = _ASKED.search(_ASIDE.sub("", question))
    if found is None or _OWN_ACT.search(question):
        return None
    return ToldEvent(found["verb"].casefold())


def told_when(text: str, seen_at: datetime, near: int = 0) -> ToldMoment | None:
    """The moment that a text names, reckoned from when it was seen; None if it names none.

    Of several, the one that stands nearest to the character `near`.
    """
    told: list[tuple[int, ToldMoment]] = []
    for found in _AHEAD.finditer(text):
        number = _WORDS.get(found["number"].casefold()) or int(found["number"])
        unit = found["unit"].casefold()
        ahead = ToldMoment(seen_at + number * _UNITS[unit], unit in {"minute", "hour"})
        told.append((found.start(), ahead))
    told += [
        (found.start(), ToldMoment(_next(found["day"], seen_at), has_clock=False))
        for found in _NEXT.finditer(text)
    ]
    for found in _BACK.finditer(text):
        past = _past(found[0].casefold(), seen_at)
        if past is not None:
            told.append((found.start(), past))
    when = when_in(text, seen_at)
    if when is not None and when.day is not None:
        has_clock = re.search(r"\d:\d\d", when.said) is not None
        told.append((when.start, ToldMoment(moment_of(when, seen_at), has_clock)))
    return min(told, key=lambda one: abs(one[0] - near))[1] if told else None


def told_when_answer(inquiry: Inquiry, question: str, verb: str) -> Outcome:
    """The day or moment that a screen tells; None where no line tells it."""
    inquiry.look_for(question)
    query = inquiry.query(question)
    found = [
        (score, frame, unit, told)
        for frame in inquiry.frames
        for unit in units_of(frame.observation.id, frame.lines)
        if (score := _fit(query, verb, frame, unit)) >= _ENOUGH
        and (told := _told_of(verb, unit.text, frame.observation.at)) is not None
    ]
    if not found:
        return None
    score, frame, unit, told = max(found, key=lambda one: (round(one[0], 1), one[1].observation.at))
    quote = " ".join(unit.text.split())
    when = told.words(inquiry.language)
    inquiry.note("worked out", quote, when)
    proof = (Proof(frame.observation.id, unit.line_numbers, quote),)
    short = f"{when}: {' '.join(quote.split()[:16])}"
    return WorkedAnswer(short, proof, sure([0.35 + 0.5 * min(1.0, score)]))


def _told_of(verb: str, text: str, seen_at: datetime) -> ToldMoment | None:
    """The moment in the clause with the verb; in the whole text where that names none."""
    for clause in (*_CLAUSE_BREAK.split(text), text):
        place = _place_of(verb, clause)
        told = told_when(clause, seen_at, place) if place is not None else None
        if told is not None:
            return told
    return None


def _place_of(verb: str, text: str) -> int | None:
    """Where a text says a verb, in whichever form; None if it does not."""
    wanted = set(stems_of(verb))
    return next(
        (f.start() for f in re.finditer(r"\w+", text) if wanted & set(stems_of(f[0]))), None
    )


def _fit(query: Query, verb: str, frame: ReadFrame, unit: Unit) -> float:
    """How well a line tells of the event: the verb on it, the rest near it; 0 without the verb."""
    own = text_stems(unit.text)
    verbs = [term for term in query.terms if term.word == verb]
    if not verbs or not any(term_match(term, own) for term in verbs):
        return 0.0
    if len(unit.text.split()) > _LONG_WORDS or unit.is_list:
        return 0.0
    window = frame.observation.window
    title = text_stems(f"{window.title} {window.url or ''}")
    near = text_stems(f"{unit.heading} {unit.block_text}")
    page = text_stems(" ".join(line.text for line in frame.lines))
    others = [term for term in query.terms if term not in verbs]

    def worth(term: Term) -> float:
        return max(
            term_match(term, own),
            _IN_TITLE * max(term_match(term, title), term_match(term, near)),
            _ON_PAGE * term_match(term, page),
        )

    return sum(map(worth, others)) / len(others) if others else 1.0


def _past(words: str, seen_at: datetime) -> ToldMoment | None:
    if words == "just now":
        return ToldMoment(seen_at, has_clock=True)
    stretch = find_time_range(words, seen_at)
    if stretch is None:
        return None
    return ToldMoment(stretch.centre, has_clock=stretch.is_moment)


def _next(day: str, seen_at: datetime) -> datetime:
    """“Next Friday”: the one of the coming week."""
    wanted = _WEEKDAYS.index(day.casefold()[:3])
    monday: date = seen_at.date() + timedelta(days=7 - seen_at.weekday())
    return datetime.combine(
        monday + timedelta(days=wanted), datetime.min.time(), tzinfo=seen_at.tzinfo
    )
