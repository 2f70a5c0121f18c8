"""Remembers what the last pictures looked like, to find the one that a new one resembles most.

A person goes back and forth between few windows, so it is often not the last.
"""

from collections.abc import Sequence

import numpy as np

from core.store.picture_difference import Pixels

REMEMBERED = 24
# Every so many rows and columns tell how alike two pictures are.
_STEP_PX = 8


class RecentPictures:
    """Knows the pictures that it was told of, by month and id; 130 KB for one of 1080p."""

    def __init__(self) -> None:
        self._samples: dict[tuple[str, int], Pixels] = {}

    def remember(self, month: str, picture_id: int, pixels: Pixels) -> None:
        """This picture was stored."""
        self._samples[month, picture_id] = pixels[::_STEP_PX, ::_STEP_PX].copy()
        while len(self._samples) > REMEMBERED:
            del self._samples[next(iter(self._samples))]

    def likest(self, month: str, ids: Sequence[int], pixels: Pixels) -> int | None:
        """Which of these resembles a picture most: the first if none is known, None of none."""
        sample = pixels[::_STEP_PX, ::_STEP_PX]
        known = [
            (np.count_nonzero(other != sample), number)
            for number, picture_id in enumerate(ids)
            if (other := self._samples.get((month, picture_id))) is not None
            and other.shape == sample.shape
        ]
        if known:
            return ids[min(known)[1]]
        return ids[0] if ids else None
