"""A model tried out: it answers a question about the sample day, and its speed is taken."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass

from core.errors import ModelUnavailable
from core.models.text_generator import GenerationStopped, TextGenerator, never_stop

QUESTION = "When is my appointment at the tax office?"

_PROMPT = f"""You answer from the numbered lines below and from nothing else.

[1] Tuesday 10 March 2026, 07:46, Mail: You are invited to an appointment on Tuesday 24 March \
2026, 10:30, City Tax Office, Mill Square 3, room 214
[2] Tuesday 10 March 2026, 08:12, Mail: Quote for the new boiler, valid until the end of the month
[3] Tuesday 10 March 2026, 13:47, Mail: Your appointment on 24 March 2026 at the City Tax Office \
cannot take place. It has been moved to Thursday 2 April 2026, 09:15, room 108

{QUESTION} Answer in one sentence and name the line."""

_RIGHT_LINE = 3
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
_FEWEST_TOKENS = 30


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


def try_model(
    model: TextGenerator,
    clock: Callable[[], float] = time.monotonic,
    should_stop: Callable[[], bool] = never_stop,
) -> ModelTrial:
    """Have a model answer. Raises: ModelUnavailable, ModelCrashed among them; GenerationStopped."""
    prompt_tokens = model.count_tokens(_PROMPT)  # loads it, too
    room = min(_MOST_TOKENS, model.context_tokens - prompt_tokens)
    if room < _FEWEST_TOKENS:
        raise ModelUnavailable("This model reads too little at once to answer; choose another.")
    times = [clock()]
    written = model.generate_json(
        _PROMPT,
        _SCHEMA,
        max_tokens=room,
        should_stop=should_stop,
        on_text=lambda _piece: times.append(clock()),
    )
    began, first, last = times[0], times[1] if len(times) > 1 else times[0], times[-1]
    tokens = model.count_tokens(written)
    answer, line = _read(written)
    return ModelTrial(
        answer,
        line == _RIGHT_LINE,
        first - began,
        (tokens - 1) / (last - first) if last > first else 0.0,
    )


def try_chosen(model: TextGenerator | None, should_stop: Callable[[], bool]) -> ModelTrial:
    """The same for a person at a window. Raises: ModelUnavailable, also where none is chosen, and
    after a stop."""
    if model is None:
        raise ModelUnavailable("No language model is chosen; choose one and try again.")
    try:
        return try_model(model, should_stop=should_stop)
    except GenerationStopped:
        raise ModelUnavailable("The test was stopped.") from None


def _read(written: str) -> tuple[str, int]:
    """The answer and its line; as it stands, with no line, where it was cut short."""
    try:
        told = json.loads(written)
    except ValueError:
        return written, 0
    return told["answer"], told["line"]
