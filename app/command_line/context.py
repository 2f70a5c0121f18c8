"""What every command shares: the data folder, the way to speak, the way to open the memory."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Annotated, ParamSpec

import typer

from app.command_line.output import Output
from app.open_memory import Access, OpenMemory, open_memory
from core.clock import SystemClock
from core.errors import InvalidSetting, RecollectError
from core.home import HomeFolder
from core.ids import MemoryId, ObservationId

P = ParamSpec("P")

STOPPED_BY_CTRL_C = 130
"""The exit code that shells expect (128 + SIGINT)."""

MOST_ROWS = 100_000
_YEARS = range(1970, 3000)
_LONGEST_ID = 15

JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
SinceOption = Annotated[str | None, typer.Option(help="From this moment on (ISO 8601).")]
UntilOption = Annotated[str | None, typer.Option(help="Up to this moment (ISO 8601).")]
AppOption = Annotated[str | None, typer.Option("--app", help="Only this program.")]
NowOption = Annotated[str | None, typer.Option(help="The moment to answer from (ISO 8601).")]


@dataclass(frozen=True, slots=True)
class Session:
    """The invocation: where the memory is."""

    home: HomeFolder

    def open(self, access: Access) -> AbstractContextManager[OpenMemory]:
        return open_memory(self.home, access)


def session_of(context: typer.Context) -> Session:
    """The session that the root command prepared."""
    session = context.find_object(Session)
    if session is None:
        raise RuntimeError("the root command did not run")
    return session


def known_errors(command: Callable[P, None]) -> Callable[P, None]:
    """Turn a known error into one sentence on stderr and exit code 1."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except RecollectError as error:
            Output(as_json=False).notice(str(error))
            raise typer.Exit(1) from error
        except KeyboardInterrupt as stop:
            Output(as_json=False).notice(str(stop) or "Stopped.")
            raise typer.Exit(STOPPED_BY_CTRL_C) from None

    return run


@contextmanager
def told_when_stopped(sentence: str) -> Iterator[None]:
    """What Ctrl+C in this part of a command makes it say."""
    try:
        yield
    except KeyboardInterrupt:
        raise KeyboardInterrupt(sentence) from None


def parse_moment(text: str | None) -> datetime | None:
    """An ISO moment; without a zone it is the computer's. Raises InvalidSetting."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.year not in _YEARS:
        raise InvalidSetting(
            f"{text!r} is not a moment; write it like 2026-06-09T15:10 or 2026-06-09."
        )
    return moment if moment.tzinfo else moment.astimezone()


def parse_span(since: str | None, until: str | None) -> tuple[datetime | None, datetime | None]:
    """Both ends of a stretch of time. Raises InvalidSetting, also if it ends before it begins."""
    begin, end = parse_moment(since), parse_moment(until)
    if begin and end and end <= begin:
        raise InvalidSetting(f"--until {until} is not after --since {since}; swap or widen them.")
    return begin, end


def moment_or_now(text: str | None) -> datetime:
    return parse_moment(text) or SystemClock().now()


def observation_name(observation_id: ObservationId) -> str:
    """How an observation is named to the outside: `o12`."""
    return f"o{observation_id}"


def memory_name(memory_id: MemoryId) -> str:
    """How a memory is named to the outside: `m5`."""
    return f"m{memory_id}"


@dataclass(frozen=True, slots=True)
class FrameName:
    """The user named a frame: `o12`."""

    id: ObservationId


@dataclass(frozen=True, slots=True)
class MemoryName:
    """The user named a memory: `m5`."""

    id: MemoryId


def parse_name(name: str) -> FrameName | MemoryName:
    """What `o12` or `m5` names. Raises InvalidSetting."""
    found = re.fullmatch(r"([om])([0-9]+)", name)
    if not found or len(found[2]) > _LONGEST_ID:
        raise InvalidSetting(
            f"{name!r} is not an id; ids look like o12 (a frame) or m5 (a memory)."
        )
    number = int(found[2])
    return FrameName(ObservationId(number)) if found[1] == "o" else MemoryName(MemoryId(number))
