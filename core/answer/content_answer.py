"""The extractive reader: the sentence, row or value on a frame that answers a question."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from core.answer.known_facts import KnownFact, reading_of
from core.answer.question_kind import asks_for_stay, wanted_of
from core.answer.reading.asked import Asked, asked_of, question_parts
from core.answer.reading.attribute_fit import is_label_named
from core.answer.reading.bills import with_the_whole_sum
from core.answer.reading.changes import what_holds_since
from core.answer.reading.choosing import (
    beside_found,
    further_proof,
    with_full_date,
)
from core.answer.reading.clauses import with_said_clauses
from core.answer.reading.features import ScoredReading, score_of
from core.answer.reading.fit import features_of, is_told_by
from core.answer.reading.judging import Pages, is_told_in_a_line, surest
from core.answer.reading.kept_bookings import (
    bookings_on,
    kept_name,
    without_cancelled,
)
from core.answer.reading.page_answers import page_answers, with_page_answers
from core.answer.reading.page_stretches import Stretch, stretches_of
from core.answer.reading.readings import Reading, readings_of
from core.answer.reading.revoked import without_revoked
from core.answer.reading.short_answer import short_answer
from core.answer.reading.similarity import with_similarities
from core.answer.reading.surroundings import Surroundings, heads_of
from core.answer.reading.tables import TableCell
from core.answer.reading.word_search import WordSearch
from core.answer.wanted import Wanted
from core.answer.wording import shortened
from core.ids import ObservationId
from core.ingest.layout import Block, blocks_of
from core.ingest.turns.speakers import SaidOnPage
from core.memory.page_turns import said_in_frame
from core.models.embedder import Embedder
from core.models.line_encoder import AnswerFinder
from core.observation import StoredObservation, TextLine
from core.recall.hit import Hit
from core.recall.query import Query
from core.recall.search import best_sighting
from core.store.store import Store

_HITS_READ = 24
_FRAMES_READ = 12
_STAMPED = frozenset({Wanted.CLOCK, Wanted.SEEN_WHEN, Wanted.AUTHOR})
_PART_CONFIDENCE = 0.3


@dataclass(frozen=True, slots=True)
class ReadingModels:
    """The networks that help to read, each None where there is none."""

    embedder: Embedder | None = None
    lines: AnswerFinder | None = None


@dataclass(frozen=True)
class ReadFrame:
    """A frame that was opened to be read: where, when, and its lines."""

    observation: StoredObservation
    lines: tuple[TextLine, ...]

    @cached_property
    def said(self) -> SaidOnPage:
        """Who said which of its lines."""
        return said_in_frame(self.observation, self.lines)

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """Every reading of the frame, made when first asked for; gone with the frame."""
        return tuple(readings_of(self.observation.id, self.lines, self.said, self.blocks))

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """Its rows as they are read together."""
        return stretches_of(self.observation, self.lines, self.blocks)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """How its lines are laid out."""
        return blocks_of(self.lines)


@dataclass(frozen=True, slots=True)
class ContentAnswer:
    """The best reading, the runners-up as further proof, and the short answer.

    `signals` is what the confidence was made of.
    """

    short: str
    best: ScoredReading
    proof: tuple[ScoredReading, ...]
    confidence: float
    signals: dict[str, float] = field(default_factory=dict)


def read_frames(
    store: Store,
    hits: Sequence[Hit],
    query: Query,
    wanted: Sequence[Wanted],
    facts: Sequence[KnownFact] = (),
) -> dict[ObservationId, ReadFrame]:
    """Open the frames that the best hits stand on: the newest, or for “when did I” the first.

    The frames of facts are opened with them.
    """
    is_first_asked = Wanted.SEEN_WHEN in wanted
    ids: dict[ObservationId, None] = {}
    for hit in hits[:_HITS_READ]:
        seen = hit.sightings[-1] if is_first_asked else best_sighting(hit, query, store)
        ids.setdefault(seen.observation_id)
        if len(ids) >= _FRAMES_READ:
            break
    ids |= dict.fromkeys(fact.place.observation_id for fact in facts)
    found = store.observations.get_many(list(ids))
    if wanted[0] is Wanted.LINK and any(one.window.url for one in found.values()):
        found = {key: one for key, one in found.items() if one.window.url}
    return {
        observation_id: ReadFrame(seen, store.observations.lines(observation_id))
        for observation_id, seen in found.items()
    }


def content_answer(
    query: Query,
    wanted: Sequence[Wanted],
    hits: Sequence[Hit],
    frames: dict[ObservationId, ReadFrame],
    models: ReadingModels,
    facts: Sequence[KnownFact] = (),
) -> ContentAnswer | None:
    """The reading or fact that answers best; None if nothing was found at all.

    Of a question in two parts ("at what time and in which hall") each part is answered.
    """
    parts = question_parts(query.text)
    asked = asked_of(query, wanted_of(parts[0]) if len(parts) > 1 else wanted, parts[0])
    places = _places(hits, frames, facts)
    found = _answer_part(query, asked, places, frames, models)
    for part in parts[1:]:
        if found is None:
            break
        asked = asked_of(query, _wanted_with(asked.wanted, part), part)
        if is_told_by(asked, found.best.reading):
            continue
        more = _answer_part(query, asked, places, frames, models, found)
        found = _joined(found, more) if more else found
    return found


def _wanted_with(first: Sequence[Wanted], part: str) -> tuple[Wanted, ...]:
    """What a further part asks for: behind “who …”, “and what is the number” is a telephone's."""
    wanted = wanted_of(part)
    is_of_person = first[0] is Wanted.PERSON and wanted[0] is Wanted.CODE
    return (Wanted.PHONE, *wanted) if is_of_person and "number" in part else wanted


@dataclass(frozen=True, slots=True)
class _Place:
    """A reading with what surrounds it and the share of the best hit's score it was found with."""

    reading: Reading
    around: Surroundings
    recall: float


def _answer_part(
    query: Query,
    asked: Asked,
    places: Sequence[_Place],
    frames: dict[ObservationId, ReadFrame],
    models: ReadingModels,
    beside: ContentAnswer | None = None,
) -> ContentAnswer | None:
    """The best answer to one part of a question; on the frame `beside` first."""
    scored = []
    for place in places:
        if place.reading.unit.is_list and asked.wanted[0] is not Wanted.STEPS:
            continue
        if place.reading.is_stamp and asked.wanted[0] not in _STAMPED:
            continue
        if place.reading.is_stacked and not is_label_named(asked, place.reading.label):
            continue
        features, values = features_of(asked, place.reading, place.around, place.recall)
        scored.append(ScoredReading(place.reading, features, score_of(features), values))
    if beside is not None:
        scored = [beside_found(asked, beside.best, one) for one in scored]
    moments = {one: frame.observation.at.timestamp() for one, frame in frames.items()}
    bookings = {one: bookings_on(frame.observation, frame.lines) for one, frame in frames.items()}
    scored = without_cancelled(asked, without_revoked(asked, scored), bookings, moments)
    scored = with_said_clauses(asked, with_the_whole_sum(asked, scored))
    titles = frames_titles(frames)
    scored = with_similarities(query, scored, titles, models.embedder)
    finder = models.lines if is_told_in_a_line(asked) else None
    pages = page_answers(asked.text, scored, lambda key: frames[key].stretches, finder)
    scored = with_page_answers(scored, pages)
    if not scored:
        return None
    surely = surest(asked, scored, Pages(moments, titles, pages))
    best = surely.reading
    best = with_full_date(what_holds_since(asked, best, scored, moments, titles), scored)
    short = short_answer(asked, best, frames[best.unit.observation_id].observation)
    name = kept_name(bookings[best.unit.observation_id]) if asks_for_stay(asked.text) else ""
    short = shortened(f"{name}: {short}") if name and name not in short else short
    return ContentAnswer(
        short, best, further_proof(best, scored), surely.confidence, surely.signals
    )


def _joined(found: ContentAnswer, more: ContentAnswer) -> ContentAnswer:
    """Two parts of an answer as one; as sure as the less sure, a missing part left out."""
    if more.short in found.short or more.confidence < _PART_CONFIDENCE:
        return found
    if any(value.text not in found.short for value in more.best.values[:1]) or not more.best.values:
        short = shortened(f"{found.short}; {more.short}")
        proof = (more.best, *found.proof)[:2]
        return replace(found, short=short, proof=proof)
    return found


def frames_titles(frames: dict[ObservationId, ReadFrame]) -> dict[ObservationId, str]:
    """The window titles of frames."""
    return {key: frame.observation.window.title for key, frame in frames.items()}


def _places(
    hits: Sequence[Hit],
    frames: dict[ObservationId, ReadFrame],
    facts: Sequence[KnownFact],
) -> list[_Place]:
    """Every reading of the opened frames, and the facts that stand on them."""
    recalls = _recall_by_line(hits, frames)
    people = frozenset(
        reading.speaker.split()[0]
        for frame in frames.values()
        for reading in frame.readings
        if reading.speaker
    )
    words = WordSearch()
    places: list[_Place] = []
    rounds: dict[ObservationId, Surroundings] = {}
    for key, frame in frames.items():
        window = frame.observation.window
        rounds[key] = Surroundings(
            title=f"{window.title} {window.url or ''}",
            view="\n".join(line.text for line in frame.lines),
            has_address=bool(window.url),
            people=people,
            heads=heads_of(frame.lines),
            words=words,
            seen_at=frame.observation.at,
        )
        for reading in frame.readings:
            if any(character.isalnum() for character in reading.unit.text):
                recall = max(recalls.get((key, n), 0.0) for n in reading.unit.line_numbers)
                places.append(_Place(reading, rounds[key], recall))
    for fact in facts:
        key = fact.place.observation_id
        if key in frames:
            recall = max((recalls.get((key, n), 0.0) for n in fact.place.line_numbers), default=0.0)
            reading = reading_of(fact)
            reading = replace(reading, cell=_cell_of(reading, frames[key].readings))
            places.append(_Place(reading, rounds[key], recall))
    return places


def _cell_of(fact: Reading, readings: Sequence[Reading]) -> TableCell | None:
    """Where in a table a fact was read; None for other facts."""
    lines = set(fact.unit.line_numbers)
    of_row = [
        one for one in readings if one.cell is not None and lines.issuperset(one.unit.line_numbers)
    ]
    cells = [one.cell for one in of_row if one.label and one.value in fact.value]
    return (cells or [one.cell for one in of_row] or [None])[0]


def _recall_by_line(
    hits: Sequence[Hit], frames: dict[ObservationId, ReadFrame]
) -> dict[tuple[ObservationId, int], float]:
    """The score of the best passage on each line, as a share of the best hit's."""
    top = max((hit.score for hit in hits), default=1.0) or 1.0
    by_line: dict[tuple[ObservationId, int], float] = {}
    for hit in hits:
        for sighting in hit.sightings:
            if sighting.observation_id in frames:
                for number in sighting.line_numbers:
                    key = (sighting.observation_id, number)
                    by_line[key] = max(by_line.get(key, 0.0), hit.score / top)
    return by_line
