"""The program `recollect`: with a command, the command line; without one, the desktop app."""

import logging
import os
from pathlib import Path
from typing import Annotated

import typer

from app.command_line.ask_commands import ask_command, search_command
from app.command_line.autostart_command import autostart_command
from app.command_line.browse_commands import memories_command, memory_command, timeline_command
from app.command_line.capture_commands import capture_command, work_command
from app.command_line.care_commands import (
    forget_command,
    passphrase_command,
    stats_command,
)
from app.command_line.context import Session, known_errors
from app.command_line.demo_command import demo_command
from app.command_line.desktop_start import open_desktop
from app.command_line.doctor_command import doctor_command
from app.command_line.entity_commands import entities_command, entity_app
from app.command_line.import_command import import_command
from app.command_line.look_command import look_command
from app.command_line.memory_commands import (
    correct_command,
    merge_command,
    pin_command,
    reject_command,
    remember_command,
    undo_command,
)
from app.command_line.models_commands import models_app
from app.command_line.open_command import open_command
from app.command_line.output import speak_utf8
from app.command_line.portability_commands import (
    backup_command,
    export_command,
    restore_command,
)
from app.command_line.rules_commands import exclude_command, settings_command
from app.command_line.task_commands import tasks_app
from app.command_line.tidy_command import tidy_command
from app.command_line.updates_command import updates_command
from app.command_line.vault_commands import vault_app
from app.crash_watch import CrashWatch
from app.open_memory import chosen_home
from app.program_parts import program_version

program = typer.Typer(
    name="recollect",
    help="A memory of your screen that stays on this computer and answers with proof.",
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    add_completion=False,
)

for name, command in (
    ("demo", demo_command),
    ("open", open_command),
    ("capture", capture_command),
    ("import", import_command),
    ("work", work_command),
    ("search", search_command),
    ("ask", ask_command),
    ("memories", memories_command),
    ("memory", memory_command),
    ("look", look_command),
    ("timeline", timeline_command),
    ("entities", entities_command),
    ("remember", remember_command),
    ("correct", correct_command),
    ("pin", pin_command),
    ("reject", reject_command),
    ("merge", merge_command),
    ("undo", undo_command),
    ("forget", forget_command),
    ("tidy", tidy_command),
    ("export", export_command),
    ("backup", backup_command),
    ("restore", restore_command),
    ("stats", stats_command),
    ("doctor", doctor_command),
    ("exclude", exclude_command),
    ("settings", settings_command),
    ("passphrase", passphrase_command),
    ("autostart", autostart_command),
    ("updates", updates_command),
):
    program.command(name)(command)
program.add_typer(models_app, name="models")
program.add_typer(vault_app, name="vault")
program.add_typer(entity_app, name="entity")
program.add_typer(tasks_app, name="tasks")


def _tell_version(is_wanted: bool) -> None:
    if is_wanted:
        typer.echo(f"recollect {program_version() or '(not installed as a package)'}")
        raise typer.Exit


@program.callback(invoke_without_command=True)
@known_errors
def root(
    context: typer.Context,
    home: Annotated[
        Path | None, typer.Option(help="The data folder; else RECOLLECT_HOME, else the system's.")
    ] = None,
    hidden: Annotated[
        bool, typer.Option("--hidden", help="Open the app in the tray, without its window.")
    ] = False,
    search: Annotated[
        bool, typer.Option("--search", help="Open the app, or the one that runs, at its search.")
    ] = False,
    chat: Annotated[
        bool, typer.Option("--chat", help="Open the app, or the one that runs, at its chat.")
    ] = False,
    pause: Annotated[
        bool, typer.Option("--pause", help="Have the app that runs pause, or resume.")
    ] = False,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_tell_version, is_eager=True, help="Tell the version."),
    ] = False,
) -> None:
    """A memory of your screen that stays on this computer and answers with proof."""
    folder = chosen_home(home)
    if isinstance(context.obj, CrashWatch):
        context.obj.begin(folder)
    context.obj = Session(folder)
    if context.invoked_subcommand is None:
        named = {"search": search, "chat": chat, "pause": pause}
        asked = [name for name, is_asked in named.items() if is_asked]
        if len(asked) > 1:
            raise typer.BadParameter("Use one of --search, --chat and --pause at a time.")
        open_desktop(folder, asked[0] if asked else None, is_hidden=hidden)


def main() -> None:
    """Entry point. Logs go to stderr; our own from WARNING on."""
    # Before anything loads it: from 1.29 on, onnxruntime tells its maker about every session and
    # writes an id into the temporary folder, unless told not to.
    # Source: github.com/microsoft/onnxruntime/pull/27379
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    speak_utf8()
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    program(obj=CrashWatch())
