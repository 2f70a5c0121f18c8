"""The shared model as work in the background sees it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from core.models.text_generator import OnText, ignore_text, never_stop
from core.models.turn_queue import Priority

if TYPE_CHECKING:
    from core.models.model_process import ModelProcess


class BackgroundGenerator:
    """A `TextGenerator` that gives way to answers, and leaves the model running when closed."""

    def __init__(self, process: "ModelProcess") -> None:
        self._process = process

    @property
    def name(self) -> str:
        return self._process.name

    @property
    def context_tokens(self) -> int:
        return self._process.context_tokens

    def count_tokens(self, text: str) -> int:
        """How many of `context_tokens` a prompt takes. Raises: ModelUnavailable."""
        return self._process.count_tokens(text, priority=Priority.BACKGROUND)

    def generate_json(
        self,
        prompt: str,
        schema: Mapping[str, object],
        *,
        max_tokens: int,
        should_stop: Callable[[], bool] = never_stop,
        on_text: OnText = ignore_text,
    ) -> str:
        """As `ModelProcess.generate_json`, begun again whenever an answer came in between."""
        return self._process.generate_json(
            prompt,
            schema,
            max_tokens=max_tokens,
            should_stop=should_stop,
            on_text=on_text,
            priority=Priority.BACKGROUND,
        )

    def close(self) -> None:
        """The model is not this one's to end."""
