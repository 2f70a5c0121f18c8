"""Remembers what the last pictures looked like, to find the one that a new one resembles most.

A person goes back and forth between few windows, so it is often not the last.
"""

from collections.abc import Sequence

import numpy as np

from core.store.shapes import Pixels

REMEMBERED = 24
# Every so many rows and columns tell how alike two pictures are.
_STEP_PX = 8


class RecentPictures:
    """Knows the pictures of a month that it was told of, by id: 130 KB for 1080p, and its WebP."""

    def __init__(self) -> None:
        self._samples: dict[int, Pixels] = {}
        self._webps: dict[int, bytes] = {}

    def remember(self, picture_id: int, pixels: Pixels, webp: bytes) -> None:
        """This picture was stored; `webp` shows the whole of it."""
        self._samples[picture_id] = pixels[::_STEP_PX, ::_STEP_PX].copy()
        self._webps[picture_id] = webp
        while len(self._samples) > REMEMBERED:
            oldest = next(iter(self._samples))
            del self._samples[oldest], self._webps[oldest]

    def webp(self, picture_id: int) -> bytes | None:
        """The whole picture, if it is remembered: quicker than putting it together."""
        return self._webps.get(picture_id)

    def likest(self, ids: Sequence[int], pixels: Pixels) -> int | None:
        """Which of these resembles a picture most: the first if none is known, None of none."""
        sample = pixels[::_STEP_PX, ::_STEP_PX]
        known = [
            (np.count_nonzero(other != sample), number)
            for number, picture_id in enumerate(ids)
            if (other := self._samples.get(picture_id)) is not None and other.shape == sample.shape
        ]
        if known:
            return ids[min(known)[1]]
        return ids[0] if ids else None
