"""The extractive reader: the sentence, row or value on a frame that answers a question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from core.answer.known_facts import KnownFact, scored_fact, unit_of, what_holds_now
from core.answer.question_kind import Wanted, asks_for_newest, form_words
from core.answer.scoring import ScoredUnit, confidence_of, lexical_features, score_of
from core.answer.units import Unit, units_of
from core.answer.value_patterns import Value
from core.answer.wording import around, day_words, moment_words, shortened
from core.ids import ObservationId
from core.models.embedder import Embedder
from core.observation import StoredObservation, TextLine
from core.recall.hit import Hit
from core.recall.query import Query, text_stems
from core.recall.search import best_sighting
from core.recall.words import stems_of
from core.store.store import Store

_HITS_READ = 24
_FRAMES_READ = 12
_UNITS_EMBEDDED = 12
_CONTEXT_WORDS = 5
_EMBEDDED_WORDS = 24
_FULL_UNIT_WORDS = 16
_NEWER_WORDS = re.compile(
    r"(?<!up )\b(now|new|to|until|instead|rather|becomes?)\W*$", re.IGNORECASE
)
_CHANGEABLE = frozenset({Wanted.DATE, Wanted.CLOCK, Wanted.MONEY, Wanted.CODE, Wanted.PHONE})
_SIMILARITY_OF_SHARED_WORDS = 0.6
_NEAR_TIE = 0.93
_FULLER_TIE = 0.75
_PREVIEW_CUT = 3  # characters


@dataclass(frozen=True, slots=True)
class ReadFrame:
    """A frame that was opened to be read: where, when, and its lines."""

    observation: StoredObservation
    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class ContentAnswer:
    """The best unit with its frame, the runners-up as further proof, and the short answer."""

    short: str
    best: ScoredUnit
    proof: tuple[ScoredUnit, ...]
    confidence: float


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
    embedder: Embedder | None,
    facts: Sequence[KnownFact] = (),
) -> ContentAnswer | None:
    """The unit or fact that answers best; None if nothing was found at all."""
    query = _without(query, form_words(tuple(wanted)))
    scored = _lexically_scored(query, wanted, hits, frames, facts)
    scored = _with_similarities(query, scored, frames, embedder)
    if not scored:
        return None
    scored.sort(key=lambda entry: -entry.score)
    newest = asks_for_newest(query.text) and Wanted.SEEN_WHEN not in wanted
    best = _of_equals(scored, frames, newest=newest)
    proof = _further_proof(best, scored)
    short = short_answer(best, wanted, frames[best.unit.observation_id].observation, query)
    return ContentAnswer(short, best, proof, confidence_of(best.features))


def with_what_holds_now(
    store: Store,
    query: Query,
    wanted: Sequence[Wanted],
    found: ContentAnswer,
    frames: dict[ObservationId, ReadFrame],
) -> ContentAnswer:
    """The same answer, unless its value was replaced: then the one that holds, which is as sure.

    The frame that shows it is added to `frames`.
    """
    fact = what_holds_now(store, query, wanted, found.best)
    if fact is None:
        return found
    place = fact.place.observation_id
    if place not in frames:
        frames[place] = ReadFrame(store.observations.get(place), store.observations.lines(place))
    best = replace(found.best, unit=unit_of(fact), values=(), says=fact.memory.title)
    proof = tuple(entry for entry in found.proof if entry.unit.observation_id != place)
    return replace(found, short=shortened(fact.memory.title), best=best, proof=proof)


def _without(query: Query, words: frozenset[str]) -> Query:
    """The query without some of its terms; as it was if none would be left."""
    kept = [
        (term, weight)
        for term, weight in zip(query.terms, query.weights, strict=True)
        if term.word not in words
    ]
    if not kept:
        return query
    return replace(
        query,
        terms=tuple(term for term, _ in kept),
        weights=tuple(weight for _, weight in kept),
    )


def short_answer(
    scored: ScoredUnit, wanted: Sequence[Wanted], seen: StoredObservation, query: Query
) -> str:
    """At most 30 words: the value in its clause, the line itself, or when it was seen."""
    if scored.says:
        return shortened(scored.says)
    text = " ".join(scored.unit.text.split())
    if wanted[0] is Wanted.LINK and seen.window.url:
        return shortened(f"{seen.window.url} ({text})" if text else seen.window.url)
    if Wanted.SEEN_WHEN in wanted[:2]:
        dated = any(value.wanted is Wanted.DATE for value in scored.values)
        day, then = day_words(seen.at, query.language), moment_words(seen.at, query.language)
        told = f"{text} ({day})" if dated else f"{then}: {text}"
        return shortened(told)
    if scored.unit.is_list:
        return shortened(text)
    if len(text.split()) <= _FULL_UNIT_WORDS and len(scored.values) <= 1:
        return shortened(text)
    return shortened(_clause(text, scored.values, query))


def _clause(text: str, values: Sequence[Value], query: Query) -> str:
    """The value to show of several, in its clause; the whole text without one."""
    changed = _value_after_change(text, values) if asks_for_newest(query.text) else None
    if changed is not None:
        return changed.text
    value = _nearest_value(text, values, query)
    return around(text, value.start, value.end) if value is not None else text


def _value_after_change(text: str, values: Sequence[Value]) -> Value | None:
    """Of several values the one behind a word of change: “from 19 June to *26 June*”."""
    if len(values) < 2 or values[0].wanted not in _CHANGEABLE:
        return None
    behind = [value for value in values[1:] if _NEWER_WORDS.search(text[: value.start])]
    return behind[-1] if behind else None


def _nearest_value(text: str, values: Sequence[Value], query: Query) -> Value | None:
    """The value that stands nearest to the asked words; the last where none of them stands."""
    if not values:
        return None
    stems = set(query.stems)
    places = [
        found.start() for found in re.finditer(r"\w+", text) if stems & set(stems_of(found[0]))
    ]
    if not places:
        return values[-1]
    return min(values, key=lambda value: min(abs(value.start - place) for place in places))


def _lexically_scored(
    query: Query,
    wanted: Sequence[Wanted],
    hits: Sequence[Hit],
    frames: dict[ObservationId, ReadFrame],
    facts: Sequence[KnownFact],
) -> list[ScoredUnit]:
    top = max((hit.score for hit in hits), default=1.0) or 1.0
    by_line: dict[tuple[ObservationId, int], float] = {}
    for hit in hits:
        for sighting in hit.sightings:
            if sighting.observation_id in frames:
                for number in sighting.line_numbers:
                    key = (sighting.observation_id, number)
                    by_line[key] = max(by_line.get(key, 0.0), hit.score / top)
    scored = []
    for observation_id, frame in frames.items():
        window = frame.observation.window
        title_stems = text_stems(f"{window.title} {window.url or ''}")
        view_stems = text_stems("\n".join(line.text for line in frame.lines))
        for unit in units_of(observation_id, frame.lines):
            if unit.is_list and wanted[0] is not Wanted.STEPS:
                continue
            if not any(character.isalnum() for character in unit.text):
                continue
            recall = max(by_line.get((observation_id, n), 0.0) for n in unit.line_numbers)
            features, values = lexical_features(
                query,
                unit,
                wanted,
                title_stems=title_stems,
                view_stems=view_stems,
                recall=recall,
                has_address=bool(window.url),
            )
            scored.append(ScoredUnit(unit, features, score_of(features), values))
    for fact in facts:
        shown = frames.get(fact.place.observation_id)
        if shown is not None:
            lines = fact.place.line_numbers
            recall = max((by_line.get((shown.observation.id, n), 0.0) for n in lines), default=0.0)
            view_text = "\n".join(line.text for line in shown.lines)
            title = shown.observation.window.title
            scored.append(scored_fact(query, wanted, fact, title, view_text, recall))
    return scored


def _with_similarities(
    query: Query,
    scored: list[ScoredUnit],
    frames: dict[ObservationId, ReadFrame],
    embedder: Embedder | None,
) -> list[ScoredUnit]:
    """Embed the best units and score them again; without an embedder, leave them as they are."""
    distinct: dict[str, ScoredUnit] = {}
    for entry in sorted(scored, key=lambda entry: -entry.score):
        distinct.setdefault(entry.says or entry.unit.text, entry)
    chosen = list(distinct.values())[:_UNITS_EMBEDDED]
    if embedder is None:
        return [_with_expected_similarity(entry) for entry in scored]
    if not chosen:
        return scored
    question = embedder.embed_query(query.text)
    vectors = embedder.embed_passages(
        [entry.says or _with_context(entry.unit, frames) for entry in chosen]
    )
    said = (entry.says or entry.unit.text for entry in chosen)
    near = dict(zip(said, np.dot(vectors, question), strict=True))
    again = []
    for entry in scored:
        text = entry.says or entry.unit.text
        if text in near:
            features = replace(entry.features, similarity=float(near[text]))
            again.append(replace(entry, features=features, score=score_of(features)))
    return again


def _with_expected_similarity(entry: ScoredUnit) -> ScoredUnit:
    """Without an embedder: the similarity that units with so many shared words tend to have."""
    similarity = _SIMILARITY_OF_SHARED_WORDS * entry.features.in_unit
    features = replace(entry.features, similarity=similarity)
    return replace(entry, features=features, score=score_of(features))


def _with_context(unit: Unit, frames: dict[ObservationId, ReadFrame]) -> str:
    title = frames[unit.observation_id].observation.window.title
    context = f"{' '.join(title.split()[:_CONTEXT_WORDS])}: {unit.heading}"
    return " ".join([*context.split()[-2 * _CONTEXT_WORDS :], *unit.text.split()[:_EMBEDDED_WORDS]])


def _of_equals(
    scored: Sequence[ScoredUnit], frames: dict[ObservationId, ReadFrame], *, newest: bool
) -> ScoredUnit:
    """Among units that answer about as well, the one seen last, or first."""
    best = scored[0]
    whole = [
        entry
        for entry in scored
        if entry.score >= _FULLER_TIE * best.score and _is_preview(best.unit, entry.unit)
    ]
    if whole:
        best = whole[0]
    rivals = [
        entry
        for entry in scored
        if entry.score >= best.score - (1 - _NEAR_TIE) * abs(best.score)
        and entry.features.has_value >= best.features.has_value
        and not _is_preview(entry.unit, best.unit)
    ]

    def when(entry: ScoredUnit) -> float:
        at = frames[entry.unit.observation_id].observation.at.timestamp()
        return at if newest else -at

    return max(rivals, key=when)


def _is_preview(unit: Unit, whole: Unit) -> bool:
    """Whether a unit is the cut-off beginning of another, as in a list of mails."""
    beginning = unit.text.rstrip(" .…")
    return whole.text.startswith(beginning) and len(whole.text) > len(unit.text) + _PREVIEW_CUT


def _further_proof(best: ScoredUnit, scored: Sequence[ScoredUnit]) -> tuple[ScoredUnit, ...]:
    """Up to two more units on other frames, or with other words, that say it too."""
    proof: list[ScoredUnit] = []
    frames = {best.unit.observation_id}
    for entry in scored:
        if entry.unit.observation_id not in frames and entry.score >= 0.8 * best.score:
            proof.append(entry)
            frames.add(entry.unit.observation_id)
        if len(proof) == 2:
            break
    return tuple(proof)
