"""Commands to type: behind a prompt, with its options, or where a step says “type: …”."""

import re
from collections.abc import Sequence

from core.answer.reading.readings import Reading
from core.answer.value_patterns import Value
from core.answer.wanted import Wanted

_TOLD = re.compile(
    r"\b(?:type|typing|typed|run|running|enter|execute|issue|command)"
    r"(?: (?:in|this|the command|the following|at the prompt)){0,2}\s?:\s*"
    r"(?P<command>[a-z~./][\w./~-]*(?:\s\S+)*)",
    re.IGNORECASE,
)
_COMMAND_LABEL = re.compile(r"\b(?:command|type|run|enter|execute|shell|prompt|befehl)\b", re.I)
# Options, paths, pipes and redirections, which no words of everyday have.
_LOOKS_TYPED = re.compile(r"(?<!\S)--?[a-z]|[|<>=`]|\w/\w|\w_\w|(?<!\S)(?:sudo|\./)")
_ANSWERED = re.compile(r":\s|\.$")


def typed_in(reading: Reading, text: str, found: Sequence[Value]) -> tuple[Value, ...]:
    """The commands among what looks like some, or the one that a step tells to type.

    “Locked in 3 s” under a label is none, though it stands alone in small letters.
    """
    told = _TOLD.search(text)
    if told is not None:
        start, end = told.span("command")
        return (Value(start, end, told["command"].strip(" `"), Wanted.COMMAND),)
    is_labelled = bool(reading.label) and not _COMMAND_LABEL.search(reading.label)
    return tuple(
        value
        for value in found
        if not _ANSWERED.search(value.text)
        and (not is_labelled or _LOOKS_TYPED.search(value.text) is not None)
    )
