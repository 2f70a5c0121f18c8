"""`recollect ask` and `recollect search`."""

import json
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from app.command_line.context import (
    AppOption,
    JsonOption,
    NowOption,
    SinceOption,
    UntilOption,
    known_errors,
    moment_or_now,
    observation_name,
    parse_moment,
    parse_span,
    session_of,
)
from app.command_line.output import Json, Output
from app.open_memory import Access, OpenMemory
from core.answer.answer import Answer, Citation, Tier
from core.answer.ask import Question, ask
from core.answer.markdown_text import as_shown
from core.answer.phrases import phrases_in
from core.answer.picture.answering import Looker, ask_about_picture
from core.answer.picture.shown_picture import ShownPicture, is_shown_only
from core.answer.wording import moment_words
from core.errors import ImportFailed, InvalidSetting, ModelUnavailable
from core.ids import ObservationId
from core.models.text_generator import PictureReader, TextGenerator
from core.observation import Source, StoredObservation
from core.recall.hit import Hit
from core.recall.near_duplicates import collapsed
from core.recall.pointers import limited_to_names, unknown_names_told
from core.recall.query import understand
from core.recall.reasons import reasons
from core.recall.search import best_sighting, search
from core.recall.who_said import Saying, who_said
from core.store.observation_store import ObservationFilter

_SPARE = 40  # found beyond the limit, since some say the same
_PICTURE_ENDINGS = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp"})

JsonId = str | int | float | bool | None
"""The name of a question in a batch, given back as it came."""


@known_errors
def ask_command(
    context: typer.Context,
    text: Annotated[str | None, typer.Argument(help="The question.")] = None,
    batch: Annotated[
        Path | None, typer.Option(help="A file with one JSON question a line.")
    ] = None,
    now: NowOption = None,
    tier: Annotated[Tier, typer.Option(help="Which way of answering to use.")] = Tier.AUTO,
    picture: Annotated[
        Path | None, typer.Option(help="Ask about a picture, which is not kept.")
    ] = None,
    deep: Annotated[
        bool, typer.Option("--deep", help="Split the question and read again: --tier deliberate.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Answer a question from your memory, with the proof."""
    output = Output(as_json)
    moment = moment_or_now(now)
    tier = Tier.DELIBERATE if deep else tier
    if picture is not None and batch is None:
        _answer_about(context, picture, Question(text or "", moment, tier=tier), output)
        return
    if batch is not None and text is None:
        _answer_all(context, _read_batch(batch, tier, moment), output)
        return
    if batch is not None or not (text or "").strip():
        raise typer.BadParameter("Give either a question or --batch FILE.jsonl.")
    with session_of(context).open(Access.READ) as memory:
        _tell_what_is_missing(memory, output)
        question = Question(text or "", moment, tier=tier)
        generator = _generator(memory, tier, output)
        written = _Watched(output)
        answer = ask(
            memory.store,
            memory.embedder(),
            question,
            generator,
            written.hear,
            line_encoder=memory.line_encoder(),
        )
    output.data(answer_json(answer), written.rest_of(answer_told(answer)))


def _answer_about(context: typer.Context, path: Path, question: Question, output: Output) -> None:
    """Answer from a picture's own text, or tell where something like it was seen."""
    # Imported here because they load OpenCV, which no other question needs.
    from capture.pictures import load  # noqa: PLC0415
    from capture.rapidocr_reader import RapidOcrReader  # noqa: PLC0415
    from capture.shown_picture import read_shown_picture  # noqa: PLC0415

    with session_of(context).open(Access.READ) as memory:
        _tell_what_is_missing(memory, output)
        with closing(RapidOcrReader()) as reader:
            seen = read_shown_picture(load(path), reader, question.now, path.name)
        shown = ShownPicture(ObservationId(-1), seen)
        looker = Looker(_picture_reader(memory, question.tier, output))
        answer = ask_about_picture(
            memory.store,
            memory.embedder(),
            shown,
            question,
            looker,
            line_encoder=memory.line_encoder(),
        )
    output.data(answer_json(answer), answer_told(answer))


class _Watched:
    """Shows a model's sentences on a terminal as they are written."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._shown = ""

    def hear(self, piece: str) -> None:
        if self._output.is_watched:
            self._shown += as_shown(piece)
            self._output.piece(as_shown(piece))

    def rest_of(self, told: str) -> str:
        """What is still to be told; all of it, on a new line, if it became something else."""
        if self._shown and not told.startswith(self._shown):
            return f"\n\n{told}"
        return told.removeprefix(self._shown)


def _answer_all(
    context: typer.Context, questions: list[tuple[JsonId, Question]], output: Output
) -> None:
    """Answer one after the other over a memory that is opened once."""
    with session_of(context).open(Access.READ) as memory:
        _tell_what_is_missing(memory, output)
        for item_id, question in questions:
            generator = _generator(memory, question.tier, output)
            answer = ask(
                memory.store,
                memory.embedder(),
                question,
                generator,
                line_encoder=memory.line_encoder(),
            )
            output.json_line({"id": item_id, **answer_json(answer)})


def _tell_what_is_missing(memory: OpenMemory, output: Output) -> None:
    """Say why answers go without a model that comes along, if they do."""
    output.notice(memory.embedder_notice)
    output.notice(memory.line_encoder_notice)


def _generator(memory: OpenMemory, tier: Tier, output: Output) -> TextGenerator | None:
    """The chosen language model where this way of answering may use one; says why it cannot."""
    if tier not in {Tier.AUTO, Tier.MODEL}:
        return None
    generator = memory.answering_model()
    output.notice(memory.generator_notice)
    return generator


def _picture_reader(memory: OpenMemory, tier: Tier, output: Output) -> PictureReader | None:
    """The chosen model that sees where this way of answering may use one; says why it cannot."""
    if tier not in {Tier.AUTO, Tier.MODEL}:
        return None
    try:
        return memory.picture_reader()
    except ModelUnavailable as error:
        output.notice(str(error))
        return None


@known_errors
def search_command(
    context: typer.Context,
    text: Annotated[str, typer.Argument(help="What to look for.")],
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many results.")] = 10,
    since: SinceOption = None,
    until: UntilOption = None,
    app: AppOption = None,
    kind: Annotated[Source | None, typer.Option(help="Only this kind of source.")] = None,
    now: NowOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find passages in your memory, with the channels that found them."""
    output = Output(as_json)
    wanted = ObservationFilter(*parse_span(since, until), app, kind)
    with session_of(context).open(Access.READ) as memory:
        output.notice(memory.embedder_notice)
        wanted, unknown = limited_to_names(memory.store, text, wanted)
        query = understand(text, moment_or_now(now), memory.store.passages, wanted)
        note = unknown_names_told(unknown, query.language)
        results = []
        found = search(memory.store, memory.embedder(), query, limit + _SPARE)
        for hit in collapsed(found, memory.store)[:limit]:
            sighting = best_sighting(hit, query, memory.store)
            seen = memory.store.observations.get(sighting.observation_id)
            said = who_said(memory.store, seen, hit.passage, sighting)
            results.append(_result_json(hit, seen, reasons(hit, query), said))
    told = "\n\n".join(
        f"{result['id']}  {moment_words(datetime.fromisoformat(result['at']))}  {result['title']}"
        f"{_times_told(result['times_seen'])}\n  {result['snippet']}"
        f"\n  ({'; '.join(result['why'])})"
        for result in results
    )
    output.data({"results": results, "note": note}, f"{told or 'Nothing found.'}{_noted(note)}")


def answer_json(answer: Answer) -> Json:
    """An answer as the command-line contract states it."""
    by = answer.written_by
    return {
        "answer": answer.text,
        "short": answer.short,
        "abstained": answer.abstained,
        "reason": answer.reason.value if answer.reason else None,
        "confidence": answer.confidence,
        "tier": answer.tier.value,
        "citations": [_citation_json(citation) for citation in answer.citations],
        "gaps": [
            {
                "kind": gap.kind.value,
                "since": gap.since.isoformat(),
                "until": gap.until.isoformat(),
                "reason": gap.reason,
            }
            for gap in answer.gaps
        ],
        "language": answer.language.value,
        "applied_instructions": list(answer.applied_instructions),
        "steps": [
            {"did": step.did, "about": step.about, "result": step.result} for step in answer.steps
        ],
        "model": by.model if by else None,
        "prompt_version": by.prompt_version if by else None,
        "dropped_sentences": by.dropped_sentences if by else 0,
        "note": answer.note,
        "elapsed_ms": answer.elapsed_ms,
    }


def answer_told(answer: Answer) -> str:
    """An answer for a terminal: the short form, then each quote with where it is from."""
    if answer.abstained:
        return as_shown(answer.text)
    is_written = answer.tier is Tier.MODEL
    told = [as_shown(answer.text) if is_written else answer.short, ""]
    if answer.note and not is_written:
        told += [answer.note, ""]
    for citation in answer.citations:
        where = citation.title or citation.app
        told.append(f"  [{citation.number}] “{citation.quote}”")
        told.append(f"      {moment_words(citation.at, answer.language)} · {where}")
    if is_written and answer.written_by is not None:
        words = phrases_in(answer.language).model["written"]
        told += ["", words.format(model=answer.written_by.model)]
    return "\n".join(told)


def _citation_json(citation: Citation) -> Json:
    box = citation.box
    return {
        "id": None
        if is_shown_only(citation.observation_id)
        else observation_name(citation.observation_id),
        "source_id": citation.source_id,
        "at": citation.at.isoformat(),
        "app": citation.app,
        "title": citation.title,
        "url": citation.url,
        "quote": citation.quote,
        "box": [box.left, box.top, box.width, box.height] if box else None,
    }


def _noted(note: str) -> str:
    return f"\n\n{note}" if note else ""


def _times_told(times: int) -> str:
    return f"  (seen {times} times)" if times > 1 else ""


def _file_of(seen: StoredObservation) -> str | None:
    """The file that it was taken from, where its name was kept."""
    if seen.source_file:
        return seen.source_file
    if seen.source is Source.FILE:
        return seen.window.url or seen.source_id
    name = seen.source_id or ""
    return name if Path(name).suffix.lower() in _PICTURE_ENDINGS else None


def _result_json(
    hit: Hit, seen: StoredObservation, why: tuple[str, ...], said: Saying | None
) -> Json:
    return {
        "id": observation_name(seen.id),
        "kind": seen.source.value,
        "source_id": seen.source_id,
        "file": _file_of(seen),
        "at": seen.at.isoformat(),
        "app": seen.window.app,
        "title": seen.window.title,
        "url": seen.window.url,
        "snippet": " / ".join(hit.passage.text.splitlines()),
        "score": round(hit.score, 4),
        "channels": hit.channels,
        "why": list(why),
        "times_seen": hit.times_seen,
        "said_by": said.speaker or None if said else None,
        "said_at": said.said_at.isoformat() if said and said.said_at else None,
    }


def _read_batch(path: Path, tier: Tier, now: datetime) -> list[tuple[JsonId, Question]]:
    """Every question of the file; all of it is checked before the first is answered."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ImportFailed(f"{path} cannot be read ({error.strerror}); check the path.") from error
    except UnicodeDecodeError:
        raise ImportFailed(f"{path} is not UTF-8 text; save it as UTF-8.") from None
    # Only line feeds end a line: JSON may hold the other line ends of Unicode inside a text.
    return [
        _batch_item(path, number, line, Question("", now, tier=tier))
        for number, line in enumerate(text.split("\n"), start=1)
        if line.strip()
    ]


def _batch_item(path: Path, number: int, line: str, pattern: Question) -> tuple[JsonId, Question]:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError):
        item = None
    text = item.get("question") if isinstance(item, dict) else None
    if not isinstance(item, dict) or not isinstance(text, str):
        raise ImportFailed(
            f"Line {number} of {path} is not a question; each line needs JSON with "
            '"id" and "question".'
        )
    asked_at = item.get("asked_at")
    try:
        moment = pattern.now if asked_at is None else parse_moment(str(asked_at))
    except InvalidSetting as error:
        raise ImportFailed(f"Line {number} of {path}: {error}") from None
    return item.get("id", number), replace(pattern, text=text, now=moment or pattern.now)
