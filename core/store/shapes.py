"""Shapes that stand on a picture's ground, mostly letters: taken off it and put back.

A page of text is few shapes many times over. Put back where they stood, they give back every
pixel. The idea is that of JBIG2 (ITU-T T.88), symbol regions; here shapes must be equal, not
alike, so that no letter is ever taken for another.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint32]
"""One number for each pixel: shape (height, width); 0 where there is none.

Opacity in the highest byte, then red, green and blue.
"""
Mask = npt.NDArray[np.bool_]

WIDEST_PX, TALLEST_PX = 96, 64


@dataclass(frozen=True, slots=True)
class Shape:
    """What hangs together: uint32 colours, shape (height, width); 0 where it is not."""

    colours: Pixels

    @property
    def digest(self) -> bytes:
        """Tells it from every other shape."""
        sizes = np.array(self.colours.shape, np.uint16).tobytes()
        return hashlib.blake2b(sizes + self.colours.tobytes(), digest_size=16).digest()


@dataclass(frozen=True, slots=True)
class StandingShape:
    """A shape on a picture, and the ground that it stands on."""

    left: int
    top: int
    shape: Shape
    digest: bytes
    ground: int


def without_shapes(pixels: Pixels, shapes: Sequence[StandingShape]) -> Pixels:
    """The picture with ground in place of these shapes."""
    bare = pixels.copy()
    for standing in shapes:
        part = _part(bare, standing.left, standing.top, standing.shape)
        part[standing.shape.colours != 0] = standing.ground
    return bare


def put_back(pixels: Pixels, places: Sequence[tuple[int, int, Shape]]) -> None:
    """Put shapes on a picture, each with its left and top; changes the picture."""
    for left, top, shape in places:
        part = _part(pixels, left, top, shape)
        np.copyto(part, shape.colours, where=shape.colours != 0)


def _part(pixels: Pixels, left: int, top: int, shape: Shape) -> Pixels:
    height, width = shape.colours.shape
    return pixels[top : top + height, left : left + width]
