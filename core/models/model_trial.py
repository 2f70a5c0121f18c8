"""A model tried out: it answers a question from three lines, and its speed is taken."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass

from core.models.model_process import ModelProcess

_PROMPT = """You answer from the numbered lines below and from nothing else.

[1] Tuesday 09:12, Calendar: Dentist on Thursday at 15:30, Dr Okafor
[2] Tuesday 09:40, Mail: The ferry to Arran leaves at 07:00; be there half an hour before
[3] Tuesday 11:05, Notes: Buy two tickets for the ferry, one of them for the dog

When does the ferry leave? Answer in one sentence and name the line."""

_SCHEMA = {
    "type": "object",
    "properties": {
        "answer": {"type": "string", "minLength": 1, "maxLength": 160},
        "line": {"enum": [1, 2, 3]},
    },
    "required": ["answer", "line"],
    "additionalProperties": False,
}
_MOST_TOKENS = 250


@dataclass(frozen=True, slots=True)
class ModelTrial:
    """What came of it. `is_right` is True if the line was the one that says it.

    `first_s` is the time from the question to the first token, the model's loading not included;
    `tokens_per_s` counts the written ones.
    """

    answer: str
    is_right: bool
    first_s: float
    tokens_per_s: float


def try_model(process: ModelProcess, clock: Callable[[], float] = time.monotonic) -> ModelTrial:
    """Have a model answer. Raises: ModelUnavailable, ModelCrashed among them."""
    prompt_tokens = process.count_tokens(_PROMPT)  # loads it, too
    room = min(_MOST_TOKENS, process.context_tokens - prompt_tokens)
    times = [clock()]
    written = process.generate_json(
        _PROMPT, _SCHEMA, max_tokens=room, on_text=lambda _piece: times.append(clock())
    )
    began, first, last = times[0], times[1] if len(times) > 1 else times[0], times[-1]
    tokens = process.count_tokens(written)
    answer, line = _read(written)
    return ModelTrial(
        answer, line == 2, first - began, (tokens - 1) / (last - first) if last > first else 0.0
    )


def _read(written: str) -> tuple[str, int]:
    """The answer and its line; as it stands, with no line, where it was cut short."""
    try:
        told = json.loads(written)
    except ValueError:
        return written, 0
    return told["answer"], told["line"]
