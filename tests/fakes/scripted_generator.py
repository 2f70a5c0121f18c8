"""A language model that says what a test tells it to, and remembers what it was asked."""

import json
from collections.abc import Callable, Mapping, Sequence

from core.models.text_generator import GenerationStopped, OnText, ignore_text, never_stop

PIECE = 7
"""Characters of an answer that are written at a time."""

Answer = str | Mapping[str, object] | Callable[[str], str]


class ScriptedGenerator:
    """A `TextGenerator` that gives its answers one after the other; words count as tokens.

    An answer is a text, a value to be put as JSON, or a function from the prompt to a text.
    """

    def __init__(
        self, answers: Sequence[Answer] = (), name: str = "Scripted", context_tokens: int = 8_192
    ) -> None:
        self._answers = list(answers)
        self._name = name
        self._context_tokens = context_tokens
        self.prompts: list[str] = []
        self.schemas: list[Mapping[str, object]] = []
        self.is_closed = False

    @property
    def name(self) -> str:
        return self._name

    @property
    def context_tokens(self) -> int:
        return self._context_tokens

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def generate_json(
        self,
        prompt: str,
        schema: Mapping[str, object],
        *,
        max_tokens: int,
        should_stop: Callable[[], bool] = never_stop,
        on_text: OnText = ignore_text,
    ) -> str:
        if should_stop():
            raise GenerationStopped
        if self.count_tokens(prompt) + max_tokens > self.context_tokens:
            raise ValueError("the prompt does not fit")
        self.prompts.append(prompt)
        self.schemas.append(schema)
        if not self._answers:
            raise AssertionError("the script has no answer left")
        answer = self._answers.pop(0)
        if not isinstance(answer, str):
            answer = answer(prompt) if callable(answer) else json.dumps(answer)
        for start in range(0, len(answer), PIECE):
            if should_stop():
                raise GenerationStopped
            on_text(answer[start : start + PIECE])
        return answer

    def close(self) -> None:
        self.is_closed = True
