"""Whether a model suits this computer, told before it is fetched."""

from enum import StrEnum

_COMFORTABLE = 0.6
_POSSIBLE = 0.85


class Fit(StrEnum):
    """How a model's need compares with the memory there is."""

    GOOD = "good"
    TIGHT = "tight"
    TOO_LARGE = "too large"
    UNKNOWN = "unknown"


def hardware_fit(needed_bytes: int, memory_bytes: int | None) -> Fit:
    """How a model that needs so much suits a computer with so much memory in all.

    Good leaves two fifths to the system and other programs; tight means to close some of them.
    """
    if memory_bytes is None:
        return Fit.UNKNOWN
    if needed_bytes <= _COMFORTABLE * memory_bytes:
        return Fit.GOOD
    return Fit.TIGHT if needed_bytes <= _POSSIBLE * memory_bytes else Fit.TOO_LARGE
