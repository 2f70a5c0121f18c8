"""A picture told by what differs from another, and by the shapes that stand on it.

Half of what a person looks at was just there, and most of the rest are letters.

A layer is an image, transparent where the picture below it shows through, and shapes (mostly
letters) that stand on it. Laid over each other, the whole picture first, layers give back every
pixel.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from core.store.picture_coding import (
    CELL_PX,
    cells_of,
    decoded,
    encoded_cut,
    encoded_small,
    is_lossless,
    lay_over,
)
from core.store.shape_finding import standing_shapes
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
# What was new is looked at with so much around it.
_MARGIN_PX = 64
# Fewer shapes than these save nothing.
_FEWEST_SHAPES = 16


@dataclass(frozen=True, slots=True)
class Layer:
    """What lies over the layers below: an image, and shapes with their left and top.

    The image is a WebP of the picture's size, or, unless it is the first, a cut one.
    """

    image: bytes
    shapes: tuple[tuple[int, int, Shape], ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A layer that is yet to be stored."""

    image: bytes
    shapes: tuple[StandingShape, ...] = ()


Chooser = Callable[[Sequence[StandingShape]], list[StandingShape]]
"""Which of the shapes found are worth telling as such."""


def pixels_of(layers: Sequence[Layer]) -> Pixels | None:
    """What layers show; None for what is no picture, or one that is transparent."""
    pixels: Pixels | None = None
    for layer in layers:
        if pixels is None:
            pixels = decoded(layer.image)
        elif not lay_over(pixels, layer.image):
            return None
        if pixels is None:
            return None
        put_back(pixels, layer.shapes)
    return pixels


def whole(webp: bytes, pixels: Pixels, choose: Chooser) -> Told | None:
    """A picture told by itself, with shapes; None if it is better kept as it is, in `webp`."""
    if len(webp) < LEAST_BYTES or not is_lossless(webp):
        return None
    shapes = choose(standing_shapes(pixels))
    if len(shapes) < _FEWEST_SHAPES:
        return None
    return Told(encoded_small(without_shapes(pixels, shapes)), tuple(shapes))


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
    small = encoded_cut(np.where(cells, bare, np.uint32(0)))
    return Told(small, tuple(shapes)) if len(small) <= MOST_BYTES_SHARE * len(webp) else None


def _cells_around(is_new: Mask) -> Mask:
    """All of the cells in which something is new."""
    height, width = is_new.shape
    return np.kron(cells_of(is_new), np.ones((CELL_PX, CELL_PX), np.bool_))[:height, :width]


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
            [shape for shape in standing_shapes(pixels[part]) if _reaches_into(near, shape)]
        )
    ]


def _reaches_into(cells: Mask, standing: StandingShape) -> bool:
    height, width = standing.shape.colours.shape
    rows, columns = (
        slice(standing.top, standing.top + height),
        slice(standing.left, standing.left + width),
    )
    return bool(cells[rows, columns].any())
