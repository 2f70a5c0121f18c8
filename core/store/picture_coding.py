"""Pixels and the WebP that tells them, whole or cut to what is not transparent.

A cut picture is a WebP of only those rows and columns of cells in which something is, put together,
after which ones they are: decoding costs what has changed, not the size of the screen. OpenCV would
decode a WebP three times as quickly as Pillow, but asks its AVIF library first whether it is one,
and the installed program leaves that out.
"""

from io import BytesIO

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from core.store.shapes import Mask, Pixels

# A difference is told in cells of so many pixels: flat ones cost less than the rims of letters.
CELL_PX = 16
# Method 3 is a quarter quicker than 4 here, and no larger (tried).
_SMALL, _QUICK = {"quality": 100, "method": 3}, {"quality": 0, "method": 0}
# A cut picture begins with it, a WebP with the letter R.
_CUT = b"\1"
# No WebP is shorter.
_LEAST_WEBP_BYTES = 32
_RGB, _RGBA = 3, 4
# What is opaque is not below this, as the highest byte tells how opaque it is.
_LEAST_OPAQUE = np.uint32(1 << 24)


def is_lossless(webp: bytes) -> bool:
    """Whether a WebP gives back exactly what was put in; such has few colours and plain ground."""
    return webp[12:16] == b"VP8L"


def decoded(webp: bytes) -> Pixels | None:
    """The pixels of a WebP; None for what is none, or one that is transparent."""
    shown = _shown(webp)
    return None if shown is None or shown.shape[2] != _RGB else _numbers(shown)


def encoded(pixels: Pixels) -> bytes:
    """Pixels as lossless WebP, quickly."""
    return _webp(pixels, _QUICK)


def encoded_small(pixels: Pixels) -> bytes:
    """Pixels as lossless WebP that is to stay; those that are 0 are transparent."""
    return _webp(pixels, _SMALL)


def encoded_cut(pixels: Pixels) -> bytes:
    """Pixels that are mostly 0, which is transparent, without the rows and columns that are all."""
    cells = cells_of(pixels != 0)
    rows, columns = np.asarray(cells.any(axis=1)), np.asarray(cells.any(axis=0))
    head = _CUT + np.packbits(rows).tobytes() + np.packbits(columns).tobytes()
    if not rows.any():
        return head
    height, width = pixels.shape
    part = np.ix_(_pixel_wise(rows, height), _pixel_wise(columns, width))
    return head + encoded_small(pixels[part])


def lay_over(pixels: Pixels, above: bytes) -> bool:
    """Lay what `encoded_cut` or `encoded_small` wrote over pixels; whether it could be read.

    Changes the pixels, unless it could not.
    """
    height, width = pixels.shape
    rows, columns, webp = _taken_apart(above, -(-height // CELL_PX), -(-width // CELL_PX))
    row_runs, column_runs = _runs(rows, height), _runs(columns, width)
    if not row_runs or not column_runs:
        return True
    shown = _shown(webp)
    if shown is None or shown.shape[:2] != (_length(row_runs), _length(column_runs)):
        return False
    part = _numbers(shown)
    is_there = part >= _LEAST_OPAQUE
    top = 0
    for row, row_end in row_runs:
        bottom, left = top + row_end - row, 0
        for column, column_end in column_runs:
            here = np.s_[top:bottom, left : left + column_end - column]
            np.copyto(pixels[row:row_end, column:column_end], part[here], where=is_there[here])
            left += column_end - column
        top = bottom
    return True


def _taken_apart(above: bytes, row_count: int, column_count: int) -> tuple[Mask, Mask, bytes]:
    """The rows and columns of cells that a picture covers, and the WebP of those."""
    if not above.startswith(_CUT):
        return np.ones(row_count, np.bool_), np.ones(column_count, np.bool_), above
    rows_end = 1 + -(-row_count // 8)
    columns_end = rows_end + -(-column_count // 8)
    rows, columns = _bits(above[1:rows_end]), _bits(above[rows_end:columns_end])
    return rows[:row_count], columns[:column_count], above[columns_end:]


def cells_of(mask: Mask) -> Mask:
    """For each cell whether something in it is set."""
    height, width = mask.shape
    padded = np.pad(mask, ((0, -height % CELL_PX), (0, -width % CELL_PX)))
    rows, columns = (side // CELL_PX for side in padded.shape)
    return np.asarray(padded.reshape(rows, CELL_PX, columns, CELL_PX).any(axis=(1, 3)))


def _pixel_wise(cells: Mask, length: int) -> Mask:
    return np.repeat(cells, CELL_PX)[:length]


def _bits(packed: bytes) -> Mask:
    return np.unpackbits(np.frombuffer(packed, np.uint8)).astype(np.bool_)


def _runs(cells: Mask, length: int) -> list[tuple[int, int]]:
    """Where cells follow on each other: the first pixel and the one after the last."""
    edges = np.flatnonzero(np.diff(cells, prepend=False, append=False)) * CELL_PX
    ends = np.minimum(edges, length).tolist()
    return list(zip(ends[::2], ends[1::2], strict=True))


def _length(runs: list[tuple[int, int]]) -> int:
    return sum(end - start for start, end in runs)


def _shown(webp: bytes) -> npt.NDArray[np.uint8] | None:
    """Blue, green, red and, unless it is opaque, opacity: shape (height, width, 3 or 4)."""
    if len(webp) < _LEAST_WEBP_BYTES or not webp.startswith(b"RIFF"):
        return None
    try:
        with Image.open(BytesIO(webp), formats=("WEBP",)) as image:
            is_opaque = image.mode != "RGBA"
            told = np.asarray(image if not is_opaque else image.convert("RGB"))
    except (OSError, ValueError):
        return None
    to_blue_first = cv2.COLOR_RGB2BGR if is_opaque else cv2.COLOR_RGBA2BGRA
    return cv2.cvtColor(told, to_blue_first).astype(np.uint8, copy=False)


def _numbers(shown: npt.NDArray[np.uint8]) -> Pixels:
    if shown.shape[2] == _RGB:
        shown = cv2.cvtColor(shown, cv2.COLOR_BGR2BGRA).astype(np.uint8, copy=False)
    return shown.view(np.uint32)[:, :, 0]


def _webp(pixels: Pixels, effort: dict[str, int]) -> bytes:
    height, width = pixels.shape
    shown = np.ascontiguousarray(pixels).view(np.uint8).reshape(height, width, _RGBA)
    to_pillow = cv2.COLOR_BGRA2RGB if pixels.all() else cv2.COLOR_BGRA2RGBA
    written = BytesIO()
    Image.fromarray(cv2.cvtColor(shown, to_pillow)).save(written, "WEBP", lossless=True, **effort)
    return written.getvalue()
