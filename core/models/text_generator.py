"""What writes text from a prompt, whichever model does it."""

from collections.abc import Callable, Mapping
from typing import Protocol


class GenerationStopped(Exception):
    """The caller asked to stop; what was written so far is thrown away."""


def never_stop() -> bool:
    """The `should_stop` of a caller who waits to the end."""
    return False


OnText = Callable[[str], None]
"""Called with each piece of an answer as it is written."""


def ignore_text(_piece: str) -> None:
    """The `on_text` of a caller who waits for the whole."""


class PictureReader(Protocol):
    """A language model that also sees."""

    @property
    def name(self) -> str:
        """What a person would call the model; it goes into `made_by`."""
        ...

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
        """Answer a prompt about an encoded picture with JSON that fits the schema.

        Raises as `TextGenerator.generate_json`; ValueError, too, for what is no picture, or is
        too large.
        """
        ...

    def close(self) -> None:
        """Give back the model's memory; calling it twice is fine."""
        ...


class TextGenerator(Protocol):
    """A language model that fills a JSON schema."""

    @property
    def name(self) -> str:
        """What a person would call the model; it goes into `made_by`."""
        ...

    @property
    def context_tokens(self) -> int:
        """Tokens that a prompt and its answer may take together."""
        ...

    def count_tokens(self, text: str) -> int:
        """How many of `context_tokens` a prompt takes."""
        ...

    def generate_json(
        self,
        prompt: str,
        schema: Mapping[str, object],
        *,
        max_tokens: int,
        should_stop: Callable[[], bool] = never_stop,
        on_text: OnText = ignore_text,
    ) -> str:
        """Answer a prompt with JSON that fits the schema; `on_text` hears it as it is written.

        The prompt is plain text throughout: nothing in it can end the turn, or begin another.
        An answer that needs more than `max_tokens` comes back cut off, so it does not parse.
        Raises: ModelUnavailable if the model cannot run; GenerationStopped; ValueError if the
        prompt and `max_tokens` do not fit into `context_tokens`, or the schema means nothing.
        """
        ...

    def close(self) -> None:
        """Give back the model's memory; calling it twice is fine."""
        ...
