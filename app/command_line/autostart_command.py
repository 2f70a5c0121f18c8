"""`recollect autostart`: whether the app starts when you log in."""

from enum import StrEnum
from typing import Annotated

import typer

from app.autostart.autostart import AutostartState, AutostartStatus, system_autostart
from app.command_line.context import JsonOption, known_errors, session_of
from app.command_line.output import Output


class Wanted(StrEnum):
    """What to do about it."""

    ON = "on"
    OFF = "off"
    STATUS = "status"


@known_errors
def autostart_command(
    context: typer.Context,
    wanted: Annotated[Wanted, typer.Argument(help="What to do.")] = Wanted.STATUS,
    as_json: JsonOption = False,
) -> None:
    """Start Recollect at login, or no more, or tell what the system will do."""
    autostart = system_autostart(session_of(context).home.root)
    if wanted is Wanted.ON:
        autostart.turn_on()
    elif wanted is Wanted.OFF:
        autostart.turn_off()
    status = autostart.status()
    Output(as_json).data(
        {"state": status.state.value, "place": status.place, "why": status.why}, _told(status)
    )


def _told(status: AutostartStatus) -> str:
    said = {
        AutostartState.ON: "Recollect starts when you log in",
        AutostartState.OFF: "Recollect does not start when you log in",
        AutostartState.BROKEN: "Recollect is to start when you log in and will not",
    }[status.state]
    mend = " Mend it with `recollect autostart on`."
    why = f" {status.why}" if status.why else ""
    return f"{said} ({status.place}).{why}{mend if status.state is AutostartState.BROKEN else ''}"
