"""What is said to an OpenAI-compatible server, and how its answer is read.

Source: the chat completions endpoint as Ollama, LM Studio and llama-server speak it: a streamed
answer is lines of `data: {JSON}`, the last of them `data: [DONE]`.
"""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

CHAT_PATH = "/chat/completions"
MODELS_PATH = "/models"

_PIECE = re.compile(r"[A-Za-z]+|[^\sA-Za-z]|\n")
_LETTERS_PER_TOKEN = 4
_BYTES_PER_TOKEN = 3
_MOST_OF_A_REASON = 160
_THOUGHTS = re.compile(r"<think>.*?</think>", re.DOTALL)
# Valid JSON has them nowhere but between its parts, where a blank is as good; some servers'
# grammars (llama-cpp-python 0.3.36) let them into strings.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_IN_WORDS = (
    "{prompt}\n\nAnswer with one JSON object and with nothing else, without a code block. "
    "It must fit this JSON schema:\n{schema}"
)


class Form(Enum):
    """How the form of an answer is asked for."""

    SCHEMA = auto()  # the server holds the model to it
    OBJECT = auto()  # the same as llama-cpp-python's server wants it; others promise any object
    WORDS = auto()  # the model alone is told, for servers that can promise nothing


@dataclass(frozen=True, slots=True)
class Heard:
    """One streamed part: a piece of text, why the answer ended if it did, or an error."""

    text: str = ""
    finish: str = ""
    error: str = ""


DONE = Heard(finish="done")


def chat_body(
    model: str, prompt: str, schema: Mapping[str, object], max_tokens: int, form: Form
) -> bytes:
    """The request for one answer, streamed, always the likeliest word."""
    body: dict[str, object] = {
        "model": model,
        "messages": [{"role": "user", "content": prompt_in(form, prompt, schema)}],
        "stream": True,
        "temperature": 0,
        "max_tokens": max_tokens,
    }
    if form is Form.SCHEMA:
        body["response_format"] = {
            "type": "json_schema",
            "json_schema": {"name": "answer", "strict": True, "schema": schema},
        }
    elif form is Form.OBJECT:
        body["response_format"] = {"type": "json_object", "schema": schema}
    return json.dumps(body).encode("ascii")


def prompt_in(form: Form, prompt: str, schema: Mapping[str, object]) -> str:
    """The prompt as it is sent."""
    if form is Form.SCHEMA:
        return prompt
    return _IN_WORDS.format(prompt=prompt, schema=json.dumps(schema, separators=(",", ":")))


def heard_in(line: str) -> Heard | None:
    """What a line of the stream says; None for one that says nothing, such as a sign of life."""
    if not line.startswith("data:"):
        return None
    data = line.removeprefix("data:").strip()
    if data == "[DONE]":
        return DONE
    told = _loaded(data)
    if not isinstance(told, dict):
        return None
    if "error" in told:
        return Heard(error=reason_in(data) or "an error without a reason")
    choices = told.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    if not isinstance(choice, dict):
        return None
    delta = choice.get("delta")
    text = delta.get("content") if isinstance(delta, dict) else None
    finish = choice.get("finish_reason")
    return Heard(
        _CONTROLS.sub(" ", text) if isinstance(text, str) else "",
        finish=finish if isinstance(finish, str) else "",
    )


def reason_in(body: str) -> str:
    """Why a server refused, in its words, on one line and not long; empty if it does not say."""
    told = _loaded(body)
    error = told.get("error") if isinstance(told, dict) else None
    message = error.get("message") if isinstance(error, dict) else error
    if not isinstance(message, str):
        return ""
    return " ".join("".join(c if c.isprintable() else " " for c in message).split())[
        :_MOST_OF_A_REASON
    ]


def model_names(body: str) -> list[str]:
    """The models that a server says it has."""
    told = _loaded(body)
    listed = told.get("data") if isinstance(told, dict) else None
    items = listed if isinstance(listed, list) else []
    return [one["id"] for one in items if isinstance(one, dict) and isinstance(one.get("id"), str)]


def object_in(text: str) -> str:
    """The JSON object in an answer that may hold other words around it; "" if there is none."""
    said = _THOUGHTS.sub("", text)
    start = said.find("{")
    if start < 0:
        return ""
    try:
        _, end = json.JSONDecoder().raw_decode(said, start)
    except (ValueError, RecursionError):
        return ""
    return said[start:end]


def is_in_form(answer: str, schema: Mapping[str, object]) -> bool:
    """Whether an answer is an object with all that the schema requires at the top.

    Its parts are judged by whoever asked, who can tell which of them are of use.
    """
    told = _loaded(answer)
    required = schema.get("required", ())
    return (
        isinstance(told, dict)
        and isinstance(required, list | tuple)
        and all(name in told for name in required)
    )


def estimated_tokens(text: str) -> int:
    """About how many tokens a text has, rather too many: such servers have no common way to ask.

    Four letters of the Latin alphabet are taken for one token; a digit, a sign or a letter of
    another script for one each.
    """
    return sum(
        math.ceil(len(piece) / _LETTERS_PER_TOKEN)
        if piece.isascii() and piece.isalpha()
        else math.ceil(len(piece.encode("utf-8", errors="replace")) / _BYTES_PER_TOKEN)
        for piece in _PIECE.findall(text)
    )


def _loaded(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
