"""How a model wants to be addressed: the text around what the user says."""

import re
from dataclasses import dataclass
from typing import Any

# Stands for what the user says while the template is filled in; private-use characters, so that
# no template says it by itself.
_PLACE = "\ue000said\ue001"
_BOS = "\ue002bos\ue003"


@dataclass(frozen=True, slots=True)
class ChatTurn:
    """One turn of a chat as the model was trained on it: `before`, the user's text, `after`.

    `before` and `after` hold control tokens; the user's text must be tokenised without them.
    """

    before: str
    after: str


PLAIN_TURN = ChatTurn("", "\n")


def chat_turn(llama: Any, template: str | None, eos: str) -> ChatTurn:
    """The turn that a GGUF file's own template makes.

    A plain turn where there is no template, or one that does not keep what the user says as it
    is. The token that starts a text is left out: the tokeniser adds it.
    """
    if not template:
        return PLAIN_TURN
    chat_format = llama.llama_chat_format
    message = {"role": "user", "content": _PLACE}
    try:
        formatter = chat_format.Jinja2ChatFormatter(template, eos_token=eos, bos_token=_BOS)
        # Models that think aloud first would only be cut short by the grammar.
        filled = formatter(messages=[message], enable_thinking=False).prompt
    except (chat_format.jinja2.TemplateError, ValueError, TypeError):
        return PLAIN_TURN
    parts = re.split(re.escape(_PLACE), filled)
    if len(parts) != 2:
        return PLAIN_TURN
    before, after = (part.replace(_BOS, "") for part in parts)
    return ChatTurn(before, after)
