"""What the program and its recording process say to each other: a JSON object a line, over pipes.

The program says `Begin` once, then one command after the other; each is answered by `Done` or
`Refused` when it has been carried out. Between the answers come `Told` states.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from capture.recorder_state import RecorderPhase, RecorderState
from core.observation import Gap, GapKind
from core.store.keys import KeyPlace, MemoryKey

Message = TypeVar("Message")

_MOMENTS = ("paused_until", "last_text_at")


class BrokenMessage(Exception):
    """What came through the pipe makes no sense."""


class Order(StrEnum):
    """What the recording process can be told to do."""

    START = "start"
    PAUSE = "pause"
    KEEP_GAP = "keep gap"
    RESUME = "resume"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Begin:
    """Which memory to record into, and its key: it passes through the pipe and nowhere else."""

    home: Path
    key: MemoryKey


@dataclass(frozen=True, slots=True)
class Command:
    """An order with what it needs: a pause its end and reason, `KEEP_GAP` the gap."""

    order: Order
    until: datetime | None = None
    reason: str = ""
    gap: Gap | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """The command was carried out."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The command failed, for a reason in a sentence."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Told:
    """The recorder's state has changed to this."""

    state: RecorderState


Reply = Done | Refused | Told


def send(pipe: BinaryIO, message: Begin | Command | Reply) -> None:
    """Raises: OSError if nobody is there to take it."""
    pipe.write(json.dumps(_plain(message)).encode("ascii") + b"\n")
    pipe.flush()


def receive_begin(pipe: BinaryIO) -> Begin | None:
    """The first line; None where the pipe ends. Raises: BrokenMessage."""
    return _received(pipe, _begin)


def receive_command(pipe: BinaryIO) -> Command | None:
    """The next command; None where the pipe ends. Raises: BrokenMessage."""
    return _received(pipe, _command)


def receive_reply(pipe: BinaryIO) -> Reply | None:
    """The next reply; None where the pipe ends. Raises: BrokenMessage."""
    return _received(pipe, _reply)


def _received(pipe: BinaryIO, made_of: Callable[[dict[str, Any]], Message]) -> Message | None:
    line = pipe.readline()
    if not line.endswith(b"\n"):
        return None
    try:
        return made_of(json.loads(line))
    except (KeyError, TypeError, ValueError) as error:
        raise BrokenMessage("a line that makes no sense") from error


def _plain(message: Begin | Command | Reply) -> dict[str, Any]:
    match message:
        case Begin(home, key):
            secret = b64encode(key.secret).decode("ascii")
            return {"home": str(home), "secret": secret, "place": key.place}
        case Command(order, until, reason, gap):
            plain_gap = _dated(asdict(gap)) if gap is not None else None
            told = until.isoformat() if until else None
            return {"order": order, "until": told, "reason": reason, "gap": plain_gap}
        case Done():
            return {"done": True}
        case Refused(sentence):
            return {"refused": sentence}
        case Told(state):
            return {"state": _dated(asdict(state))}


def _dated(plain: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in plain.items()
    }


def _begin(plain: dict[str, Any]) -> Begin:
    key = MemoryKey(b64decode(plain["secret"]), KeyPlace(plain["place"]))
    return Begin(Path(plain["home"]), key)


def _command(plain: dict[str, Any]) -> Command:
    gap = plain["gap"]
    return Command(
        Order(plain["order"]),
        _moment(plain["until"]),
        str(plain["reason"]),
        Gap(
            GapKind(gap["kind"]),
            datetime.fromisoformat(gap["since"]),
            datetime.fromisoformat(gap["until"]),
            str(gap["reason"]),
        )
        if gap
        else None,
    )


def _reply(plain: dict[str, Any]) -> Reply:
    match plain:
        case {"done": True}:
            return Done()
        case {"refused": str(sentence)}:
            return Refused(sentence)
        case {"state": dict(state)}:
            return Told(_state(state))
    raise ValueError("a reply of an unknown kind")


def _state(plain: dict[str, Any]) -> RecorderState:
    known = {each.name: plain[each.name] for each in fields(RecorderState)}
    known |= {name: _moment(known[name]) for name in _MOMENTS}
    return RecorderState(**known | {"phase": RecorderPhase(known["phase"])})


def _moment(told: str | None) -> datetime | None:
    return datetime.fromisoformat(told) if told else None
