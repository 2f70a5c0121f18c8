"""Guesses the next tokens where an answer repeats what stood in the prompt.

Answers quote evidence, and name the fields of a schema again and again. Four tokens in one pass
cost about 1.8 times as much as one (measured on two cores, docs/performance.md), so guesses pay
when three of them bring one right token or so; where they do not, they soon cease.
Source: Saxena 2023, Prompt Lookup Decoding.
"""

from collections.abc import Iterable

MOST_GUESSES = 3

_TOKENS_THAT_MATCH = 3
_TRIES = 6
_LEAST_RIGHT_PER_TRY = 0.8


class PromptLookup:
    """What stood behind the last few tokens when they stood there before; for one answer."""

    def __init__(self, prompt: Iterable[int]) -> None:
        self._tokens: list[int] = []
        self._ends: dict[tuple[int, ...], int] = {}
        self._tries = 0
        self._right = 0
        for token in prompt:
            self.add(token)

    def add(self, token: int) -> None:
        """Go on behind a token that was written."""
        # What ends here is found from the next token on: its continuation is not known before.
        if len(self._tokens) >= _TOKENS_THAT_MATCH:
            self._ends[tuple(self._tokens[-_TOKENS_THAT_MATCH:])] = len(self._tokens)
        self._tokens.append(token)

    def guess(self, most: int = MOST_GUESSES) -> list[int]:
        """The tokens that may come next, none if there is nothing to go by or it did not pay."""
        if self._tries >= _TRIES and self._right < _LEAST_RIGHT_PER_TRY * self._tries:
            return []
        end = self._ends.get(tuple(self._tokens[-_TOKENS_THAT_MATCH:]))
        guessed = self._tokens[end : end + most] if end is not None and most > 0 else []
        self._tries += bool(guessed)
        return guessed

    def was_right(self) -> None:
        """One of the guessed tokens came."""
        self._right += 1
