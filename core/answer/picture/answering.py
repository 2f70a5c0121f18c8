"""Answers about a picture that was shown: from its own text, by a model that sees, or from the
memory, where it asks what the picture is from.

The picture's text is data like any screen's. Nothing here writes to the store.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import perf_counter

from core.answer.answer import AbstainReason, Answer, Citation, Tier, WrittenBy
from core.answer.ask import Question
from core.answer.citing import citation_of
from core.answer.confidence import told_confidence
from core.answer.content_answer import ContentAnswer, ReadingModels, content_answer
from core.answer.hidden_apps import without_hidden_apps
from core.answer.manners import Manner, in_manner, manner_of, quotes_told
from core.answer.markdown_text import as_data
from core.answer.phrases import phrases_in
from core.answer.picture.likeness import LikeFrame, frames_like
from core.answer.picture.shown_picture import ShownPicture
from core.answer.picture.where_from import asks_where_from
from core.answer.question_kind import wanted_of
from core.answer.removed_secrets import is_removed_secret
from core.answer.units import box_of, quoted_lines
from core.answer.wording import moment_words, reason_words, shortened, window_words
from core.errors import ModelUnavailable, UnusableOutput
from core.ids import PassageId
from core.ingest.passages import passages_of
from core.memory.by_model.frame_look import VERSION, look_at_picture
from core.models.embedder import Embedder
from core.models.line_encoder import LineEncoder
from core.models.text_generator import GenerationStopped, PictureReader, never_stop
from core.recall.balance import word_share
from core.recall.hit import Hit
from core.recall.language import Language
from core.recall.query import Query, understand
from core.store.passage_store import Passage, Sighting
from core.store.store import Store

_MOST_ALIKE = 4


@dataclass(frozen=True, slots=True)
class Looker:
    """The model that sees, if there is one, and how it is told to stop."""

    reader: PictureReader | None = None
    should_stop: Callable[[], bool] = never_stop


def ask_about_picture(
    store: Store,
    embedder: Embedder | None,
    shown: ShownPicture,
    question: Question,
    looker: Looker | None = None,
    line_encoder: LineEncoder | None = None,
) -> Answer:
    """Answer from the picture; or, asked where it is from, from the frames that look like it.

    A quote that is surer than `answer.model_below` stands; else the model that sees is asked, if
    there is one. Where that fails, the quote is given with a note that says so.
    """
    started = perf_counter()
    manner = manner_of(store, question.text)
    if asks_where_from(question.text):
        answer = _seen_where(store, shown, question, manner)
    else:
        models = ReadingModels(embedder, line_encoder)
        quoted = _read(store, models, shown, question, manner.language)
        sure_from = float(store.settings.get("answer.model_below"))
        is_sure = quoted.reason is AbstainReason.SECRET_REMOVED or (
            not quoted.abstained and quoted.confidence >= sure_from
        )
        looker = looker or Looker()
        answer = quoted if is_sure else _looked_at(shown, question, looker, quoted, manner.language)
        if answer.tier is Tier.EXTRACTIVE and not answer.abstained:
            answer = replace(answer, confidence=round(told_confidence(answer.confidence), 3))
    answer = in_manner(answer, manner)
    return replace(answer, elapsed_ms=round((perf_counter() - started) * 1000, 1))


def _read(
    store: Store,
    models: ReadingModels,
    shown: ShownPicture,
    question: Question,
    language: Language,
) -> Answer:
    """What a line of the picture says."""
    if not shown.text.strip():
        return _none(AbstainReason.NO_TEXT_ON_PICTURE, language)
    query = understand(question.text, question.now, store.passages, question.wanted)
    query = replace(query, language=language)
    frames = {shown.id: shown.frame}
    found = content_answer(query, wanted_of(query.text), _hits(shown, query), frames, models)
    threshold = float(store.settings.get("answer.abstain_below"))
    if found is None or found.confidence < threshold:
        confidence = found.confidence if found else 0.0
        return _none(AbstainReason.NOT_ON_PICTURE, language, 1.0 - confidence)
    if is_removed_secret(query, found):
        return _none(AbstainReason.SECRET_REMOVED, language, found.confidence)
    return _quoted(shown, found, language)


def _hits(shown: ShownPicture, query: Query) -> list[Hit]:
    """The passages of the picture, as a search would have found them: best first."""
    hits = []
    for number, draft in enumerate(passages_of(shown.observation.lines, ""), start=1):
        passage = Passage(PassageId(-number), draft.text, draft.title)
        sighting = Sighting(passage.id, shown.id, draft.line_numbers)
        hits.append(Hit(passage, (sighting,), word_share(query, passage)))
    return sorted(hits, key=lambda hit: -hit.score)


def _quoted(shown: ShownPicture, found: ContentAnswer, language: Language) -> Answer:
    lines = shown.frame.lines
    citations = tuple(
        _of_picture(
            shown,
            language,
            number,
            " ".join(entry.unit.text.split()),
            quoted_lines(lines, entry.unit),
        )
        for number, entry in enumerate((found.best, *found.proof), start=1)
    )
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


def _of_picture(
    shown: ShownPicture,
    language: Language,
    number: int,
    quote: str,
    line_numbers: tuple[int, ...] = (),
) -> Citation:
    """The picture as proof; its name is that of its file, where it has one."""
    box = box_of(shown.frame.lines, line_numbers) if line_numbers else None
    cited = citation_of(number, shown.frame.observation, quote, box)
    return replace(cited, title=cited.title or phrases_in(language).picture["pasted"])


def _looked_at(
    shown: ShownPicture, question: Question, looker: Looker, quoted: Answer, language: Language
) -> Answer:
    """What the model that sees says; the quoted answer where there is none, or it fails."""
    reader, picture = looker.reader, shown.observation.picture
    if reader is None or picture is None:
        return quoted
    try:
        said = look_at_picture(reader, picture.webp, question.text, looker.should_stop)
    except GenerationStopped:
        return quoted
    except (ModelUnavailable, UnusableOutput) as error:
        told = phrases_in(language).model["failed"].format(reason=error)
        return replace(quoted, written_by=WrittenBy(reader.name, VERSION), note=told)
    cited = _of_picture(shown, language, 1, shortened(said))
    return replace(
        quoted,
        text=f"{as_data(said)} [1]",
        short=shortened(said),
        abstained=False,
        reason=None,
        confidence=0.5,
        tier=Tier.MODEL,
        citations=(cited,),
        written_by=WrittenBy(reader.name, VERSION),
        note=phrases_in(language).picture["unchecked"],
    )


def _seen_where(store: Store, shown: ShownPicture, question: Question, manner: Manner) -> Answer:
    """The kept frames that show the picture's text."""
    if not shown.text.strip():
        return _none(AbstainReason.NO_TEXT_ON_PICTURE, manner.language)
    hidden = without_hidden_apps(store, question.wanted, manner.manners.hidden_apps)
    besides = shown.id if shown.is_kept else None
    alike = frames_like(store, shown.observation.lines, hidden, _MOST_ALIKE, besides)
    if not alike:
        return _none(AbstainReason.NOT_SEEN_BEFORE, manner.language)
    citations = tuple(
        citation_of(number, one.seen, one.line.text, one.line.box)
        for number, one in enumerate(alike, start=1)
    )
    short = _place_told(alike[0], manner.language)
    return Answer(
        text=f"**{as_data(short)}** [1]\n\n{quotes_told(citations, manner.language)}",
        short=short,
        abstained=False,
        reason=None,
        confidence=round(alike[0].share, 3),
        tier=Tier.EXTRACTIVE,
        citations=citations,
        elapsed_ms=0.0,
    )


def _place_told(alike: LikeFrame, language: Language) -> str:
    where = window_words(alike.seen.window, language)
    return shortened(f"{where}, {moment_words(alike.seen.at, language)}")


def _none(reason: AbstainReason, language: Language, confidence: float = 1.0) -> Answer:
    return Answer(
        text=reason_words(reason, (), language),
        short="",
        abstained=True,
        reason=reason,
        confidence=round(confidence, 3),
        tier=Tier.EXTRACTIVE,
        citations=(),
        elapsed_ms=0.0,
    )
