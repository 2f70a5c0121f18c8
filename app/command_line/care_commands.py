"""`recollect forget`, `recollect stats` and `recollect passphrase`."""

import sys
from getpass import getpass
from typing import Annotated

import typer

from app.command_line.context import (
    AppOption,
    FrameName,
    JsonOption,
    MemoryName,
    SinceOption,
    UntilOption,
    known_errors,
    parse_name,
    parse_span,
    session_of,
)
from app.command_line.output import Json, Output
from app.open_memory import Access, OpenMemory
from core.answer.wording import moment_words
from core.errors import InvalidSetting
from core.ids import ObservationId
from core.ingest.embedder_change import change_words
from core.store.forgetting import ForgetReceipt
from core.store.keys import KeyPlace, protect_with_passphrase, remove_passphrase
from core.store.observation_store import ObservationFilter


@known_errors
def forget_command(
    context: typer.Context,
    name: Annotated[str | None, typer.Option("--id", help="A frame (o12) or memory (m5).")] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    app: AppOption = None,
    text: Annotated[str | None, typer.Option(help="Everything that shows this text.")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would go; change nothing.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Forget for good: frames, text, vectors, memories and quotes that rest on them."""
    if all(one is None for one in (name, since, until, app, text)):
        raise typer.BadParameter("Say what to forget: --id, --since, --until, --app or --text.")
    if any(one is not None and not one.strip() for one in (app, text)):
        raise InvalidSetting("An empty --app or --text would match everything; name something.")
    wanted = ObservationFilter(*parse_span(since, until), app)
    named = None if name is None else parse_name(name)
    with session_of(context).open(Access.WRITE) as memory:
        ids = _chosen(memory, named, text, wanted)
        receipt = memory.store.forgetting.forget(ids, phrase=text, dry_run=dry_run)
    Output(as_json).data(receipt_json(receipt), receipt_told(receipt))


@known_errors
def stats_command(context: typer.Context, as_json: JsonOption = False) -> None:
    """What the memory holds and what it weighs."""
    with session_of(context).open(Access.READ) as memory:
        sizes = memory.store.sizes()
        span = memory.store.observations.span()
        kinds = memory.store.memories.counts()
        apps = memory.store.observations.apps()[:10]
        embedder = memory.store.vectors.space()
        change = memory.store.coming_vectors.change()
    document: Json = {
        "home": str(memory.home.root),
        "observations": sizes.observations,
        "passages": sizes.passages,
        "vectors": sizes.vectors,
        "embedder": embedder,
        "embedder_change": (
            {"to": change.coming, "done": change.done, "of": change.total} if change else None
        ),
        "waiting": sizes.waiting_for_vector + sizes.waiting_for_memory,
        "pictures": sizes.pictures,
        "gaps": sizes.gaps,
        "memories": kinds,
        "bytes": sizes.bytes_database + sizes.bytes_pictures,
        "bytes_database": sizes.bytes_database,
        "bytes_pictures": sizes.bytes_pictures,
        "first": span[0].isoformat() if span else None,
        "last": span[1].isoformat() if span else None,
        "apps": dict(apps),
    }
    reach = f"{moment_words(span[0])} to {moment_words(span[1])}" if span else "nothing yet"
    told = [
        f"Memory in {memory.home.root}: {reach}.",
        f"{sizes.observations} frames, {sizes.passages} passages ({sizes.vectors} with a vector), "
        f"{sizes.pictures} pictures, {sum(kinds.values())} memories.",
        f"{megabytes(sizes.bytes_database)} database, {megabytes(sizes.bytes_pictures)} pictures.",
        *([change_words(change)] if change else []),
    ]
    Output(as_json).data(document, "\n".join(told))


@known_errors
def passphrase_command(
    context: typer.Context,
    remove: Annotated[bool, typer.Option("--remove", help="Do without a passphrase.")] = False,
) -> None:
    """Protect the memory's key with a passphrase, change it, or remove it."""
    if not sys.stdin.isatty():
        raise InvalidSetting("A passphrase is typed by hand; run this in a terminal.")
    with session_of(context).open(Access.WRITE) as memory:
        if remove:
            key = remove_passphrase(memory.home, memory.key)
        else:
            first = getpass("New passphrase: ")
            if not first or first != getpass("Once more: "):
                raise InvalidSetting("The two passphrases differ or are empty; nothing changed.")
            key = protect_with_passphrase(memory.home, memory.key, first)
    where = "behind your passphrase" if key.place is KeyPlace.PASSPHRASE else f"in the {key.place}"
    Output(as_json=False).notice(f"The key of your memory is now {where}.")


def receipt_json(receipt: ForgetReceipt) -> Json:
    """The receipt as the command-line contract states it."""
    return {
        "counts": receipt.counts,
        "bytes_freed": receipt.bytes_freed,
        "dry_run": receipt.dry_run,
        "is_scrubbed": receipt.is_scrubbed,
    }


def receipt_told(receipt: ForgetReceipt) -> str:
    """The receipt in words."""
    parts = [f"{number} {name}" for name, number in receipt.counts.items() if number]
    if not parts:
        return "Nothing matched; nothing was forgotten."
    verb = "Would forget" if receipt.dry_run else "Forgot"
    told = f"{verb} {', '.join(parts)}."
    if receipt.is_scrubbed:
        return told
    return f"{told} Another program is reading the memory, so traces go at the next start."


def megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"


def _chosen(
    memory: OpenMemory,
    named: FrameName | MemoryName | None,
    text: str | None,
    wanted: ObservationFilter,
) -> list[ObservationId]:
    """The observations that every given condition names."""
    store = memory.store
    chosen: set[ObservationId] | None = None
    match named:
        case FrameName(frame):
            chosen = {store.observations.get(frame).id}
        case MemoryName(memory_id):
            chosen = set(store.memories.get(memory_id).evidence)
    if not wanted.is_open:
        matching = set(store.observations.ids_matching(wanted))
        chosen = matching if chosen is None else chosen & matching
    if text is not None:
        showing = set(store.forgetting.observations_containing(text))
        chosen = showing if chosen is None else chosen & showing
    return sorted(chosen or ())
