"""The shared model as work in the background sees it."""

from collections.abc import Callable, Mapping
from typing import Protocol

from core.errors import ModelLetGo
from core.models.text_generator import OnText, TextGenerator, ignore_text, never_stop
from core.models.turn_queue import Priority


class GaveWay(Exception):
    """Somebody more important waits; the request begins again when its turn comes."""


def closed_meanwhile() -> ModelLetGo:
    """Somebody chose another model, or none, while this one was to be asked."""
    return ModelLetGo(
        "The language model was changed or let go meanwhile; ask again for the present one."
    )


class SharedGenerator(TextGenerator, Protocol):
    """A `TextGenerator` for any number of threads, whose callers can say how urgent they are."""

    def count_tokens(self, text: str, *, priority: Priority = Priority.ANSWER) -> int: ...

    def generate_json(
        self,
        prompt: str,
        schema: Mapping[str, object],
        *,
        max_tokens: int,
        should_stop: Callable[[], bool] = never_stop,
        on_text: OnText = ignore_text,
        priority: Priority = Priority.ANSWER,
    ) -> str: ...

    def in_background(self) -> TextGenerator:
        """The same model for work that can wait: it gives way to answers between tokens."""
        ...


class BackgroundGenerator:
    """A `TextGenerator` that gives way to answers, and leaves the model running when closed."""

    def __init__(self, shared: SharedGenerator) -> None:
        self._shared = shared

    @property
    def name(self) -> str:
        return self._shared.name

    @property
    def context_tokens(self) -> int:
        return self._shared.context_tokens

    def count_tokens(self, text: str) -> int:
        """How many of `context_tokens` a prompt takes. Raises: ModelUnavailable."""
        return self._shared.count_tokens(text, priority=Priority.BACKGROUND)

    def generate_json(
        self,
        prompt: str,
        schema: Mapping[str, object],
        *,
        max_tokens: int,
        should_stop: Callable[[], bool] = never_stop,
        on_text: OnText = ignore_text,
    ) -> str:
        """As `SharedGenerator.generate_json`, begun again whenever an answer came in between."""
        return self._shared.generate_json(
            prompt,
            schema,
            max_tokens=max_tokens,
            should_stop=should_stop,
            on_text=on_text,
            priority=Priority.BACKGROUND,
        )

    def close(self) -> None:
        """The model is not this one's to end."""
