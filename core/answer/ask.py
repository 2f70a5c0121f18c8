"""Ask the memory a question: understand, find, read, answer — or say honestly why not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from time import perf_counter

from core.answer.answer import AbstainReason, Answer, Citation, Tier
from core.answer.by_model.model_answer import AnswerModel, Material, answer_with_model
from core.answer.citing import citation_of
from core.answer.confidence import told_confidence
from core.answer.content_answer import (
    ContentAnswer,
    ReadFrame,
    ReadingModels,
    content_answer,
    read_frames,
)
from core.answer.deliberate.answering import deliberate_answer, rescued_answer
from core.answer.hidden_apps import without_hidden_apps
from core.answer.known_facts import facts_about
from core.answer.manners import in_manner, manner_of, quotes_told
from core.answer.markdown_text import as_data
from core.answer.newer_words import with_newer_words, with_what_holds_now
from core.answer.phrases import phrases_in
from core.answer.question_kind import wanted_of
from core.answer.reading.features import ScoredReading
from core.answer.removed_secrets import is_removed_secret
from core.answer.timeline_answer import TimelineAnswer, observations_then, timeline_answer
from core.answer.units import box_of, quoted_lines
from core.answer.wanted import Wanted
from core.answer.wording import reason_words, window_words
from core.errors import ModelUnavailable
from core.ids import ObservationId
from core.models.embedder import Embedder
from core.models.line_encoder import LineEncoder
from core.models.lines_once import LinesOnce
from core.models.question_once import QuestionOnce
from core.models.text_generator import OnText, TextGenerator, ignore_text, never_stop
from core.observation import Gap, GapKind, StoredObservation, WindowContext
from core.recall.language import Language
from core.recall.pointers import limited_to_names, unknown_names_told
from core.recall.query import Query, understand
from core.recall.search import search
from core.store.observation_store import ObservationFilter
from core.store.store import Store

NO_FILTER = ObservationFilter()
_HITS = 40


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the moment it is asked at and the limits the user set."""

    text: str
    now: datetime
    wanted: ObservationFilter = NO_FILTER
    tier: Tier = Tier.AUTO


def ask(
    store: Store,
    embedder: Embedder | None,
    question: Question,
    generator: TextGenerator | None = None,
    on_text: OnText = ignore_text,
    should_stop: Callable[[], bool] = never_stop,
    line_encoder: LineEncoder | None = None,
) -> Answer:
    """Answer from what is stored, with citations, as the user wants to be answered.

    `on_text` hears a language model's sentences, each once it is found to be carried. Stopped
    within one, the quoted answer is given.
    Raises: ModelUnavailable if the model tier is asked for and there is no model.
    """
    if question.tier is Tier.MODEL and generator is None:
        raise ModelUnavailable(
            "The model tier needs a language model; choose one with "
            "`recollect settings set models.chat`, or use --tier extractive."
        )
    model = AnswerModel(store, embedder, generator, question.tier, on_text, should_stop)
    started = perf_counter()
    manner = manner_of(store, question.text)
    hidden = without_hidden_apps(store, question.wanted, manner.manners.hidden_apps)
    allowed, unknown = limited_to_names(store, question.text, hidden)
    once = QuestionOnce(embedder) if embedder is not None else None
    lines = LinesOnce(line_encoder) if line_encoder is not None else None
    models = ReadingModels(once, lines)
    answer = _answered(store, models, replace(question, wanted=allowed), manner.language, model)
    if not answer.abstained:
        answer = replace(answer, confidence=round(told_confidence(answer.confidence), 3))
    if not all(
        allowed.shows(WindowContext(one.app, one.title, one.url)) for one in answer.citations
    ):
        # Whatever found it: what the user does not want to see ends here at the latest.
        answer = _abstained(AbstainReason.NOT_IN_MEMORY, 0.0, (), manner.language)
    note = unknown_names_told(unknown, manner.language)
    answer = in_manner(replace(answer, note=" ".join(filter(None, (answer.note, note)))), manner)
    return replace(answer, elapsed_ms=round((perf_counter() - started) * 1000, 1))


def _answered(
    store: Store,
    models: ReadingModels,
    question: Question,
    language: Language,
    model: AnswerModel,
) -> Answer:
    if store.observations.count() == 0:
        return _abstained(AbstainReason.EMPTY_MEMORY, 1.0, (), language)
    query = understand(question.text, question.now, store.passages, question.wanted)
    query = replace(query, language=language)
    if question.tier in {Tier.AUTO, Tier.DELIBERATE}:
        worked = deliberate_answer(store, models, query, question.now, question.tier, language)
        if worked is not None:
            return worked
    wanted = wanted_of(query.text)
    timeline = _from_timeline(store, query, wanted)
    if isinstance(timeline, TimelineAnswer):
        return _told_by_the_timeline(timeline)
    if isinstance(timeline, Abstention):
        return _abstained(timeline.reason, 0.9, timeline.gaps, language)
    return _from_content(store, models, question, query, model)


def _from_content(
    store: Store,
    models: ReadingModels,
    question: Question,
    query: Query,
    model: AnswerModel,
) -> Answer:
    """What a line on the screens says, or what a page shows without saying it."""
    wanted = wanted_of(query.text)
    hits = search(store, models.embedder, query, _HITS)
    facts = facts_about(store, query, wanted)
    frames = read_frames(store, hits, query, wanted, facts)
    found = content_answer(query, wanted, hits, frames, models, facts)
    threshold = float(store.settings.get("answer.abstain_below"))
    if found is not None and found.confidence >= threshold:
        if is_removed_secret(query, found):
            return _a_secret(found, frames, query.language)
        found = with_what_holds_now(store, query, wanted, found, frames)
        found = with_newer_words(store, query, found, frames)
        material = Material(query, question.now, wanted, hits, frames)
        return answer_with_model(model, material, _content(found, frames, query.language))
    if question.tier in {Tier.AUTO, Tier.DELIBERATE}:
        rescued = rescued_answer(store, models, query, question.now, query.language)
        if rescued is not None:
            return rescued
    return _abstained(
        AbstainReason.NOT_IN_MEMORY,
        1.0 - (found.confidence if found else 0.0),
        _gaps_then(store, query),
        query.language,
        _citations(found, frames) if found else (),
    )


def _a_secret(
    found: ContentAnswer, frames: dict[ObservationId, ReadFrame], language: Language
) -> Answer:
    """What is asked for stood there, and was taken out; the place is shown."""
    place = _citations(found, frames)[:1]
    return _abstained(AbstainReason.SECRET_REMOVED, found.confidence, (), language, place)


def _told_by_the_timeline(found: TimelineAnswer) -> Answer:
    return Answer(
        text=found.text,
        short=found.short,
        abstained=False,
        reason=None,
        confidence=found.confidence,
        tier=Tier.EXTRACTIVE,
        citations=(_frame_citation(1, found.observation, found.short),),
        elapsed_ms=0.0,
    )


@dataclass(frozen=True, slots=True)
class Abstention:
    """No answer, why, and the gaps that explain it."""

    reason: AbstainReason
    gaps: tuple[Gap, ...]


def _from_timeline(
    store: Store, query: Query, wanted: Sequence[Wanted]
) -> TimelineAnswer | Abstention | None:
    """The timeline's answer, its honest lack of one, or None if it was not asked."""
    time_range = query.time_range
    if time_range is None or wanted[0] not in {Wanted.ACTIVITY, Wanted.PROGRAM}:
        return None
    seen = observations_then(store, query, time_range)
    found = timeline_answer(query, wanted[0], seen, time_range)
    if found is not None:
        return found
    gaps = _gaps_then(store, query)
    if query.wanted.hides and observations_then(store, _with_hidden(query), time_range):
        return Abstention(AbstainReason.HIDDEN, gaps)
    kinds = {gap.kind for gap in gaps}
    if GapKind.EXCLUDED in kinds:
        return Abstention(AbstainReason.CAPTURE_EXCLUDED, gaps)
    if GapKind.PAUSED in kinds:
        return Abstention(AbstainReason.CAPTURE_PAUSED, gaps)
    return Abstention(AbstainReason.NOTHING_CAPTURED, gaps)


def _with_hidden(query: Query) -> Query:
    """The query as if there were nothing that the user does not want to see."""
    return replace(query, wanted=replace(query.wanted, without_apps=(), without_sites=()))


def _gaps_then(store: Store, query: Query) -> tuple[Gap, ...]:
    time_range = query.time_range
    if time_range is None:
        return ()
    return tuple(store.gaps.between(time_range.since, time_range.until))


def _content(
    found: ContentAnswer, frames: dict[ObservationId, ReadFrame], language: Language
) -> Answer:
    citations = _citations(found, frames)
    return Answer(
        text=f"**{as_data(found.short)}** [1]\n\n{quotes_told(citations, language)}",
        short=found.short,
        abstained=False,
        reason=None,
        confidence=round(found.confidence, 3),
        tier=Tier.EXTRACTIVE,
        citations=citations,
        elapsed_ms=0.0,
    )


def _citations(
    found: ContentAnswer, frames: dict[ObservationId, ReadFrame]
) -> tuple[Citation, ...]:
    return tuple(
        _unit_citation(number, entry, frames[entry.unit.observation_id])
        for number, entry in enumerate((found.best, *found.proof), start=1)
    )


def _unit_citation(number: int, entry: ScoredReading, frame: ReadFrame) -> Citation:
    box = box_of(frame.lines, quoted_lines(frame.lines, entry.unit))
    return citation_of(number, frame.observation, " ".join(entry.unit.text.split()), box)


def _frame_citation(number: int, seen: StoredObservation, quote: str) -> Citation:
    return citation_of(number, seen, quote or window_words(seen.window), None)


def _abstained(
    reason: AbstainReason,
    confidence: float,
    gaps: tuple[Gap, ...],
    language: Language,
    nearest: tuple[Citation, ...] = (),
) -> Answer:
    """No answer and why; `nearest` is what came closest, shown for what it is."""
    text = reason_words(reason, gaps, language)
    if nearest:
        text += f"\n\n{phrases_in(language).nearest}\n\n{quotes_told(nearest, language)}"
    return Answer(
        text=text,
        short="",
        abstained=True,
        reason=reason,
        confidence=round(confidence, 3),
        tier=Tier.EXTRACTIVE,
        citations=nearest,
        elapsed_ms=0.0,
        gaps=gaps,
    )


def stream_lines(answer: Answer, on_text: Callable[[str], None]) -> None:
    """Give an answer's text out piece by piece, as a window shows it."""
    for piece in answer.text.splitlines(keepends=True):
        on_text(piece)
