"""How shapes and the places where they stand are written down as few bytes.

A place is told by how far it is from where one would expect it: where the same shape stood the last
time that it followed the one before it. Within a line of text that is nearly always nought.
"""

import lzma
import zlib
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from core.store.shapes import Shape

Place = tuple[int, int, int]
"""Left, top, and the number of the shape."""

_LZMA = [{"id": lzma.FILTER_LZMA2, "preset": 9, "dict_size": 1 << 20, "lc": 0, "lp": 0, "pb": 0}]
_NO_STEP = (8, 0)
_MORE = 255  # in a row of gaps: so much, and what follows


def encoded_shapes(shapes: Mapping[int, Shape]) -> bytes:
    """Shapes by number, with their numbers, in one piece; empty for none."""
    if not shapes:
        return b""
    colours, indices = np.unique(
        np.concatenate([shape.colours.reshape(-1) for shape in shapes.values()]),
        return_inverse=True,
    )
    sizes = np.array([shape.colours.shape for shape in shapes.values()], np.uint8)
    head = np.array([len(shapes), len(colours)], "<u4").tobytes()
    body = indices.astype(np.uint8 if len(colours) <= 256 else "<u2").tobytes()
    return _pressed(
        head
        + np.array(list(shapes), "<u4").tobytes()
        + sizes.tobytes()
        + colours.astype("<u4").tobytes()
        + body
    )


def decoded_shapes(encoded: bytes) -> dict[int, Shape]:
    """What `encoded_shapes` wrote."""
    if not encoded:
        return {}
    raw = _unpressed(encoded)
    count, colour_count = (int(value) for value in np.frombuffer(raw, "<u4", 2))
    at = 8
    numbers = np.frombuffer(raw, "<u4", count, at)
    at += 4 * count
    sizes = np.frombuffer(raw, np.uint8, 2 * count, at).reshape(-1, 2).astype(int)
    at += 2 * count
    colours = np.frombuffer(raw, "<u4", colour_count, at)
    at += 4 * colour_count
    pixels = colours[np.frombuffer(raw, np.uint8 if colour_count <= 256 else "<u2", -1, at)]
    ends = np.cumsum(sizes.prod(axis=1))
    return {
        int(number): Shape(part.reshape(size))
        for number, part, size in zip(numbers, np.split(pixels, ends[:-1]), sizes, strict=True)
    }


def encoded_places(places: Sequence[Place]) -> tuple[bytes, bytes]:
    """The numbers of the shapes that are used, and where they stand, in the order given."""
    numbers = np.array([number for _, _, number in places], np.int64)
    used, indices = np.unique(numbers, return_inverse=True)
    steps = _Steps()
    rows = []
    for (left, top, _), index in zip(places, indices.tolist(), strict=True):
        expected_left, expected_top = steps.expected(index)
        rows.append((left - expected_left, top - expected_top))
        steps.stood(left, top, index)
    moves = np.array(rows, "<i2").reshape(-1, 2)
    parts = (
        indices.astype(np.uint8 if len(used) <= 256 else "<u2").tobytes(),
        _split_bytes(moves[:, 0]),
        _split_bytes(moves[:, 1]),
    )
    pressed = [_pressed(part) for part in parts]
    lengths = np.array([len(places), *(len(part) for part in pressed[:2])], "<u4").tobytes()
    return encoded_numbers(used), lengths + b"".join(pressed)


def decoded_places(used: bytes, encoded: bytes) -> list[Place]:
    """What `encoded_places` wrote."""
    numbers = decoded_numbers(used).tolist()
    count, first, second = (int(value) for value in np.frombuffer(encoded, "<u4", 3))
    ends = (12 + first, 12 + first + second)
    indices = np.frombuffer(
        _unpressed(encoded[12 : ends[0]]), np.uint8 if len(numbers) <= 256 else "<u2"
    )
    lefts = _joined_bytes(_unpressed(encoded[ends[0] : ends[1]]), count)
    tops = _joined_bytes(_unpressed(encoded[ends[1] :]), count)
    steps = _Steps()
    places = []
    for index, move_left, move_top in zip(
        indices.tolist(), lefts.tolist(), tops.tolist(), strict=True
    ):
        left, top = steps.expected(index)
        left += move_left
        top += move_top
        steps.stood(left, top, index)
        places.append((left, top, numbers[index]))
    return places


def encoded_numbers(numbers: npt.NDArray[np.int64]) -> bytes:
    """Rising numbers as the gaps between them, a byte for most."""
    gaps = np.diff(numbers, prepend=0)
    row = np.full(len(gaps) + int((gaps // _MORE).sum()), _MORE, np.uint8)
    row[np.cumsum(gaps // _MORE + 1) - 1] = gaps % _MORE
    return zlib.compress(row.tobytes(), 9)


def decoded_numbers(encoded: bytes) -> npt.NDArray[np.int64]:
    """What `encoded_numbers` wrote."""
    row = np.frombuffer(zlib.decompress(encoded), np.uint8)
    rising: npt.NDArray[np.int64] = np.cumsum(row, dtype=np.int64)[row != _MORE]
    return rising


class _Steps:
    """Foretells where a shape stands, from where such a one stood after the same one."""

    def __init__(self) -> None:
        self._at = (0, 0)
        self._before = -1
        self._after_pair: dict[tuple[int, int], tuple[int, int]] = {}
        self._after_one: dict[int, tuple[int, int]] = {}

    def expected(self, index: int) -> tuple[int, int]:
        """Left and top where the shape would stand."""
        step = self._after_pair.get((self._before, index))
        if step is None:
            step = self._after_one.get(self._before, _NO_STEP)
        return self._at[0] + step[0], self._at[1] + step[1]

    def stood(self, left: int, top: int, index: int) -> None:
        """The shape stood there."""
        step = (left - self._at[0], top - self._at[1])
        self._after_pair[self._before, index] = step
        self._after_one[self._before] = step
        self._at, self._before = (left, top), index


def _split_bytes(values: npt.NDArray[np.int16]) -> bytes:
    """All lower bytes, then all higher ones, which are mostly alike."""
    return values.astype("<i2").view(np.uint8).reshape(-1, 2).T.tobytes()


def _joined_bytes(split: bytes, count: int) -> npt.NDArray[np.int16]:
    pairs = np.frombuffer(split, np.uint8).reshape(2, count).T
    return np.ascontiguousarray(pairs).view("<i2")[:, 0]


def _pressed(plain: bytes) -> bytes:
    return lzma.compress(plain, lzma.FORMAT_RAW, filters=_LZMA)


def _unpressed(pressed: bytes) -> bytes:
    return lzma.decompress(pressed, lzma.FORMAT_RAW, filters=_LZMA)
