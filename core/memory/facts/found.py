"""What a fact reader finds, before it becomes a memory."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.memory_record import MemoryDraft


class Pattern(StrEnum):
    """The shapes of text that carry their own proof."""

    LABEL = "label"
    FORM = "form"
    TABLE = "table"
    SENTENCE = "sentence"
    CHANGE = "change"
    CONTACT = "contact"
    EVENT = "event"
    PREFERENCE = "preference"
    ROLE = "role"
    REFERENCE = "reference"
    AGREEMENT = "agreement"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact as it was read. `quote` is the sentence or row that says it.

    `said_at` is when it was written, where the page shows that; `is_former` marks the value that
    the same sentence says no longer holds.
    """

    pattern: Pattern
    subject: str
    predicate: str
    object: str
    quote: str
    line_numbers: tuple[int, ...]
    said_at: datetime | None = None
    is_former: bool = False


@dataclass(frozen=True, slots=True)
class FoundFact:
    """A fact to be remembered. A former one stands right before the one that took its place.

    `is_field` says that it was read from a field, label or cell, which its page keeps up to date,
    and not from words that somebody wrote once.
    """

    draft: MemoryDraft
    is_former: bool = False
    is_field: bool = False
