"""`recollect open`: the desktop app, at a link."""

from typing import Annotated

import typer

from app.command_line.context import known_errors, session_of
from app.command_line.desktop_start import open_desktop
from app.recollect_link import parse_link


@known_errors
def open_command(
    context: typer.Context,
    link: Annotated[
        str | None,
        typer.Argument(help="Such as recollect://frame/o12 or recollect://ask?q=words."),
    ] = None,
) -> None:
    """Open the app, at a link if there is one; a question in it is written down, not asked."""
    open_desktop(session_of(context).home, parse_link(link) if link else None)
