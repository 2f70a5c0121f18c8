"""Pages of invented letters, as a screen shows text: the same few shapes again and again."""

import zlib
from collections.abc import Sequence
from io import BytesIO

import numpy as np
from PIL import Image

from core.observation import Picture
from core.store.shapes import Pixels

PAPER, INK = 0xFFFFFFFF, 0xFF000000
LETTER_PX, ADVANCE_PX, LINE_PX = 7, 9, 14
_MARGIN_PX = 12


def letter(sign: str) -> Pixels:
    """A shape of its own for every sign: hangs together, with rims in greys."""
    random = np.random.default_rng(zlib.crc32(sign.encode()))
    greys = random.integers(0, 12, (LETTER_PX, LETTER_PX), dtype=np.uint32) * 0x111111
    drawn = (greys | np.uint32(0xFF000000)).astype(np.uint32)
    drawn[LETTER_PX // 2], drawn[:, LETTER_PX // 2] = INK, INK
    return drawn


def page_of(lines: Sequence[str], *, width: int = 500, height: int | None = None) -> Pixels:
    """Lines of text, the first at the top."""
    page = np.full((height or LINE_PX * len(lines) + 2 * _MARGIN_PX, width), PAPER, np.uint32)
    for row, line in enumerate(lines):
        for column, sign in enumerate(line):
            if sign != " ":
                top, left = _MARGIN_PX + row * LINE_PX, _MARGIN_PX + column * ADVANCE_PX
                page[top : top + LETTER_PX, left : left + LETTER_PX] = letter(sign)
    return page


def picture_of(page: Pixels) -> Picture:
    """The page as it is handed to the store."""
    height, width = page.shape
    encoded = BytesIO()
    rgba = np.ascontiguousarray(page).view(np.uint8).reshape(height, width, 4)
    Image.fromarray(np.ascontiguousarray(rgba[:, :, :3])).save(encoded, "WEBP", lossless=True)
    return Picture(encoded.getvalue(), width, height)
