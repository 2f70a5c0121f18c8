"""`recollect doctor`: whether the memory is whole, and every part works here."""

import platform
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from app.command_line.context import JsonOption, Session, known_errors, observation_name, session_of
from app.command_line.output import Json, Output
from app.crash_reports import latest_report
from app.open_memory import Access, OpenMemory
from app.upkeep_words import let_go_words
from core.answer.wording import moment_words
from core.errors import AlreadyRunning, DamagedStore, StoreUnavailable
from core.memory.upkeep.hourly import last_let_go
from core.store.health import Finding
from core.store.model_queue import ModelTally
from core.store.store import Store, sqlite_version


@known_errors
def doctor_command(
    context: typer.Context,
    repair: Annotated[
        bool, typer.Option("--repair", help="Mend what can be mended with nothing lost.")
    ] = False,
    why: Annotated[
        str | None,
        typer.Option(
            metavar="WINDOW", help="Tell whether an open window is kept: its program, title or id."
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Check that the memory is whole and that every part works here."""
    # Imported here so that no other command pays for capture's parts.
    from app.agreed_capture import agreed_in  # noqa: PLC0415
    from app.command_line.why_told import tell_why  # noqa: PLC0415
    from app.live_capture import capture_notices, desktop_told  # noqa: PLC0415
    from app.told_text_account import ToldAccount, account_words, told_account  # noqa: PLC0415
    from capture.platforms.desktop_port import NOTHING_MORE  # noqa: PLC0415

    output = Output(as_json)
    if why is not None:
        tell_why(session_of(context), why, output)
        return
    try:
        with _open_for_checking(session_of(context)) as (memory, unchecked):
            findings = memory.store.health.findings()
            if repair and (mended := memory.store.health.mend(findings)):
                output.notice(f"Mended: {', '.join(mended)}.")
                findings = memory.store.health.findings()
            span = memory.store.observations.span()
            notices = [
                unchecked,
                memory.key.notice,
                memory.embedder_notice,
                memory.embedder_change,
                memory.line_encoder_notice,
                memory.generator_notice,
                set_aside_notice(memory.store),
                *copy_notices(memory.store),
                *model_notices(memory.store),
                let_go_words(last_let_go(memory.store)),
                *capture_notices(agreed_in(memory.store)),
            ]
            programs = told_account(
                agreed_in(memory.store), memory.store.settings.exclusion_rules()
            )
            tallies = memory.store.model_work.tallies()
            waiting = waiting_work(memory.store)
            key_place: str | None = memory.key.place.value
    except DamagedStore as error:
        findings, span, key_place = [Finding(str(error), "")], None, None
        notices = capture_notices(NOTHING_MORE)
        programs = ToldAccount(is_on=False)
        tallies, waiting = [], None
        if as_json:
            output.notice(str(error))
    crash = latest_report(session_of(context).home)
    notices = [one for one in (*notices, crash_notice(crash)) if one]
    last_text = span[1].isoformat() if span else None
    document: Json = {
        "ok": not findings,
        "findings": [{"what": one.what, "remedy": one.remedy} for one in findings],
        "notices": notices,
        "last_text_at": last_text,
        "waiting": asdict(waiting) if waiting else None,
        "key": key_place,
        "crash": str(crash) if crash else None,
        "desktop": desktop_told(),
        "text_from_programs": asdict(programs),
        "models": [asdict(one) for one in tallies],
        "sqlite": sqlite_version(),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
    }
    told = [
        "The memory is whole." if not findings else "The memory is damaged:",
        *(f"  {one.what} {one.remedy}".rstrip() for one in findings),
        f"Last searchable text: {moment_words(span[1]) if span else 'none yet'}.",
        *([waiting_told(waiting)] if waiting else []),
        f"Desktop: {desktop_told()}.",
        account_words(programs),
        *(tally_told(one) for one in tallies),
        *(f"Note: {notice}" for notice in notices),
    ]
    output.data(document, "\n".join(told))
    if findings:
        raise typer.Exit(1)


@dataclass(frozen=True, slots=True)
class WaitingWork:
    """What was kept and is not yet understood; `oldest_at` is when the oldest frame was seen."""

    frames: int
    days: int
    vectors: int
    oldest_at: str | None


def waiting_work(store: Store) -> WaitingWork:
    """What waits in the memory's queue."""
    oldest = store.formation.oldest_waiting_at()
    return WaitingWork(
        frames=store.formation.waiting_count(),
        days=store.formation.days_waiting_count(),
        vectors=store.vectors.waiting_count(),
        oldest_at=oldest.isoformat() if oldest else None,
    )


def waiting_told(waiting: WaitingWork) -> str:
    """The same in a sentence."""
    parts = [
        f"{count} {what}"
        for count, what in (
            (waiting.frames, "frames to learn from"),
            (waiting.days, "days to sum up"),
            (waiting.vectors, "passages to find by meaning"),
        )
        if count
    ]
    if not parts:
        return "Waiting: nothing."
    since = ""
    if waiting.oldest_at:
        since = f" The oldest is of {moment_words(datetime.fromisoformat(waiting.oldest_at))}."
    return (
        f"Waiting: {', '.join(parts)}.{since} The app works them off while it is open; "
        "`recollect work` does it now."
    )


@contextmanager
def _open_for_checking(session: Session) -> Iterator[tuple[OpenMemory, str]]:
    """The memory, for writing if that can be had: only then can the word index be checked.

    Also gives what cannot be checked, as a sentence; empty if everything can.
    """
    with ExitStack() as opened:
        try:
            memory, unchecked = opened.enter_context(session.open(Access.WRITE)), ""
        except (AlreadyRunning, StoreUnavailable):
            memory = opened.enter_context(session.open(Access.READ))
            unchecked = "The word index was not checked, because the memory is in use or read-only."
        yield memory, unchecked


def set_aside_notice(store: Store) -> str:
    """A sentence if some frames could not be learned from; else empty."""
    aside = store.formation.set_aside()
    if not aside:
        return ""
    names = ", ".join(observation_name(one.observation_id) for one in aside[:5])
    return f"Nothing could be learned from {len(aside)} frames ({names}): {aside[0].why}"


def crash_notice(report: Path | None) -> str:
    """A sentence on the latest report of a crash; empty if there is none."""
    if report is None:
        return ""
    return (
        f"The latest report of a crash is {report}; it holds no text from your screen and is sent "
        "nowhere. Remove it when you are done with it."
    )


def copy_notices(store: Store) -> list[str]:
    """A sentence for each copy of the memory from before its schema changed."""
    return [
        f"{name} is this memory as it was before Recollect was updated; the next start that finds "
        "all well removes it, and so does forgetting."
        for name in store.schema_copies
    ]


def model_notices(store: Store) -> list[str]:
    """Sentences on answers of a language model that were of no use, and on what it gave up."""
    notices = [
        f"{one.unusable} of {one.answers} answers of {one.made_by} were unusable, so what the "
        f"rules found stands; the last: {one.failure}"
        for one in store.model_work.tallies()
        if one.unusable
    ]
    aside = store.model_work.set_aside()
    if aside:
        notices.append(
            f"The language model failed on {len(aside)} frames or summaries again and again; what "
            "the rules found stands, and another model will try them anew."
        )
    return notices


def tally_told(tally: ModelTally) -> str:
    """What came of a model's answers, in words."""
    return (
        f"{tally.made_by}: {tally.answers} answers, {tally.kept} statements kept, "
        f"{tally.refused} left out because their evidence does not carry them, "
        f"{tally.unusable} answers unusable."
    )
