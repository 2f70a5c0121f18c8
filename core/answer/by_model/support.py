"""Whether a block of evidence carries a sentence, and which of its lines do.

Two checks, both without the model that wrote it: every number, date and name must stand in the
block (`core.memory.by_model.carried_by_evidence`), and, where there is an embedder, the sentence
must also mean something near to what stands there, which words picked from here and there do not.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.answer.by_model.evidence_blocks import EvidenceBlock
from core.answer.units import Unit
from core.answer.wording import moment_words
from core.memory.by_model.carried_by_evidence import is_carried
from core.models.embedder import Embedder
from core.recall.language import Language
from core.recall.words import words_of

LEAST_SIMILARITY = 0.35
"""Cosine with the nearest stretch of the block, at least."""

_PARTS = re.compile(r"(?<=[^\s.]{2}[.!?])\s+(?=[A-ZÄÖÜ0-9\"“(])")


@dataclass(frozen=True, slots=True)
class Support:
    """The narrowest stretch of a block that carries a sentence."""

    block: EvidenceBlock
    units: tuple[Unit, ...]

    @property
    def quote(self) -> str:
        return " ".join(" ".join(unit.text.split()) for unit in self.units)


def support_of(
    sentence: str, block: EvidenceBlock, embedder: Embedder | None, *, with_moment: bool = False
) -> Support | None:
    """The lines of the block that carry the sentence; None if the block does not.

    `with_moment`: when the block was seen may be said, too. Otherwise it may not, or the date of
    a screen would pass for a date on it.
    """
    beside = _moments(block) if with_moment else []
    parts = _PARTS.split(sentence)
    if not _carry(parts, [*block.texts, *beside]):
        return None
    stretch = _narrowest(parts, block, beside)
    if embedder is not None and not _is_near(sentence, block, stretch, embedder):
        return None
    return Support(block, stretch)


def _carry(parts: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether each part of a sentence is carried, so that no good one hides a bad one."""
    return all(is_carried(part, texts).is_carried for part in parts)


def _narrowest(
    parts: Sequence[str], block: EvidenceBlock, beside: Sequence[str]
) -> tuple[Unit, ...]:
    """The fewest neighbouring units that are enough; all of them if only the whole is."""
    around = [block.seen.window.title, *beside]
    for size in range(1, len(block.units)):
        for start in range(len(block.units) - size + 1):
            stretch = block.units[start : start + size]
            if _carry(parts, [*(unit.text for unit in stretch), *around]):
                return stretch
    return block.units


def _is_near(
    sentence: str, block: EvidenceBlock, stretch: Sequence[Unit], embedder: Embedder
) -> bool:
    """Whether the sentence means something near to its lines, or to the passage around them.

    The passage is only looked at if the lines alone say too little, as the cells of a table do.
    """
    alone = " ".join(unit.text for unit in stretch)
    if words_of(alone) == words_of(sentence):
        return True
    said, near = embedder.embed_passages([sentence, alone])
    if float(said @ near) >= LEAST_SIMILARITY:
        return True
    around = embedder.embed_passages([f"{block.seen.window.title}: {alone}", " ".join(block.texts)])
    return float(np.max(around @ said)) >= LEAST_SIMILARITY


def _moments(block: EvidenceBlock) -> list[str]:
    at = block.seen.at
    return [f"{at:%Y-%m-%d %H:%M}", *(moment_words(at, language) for language in Language)]
