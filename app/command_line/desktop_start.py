"""Opens the desktop app from the command line, where there is a display."""

import os
import sys

import typer

from app.recollect_link import Link
from core.errors import CaptureUnavailable
from core.home import HomeFolder
from core.store.store import make_home_folder


def open_desktop(
    home: HomeFolder, wanted: Link | str | None = None, *, is_hidden: bool = False
) -> None:
    """Run the app until it ends, and end with its exit code.

    `wanted` is a link or the name of an act. Raises: CaptureUnavailable.
    """
    if not _has_display():
        raise CaptureUnavailable(
            "There is no display here, so the app cannot open; try `recollect demo`, or see "
            "`recollect --help` for the command line."
        )
    # Imported here so that no command pays for Qt.
    from app.global_shortcuts.global_shortcuts import Act  # noqa: PLC0415
    from app.start_desktop import start_desktop  # noqa: PLC0415

    make_home_folder(home)
    wish = Act(wanted) if isinstance(wanted, str) else wanted
    raise typer.Exit(start_desktop(home, sys.argv[:1], is_hidden=is_hidden, wish=wish))


def _has_display() -> bool:
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
