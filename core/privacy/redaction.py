"""Secrets found in captured text, and text without them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.observation import Box, TextLine


class SecretKind(StrEnum):
    """What sort of secret was found; the value names the marker that replaces it."""

    API_KEY = "api key"
    PASSWORD = "password"
    CARD_NUMBER = "card number"
    IBAN = "iban"
    ONE_TIME_CODE = "one-time code"
    PRIVATE_KEY = "private key"


@dataclass(frozen=True, slots=True)
class SecretSpan:
    """Where a secret stands in a text: `text[start:end]`."""

    start: int
    end: int
    kind: SecretKind


@dataclass(frozen=True, slots=True)
class RedactedLines:
    """Lines without secrets, and the rectangles that must be made unreadable in the picture."""

    lines: tuple[TextLine, ...]
    secret_boxes: tuple[Box, ...]
    kinds: tuple[SecretKind, ...]


def find_secrets(text: str) -> tuple[SecretSpan, ...]:
    """The secrets in one piece of text, in order, not overlapping."""
    raise NotImplementedError


def redact_text(text: str) -> str:
    """The text with each secret replaced by its marker, such as `[card number]`."""
    raise NotImplementedError


def redact_lines(lines: Sequence[TextLine]) -> RedactedLines:
    """Redact lines of one frame; labels on one line may unmask a secret on the next."""
    raise NotImplementedError
