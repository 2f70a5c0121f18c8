"""Finds by how many rows the content of a frame moved: scrolling, or a new message in a chat."""

import numpy as np
import numpy.typing as npt

from capture.screens import RgbFrame
from core.observation import Box

# A frame is compared strip by strip, so that a pane may move while the one beside it stands.
STRIP_PX = 64
# So many equal rows of a strip speak for a move; fewer may be chance (rules, rows of icons).
MIN_ROWS = 12
MOST_MOVES = 3

_SEED = 1


def vertical_moves(before: RgbFrame, after: RgbFrame, area: Box) -> tuple[int, ...]:
    """How far down content moved within an area of two frames of equal shape, likeliest first.

    In pixels, negative for up; at most three. Only rows that occur once in their strip count.
    """
    old, new = _unlike_rows(before, area), _unlike_rows(after, area)
    _, at_old, at_new = np.intersect1d(old[0], new[0], assume_unique=True, return_indices=True)
    moves = new[1][at_new] - old[1][at_old]
    moves, votes = np.unique(moves[moves != 0], return_counts=True)
    likeliest = np.argsort(-votes, kind="stable")[:MOST_MOVES]
    return tuple(int(moves[number]) for number in likeliest if votes[number] >= MIN_ROWS)


def _unlike_rows(frame: RgbFrame, area: Box) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.intp]]:
    """Signs of the rows, strip by strip, that differ from all others of their strip; and their y.

    A row of one colour is never among them, unless it stands alone in its strip.
    """
    signs = _row_signs(frame[area.top : area.bottom, area.left : area.right])
    flat = signs.reshape(-1)
    unlike, first, count = np.unique(flat, return_index=True, return_counts=True)
    alone = count == 1
    return unlike[alone], first[alone] // signs.shape[1]


def _row_signs(part: RgbFrame) -> npt.NDArray[np.uint64]:
    """A number for the pixels of each row of each strip: uint64, shape (rows, strips)."""
    height, width = part.shape[:2]
    strips = max(1, width // STRIP_PX)
    cut = np.ascontiguousarray(part[:, : strips * STRIP_PX].reshape(height, -1))
    padded = np.pad(cut, ((0, 0), (0, -cut.shape[1] % 8))).view(np.uint64)
    # Every strip has factors of its own, so equal rows of two strips have unequal signs.
    random = np.random.default_rng(_SEED)
    factors = random.integers(1, 2**63, padded.shape[1], dtype=np.uint64) | np.uint64(1)
    starts = np.arange(strips) * (padded.shape[1] // strips)
    with np.errstate(over="ignore"):
        signs: npt.NDArray[np.uint64] = np.add.reduceat(padded * factors, starts, axis=1)
    return signs
