"""Questions and readings made by hand, for tests that need no memory."""

from core.answer.question_kind import wanted_of
from core.answer.reading.asked import Asked, asked_of
from core.answer.reading.features import Features, ScoredReading
from core.answer.reading.readings import Reading
from core.answer.units import Unit
from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted
from core.ids import ObservationId
from core.recall.query import Query, Term
from core.recall.words import content_words, stem
from core.store.observation_store import ObservationFilter


def asked_about(question: str) -> Asked:
    """A question taken apart as against a memory in which all its words are as rare."""
    words = content_words(question)
    terms = tuple(Term(word, stem(word)) for word in words)
    query = Query(question, terms, (1.0,) * len(terms), (), None, ObservationFilter())
    return asked_of(query, wanted_of(question))


def reading_of_line(line: str, frame: int = 1) -> Reading:
    """A line that stands alone on a frame."""
    return Reading(Unit(ObservationId(frame), line, "", line, (0,)))


def scored_line(
    line: str, sort: Wanted, score: float, *, frame: int = 1, own: float = 1.0
) -> ScoredReading:
    """A line that fits a question but for the share of the subject that it says itself."""
    features = Features(
        own=own, subject=max(own, 0.5), attribute=1.0, head=1.0, value=1.0, names=1.0, recall=1.0
    )
    return ScoredReading(reading_of_line(line, frame), features, score, values_in(line, sort))
