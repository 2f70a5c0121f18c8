"""Puts back the spaces that a recogniser drops between words, by the gaps in the pixels.

A gap counts as a space only if it is as wide as those that the recogniser did see in the line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from capture.line_crops import inked_columns
from capture.screens import RgbFrame

# Beside these the gap is wider than beside other signs, by so many pixels at most.
NARROW_SIGNS = frozenset("1ilIjtf|.,:;!'’`\"()[]{}-–—·")
NARROW_EXTRA_PX = 2
# In a line without spaces, one gap must stand out this much.
OUTSTANDING = 1.6
MIN_GAP_HEIGHTS = 0.25


@dataclass(frozen=True, slots=True)
class _Gap:
    """Blank columns between two signs; `before` is the index in the text of the right one."""

    width_px: int
    before: int
    is_space: bool


def with_lost_spaces(text: str, middles_px: Sequence[float], pixels: RgbFrame) -> str:
    """The text of a line, with a space wherever a gap between signs is as wide as one.

    `middles_px` tells, for each sign of the text, about where on the line's `pixels` it stands.
    """
    gaps = _gaps(text, middles_px, pixels)
    if not gaps:
        return text
    lost = {gap.before for gap in gaps if not gap.is_space} & _wide(gaps, text, pixels.shape[0])
    return "".join(f" {sign}" if at in lost else sign for at, sign in enumerate(text))


def _gaps(text: str, middles_px: Sequence[float], pixels: RgbFrame) -> list[_Gap]:
    """The widest gap between each two neighbouring signs that have one."""
    signs = [at for at, sign in enumerate(text) if not sign.isspace()]
    columns = inked_columns(pixels)
    if len(signs) < 2 or not columns.size:
        return []
    steps = np.diff(columns)
    widest: dict[int, int] = {}
    for index in np.flatnonzero(steps > 1):
        middle = columns[index] + steps[index] / 2
        right = int(np.searchsorted([middles_px[at] for at in signs], middle))
        if 0 < right < len(signs):
            widest[right] = max(widest.get(right, 0), int(steps[index]) - 1)
    return [
        _Gap(width, signs[right], signs[right] - signs[right - 1] > 1)
        for right, width in widest.items()
    ]


def _wide(gaps: Sequence[_Gap], text: str, height: int) -> set[int]:
    """Where the gaps are that can only be spaces."""
    spaces = [gap.width_px for gap in gaps if gap.is_space]
    others = sorted(gap.width_px for gap in gaps if not gap.is_space)
    least = MIN_GAP_HEIGHTS * height
    if spaces:
        least = max(least, median(spaces))
    elif len(others) > 2:
        least = max(least, OUTSTANDING * others[-2])
    else:
        return set()
    return {
        gap.before
        for gap in gaps
        if gap.width_px >= least + (NARROW_EXTRA_PX if spaces and _is_narrow(gap, text) else 0)
        and not _is_beside_space(gap, text)
    }


def _is_beside_space(gap: _Gap, text: str) -> bool:
    """Whether a space that was seen is one sign away: the gap is likely that one's."""
    return text[max(0, gap.before - 2)].isspace() or text[gap.before + 1 : gap.before + 2] == " "


def _is_narrow(gap: _Gap, text: str) -> bool:
    return text[gap.before] in NARROW_SIGNS or text[gap.before - 1] in NARROW_SIGNS
