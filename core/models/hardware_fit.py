"""Whether a model suits this computer, told before it is fetched."""

from collections.abc import Sequence
from enum import StrEnum

from core.models.catalogue import ModelEntry

_COMFORTABLE = 0.6
_POSSIBLE = 0.85
_QUICK = 0.25


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


def suggested_model(entries: Sequence[ModelEntry], memory_bytes: int | None) -> ModelEntry | None:
    """The one to begin with, of models of one role, the smallest first; None if none suits well.

    The largest that takes at most a quarter of the memory: on a processor a larger one is slow,
    long before it no longer fits.
    """
    good = [e for e in entries if hardware_fit(e.memory_bytes, memory_bytes) is Fit.GOOD]
    if memory_bytes is None or not good:
        return None
    quick = [entry for entry in good if entry.memory_bytes <= _QUICK * memory_bytes]
    return quick[-1] if quick else good[0]
