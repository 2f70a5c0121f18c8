"""What a found secret is: its kind, its place, and the marker that replaces it."""

import re
from dataclasses import dataclass
from enum import StrEnum


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


MARKERS = {kind: f"[{kind.value}]" for kind in SecretKind}
MARKER_PATTERN = re.compile("|".join(re.escape(marker) for marker in MARKERS.values()))
