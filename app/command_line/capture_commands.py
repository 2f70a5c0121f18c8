"""`recollect capture` and `recollect work`."""

import math
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from app.command_line.context import (
    STOPPED_BY_CTRL_C,
    JsonOption,
    known_errors,
    session_of,
    told_when_stopped,
)
from app.command_line.output import Json, Output
from app.open_memory import Access, OpenMemory
from core.clock import SYSTEM_CLOCK
from core.errors import ModelUnavailable
from core.ingest.work import WorkReport, work_left, work_off, work_off_with_model
from core.memory.describing import describe_next_frame

if TYPE_CHECKING:
    from capture.recorder import Recorder
    from capture.screen_looker import LookResult

LONGEST_INTERVAL_S = 86_400.0
LONGEST_RECORDING_S = 366 * 86_400.0


def _is_number(value: float | None) -> float | None:
    """Refuse `nan`, which passes every limit."""
    if value is not None and math.isnan(value):
        raise typer.BadParameter("it must be a number of seconds")
    return value


@known_errors
def capture_command(
    context: typer.Context,
    once: Annotated[bool, typer.Option("--once", help="Look once and stop.")] = False,
    for_s: Annotated[
        float | None,
        typer.Option(
            "--for",
            min=0.1,
            max=LONGEST_RECORDING_S,
            callback=_is_number,
            help="Stop after so many seconds.",
        ),
    ] = None,
    every_s: Annotated[
        float | None,
        typer.Option(
            "--every",
            min=0.2,
            max=LONGEST_INTERVAL_S,
            callback=_is_number,
            help="Seconds between two looks.",
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Capture the real screens from the terminal; running this is your consent for this run."""
    # Imported here so that no other command pays for capture's parts.
    from app.agreed_capture import agreed_in  # noqa: PLC0415
    from app.live_capture import desktop_limits, live_recorder, require_screen  # noqa: PLC0415
    from app.store_sink import StoreSink  # noqa: PLC0415

    output = Output(as_json)
    require_screen()
    with session_of(context).open(Access.WRITE) as memory:
        interval_s = every_s or float(memory.store.settings.get("capture.interval_s"))
        recorder = live_recorder(
            StoreSink(lambda: memory.store),
            memory.store.settings.exclusion_rules,
            lambda: interval_s,
            agreed_in(memory.store),
            seal=memory.store.vault.seal,
        )
        try:
            for notice in desktop_limits(agreed_in(memory.store)):
                output.notice(notice)
            if not once:
                output.notice("Recording the screen; Ctrl+C stops.")
            result, was_stopped = _record(recorder, 0.0 if once else for_s, interval_s)
        finally:
            recorder.stop()
        if was_stopped:
            output.notice("Stopped; what was recorded is kept.")
            left = work_left(memory.store, None)
        else:
            left = work_and_tell(memory, output).left
    output.data({**_look_json(result), "work_left": left}, _look_told(result))
    if was_stopped:
        raise typer.Exit(STOPPED_BY_CTRL_C)


@known_errors
def work_command(
    context: typer.Context,
    until_idle: Annotated[
        bool, typer.Option("--until-idle", help="Go on until nothing is left.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Form memories and vectors from what was stored; a batch, or all of it."""
    output = Output(as_json)
    limit = None if until_idle else 1000
    with (
        told_when_stopped("Stopped; what was done is kept, and the same command goes on there."),
        session_of(context).open(Access.WRITE) as memory,
    ):
        report = work_and_tell(memory, output, limit)
        change = memory.embedder_change
        if memory.store.settings.get("models.form_memories"):
            report = _work_with_model(memory, output, report, limit)
        if memory.store.settings.get("models.describe_frames"):
            report = _describe_frames(memory, output, report, limit)
    output.data(
        {
            "done": report.done,
            "left": report.left,
            "refused": report.refused,
            "unusable": report.unusable,
        },
        " ".join(words for words in (_work_told(report), change) if words),
    )


def work_and_tell(memory: OpenMemory, output: Output, limit: int | None = None) -> WorkReport:
    """Work the queue off under a progress bar."""
    output.notice(memory.embedder_notice)
    with output.progress("Forming memories") as show:
        return work_off(
            memory.store,
            memory.embedder(),
            coming=memory.coming_embedder(),
            on_progress=show,
            limit=limit,
        )


def _work_with_model(
    memory: OpenMemory, output: Output, report: WorkReport, limit: int | None
) -> WorkReport:
    """Go on with the language model where there is one; what both have done together."""
    left = None if limit is None else limit - report.done
    if not memory.store.model_work.count() or left == 0:
        return report
    output.notice(memory.generator_notice)
    generator = memory.generator()
    if generator is None:
        return report
    with output.progress(f"Forming memories with {generator.name}") as show:
        more = work_off_with_model(
            memory.store,
            memory.embedder(),
            generator,
            coming=memory.coming_embedder(),
            on_progress=show,
            limit=left,
        )
    return replace(more, done=report.done + more.done)


def _describe_frames(
    memory: OpenMemory, output: Output, report: WorkReport, limit: int | None
) -> WorkReport:
    """Go on with the model that sees, where one was chosen; what all have done together."""
    try:
        reader = memory.picture_reader()
    except ModelUnavailable as error:
        output.notice(str(error))
        return report
    if reader is None:
        return report
    done, total = 0, memory.store.descriptions.waiting_count()
    with output.progress("Looking at pictures") as show:
        while limit is None or report.done + done < limit:
            step = describe_next_frame(memory.store, reader, SYSTEM_CLOCK.now())
            if not step:
                break
            done += step
            show(done, total)
    left = memory.store.descriptions.waiting_count()
    return replace(report, done=report.done + done, left=report.left + left)


def _work_told(report: WorkReport) -> str:
    told = f"{report.done} done, {report.left} left."
    if report.refused:
        told += (
            f" {report.refused} statements of the language model were left out, because what was"
            " seen does not carry them."
        )
    if report.unusable:
        told += f" {report.unusable} of its answers were unusable; what the rules found stands."
    return told


def _record(recorder: "Recorder", for_s: float | None, every_s: float) -> tuple["LookResult", bool]:
    """Look in a steady rhythm for so long (None: until Ctrl+C); tells whether Ctrl+C came.

    The first look loads what reading needs, so the time counts from its end.
    """
    # Imported here so that no other command pays for capture's parts.
    from capture.screen_looker import LookResult  # noqa: PLC0415

    result = LookResult()
    try:
        result += recorder.look_once()
        begin = time.monotonic()
        next_look = begin + every_s
        while for_s is None or next_look <= begin + for_s:
            time.sleep(max(0.0, next_look - time.monotonic()))
            result += recorder.look_once()
            next_look = max(next_look + every_s, time.monotonic())
    except KeyboardInterrupt:
        return result, True
    return result, False


def _look_json(result: "LookResult") -> Json:
    return {
        "frames_seen": result.frames_seen,
        "frames_kept": result.frames_kept,
        "merged": result.merged,
        "unchanged": result.unchanged,
        "excluded": result.excluded,
        "masked": result.masked,
    }


def _look_told(result: "LookResult") -> str:
    return (
        f"{result.frames_seen} frames seen, {result.frames_kept} kept, "
        f"{result.excluded} kept out by your rules."
    )
