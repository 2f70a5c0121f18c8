"""`recollect ask` and `recollect search`."""

import json
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
    session_of,
)
from app.command_line.output import Json, Output
from app.open_memory import Access
from core.answer.answer import Answer, Citation, Tier
from core.answer.ask import Question, ask
from core.answer.wording import moment_words
from core.errors import ImportFailed, InvalidSetting
from core.observation import Source, StoredObservation
from core.recall.hit import Hit
from core.recall.query import understand
from core.recall.search import best_sighting, search
from core.store.observation_store import ObservationFilter


@known_errors
def ask_command(
    context: typer.Context,
    text: Annotated[str | None, typer.Argument(help="The question.")] = None,
    batch: Annotated[
        Path | None, typer.Option(help="A file with one JSON question a line.")
    ] = None,
    now: NowOption = None,
    tier: Annotated[Tier, typer.Option(help="Which way of answering to use.")] = Tier.AUTO,
    as_json: JsonOption = False,
) -> None:
    """Answer a question from your memory, with the proof."""
    output = Output(as_json)
    if (text is None) == (batch is None):
        raise InvalidSetting("Give either a question or --batch FILE.jsonl.")
    with session_of(context).open(Access.READ) as memory:
        output.notice(memory.embedder_notice)
        if batch is not None:
            for item_id, question in _read_batch(batch, tier):
                answer = ask(memory.store, memory.embedder(), question)
                output.json_line({"id": item_id, **answer_json(answer)})
            return
        answer = ask(
            memory.store, memory.embedder(), Question(text or "", moment_or_now(now), tier=tier)
        )
    output.data(answer_json(answer), answer_told(answer))


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
    wanted = ObservationFilter(parse_moment(since), parse_moment(until), app, kind)
    with session_of(context).open(Access.READ) as memory:
        output.notice(memory.embedder_notice)
        query = understand(text, moment_or_now(now), memory.store.passages, wanted)
        results = []
        for hit in search(memory.store, memory.embedder(), query, limit):
            sighting = best_sighting(hit, query, memory.store)
            seen = memory.store.observations.get(sighting.observation_id)
            results.append(_result_json(hit, seen))
    told = "\n\n".join(
        f"{result['id']}  {moment_words(datetime.fromisoformat(result['at']))}  {result['title']}"
        f"\n  {result['snippet']}"
        for result in results
    )
    output.data({"results": results}, told or "Nothing found.")


def answer_json(answer: Answer) -> Json:
    """An answer as the command-line contract states it."""
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
        "elapsed_ms": answer.elapsed_ms,
    }


def answer_told(answer: Answer) -> str:
    """An answer for a terminal: the short form, then each quote with where it is from."""
    if answer.abstained:
        return answer.text
    told = [answer.short, ""]
    for citation in answer.citations:
        where = citation.title or citation.app
        told.append(f"  [{citation.number}] “{citation.quote}”")
        told.append(f"      {moment_words(citation.at)} · {where}")
    return "\n".join(told)


def _citation_json(citation: Citation) -> Json:
    box = citation.box
    return {
        "id": observation_name(citation.observation_id),
        "source_id": citation.source_id,
        "at": citation.at.isoformat(),
        "app": citation.app,
        "title": citation.title,
        "url": citation.url,
        "quote": citation.quote,
        "box": [box.left, box.top, box.width, box.height] if box else None,
    }


def _result_json(hit: Hit, seen: StoredObservation) -> Json:
    return {
        "id": observation_name(seen.id),
        "kind": seen.source.value,
        "source_id": seen.source_id,
        "file": None,
        "at": seen.at.isoformat(),
        "app": seen.window.app,
        "title": seen.window.title,
        "url": seen.window.url,
        "snippet": " / ".join(hit.passage.text.splitlines()),
        "score": round(hit.score, 4),
        "channels": hit.channels,
    }


def _read_batch(path: Path, tier: Tier) -> list[tuple[str, Question]]:
    questions = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise ImportFailed(f"{path} cannot be read ({error.strerror}); check the path.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
            text = str(item["question"])
        except (ValueError, KeyError, TypeError):
            raise ImportFailed(
                f"Line {number} of {path} is not a question; each line needs JSON with "
                '"id" and "question".'
            ) from None
        moment = moment_or_now(item.get("asked_at"))
        questions.append((str(item.get("id", number)), Question(text, moment, tier=tier)))
    return questions
