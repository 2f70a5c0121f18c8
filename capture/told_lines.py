"""Holds what a program tells of its text against the picture: only what is seen there is taken.

Of the lines that are told, those stay that lie in the open part of their window, where nothing
changed while they were told, with ink where letters should be and as wide as their letters are.
What is taken is painted over, so that all other ink, whoever it is from, is still read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
import numpy.typing as npt

from capture.line_crops import GAP_HEIGHTS
from capture.screens import RgbFrame
from capture.told_ink import Ink, ground_of, ink_at
from capture.visible_text import ToldLine, ToldText
from core.observation import Box, TextLine

WIDE_GAP = "\t"
# Boxes that share less than this in one direction are neighbours.
TOUCHING_PX = 2
# Two told lines that share more of the smaller one cannot both be seen.
CONFLICT_SHARE = 0.3
# Ink that reaches so near the right edge of its part of the window may be cut off there.
EDGE_PX = 6
# How far the width of a line's letters may be from that of others as high.
NARROWEST, WIDEST = 0.8, 1.25
EXACT_SLACK = 1.5
# Where there are no others: how wide a letter is, measured by how high the line's ink is.
NARROWEST_OF_HEIGHT, WIDEST_OF_HEIGHT = 0.38, 1.3
MOST_INK = 0.6
_FEW = 3
_NARROW_SIGNS = frozenset("iljtfrI.,:;'’`!|()[]1 ")
_WIDE_SIGNS = frozenset("mwMW@%—…")

Edges = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """What is seen of one window on one monitor, in the monitor's pixels.

    `corner` is the monitor's top left corner in desktop coordinates, `clip` the window's part of
    the monitor, `covered` what lies over it. `later` was grabbed after the program had answered.
    """

    frame: RgbFrame
    later: RgbFrame
    corner: tuple[int, int]
    clip: Box
    covered: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A told line that is seen; `painted` is where its ink is, `is_exact` as it was told."""

    line: TextLine
    painted: Box
    is_exact: bool


@dataclass(frozen=True, slots=True)
class _Inked:
    """A told line at its place on the monitor, and the box of its ink."""

    told: ToldLine
    place: Box
    ink_box: Box
    pieces: tuple[tuple[int, int], ...]  # columns of the ink between wide gaps, in the ink's box

    @property
    def sign_px(self) -> float:
        """How wide a letter of common width is."""
        inked = sum(right - left for left, right in self.pieces)
        return inked / max(0.5, _units(self.told.text))

    @property
    def may_be_cut(self) -> bool:
        return not self.told.is_exact and self.place.right - self.ink_box.right < EDGE_PX


def seen_lines(told: ToldText, sight: Sight) -> list[SeenLine]:
    """The told lines that the picture bears out."""
    lines = [(line, _moved(line.box, sight.corner)) for line in told.lines]
    lines = [(line, box) for line, box in lines if _is_inside(box, sight.clip)]
    doubtful = [_moved(box, sight.corner) for box in told.doubtful]
    hidden = _touched([box for _, box in lines], [*doubtful, *sight.covered])
    lines = [one for one, is_hidden in zip(lines, hidden, strict=True) if not is_hidden]
    lines = _without_conflicts([one for one in lines if _stood_still(one[1], sight)])
    inked = [one for line, box in lines if (one := _inked(line, box, sight.frame)) is not None]
    widths = _usual_widths(inked)
    return [
        seen
        for one in inked
        if _has_width_of_its_text(one, widths.get(one.place.height))
        for seen in _parted(one)
    ]


def painted_over(frame: RgbFrame, lines: Sequence[SeenLine]) -> RgbFrame:
    """A frame on which these lines are no longer seen; the same array if there are none."""
    if not lines:
        return frame
    bare = frame.copy()
    for line in lines:
        box = line.painted
        part = bare[max(0, box.top) : box.bottom, max(0, box.left) : box.right]
        part[:] = ground_of(part)
    return bare


def _moved(box: Box, corner: tuple[int, int]) -> Box:
    return Box(box.left - corner[0], box.top - corner[1], box.width, box.height)


def _is_inside(box: Box, clip: Box) -> bool:
    return (
        box.width > 0
        and box.height > 0
        and box.left >= clip.left
        and box.top >= clip.top
        and box.right <= clip.right
        and box.bottom <= clip.bottom
    )


def _stood_still(box: Box, sight: Sight) -> bool:
    rows, columns = slice(box.top, box.bottom), slice(box.left, box.right)
    return np.array_equal(sight.frame[rows, columns], sight.later[rows, columns])


def _edges(boxes: Sequence[Box]) -> Edges:
    return np.array(
        [(box.left, box.top, box.right, box.bottom) for box in boxes], np.int64
    ).reshape(-1, 4)


def _shared(ones: Edges, others: Edges) -> tuple[Edges, Edges]:
    """How wide and how high the common part of each two boxes is; negative if there is none."""
    width = np.minimum.outer(ones[:, 2], others[:, 2]) - np.maximum.outer(ones[:, 0], others[:, 0])
    height = np.minimum.outer(ones[:, 3], others[:, 3]) - np.maximum.outer(ones[:, 1], others[:, 1])
    return width, height


def _touched(boxes: Sequence[Box], others: Sequence[Box]) -> list[bool]:
    """For each box, whether another reaches into it."""
    width, height = _shared(_edges(boxes), _edges(others))
    touched: Ink = (width > TOUCHING_PX) & (height > TOUCHING_PX)
    return [bool(row.any()) for row in touched]


def _without_conflicts(lines: Sequence[tuple[ToldLine, Box]]) -> list[tuple[ToldLine, Box]]:
    """The lines that no other claims the place of; of those told twice the exact, smaller ones."""
    if not lines:
        return []
    edges = _edges([box for _, box in lines])
    width, height = _shared(edges, edges)
    area = np.maximum(width, 0) * np.maximum(height, 0)
    own = np.diagonal(area)
    clash = (area > CONFLICT_SHARE * np.minimum.outer(own, own)) & ~np.eye(len(lines), dtype=bool)
    dropped = set()
    for one, other in np.argwhere(np.triu(clash)).tolist():
        (first, first_box), (second, second_box) = lines[one], lines[other]
        if first.text != second.text:
            dropped |= {one, other}
            continue
        is_second_better = (second.is_exact, -second_box.width) > (first.is_exact, -first_box.width)
        dropped.add(one if is_second_better else other)
    return [line for at, line in enumerate(lines) if at not in dropped]


def _inked(told: ToldLine, box: Box, frame: RgbFrame) -> _Inked | None:
    """Where a line's ink is; None if there is none or too much, if it goes on beyond the place
    that was told, or stands in more than one row."""
    inked = ink_at(frame, box, has_overhang=told.is_exact)
    if inked is None:
        return None
    box, ink = inked
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not rows.size or ink.mean() > MOST_INK:
        return None
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    left, right = int(columns[0]), int(columns[-1]) + 1
    blank_rows = int(np.diff(rows).max(initial=1)) - 1
    # Accents and dots stand a little above their letters; two lines stand further apart.
    if not told.is_exact and 3 * blank_rows > bottom - top:
        return None
    gaps = np.flatnonzero(np.diff(columns) > GAP_HEIGHTS * box.height)
    starts = [0, *(int(columns[gap + 1]) - left for gap in gaps)]
    ends = [*(int(columns[gap]) + 1 - left for gap in gaps), right - left]
    ink_box = Box(box.left + left, box.top + top, right - left, bottom - top)
    return _Inked(told, box, ink_box, tuple(zip(starts, ends, strict=True)))


def _usual_widths(lines: Sequence[_Inked]) -> dict[int, float]:
    """How wide a letter is in lines of each height, where enough lines that are whole tell."""
    by_height: dict[int, list[float]] = {}
    for one in lines:
        if not one.may_be_cut:
            by_height.setdefault(one.place.height, []).append(one.sign_px)
    return {height: median(px) for height, px in by_height.items() if len(px) >= _FEW}


def _has_width_of_its_text(one: _Inked, usual_px: float | None) -> bool:
    """Whether the ink can be the text: an ellipsis, a picture with a name, a second text beside
    the first are narrower or wider than the letters would be."""
    if usual_px is not None:
        # One page may have several fonts of one height, but not with letters half as wide.
        slack = EXACT_SLACK if one.told.is_exact else 1.0
        return NARROWEST / slack * usual_px <= one.sign_px <= WIDEST * slack * usual_px
    height = one.ink_box.height
    fits = NARROWEST_OF_HEIGHT * height <= one.sign_px <= WIDEST_OF_HEIGHT * height
    return fits and not one.may_be_cut


def _parted(one: _Inked) -> list[SeenLine]:
    """A line, or its pieces where wide gaps part it, as a reader of pictures would part it."""
    texts = one.told.text.split(WIDE_GAP)
    if len(one.pieces) == 1:
        texts = [" ".join(texts)]
    if len(texts) != len(one.pieces):
        return []
    box = one.place if one.told.is_exact else one.ink_box
    # The soft rim of letters may lie a pixel beyond.
    painted = Box(box.left - 1, box.top - 1, box.width + 2, box.height + 2)
    seen = []
    for text, (left, right) in zip(texts, one.pieces, strict=True):
        piece = Box(one.ink_box.left + left, box.top, right - left, box.height)
        seen.append(SeenLine(TextLine(text, piece), painted, one.told.is_exact))
    return seen


def _units(text: str) -> float:
    """How wide a text is, in letters of common width."""
    narrow = sum(sign in _NARROW_SIGNS for sign in text)
    wide = sum(sign in _WIDE_SIGNS for sign in text)
    return len(text) - 0.5 * narrow + 0.5 * wide
