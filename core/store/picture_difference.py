"""A picture told by what differs from another: half of what a person looks at was just there.

A difference is itself a WebP, of the same size, transparent where both pictures are equal. Laid
over the other picture it gives back every pixel.
"""

from io import BytesIO

import numpy as np
import numpy.typing as npt
from PIL import Image

Pixels = npt.NDArray[np.uint8]

# With less in common, or more than this share of the bytes, a picture is kept whole.
LEAST_IN_COMMON = 0.5
MOST_BYTES_SHARE = 0.8
# Small pictures are not worth it.
LEAST_BYTES = 4096

_SMALL, _QUICK = {"quality": 100, "method": 4}, {"quality": 0, "method": 0}


def difference(webp: bytes, base: bytes) -> bytes | None:
    """What of a picture differs from another; None if it is better kept whole."""
    if min(len(webp), len(base)) < LEAST_BYTES:
        return None
    new, old = _pixels(webp), _pixels(base)
    if new is None or old is None or new.shape != old.shape:
        return None
    is_new = (new != old).any(axis=2)
    if is_new.mean() > 1 - LEAST_IN_COMMON:
        return None
    alpha = is_new.astype(np.uint8) * 255
    told = _webp(Image.fromarray(np.dstack([new * is_new[:, :, np.newaxis], alpha])), _SMALL)
    return told if len(told) <= MOST_BYTES_SHARE * len(webp) else None


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
            return np.asarray(image) if image.mode == "RGB" else None
    except OSError:
        return None


def _webp(image: Image.Image, effort: dict[str, int]) -> bytes:
    encoded = BytesIO()
    image.save(encoded, "WEBP", lossless=True, **effort)
    return encoded.getvalue()
