"""Looking at a stored frame with a model that sees: what it shows, or what is asked about it.

What a model says of a picture cannot be held against its text, as everything else that a model
says is. So it is told as the model's own words, with the frame beside it, and never as a quote.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass

from core.errors import CannotChange, UnusableOutput
from core.ids import ObservationId
from core.memory.by_model.prompt import inert, instructions
from core.models.text_generator import PictureReader, never_stop
from core.store.store import Store

VERSION = "look v1"

_ANSWER_TOKENS = 220
_MOST_CHARACTERS = 600
_MOST_OF_A_QUESTION = 400
_DESCRIBE = "Describe what this screen shows."
_SCHEMA: dict[str, object] = {
    "type": "object",
    "properties": {"text": {"type": "string", "minLength": 1, "maxLength": _MOST_CHARACTERS}},
    "required": ["text"],
    "additionalProperties": False,
}


@dataclass(frozen=True, slots=True)
class FrameLook:
    """What a model said of a frame. `made_by` names the model and the prompt's version."""

    observation_id: ObservationId
    text: str
    model: str
    prompt_version: str = VERSION

    @property
    def made_by(self) -> str:
        return f"{self.model} · {self.prompt_version}"


def look_at_frame(
    store: Store,
    reader: PictureReader,
    observation_id: ObservationId,
    question: str = "",
    should_stop: Callable[[], bool] = never_stop,
) -> FrameLook:
    """What a frame shows, or the answer to a question about it.

    The picture is the stored one: what was redacted on the screen is redacted here.
    Raises: UnknownItem for a frame that is not there; CannotChange if its picture was let go;
    ModelUnavailable; UnusableOutput; GenerationStopped.
    """
    store.observations.get(observation_id)
    place = store.observations.picture_place(observation_id)
    picture = store.pictures.get(place) if place else None
    if picture is None:
        raise CannotChange("This frame has no picture any more; there is nothing to look at.")
    said = look_at_picture(reader, picture.webp, question, should_stop)
    return FrameLook(observation_id, said, reader.name)


def look_at_picture(
    reader: PictureReader,
    webp: bytes,
    question: str = "",
    should_stop: Callable[[], bool] = never_stop,
) -> str:
    """What the model says of an encoded picture, or answers about it.

    Raises: ModelUnavailable; UnusableOutput; GenerationStopped.
    """
    asked = inert(question, _MOST_OF_A_QUESTION) or _DESCRIBE
    prompt = f"{instructions('look_v1')}\n\nThe person asks: {asked}"
    try:
        answer = reader.look(
            webp, prompt, _SCHEMA, max_tokens=_ANSWER_TOKENS, should_stop=should_stop
        )
    except ValueError as error:
        raise UnusableOutput(f"The model cannot take the picture in: {error}.") from error
    return _text(answer)


def _text(answer: str) -> str:
    """Raises: UnusableOutput for what is not as the schema wants it."""
    try:
        told = json.loads(answer)
    except (ValueError, RecursionError) as error:
        raise UnusableOutput("The model's answer about the picture is no JSON.") from error
    text = told.get("text") if isinstance(told, dict) else None
    said = inert(text, _MOST_CHARACTERS) if isinstance(text, str) else ""
    if not said:
        raise UnusableOutput("The model said nothing about the picture.")
    return said
