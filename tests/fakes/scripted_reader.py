"""A model that sees and says what a test tells it to, and remembers what it was shown."""

import json
from collections.abc import Callable, Mapping, Sequence

from core.models.text_generator import GenerationStopped, OnText, ignore_text, never_stop


class ScriptedReader:
    """A `PictureReader` that gives its answers one after the other.

    An answer is a text that it says, or an error that it raises.
    """

    def __init__(self, answers: Sequence[str | Exception], name: str = "Seeing") -> None:
        self._answers = list(answers)
        self._name = name
        self.pictures: list[bytes] = []
        self.prompts: list[str] = []

    @property
    def name(self) -> str:
        return self._name

    def look(
        self,
        picture: bytes,
        prompt: str,
        schema: Mapping[str, object],
        *,
        max_tokens: int,
        should_stop: Callable[[], bool] = never_stop,
        on_text: OnText = ignore_text,
    ) -> str:
        if should_stop():
            raise GenerationStopped
        self.pictures.append(picture)
        self.prompts.append(prompt)
        if not self._answers:
            raise AssertionError("the script has no answer left")
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return json.dumps({"text": answer})

    def close(self) -> None:
        """Nothing to give back."""
