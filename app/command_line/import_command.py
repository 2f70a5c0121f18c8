"""`recollect import`: screenshots, chats, and exports of Recollect."""

from collections.abc import Sequence
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.command_line.capture_commands import work_and_tell
from app.command_line.context import JsonOption, known_errors, session_of, told_when_stopped
from app.command_line.output import Json, Output
from app.open_memory import Access, OpenMemory
from core.errors import ImportFailed
from core.portability.import_back import import_back, is_export

if TYPE_CHECKING:
    from app.screens_import import ImportReport

STOPPED = "Stopped; what was stored is kept, and the same command goes on there."


class ImportAs(StrEnum):
    """What a path to import holds."""

    SCREENS = "screens"
    DOCUMENTS = "documents"
    CHAT = "chat"
    EXPORT = "export"


@known_errors
def import_command(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Folders or files to take in.")],
    what: Annotated[ImportAs, typer.Option("--as", help="What the paths hold.")] = ImportAs.SCREENS,
    as_json: JsonOption = False,
) -> None:
    """Take in screenshots (a folder, with or without a manifest.jsonl) or chat exports."""
    output = Output(as_json)
    if what is ImportAs.EXPORT or any(is_export(path) for path in paths):
        _take_back(context, paths, output)
        return
    if what is ImportAs.DOCUMENTS:
        raise ImportFailed("Importing documents is not possible yet; take in screens or chats.")
    with told_when_stopped(STOPPED):
        if what is ImportAs.CHAT:
            _take_chats(context, paths, output)
        else:
            _take_screens(context, paths, output)


def _take_screens(context: typer.Context, paths: Sequence[Path], output: Output) -> None:
    # Imported here so that no other command pays for reading pictures.
    from app.screens_import import import_screens, require_folder  # noqa: PLC0415
    from capture.rapidocr_reader import RapidOcrReader  # noqa: PLC0415

    for path in paths:
        require_folder(path)
    reports = []
    with (
        session_of(context).open(Access.WRITE) as memory,
        closing(RapidOcrReader()) as reader,
    ):
        for path in paths:
            with output.progress(f"Reading {path.name}") as show:
                reports.append(
                    import_screens(
                        memory.store,
                        path,
                        reader,
                        on_stored=lambda source_id: output.notice(f"stored {source_id}"),
                        on_progress=show,
                    )
                )
        _tell(memory, reports, "screens", output)


def _take_chats(context: typer.Context, paths: Sequence[Path], output: Output) -> None:
    # Imported here so that no other command pays for reading pictures, which a report stands by.
    from app.chat_import import chat_files, import_chat  # noqa: PLC0415

    files = [file for path in paths for file in chat_files(path)]
    with session_of(context).open(Access.WRITE) as memory:
        reports = []
        for file in files:
            with output.progress(f"Reading {file.name}") as show:
                reports.append(
                    import_chat(
                        memory.store,
                        file,
                        on_stored=lambda turn_id: output.notice(f"stored {turn_id}"),
                        on_progress=show,
                    )
                )
        _tell(memory, reports, "turns of chats", output)


def _tell(memory: OpenMemory, reports: "Sequence[ImportReport]", what: str, output: Output) -> None:
    """Work off what came in, and say what became of it."""
    worked = work_and_tell(memory, output)
    document = _import_json(reports)
    output.data(
        {**document, "work_left": worked.left},
        f"{document['imported']} {what} imported, {document['skipped']} skipped "
        f"({document['excluded']} by your rules), {len(document['failed'])} failed.",
    )
    if not output.as_json:
        for failed in document["failed"]:
            output.notice(f"{failed['path']}: {failed['why']}")


def _take_back(context: typer.Context, paths: Sequence[Path], output: Output) -> None:
    """Take an export of Recollect back into an empty memory."""
    if len(paths) != 1:
        raise ImportFailed("An export goes into an empty memory, one at a time; name one folder.")
    with (
        told_when_stopped("Stopped; nothing was taken in."),
        session_of(context).open(Access.WRITE) as memory,
    ):
        with output.progress(f"Reading {paths[0].name}") as show:
            receipt = import_back(memory.store, paths[0], on_progress=show)
        worked = work_and_tell(memory, output)
    output.data(
        {
            "imported": receipt.observations,
            "memories": receipt.memories,
            "skipped": 0,
            "failed": [],
            "work_left": worked.left,
        },
        f"{receipt.observations} frames and {receipt.memories} memories are back.",
    )


def _import_json(reports: "Sequence[ImportReport]") -> Json:
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
