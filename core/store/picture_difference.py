"""A picture told by what differs from another: half of what a person looks at was just there.

A difference is itself a WebP, of the same size, transparent where both pictures are equal. Laid
over the other picture it gives back every pixel. That one may be told by a difference, too: layers
are a whole picture and what is laid over it, one after the other.
"""

from collections.abc import Sequence
from io import BytesIO

import numpy as np
import numpy.typing as npt
from PIL import Image

Pixels = npt.NDArray[np.uint32]
"""One number for each pixel: shape (height, width)."""

# With less in common, or more than this share of the bytes, a picture is kept whole.
LEAST_IN_COMMON = 0.5
MOST_BYTES_SHARE = 0.8
# Small pictures are not worth it.
LEAST_BYTES = 4096

_SMALL, _QUICK = {"quality": 100, "method": 4}, {"quality": 0, "method": 0}


def pixels_of(layers: Sequence[bytes]) -> Pixels | None:
    """What layers show; None for what is no picture, or one that is transparent."""
    try:
        with Image.open(BytesIO(layers[0])) as image:
            if image.mode != "RGB":
                return None
            whole = _flattened(image, layers[1:])
    except OSError:
        return None
    return np.asarray(whole).view(np.uint32)[:, :, 0]


def difference(webp: bytes, new: Pixels, old: Pixels) -> bytes | None:
    """What differs from an older picture; None if the newer is better kept as it is, in `webp`."""
    if len(webp) < LEAST_BYTES or old.shape != new.shape:
        return None
    is_new = new != old
    if is_new.mean() > 1 - LEAST_IN_COMMON:
        return None
    height, width = new.shape
    told = np.where(is_new, new, np.uint32(0)).view(np.uint8).reshape(height, width, 4)
    small = _webp(Image.fromarray(told), _SMALL)
    return small if len(small) <= MOST_BYTES_SHARE * len(webp) else None


def laid_over(layers: Sequence[bytes], *, is_to_stay: bool = False) -> bytes:
    """The whole picture as lossless WebP; `is_to_stay` takes its time to make it small."""
    with Image.open(BytesIO(layers[0])) as image:
        whole = _flattened(image, layers[1:])
    return _webp(whole.convert("RGB"), _SMALL if is_to_stay else _QUICK)


def _flattened(image: Image.Image, differences: Sequence[bytes]) -> Image.Image:
    whole = image.convert("RGBA")
    for told in differences:
        with Image.open(BytesIO(told)) as above:
            whole.alpha_composite(above.convert("RGBA"))
    return whole


def _webp(image: Image.Image, effort: dict[str, int]) -> bytes:
    encoded = BytesIO()
    image.save(encoded, "WEBP", lossless=True, **effort)
    return encoded.getvalue()
