"""`recollect capture`, `recollect import`, `recollect work` and `recollect demo`."""

import time
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from app.command_line.ask_commands import answer_json, answer_told
from app.command_line.context import JsonOption, known_errors, session_of
from app.command_line.output import Json, Output
from app.live_capture import live_recorder
from app.open_memory import Access, OpenMemory, open_memory
from app.screens_import import ImportReport, import_screens
from app.store_sink import StoreSink
from capture.rapidocr_reader import RapidOcrReader
from capture.screen_looker import LookResult
from core.answer.ask import Question, ask
from core.errors import ImportFailed
from core.home import HomeFolder
from core.ingest.work import WorkReport, work_off
from resources.sample_day import sample_day_folder, sample_questions


class ImportAs(StrEnum):
    """What a path to import holds."""

    SCREENS = "screens"
    DOCUMENTS = "documents"
    CHAT = "chat"


@known_errors
def capture_command(
    context: typer.Context,
    once: Annotated[bool, typer.Option("--once", help="Look once and stop.")] = False,
    for_s: Annotated[
        float | None, typer.Option("--for", min=0.1, help="Stop after so many seconds.")
    ] = None,
    every_s: Annotated[
        float | None, typer.Option("--every", min=0.2, help="Seconds between two looks.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Capture the real screens from the terminal; running this is your consent for this run."""
    output = Output(as_json)
    with session_of(context).open(Access.WRITE) as memory:
        interval_s = every_s or float(memory.store.settings.get("capture.interval_s"))
        recorder = live_recorder(
            StoreSink(lambda: memory.store),
            memory.store.settings.exclusion_rules,
            lambda: interval_s,
        )
        try:
            result = recorder.look_once()
            deadline = None if for_s is None else time.monotonic() + for_s
            if not once:
                output.notice("Recording the screen; Ctrl+C stops.")
            while not once and (deadline is None or time.monotonic() < deadline):
                time.sleep(interval_s)
                result += recorder.look_once()
        except KeyboardInterrupt:
            output.notice("Stopped.")
        finally:
            recorder.stop()
        worked = _work(memory, output)
    output.data({**_look_json(result), "work_left": worked.left}, _look_told(result))


@known_errors
def import_command(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Folders to take in.")],
    what: Annotated[ImportAs, typer.Option("--as", help="What the paths hold.")] = ImportAs.SCREENS,
    as_json: JsonOption = False,
) -> None:
    """Take in screenshots (a folder, with or without a manifest.jsonl)."""
    output = Output(as_json)
    if what is not ImportAs.SCREENS:
        raise ImportFailed(f"Importing {what} is not possible yet; this version takes screens.")
    reports = []
    with session_of(context).open(Access.WRITE) as memory:
        for path in paths:
            with output.progress(f"Reading {path.name}") as show:
                reports.append(
                    import_screens(
                        memory.store,
                        path,
                        RapidOcrReader(),
                        on_stored=lambda source_id: output.notice(f"stored {source_id}"),
                        on_progress=show,
                    )
                )
        worked = _work(memory, output)
    document = _import_json(reports)
    output.data(
        {**document, "work_left": worked.left},
        f"{document['imported']} screens imported, {document['skipped']} skipped "
        f"({document['excluded']} by your rules), {len(document['failed'])} failed.",
    )


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
    with session_of(context).open(Access.WRITE) as memory:
        output.notice(memory.embedder_notice)
        report = _work(memory, output, limit=None if until_idle else 1000)
    output.data(
        {"done": report.done, "left": report.left}, f"{report.done} done, {report.left} left."
    )


@known_errors
def demo_command(context: typer.Context, as_json: JsonOption = False) -> None:
    """Build the sample day through the real pipeline and answer questions about it."""
    output = Output(as_json)
    answers: list[Json] = []
    with TemporaryDirectory(prefix="recollect-demo-") as folder:
        home = HomeFolder(Path(folder))
        with open_memory(home, Access.WRITE) as memory:
            output.notice(memory.embedder_notice)
            with output.progress("Reading the sample day") as show:
                report = import_screens(
                    memory.store, sample_day_folder(), RapidOcrReader(), on_progress=show
                )
            _work(memory, output)
            output.notice(
                f"The sample day is in memory: {report.imported} screens read, "
                f"{report.excluded} kept out as private. It is deleted when the demo ends."
            )
            for sample in sample_questions():
                answer = ask(
                    memory.store, memory.embedder(), Question(sample.question, sample.asked_at)
                )
                answers.append({"question": sample.question, **answer_json(answer)})
                if not as_json:
                    output.data({}, f"\n? {sample.question}\n{answer_told(answer)}")
    output.data({"imported": report.imported, "excluded": report.excluded, "answers": answers}, "")


def _work(memory: OpenMemory, output: Output, limit: int | None = None) -> WorkReport:
    with output.progress("Forming memories") as show:
        return work_off(memory.store, memory.embedder(), on_progress=show, limit=limit)


def _look_json(result: LookResult) -> Json:
    return {
        "frames_seen": result.frames_seen,
        "frames_kept": result.frames_kept,
        "merged": result.merged,
        "unchanged": result.unchanged,
        "excluded": result.excluded,
        "masked": result.masked,
    }


def _look_told(result: LookResult) -> str:
    return (
        f"{result.frames_seen} frames seen, {result.frames_kept} kept, "
        f"{result.excluded} kept out by your rules."
    )


def _import_json(reports: list[ImportReport]) -> Json:
    return {
        "imported": sum(report.imported for report in reports),
        "skipped": sum(report.skipped for report in reports),
        "excluded": sum(report.excluded for report in reports),
        "failed": [
            {"path": failed.path, "why": failed.why}
            for report in reports
            for failed in report.failed
        ],
    }
