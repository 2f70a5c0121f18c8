"""What the program and the process that runs a model say to each other.

    program                        model process
                              <-   Hello(version)              at once
    Load(path, …)             ->
                              <-   Loading(share) …            while the file is read
                              <-   Loaded(…)  or  Failed
    Generate(number, …)       ->
                              <-   Working | Piece …           at least one a token or batch
    Stop(number)              ->                               at any time
                              <-   Answer  or  Failed          exactly one for each number
    Count(number, text)       ->
                              <-   Counted  or  Failed
    (end of the pipe)         ->                               the process ends at once

One request is under way at a time; Stop alone may come in between. A process that says nothing
for long has hung: see `Limits.silence_s`. A change of any message is a new PROTOCOL_VERSION.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from core.models.model_frames import BrokenFrame

PROTOCOL_VERSION = 2


class Failure(StrEnum):
    """Which error of the `TextGenerator` protocol a failure is."""

    UNAVAILABLE = "unavailable"
    STOPPED = "stopped"
    UNFIT = "unfit"


@dataclass(frozen=True, slots=True)
class Load:
    """Load a model. `threads` 0 is as many as there are cores; `memory_limit_bytes` bounds the
    process's address space, 0 does not; `projector_path` is empty for a model that only reads."""

    path: str
    projector_path: str
    context_tokens: int
    threads: int
    memory_limit_bytes: int


@dataclass(frozen=True, slots=True)
class Generate:
    """Fill a schema. `picture` is what the prompt is about, in base64; empty if it is not."""

    number: int
    prompt: str
    schema: Mapping[str, object]
    max_tokens: int
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """Count a text's tokens."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Stop:
    """Give up a request; one that is done already is not disturbed."""

    number: int


@dataclass(frozen=True, slots=True)
class Hello:
    """The process is there."""

    version: int


@dataclass(frozen=True, slots=True)
class Loading:
    """A share, from 0 to 1, of the model is loaded."""

    share: float


@dataclass(frozen=True, slots=True)
class Loaded:
    """The model is ready; `context_tokens` is the room for prompt and answer."""

    context_tokens: int
    cache_type: str
    is_on_gpu: bool


@dataclass(frozen=True, slots=True)
class Working:
    """A sign of life: another batch of the prompt is read, or another token is thought of."""

    number: int


@dataclass(frozen=True, slots=True)
class Piece:
    """The next piece of an answer."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Counted:
    """How many tokens a text has."""

    number: int
    tokens: int


@dataclass(frozen=True, slots=True)
class Failed:
    """A request came to nothing; `number` is 0 for loading."""

    number: int
    failure: str
    sentence: str


Request = Load | Generate | Count | Stop
Reply = Hello | Loading | Loaded | Working | Piece | Answer | Counted | Failed
Message = Request | Reply

_KINDS: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (
        *(Load, Generate, Count, Stop),
        *(Hello, Loading, Loaded, Working, Piece, Answer, Counted, Failed),
    )
}
_TYPES: dict[object, type | tuple[type, ...]] = {
    str: str,
    int: int,
    bool: bool,
    float: (int, float),
    Mapping[str, object]: dict,
}


def body_of(message: Message) -> dict[str, object]:
    """A message as the body of a frame."""
    body = {field.name: getattr(message, field.name) for field in fields(message)}
    return {"kind": type(message).__name__, **body}


def message_of(body: Mapping[str, object]) -> Message:
    """A message from the body of a frame. Raises: BrokenFrame if it is none of ours."""
    kind = _KINDS.get(str(body.get("kind")))
    if kind is None:
        raise BrokenFrame("a message of an unknown kind")
    values = {name: value for name, value in body.items() if name != "kind"}
    wanted = {field.name: field.type for field in fields(kind)}
    if values.keys() != wanted.keys():
        raise BrokenFrame(f"a {kind.__name__} with other fields")
    for name, value in values.items():
        is_switch = isinstance(value, bool)
        if not isinstance(value, _TYPES[wanted[name]]) or is_switch != (wanted[name] is bool):
            raise BrokenFrame(f"a {kind.__name__} whose {name} is of another type")
    message: Message = kind(**values)
    return message
