"""`recollect export`, `recollect backup` and `recollect restore`."""

import os
import sys
from getpass import getpass
from pathlib import Path
from typing import Annotated

import typer

from app.command_line.care_commands import megabytes
from app.command_line.context import JsonOption, known_errors, session_of, told_when_stopped
from app.command_line.output import Output
from app.open_memory import Access, passphrase_source
from core.answer.wording import moment_words
from core.clock import SystemClock
from core.errors import InvalidSetting
from core.portability.export import export_memory
from core.store.backup import back_up, restore
from core.store.instance_lock import InstanceLock
from core.store.keys import KeyPlace
from core.store.store import make_home_folder

BACKUP_PASSPHRASE_VARIABLE = "RECOLLECT_BACKUP_PASSPHRASE"

_WHAT_OPENS_IT = {
    KeyPlace.KEYRING: (
        "Its key is in this computer's keyring, so it opens on this computer only; "
        "say --passphrase for one that opens anywhere."
    ),
    KeyPlace.FILE: (
        "Its key is in the file itself, so whoever has the file can read it; "
        "say --passphrase to protect it."
    ),
    KeyPlace.PASSPHRASE: "Its passphrase opens it, on any computer.",
}


@known_errors
def export_command(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="A new folder.")],
    as_json: JsonOption = False,
) -> None:
    """Write everything into a folder that people and programs can read. It is not encrypted."""
    output = Output(as_json)
    with (
        told_when_stopped(f"Stopped; {folder} is incomplete, delete it."),
        session_of(context).open(Access.READ) as memory,
        output.progress("Writing pictures") as show,
    ):
        receipt = export_memory(memory.store, folder, SystemClock().now(), on_progress=show)
    output.data(
        {
            "folder": str(receipt.folder),
            "observations": receipt.observations,
            "memories": receipt.memories,
            "pictures": receipt.pictures,
            "bytes": receipt.size_bytes,
        },
        f"{receipt.observations} frames and {receipt.memories} memories are in {receipt.folder} "
        f"({megabytes(receipt.size_bytes)}), readable by anyone who has it.",
    )


@known_errors
def backup_command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="The file to write.")],
    with_passphrase: Annotated[
        bool,
        typer.Option(
            "--passphrase",
            help=f"Ask for a passphrase that opens it (or take {BACKUP_PASSPHRASE_VARIABLE}).",
        ),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Copy the whole memory to one encrypted file; works while Recollect runs."""
    output = Output(as_json)
    passphrase = _new_passphrase() if with_passphrase else None
    with (
        told_when_stopped("Stopped; no backup was made."),
        session_of(context).open(Access.READ) as memory,
        output.progress("Copying") as show,
    ):
        receipt = back_up(
            memory.home,
            memory.key,
            file,
            SystemClock().now(),
            passphrase=passphrase,
            on_progress=show,
        )
    output.data(
        {
            "file": str(receipt.path),
            "bytes": receipt.size_bytes,
            "observations": receipt.observations,
            "key": receipt.key_place.value,
        },
        f"{receipt.observations} frames are in {receipt.path} ({megabytes(receipt.size_bytes)}). "
        f"{_WHAT_OPENS_IT[receipt.key_place]}",
    )


@known_errors
def restore_command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A backup.")],
    replaces: Annotated[
        bool, typer.Option("--replace", help="Move the memory that is there aside.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Put a backup in place, after checking that it is whole."""
    home = session_of(context).home
    make_home_folder(home)
    lock = InstanceLock(home)
    lock.acquire()
    try:
        receipt = restore(
            file,
            home,
            SystemClock().now(),
            ask_passphrase=_backup_passphrase if _has_passphrase() else passphrase_source(),
            replaces=replaces,
        )
    finally:
        lock.release()
    aside = f" The memory that was there is in {receipt.kept_aside}." if receipt.kept_aside else ""
    Output(as_json).data(
        {
            "home": str(home.root),
            "observations": receipt.observations,
            "made_at": receipt.made_at.isoformat(),
            "kept_aside": str(receipt.kept_aside) if receipt.kept_aside else None,
        },
        f"{receipt.observations} frames from the backup of {moment_words(receipt.made_at)} are in "
        f"{home.root}.{aside}",
    )


def _new_passphrase() -> str:
    if _has_passphrase():
        return _backup_passphrase()
    if not sys.stdin.isatty():
        raise InvalidSetting(
            f"A passphrase is typed by hand; run this in a terminal or set "
            f"{BACKUP_PASSPHRASE_VARIABLE}."
        )
    first = getpass("Passphrase of the backup: ")
    if not first or first != getpass("Once more: "):
        raise InvalidSetting("The two passphrases differ or are empty; no backup was made.")
    return first


def _has_passphrase() -> bool:
    return bool(os.environ.get(BACKUP_PASSPHRASE_VARIABLE))


def _backup_passphrase() -> str:
    return os.environ[BACKUP_PASSPHRASE_VARIABLE]
