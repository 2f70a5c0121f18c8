"""How the memory's health is put into words."""

from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QLocale

from app.known_sentences import in_app_language
from app.memory_health import MemoryHealth
from app.processor_cost import ProcessorCost
from app.translation import tr
from app.windows.health.health_line import State
from app.windows.words import amount, duration, moment_words, size_on_disk
from core.memory.upkeep.disk_room import LITTLE_SPACE_BYTES
from core.store.keys import KeyPlace

_SILENCE = timedelta(minutes=30)
_DEAR_CORE_SHARE = 0.25
_A_WHILE_S = 90.0

Said = tuple[State, str]
"""A line's state and its sentence."""


def text_words(health: MemoryHealth, now: datetime, is_recording: bool) -> Said:
    """When text was last kept; long ago is worth a look only while the screen is recorded."""
    last = health.last_text_at
    if last is None:
        return State.PLAIN, tr("No text has been kept yet.")
    said = tr("The last searchable text is from {moment}.").format(
        moment=moment_words(last, now.date())
    )
    if is_recording and now - last > _SILENCE:
        return State.WARN, f"{said} " + tr("Since then the screen showed nothing new.")
    return State.GOOD, said


def queue_words(health: MemoryHealth) -> Said:
    """What waits to be understood, and what was given up."""
    if health.set_aside:
        count = len(health.set_aside)
        said = (
            tr("Nothing could be learned from one moment.")
            if count == 1
            else tr("Nothing could be learned from {count} moments.").format(count=amount(count))
        )
        return State.WARN, f"{said} {in_app_language(health.set_aside_why)}".rstrip()
    waiting = health.waiting + health.waiting_for_model
    if not waiting:
        return State.GOOD, tr("Everything kept has been understood; nothing waits.")
    return State.PLAIN, tr(
        "{count} pieces of text wait to be understood, as soon as Recollect is idle."
    ).format(count=amount(waiting))


def disk_words(health: MemoryHealth) -> Said:
    """What the memory weighs, and what is left on its disk."""
    said = tr("Your memory takes {size}; {free} are free.").format(
        size=size_on_disk(health.bytes_on_disk), free=size_on_disk(health.bytes_free)
    )
    if health.bytes_free < LITTLE_SPACE_BYTES:
        return State.WARN, f"{said} " + tr("Make room, or set a limit.")
    return State.GOOD, said


def processor_words(cost: ProcessorCost | None) -> Said:
    """What Recollect cost, as a share of one core."""
    if cost is None:
        return State.PLAIN, tr("Recollect has only just started.")
    share = QLocale().toString(cost.of_one_core * 100, "f", 1)
    said = (
        tr("{share} % of one core since it was started.").format(share=share)
        if cost.over_s < _A_WHILE_S
        else tr("{share} % of one core in the last {time}.").format(
            share=share, time=duration(cost.over_s)
        )
    )
    return (State.PLAIN if cost.of_one_core > _DEAR_CORE_SHARE else State.GOOD), said


def model_words(health: MemoryHealth) -> Said:
    """Which language model answers; none is a good answer, too."""
    if not health.chat_model:
        return State.PLAIN, tr("None: answers are quoted from your screen.")
    return State.GOOD, tr("{model} answers where a quote is not enough.").format(
        model=health.chat_model.replace("\\", "/").rsplit("/", maxsplit=1)[-1]
    )


def key_words(health: MemoryHealth) -> Said:
    """Where the memory's key is."""
    match health.key_place:
        case KeyPlace.KEYRING:
            return State.GOOD, tr("The memory is encrypted; its key is in the system's keyring.")
        case KeyPlace.PASSPHRASE:
            return State.GOOD, tr("The memory is encrypted; your passphrase opens it.")
        case KeyPlace.FILE:
            return State.WARN, tr(
                "The memory is encrypted, but its key lies in a file beside it, which protects "
                "it from nobody who can read your files. In a terminal, the command recollect "
                "passphrase puts it behind a passphrase."
            )


def backup_key_words(place: KeyPlace) -> str:
    """What opens a backup."""
    return {
        KeyPlace.KEYRING: tr("Its key is in this computer's keyring: it opens on this computer."),
        KeyPlace.PASSPHRASE: tr("Your passphrase opens it, on any computer."),
        KeyPlace.FILE: tr(
            "Its key is in the file itself, so whoever has the file can read it: keep it safe."
        ),
    }[place]


def crash_words(last_crash: Path | None) -> Said:
    """Whether Recollect crashed, and where it is written down."""
    if last_crash is None:
        return State.GOOD, tr("There is no report of a crash.")
    return State.WARN, tr(
        "The latest report of a crash is {path}. It holds no text from your screen and is sent "
        "nowhere; read it, pass it on if you like, and remove it."
    ).format(path=last_crash)
