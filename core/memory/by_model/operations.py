"""What a language model may say about a view: a closed set of typed operations.

The model fills the schema and nothing else. It names lines and known memories by the short
numbers it was shown; those numbers are checked where they are looked up.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from core.errors import UnusableOutput
from core.memory_record import MemoryKind

MAX_OPERATIONS = 12
MAX_PARTS = 8
MAX_CITED = 6
MAX_TEXT = 240
MAX_NAME = 120


class CoreBlock(StrEnum):
    """Which part of the core a statement of the user belongs to."""

    PERSON = "person"
    PREFERENCES = "preferences"
    INSTRUCTIONS = "instructions"


class TaskState(StrEnum):
    """How far a task is."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Said:
    """A text, and the numbers of the lines that it rests on."""

    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that holds: subject, predicate, object, all three on the same lines."""

    subject: str
    predicate: str
    object: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Procedure:
    """How to reach a goal, step by step."""

    goal: Said
    steps: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Episode:
    """What happened, under a title."""

    title: Said
    summary: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class ResourceSummary:
    """What a page or document says, under its title."""

    title: Said
    summary: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class CoreStatement:
    """What the user said about themself, or how they want to be served."""

    block: CoreBlock
    statement: Said


@dataclass(frozen=True, slots=True)
class Task:
    """Something that the user is to get done."""

    title: Said
    state: TaskState


Content = Fact | Procedure | Episode | ResourceSummary | CoreStatement | Task


@dataclass(frozen=True, slots=True)
class Add:
    """A memory that was not there."""

    content: Content


@dataclass(frozen=True, slots=True)
class Update:
    """A known memory, said again with what is new or better."""

    memory: int
    content: Content


@dataclass(frozen=True, slots=True)
class Supersede:
    """A known memory no longer holds; the content takes its place."""

    memory: int
    content: Content


@dataclass(frozen=True, slots=True)
class Merge:
    """Known memories that are one and the same; the first is kept."""

    memories: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reject:
    """A known memory that the lines do not say, or that is not worth keeping."""

    memory: int


Operation = Add | Update | Supersede | Merge | Reject

KIND_OF_CONTENT: Mapping[type, MemoryKind] = {
    Fact: MemoryKind.SEMANTIC,
    Procedure: MemoryKind.PROCEDURAL,
    Episode: MemoryKind.EPISODIC,
    ResourceSummary: MemoryKind.RESOURCE,
    CoreStatement: MemoryKind.CORE,
    Task: MemoryKind.TASK,
}


def operations_schema(
    line_count: int,
    known_count: int,
    *,
    may_add_core: bool = False,
    without: frozenset[MemoryKind] = frozenset(),
) -> dict[str, object]:
    """The JSON schema of an answer about lines 1 to `line_count` and memories 1 to `known_count`.

    Operations on known memories are left out where there are none, and statements about the user
    where no line is the user's own. `without` are kinds that are not wanted at all.
    """
    unwanted = without | {MemoryKind.VAULT} | (frozenset() if may_add_core else {MemoryKind.CORE})
    contents = [_content(kind) for kind in MemoryKind if kind not in unwanted]
    operations = [_object(op={"const": "add"}, content=_CONTENT)]
    if known_count:
        operations += [
            _object(op={"enum": ["update", "supersede"]}, memory=_KNOWN, content=_CONTENT),
            _object(op={"const": "reject"}, memory=_KNOWN),
        ]
    if known_count > 1:
        operations.append(_object(op={"const": "merge"}, memories=_array(_KNOWN, 2, MAX_CITED)))
    return {
        "$defs": {
            **shared_definitions(line_count),
            "known": {"enum": list(range(1, known_count + 1))},
            "content": {"anyOf": contents},
        },
        **_object(operations=_array({"anyOf": operations}, 0, MAX_OPERATIONS)),
    }


def shared_definitions(line_count: int) -> dict[str, object]:
    """The parts of a schema in which texts cite lines 1 to `line_count`."""
    return {
        "line": {"enum": list(range(1, line_count + 1))},
        "lines": _array({"$ref": "#/$defs/line"}, 1, MAX_CITED),
        "name": {"type": "string", "minLength": 1, "maxLength": MAX_NAME},
        "text": {"type": "string", "minLength": 1, "maxLength": MAX_TEXT},
        "said": _object(text=_TEXT, lines=_LINES),
    }


def summary_schema(line_count: int) -> dict[str, object]:
    """The JSON schema of a title and a summary of lines 1 to `line_count`."""
    return {
        "$defs": shared_definitions(line_count),
        **_object(title=_SAID, summary=_array(_SAID, 1, MAX_PARTS)),
    }


def parse_operations(text: str) -> tuple[Operation, ...]:
    """The operations of an answer, in order.

    Raises: UnusableOutput if anything at all is not as the schema wants it: no part of an answer
    is ever left out in silence.
    """
    answer = _Field(_loaded(text), "the answer")
    return tuple(_operation(one) for one in answer.at("operations").items(MAX_OPERATIONS))


def parse_summary(text: str) -> Episode:
    """The title and the lines of a summary. Raises: UnusableOutput."""
    answer = _Field(_loaded(text), "the answer")
    return Episode(_said(answer.at("title")), _saids(answer.at("summary")))


_LINES: dict[str, Any] = {"$ref": "#/$defs/lines"}
_NAME: dict[str, Any] = {"$ref": "#/$defs/name"}
_TEXT: dict[str, Any] = {"$ref": "#/$defs/text"}
_SAID: dict[str, Any] = {"$ref": "#/$defs/said"}
_KNOWN: dict[str, Any] = {"$ref": "#/$defs/known"}
_CONTENT: dict[str, Any] = {"$ref": "#/$defs/content"}


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _array(items: dict[str, Any], least: int, most: int) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": least, "maxItems": most}


def _content(kind: MemoryKind) -> dict[str, Any]:
    parts = _array(_SAID, 1, MAX_PARTS)
    fields: dict[MemoryKind, dict[str, dict[str, Any]]] = {
        MemoryKind.SEMANTIC: {
            "subject": _NAME,
            "predicate": _NAME,
            "object": _TEXT,
            "lines": _LINES,
        },
        MemoryKind.PROCEDURAL: {"goal": _SAID, "steps": parts},
        MemoryKind.EPISODIC: {"title": _SAID, "summary": parts},
        MemoryKind.RESOURCE: {"title": _SAID, "summary": parts},
        MemoryKind.CORE: {"block": {"enum": [*CoreBlock]}, "statement": _SAID},
        MemoryKind.TASK: {"title": _SAID, "state": {"enum": [*TaskState]}},
    }
    return _object(kind={"const": kind.value}, **fields[kind])


def _loaded(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError as error:
        raise UnusableOutput(f"The model's answer is no JSON: {error}.") from error
    except RecursionError as error:
        raise UnusableOutput("The model's answer is nested too deeply.") from error


@dataclass(frozen=True, slots=True)
class _Field:
    """A part of the answer, and where it stands there."""

    value: object
    place: str

    def at(self, name: str) -> "_Field":
        if not isinstance(self.value, dict) or name not in self.value:
            raise UnusableOutput(f"The model's answer has no “{name}” in {self.place}.")
        return _Field(self.value[name], f"{name} of {self.place}")

    def items(self, most: int, least: int = 0) -> "list[_Field]":
        if not isinstance(self.value, list) or not least <= len(self.value) <= most:
            raise self.wrong(f"a list of {least} to {most}")
        return [
            _Field(one, f"{self.place}, number {number}")
            for number, one in enumerate(self.value, start=1)
        ]

    def text(self, most: int) -> str:
        """A text on one line; blanks are made single, half characters replaced."""
        if not isinstance(self.value, str) or len(self.value) > most:
            raise self.wrong(f"a text of at most {most} characters")
        text = " ".join(self.value.encode("utf-8", errors="replace").decode("utf-8").split())
        if not text:
            raise self.wrong("a text")
        return text

    def number(self) -> int:
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise self.wrong("a number")
        return self.value

    def one_of(self, names: type[StrEnum]) -> str:
        if not isinstance(self.value, str) or self.value not in set(names):
            raise self.wrong(f"one of {', '.join(names)}")
        return self.value

    def wrong(self, wanted: str) -> UnusableOutput:
        return UnusableOutput(f"The model's answer has no {wanted} as {self.place}.")


def _operation(field: _Field) -> Operation:
    match field.at("op").value:
        case "add":
            return Add(_read_content(field.at("content")))
        case "update":
            return Update(field.at("memory").number(), _read_content(field.at("content")))
        case "supersede":
            return Supersede(field.at("memory").number(), _read_content(field.at("content")))
        case "merge":
            return Merge(_numbers(field.at("memories")))
        case "reject":
            return Reject(field.at("memory").number())
    raise field.at("op").wrong("known operation")


def _read_content(field: _Field) -> Content:
    match field.at("kind").value:
        case MemoryKind.SEMANTIC:
            return Fact(
                field.at("subject").text(MAX_NAME),
                field.at("predicate").text(MAX_NAME),
                field.at("object").text(MAX_TEXT),
                _numbers(field.at("lines")),
            )
        case MemoryKind.PROCEDURAL:
            return Procedure(_said(field.at("goal")), _saids(field.at("steps")))
        case MemoryKind.EPISODIC:
            return Episode(_said(field.at("title")), _saids(field.at("summary")))
        case MemoryKind.RESOURCE:
            return ResourceSummary(_said(field.at("title")), _saids(field.at("summary")))
        case MemoryKind.CORE:
            block = CoreBlock(field.at("block").one_of(CoreBlock))
            return CoreStatement(block, _said(field.at("statement")))
        case MemoryKind.TASK:
            state = TaskState(field.at("state").one_of(TaskState))
            return Task(_said(field.at("title")), state)
    raise field.at("kind").wrong("known kind")


def _said(field: _Field) -> Said:
    return Said(field.at("text").text(MAX_TEXT), _numbers(field.at("lines")))


def _saids(field: _Field) -> tuple[Said, ...]:
    return tuple(_said(one) for one in field.items(MAX_PARTS, 1))


def _numbers(field: _Field) -> tuple[int, ...]:
    """Numbers, each once, in the order given."""
    return tuple(dict.fromkeys(one.number() for one in field.items(MAX_CITED, 1)))
