"""A picture told by what differs from another, and by the shapes that stand on it.

Half of what a person looks at was just there, and most of the rest are letters.

A layer is a WebP of the picture's size, transparent where the picture below it shows through, and
shapes (mostly letters) that stand on it. Laid over each other, the whole picture first, layers give
back every pixel.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

import numpy as np
from PIL import Image

from core.store.shapes import (
    Mask,
    Pixels,
    Shape,
    StandingShape,
    put_back,
    without_shapes,
)

# With less in common a picture is kept whole.
LEAST_IN_COMMON = 0.5
# What saves less than this is not worth putting together again.
MOST_BYTES_SHARE = 0.8
# Small pictures are not worth it.
LEAST_BYTES = 4096
# A difference is told in cells of so many pixels: flat ones cost less than the rims of letters.
_CELL_PX = 16
# What was new is looked at with so much around it.
_MARGIN_PX = 64
# Fewer shapes than these save nothing.
_FEWEST_SHAPES = 16

# Method 3 is a quarter quicker than 4 here, and no larger (tried).
_SMALL, _QUICK = {"quality": 100, "method": 3}, {"quality": 0, "method": 0}


@dataclass(frozen=True, slots=True)
class Layer:
    """What lies over the layers below: a WebP, and shapes with their left and top."""

    webp: bytes
    shapes: tuple[tuple[int, int, Shape], ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A layer that is yet to be stored."""

    webp: bytes
    shapes: tuple[StandingShape, ...] = ()


Chooser = Callable[[Sequence[StandingShape]], list[StandingShape]]
"""Which of the shapes found are worth telling as such."""


def pixels_of(layers: Sequence[Layer]) -> Pixels | None:
    """What layers show; None for what is no picture, or one that is transparent."""
    pixels: Pixels | None = None
    for layer in layers:
        try:
            with Image.open(BytesIO(layer.webp)) as image:
                above = _pixels(image) if pixels is not None or image.mode == "RGB" else None
        except OSError:
            return None
        if above is None:
            return None
        if pixels is None:
            pixels = above
        else:
            np.copyto(pixels, above, where=above != 0)
        put_back(pixels, layer.shapes)
    return pixels


def whole(webp: bytes, pixels: Pixels, choose: Chooser) -> Told | None:
    """A picture told by itself, with shapes; None if it is better kept as it is, in `webp`."""
    if len(webp) < LEAST_BYTES or not is_lossless(webp):
        return None
    shapes = choose(_standing_shapes(pixels))
    if len(shapes) < _FEWEST_SHAPES:
        return None
    return Told(_webp(without_shapes(pixels, shapes), _SMALL), tuple(shapes))


def difference(webp: bytes, new: Pixels, old: Pixels, choose: Chooser) -> Told | None:
    """What differs from an older picture; None if the newer is better told by itself."""
    if len(webp) < LEAST_BYTES or old.shape != new.shape:
        return None
    is_new = new != old
    if is_new.mean() > 1 - LEAST_IN_COMMON:
        return None
    cells = _cells_around(is_new)
    shapes = _shapes_in(new, cells, choose) if is_lossless(webp) else []
    if len(shapes) < _FEWEST_SHAPES:
        shapes, cells = [], is_new
    bare = without_shapes(new, shapes)
    small = _webp(np.where(cells, bare, np.uint32(0)), _SMALL)
    return Told(small, tuple(shapes)) if len(small) <= MOST_BYTES_SHARE * len(webp) else None


def is_lossless(webp: bytes) -> bool:
    """Whether a WebP gives back exactly what was put in; such has few colours and plain ground."""
    return webp[12:16] == b"VP8L"


def encoded(pixels: Pixels) -> bytes:
    """Pixels as lossless WebP, quickly."""
    return _webp(pixels, _QUICK)


def encoded_small(pixels: Pixels) -> bytes:
    """Pixels as lossless WebP that is to stay."""
    return _webp(pixels, _SMALL)


def _cells_around(is_new: Mask) -> Mask:
    """All of the cells in which something is new."""
    height, width = is_new.shape
    padded = np.pad(is_new, ((0, -height % _CELL_PX), (0, -width % _CELL_PX)))
    rows, columns = (side // _CELL_PX for side in padded.shape)
    cells = padded.reshape(rows, _CELL_PX, columns, _CELL_PX).any(axis=(1, 3))
    return np.kron(cells, np.ones((_CELL_PX, _CELL_PX), np.bool_))[:height, :width]


def _shapes_in(pixels: Pixels, cells: Mask, choose: Chooser) -> list[StandingShape]:
    """The shapes worth telling that reach into these cells."""
    rows, columns = np.flatnonzero(cells.any(axis=1)), np.flatnonzero(cells.any(axis=0))
    if not len(rows):
        return []
    # Cells beside it belong to it, so that a letter at the rim is found whole.
    top, left = max(0, rows[0] - _MARGIN_PX), max(0, columns[0] - _MARGIN_PX)
    part = np.s_[top : rows[-1] + 1 + _MARGIN_PX, left : columns[-1] + 1 + _MARGIN_PX]
    near = cells[part]
    return [
        replace(shape, left=shape.left + int(left), top=shape.top + int(top))
        for shape in choose(
            [shape for shape in _standing_shapes(pixels[part]) if _reaches_into(near, shape)]
        )
    ]


def _standing_shapes(pixels: Pixels) -> list[StandingShape]:
    # Whoever only looks at pictures need not wait for it to load.
    from core.store.shape_finding import standing_shapes  # noqa: PLC0415

    return standing_shapes(pixels)


def _reaches_into(cells: Mask, standing: StandingShape) -> bool:
    height, width = standing.shape.colours.shape
    rows, columns = (
        slice(standing.top, standing.top + height),
        slice(standing.left, standing.left + width),
    )
    return bool(cells[rows, columns].any())


def _pixels(image: Image.Image) -> Pixels:
    """One number for each pixel, 0 where the image is transparent; an array of its own."""
    rgba = np.array(image.convert("RGBA"))
    pixels = rgba.view(np.uint32)[:, :, 0]
    pixels[rgba[:, :, 3] == 0] = 0
    return pixels


def _webp(pixels: Pixels, effort: dict[str, int]) -> bytes:
    height, width = pixels.shape
    rgba = np.ascontiguousarray(pixels).view(np.uint8).reshape(height, width, 4)
    is_opaque = bool(pixels.all())
    written = BytesIO()
    image = Image.fromarray(np.ascontiguousarray(rgba[:, :, :3]) if is_opaque else rgba)
    image.save(written, "WEBP", lossless=True, **effort)
    return written.getvalue()
