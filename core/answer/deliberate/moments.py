"""When something was on the screen: the frames that are about it, by time."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.kinds_of_things import is_of_kind, kind_named
from core.answer.deliberate.worked_answer import Proof
from core.ids import ObservationId
from core.ingest.window_titles import clean_title
from core.observation import StoredObservation
from core.recall.query import Query, Term, match_expression, term_match, text_stems
from core.recall.time_range import TimeRange, find_time_range
from core.recall.words import content_words

_SOME_DAY = datetime(2000, 1, 3, tzinfo=UTC)  # only whether a phrase is a time is asked
_FILE = re.compile(r"[\w-]+\.[a-z]\w{1,4}")  # a list of files beside a chat tells of no event
_VIEWS = 120
_ENOUGH = 0.55
_NEAR_BEST = 0.8
_IN_TEXT = 0.6
_IN_ONE_LINE = 0.85
_KIND = 0.7
_IN_OTHER_WORDS = 0.4
# Words for what a person does with a screen; they are not on it.
ACT_WORDS = frozenset(
    """look looked looking open opened opening read reading see saw seen visit visited visiting
    check checked view viewed browse browsed watch watched use used work worked working write wrote
    edit edited time times first last before after while during doing did day days was were
    screen monitor display second other page website site app window during talk talking talked
    speak speaking spoke chat chatting learn learned learnt hear heard came eyes eye""".split()
)


def is_only_time(phrase: str) -> bool:
    """Whether a phrase names a time and no event: “nine”, “Friday”, but not “lunch on Friday”."""
    found = find_time_range(f"after {phrase.strip()}", _SOME_DAY)
    told = set(found.words) if found else set()
    return found is not None and set(content_words(phrase)) <= told


@dataclass(frozen=True, slots=True)
class Moment:
    """A frame that is about something, from when to when it was shown, and how surely, 0 to 1."""

    at: datetime
    until: datetime
    observation: StoredObservation
    score: float
    quote: str
    line_numbers: tuple[int, ...] = ()

    @property
    def id(self) -> ObservationId:
        return self.observation.id

    @property
    def proof(self) -> Proof:
        return Proof(self.id, self.line_numbers, self.quote)


def told_in_other_words(
    inquiry: Inquiry, phrase: str, within: TimeRange | None = None
) -> list[Moment]:
    """The first sighting of the passage nearest in meaning, for what no screen says so."""
    hit = inquiry.nearest(phrase, within)
    terms = [term for term in inquiry.query(phrase).terms if term.word not in ACT_WORDS | {"new"}]
    if hit is None or "vector" not in hit.channels:
        return []
    said = text_stems(hit.passage.text)
    if sum(term_match(term, said) > 0 for term in terms) * 2 < max(1, len(terms)):
        return []
    seen = inquiry.store.observations.get_many([one.observation_id for one in hit.sightings])
    lines = {one.observation_id: one.line_numbers for one in hit.sightings}
    first = min(seen.values(), key=lambda one: one.at, default=None)
    if first is None:
        return []
    text = " ".join(hit.passage.text.split())
    inquiry.note("nearest", phrase.strip(), text)
    return [Moment(first.at, first.until, first, _IN_OTHER_WORDS, text, lines[first.id])]


def sightings_of(inquiry: Inquiry, phrase: str, within: TimeRange | None = None) -> list[Moment]:
    """Every frame about as much about a phrase as the one that is most, by time.

    A window's title that names it says more than a word somewhere in the text. A stretch of time
    that is given limits them; else the one that the phrase names does.
    """
    query = inquiry.query(phrase)
    terms = tuple(term for term in query.terms if term.word not in ACT_WORDS | _words_of(query))
    expression = match_expression(replace(query, terms=terms, phrases=()))
    if not terms or not expression:
        return []
    wanted = inquiry.wanted
    stretch = query.time_range or within
    if stretch is not None:
        wanted = replace(wanted, since=stretch.since, until=stretch.until)
    found = inquiry.store.passages.views_matching_words(expression, wanted, _VIEWS)
    inquiry.note("searched", phrase.strip(), f"{len(found)} frames")
    seen = inquiry.store.observations.get_many([key for key, _ in found])
    moments = [_moment(inquiry, terms, one) for one in seen.values()]
    best = max((one.score for one in moments), default=0.0)
    if best < _ENOUGH:
        return []
    near = [one for one in moments if one.score >= _NEAR_BEST * best]
    return sorted(near, key=lambda one: (one.at, one.observation.monitor))


def _words_of(query: Query) -> frozenset[str]:
    return frozenset(query.time_range.words) if query.time_range else frozenset()


def _moment(inquiry: Inquiry, terms: tuple[Term, ...], seen: StoredObservation) -> Moment:
    lines = inquiry.store.observations.lines(seen.id)
    title = clean_title(seen.window.title, seen.window.app)
    title_stems = text_stems(f"{title} {seen.window.url or ''}")
    by_line = [frozenset() if _FILE.fullmatch(one.text) else text_stems(one.text) for one in lines]
    everything = frozenset().union(*by_line) if by_line else frozenset()

    def found(term: Term, stems: frozenset[str]) -> float:
        return min(1.0, term_match(term, stems) * 1.4)  # another word for it says nearly as much

    def one(term: Term) -> float:
        kind = kind_named(term.stem)
        of_kind = _KIND if kind and is_of_kind(kind, everything) else 0.0
        return max(found(term, title_stems), _IN_TEXT * found(term, everything), of_kind)

    on_page = sum(one(term) for term in terms) / len(terms)
    lined = [sum(found(term, stems) for term in terms) / len(terms) for stems in by_line]
    number = max(range(len(lined)), key=lined.__getitem__) if lined else 0
    in_line = _IN_ONE_LINE * (lined[number] if lined else 0.0) if len(terms) > 1 else 0.0
    score = max(on_page, in_line)
    if in_line >= on_page and lines:
        return Moment(seen.at, seen.until, seen, score, lines[number].text, (number,))
    return Moment(seen.at, seen.until, seen, score, title or seen.window.app)
