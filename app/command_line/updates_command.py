"""`recollect updates`: whether there is a newer version; it asks the publisher when you type it."""

from pathlib import Path
from typing import Annotated

import typer

from app.command_line.context import JsonOption, known_errors, session_of
from app.command_line.output import Output
from app.open_memory import Access
from app.program_parts import kind_of_installation, program_version
from core.clock import SYSTEM_CLOCK
from core.updates.manifest import UpdatesUnavailable
from core.updates.release_key import release_key


@known_errors
def updates_command(
    context: typer.Context,
    fetch_to: Annotated[
        Path | None,
        typer.Option("--fetch", help="Bring the file into this folder; you install it yourself."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Ask your publisher whether there is a newer version, and show what changed."""
    # Imported here so that no other command pays for HTTP.
    from core.updates.fetching import fetch_file, newer_release  # noqa: PLC0415

    output = Output(as_json)
    with session_of(context).open(Access.READ) as memory:
        address = str(memory.store.settings.get("updates.address"))
    running = program_version()
    release = newer_release(address, release_key(), running, SYSTEM_CLOCK.now())
    if release is None:
        output.data(
            {"running": running, "newer": None}, f"Recollect {running} is the newest version."
        )
        return
    fetched: Path | None = None
    if fetch_to is not None:
        file = release.file_for(kind_of_installation())
        if file is None:
            raise UpdatesUnavailable(
                f"There is no file of {release.version} for this system; see {release.page}."
            )
        if not fetch_to.is_dir():
            raise UpdatesUnavailable(f"{fetch_to} is no folder; name one that is there.")
        with output.progress_in_bytes(file.name) as on_progress:
            fetched = fetch_file(file, fetch_to, on_progress)
    told = f"Recollect {release.version} is there; {running} is running.\n\n{release.changes}\n\n"
    told += f"It was put here, checked: {fetched}" if fetched else f"Get it from {release.page}"
    output.data(
        {
            "running": running,
            "newer": release.version,
            "changes": release.changes,
            "page": release.page,
            "file": None if fetched is None else str(fetched),
        },
        told,
    )
