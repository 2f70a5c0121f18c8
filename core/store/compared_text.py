"""Texts as they are compared when the user looks for words."""

import unicodedata


def as_compared(text: str) -> str:
    """A text without case, with every break a single space."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
