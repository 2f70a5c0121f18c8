"""A picture told by what differs from another: half of what a person looks at was just there.

A difference is itself a WebP, of the same size, transparent where both pictures are equal. Laid
over the other picture it gives back every pixel.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import numpy as np
import numpy.typing as npt
from PIL import Image

Pixels = npt.NDArray[np.uint32]
"""One number for each pixel: shape (height, width)."""
Changes = npt.NDArray[np.bool_]

# With less in common, or more than this share of the bytes, a picture is kept whole.
LEAST_IN_COMMON = 0.5
MOST_BYTES_SHARE = 0.8
# Small pictures are not worth it.
LEAST_BYTES = 4096

_SMALL, _QUICK = {"quality": 100, "method": 4}, {"quality": 0, "method": 0}


@dataclass(frozen=True, slots=True)
class Difference:
    """What of a picture differs from another; `number` tells from which of those offered."""

    webp: bytes
    number: int


def difference(webp: bytes, bases: Sequence[bytes]) -> Difference | None:
    """What differs from the picture with most in common; None if it is better kept whole."""
    if len(webp) < LEAST_BYTES or (new := _pixels(webp)) is None:
        return None
    shares: list[tuple[float, int, Changes]] = []
    for number, base in enumerate(bases):
        old = _pixels(base)
        if old is not None and old.shape == new.shape:
            is_new = new != old
            shares.append((float(is_new.mean()), number, is_new))
    if not shares:
        return None
    share, number, is_new = min(shares, key=lambda entry: entry[:2])
    if share > 1 - LEAST_IN_COMMON:
        return None
    height, width = new.shape
    told = np.where(is_new, new, np.uint32(0)).view(np.uint8).reshape(height, width, 4)
    small = _webp(Image.fromarray(told), _SMALL)
    return Difference(small, number) if len(small) <= MOST_BYTES_SHARE * len(webp) else None


def laid_over(told: bytes, base: bytes, *, is_to_stay: bool = False) -> bytes:
    """The whole picture as lossless WebP; `is_to_stay` takes its time to make it small."""
    with Image.open(BytesIO(base)) as below, Image.open(BytesIO(told)) as above:
        whole = below.convert("RGB")
        new = above.convert("RGBA")
        whole.paste(new.convert("RGB"), mask=new.getchannel("A"))
    return _webp(whole, _SMALL if is_to_stay else _QUICK)


def _pixels(webp: bytes) -> Pixels | None:
    """A picture's pixels; None for what is no picture, or one that is transparent."""
    try:
        with Image.open(BytesIO(webp)) as image:
            if image.mode != "RGB":
                return None
            return np.asarray(image.convert("RGBA")).view(np.uint32)[:, :, 0]
    except OSError:
        return None


def _webp(image: Image.Image, effort: dict[str, int]) -> bytes:
    encoded = BytesIO()
    image.save(encoded, "WEBP", lossless=True, **effort)
    return encoded.getvalue()
