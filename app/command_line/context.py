"""What every command shares: the data folder, the way to speak, the way to open the memory."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
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

    return run


def parse_moment(text: str | None) -> datetime | None:
    """An ISO moment; without a zone it is the computer's. Raises InvalidSetting."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise InvalidSetting(
            f"{text!r} is not a moment; write it like 2026-06-09T15:10 or 2026-06-09."
        ) from None
    return moment if moment.tzinfo else moment.astimezone()


def moment_or_now(text: str | None) -> datetime:
    return parse_moment(text) or SystemClock().now()


def observation_name(observation_id: ObservationId) -> str:
    """How an observation is named to the outside: `o12`."""
    return f"o{observation_id}"


def memory_name(memory_id: MemoryId) -> str:
    """How a memory is named to the outside: `m5`."""
    return f"m{memory_id}"


def parse_name(name: str) -> ObservationId | MemoryId:
    """The number in `o12` or `m5`. Raises InvalidSetting."""
    found = re.fullmatch(r"[om]?(\d+)", name)
    if not found:
        raise InvalidSetting(
            f"{name!r} is not an id; ids look like o12 (a frame) or m5 (a memory)."
        )
    number = int(found[1])
    return MemoryId(number) if name.startswith("m") else ObservationId(number)
