"""Pictures on their way to disk: made unreadable where they must be, then encoded as WebP."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter, UnidentifiedImageError

from capture.screens import RgbFrame
from core.errors import ImportFailed
from core.observation import Box, Picture

LOSSY_QUALITY = 80
LOSSY_METHOD = 2
# Method 4 is quicker than 5 and smaller than 1 to 3 on screens (tried): 110 ms for 1080p.
LOSSLESS_METHOD = 4
LOSSLESS_EFFORT = 100
# Rounding each channel to so many levels (at most 8 of 255 off) saves a third of the bytes.
LEVELS = 16
# A picture this small per pixel cannot be beaten by lossy coding; it is not tried.
SURELY_LOSSLESS_BYTES_PER_PIXEL = 0.03
BLUR_MARGIN_PX = 3
SOFT_EDGE_PX = 2
MAX_PIXELS = 100_000_000


def encode(frame: RgbFrame) -> Picture:
    """A frame as WebP: lossless after rounding its colours a little, or lossy if smaller."""
    height, width = frame.shape[:2]
    rounded = Image.fromarray(_rounding()[frame])
    webp = _webp(rounded, lossless=True, quality=LOSSLESS_EFFORT, method=LOSSLESS_METHOD)
    if len(webp) > SURELY_LOSSLESS_BYTES_PER_PIXEL * width * height:
        lossy = _webp(
            Image.fromarray(frame), lossless=False, quality=LOSSY_QUALITY, method=LOSSY_METHOD
        )
        webp = min(webp, lossy, key=len)
    return Picture(webp, width, height)


def decode(picture: Picture) -> RgbFrame:
    """The pixels of an encoded picture: uint8, shape (height, width, 3)."""
    with Image.open(BytesIO(picture.webp)) as image:
        return np.asarray(image.convert("RGB"), dtype=np.uint8)


def load(path: Path) -> RgbFrame:
    """The pixels of a picture file.

    Raises: ImportFailed if it is missing, no picture, cut short, or absurdly large.
    """
    try:
        with Image.open(path) as image:
            if image.width * image.height > MAX_PIXELS:
                raise ImportFailed(f"{path.name} is too large to be a screenshot.")
            return np.asarray(image.convert("RGB"), dtype=np.uint8)
    except FileNotFoundError as error:
        raise ImportFailed(f"{path.name} is not there.") from error
    except (UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise ImportFailed(f"{path.name} is not a picture that can be read.") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise ImportFailed(f"{path.name} is damaged: {error}.") from error


def blur_boxes(frame: RgbFrame, boxes: Sequence[Box]) -> RgbFrame:
    """A frame whose boxes hold nothing but one average colour, with softened edges.

    Nothing of what stood there can be won back; the same array if there are no boxes.
    """
    if not boxes:
        return frame
    blurred = frame.copy()
    height, width = frame.shape[:2]
    covers = []
    for box in boxes:
        left, top = max(0, box.left - BLUR_MARGIN_PX), max(0, box.top - BLUR_MARGIN_PX)
        right = min(width, box.right + BLUR_MARGIN_PX)
        bottom = min(height, box.bottom + BLUR_MARGIN_PX)
        if right > left and bottom > top:
            covers.append((left, top, right, bottom))
            part = blurred[top:bottom, left:right]
            part[:] = part.reshape(-1, 3).mean(axis=0).astype(np.uint8)
    for left, top, right, bottom in covers:
        _soften_edge(blurred, left, top, right, bottom)
    return blurred


def _soften_edge(frame: RgbFrame, left: int, top: int, right: int, bottom: int) -> None:
    """Smooth a filled rectangle's rim in place; only already averaged pixels lie inside."""
    height, width = frame.shape[:2]
    outer_left, outer_top = max(0, left - SOFT_EDGE_PX), max(0, top - SOFT_EDGE_PX)
    outer_right = min(width, right + SOFT_EDGE_PX)
    outer_bottom = min(height, bottom + SOFT_EDGE_PX)
    area = frame[outer_top:outer_bottom, outer_left:outer_right]
    area[:] = np.asarray(Image.fromarray(area).filter(ImageFilter.BoxBlur(SOFT_EDGE_PX)))


def _rounding() -> npt.NDArray[np.uint8]:
    """The nearest of the `LEVELS` for each value of a channel; black and white stay."""
    levels = np.round(np.arange(256) * (LEVELS - 1) / 255)
    return np.round(levels * 255 / (LEVELS - 1)).astype(np.uint8)


def _webp(image: Image.Image, *, lossless: bool, quality: int, method: int) -> bytes:
    encoded = BytesIO()
    image.save(encoded, "WEBP", lossless=lossless, quality=quality, method=method)
    return encoded.getvalue()
