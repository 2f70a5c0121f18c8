"""Vectors as bytes: a sign and four bits of size for each of their numbers.

Only a vector's direction is kept, so each is stretched to the whole range. Five bits find the same
passages as eight: of LoCoMo's evidence 83.3 % among the first ten with either, 93.2 % among fifty.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]
_SIZES = 16
_PARTS = 5  # of its bytes one holds signs, four hold sizes
_TWO_SIZES = np.array([(byte & 15, byte >> 4) for byte in range(256)], dtype=np.float32) + 0.5


def encode_vector(vector: npt.NDArray[np.floating[Any]]) -> bytes:
    """A vector, shape (dims,), as bytes: its signs, then its sizes. The only place where vectors
    become bytes.

    Raises: ValueError for a vector without a direction, or whose dims are no multiple of 8.
    """
    exact = np.asarray(vector, dtype=np.float64)
    size = np.abs(exact)
    peak = float(size.max(initial=0.0))
    if exact.ndim != 1 or exact.size % 8 or not np.isfinite(peak) or peak == 0.0:
        raise ValueError(
            f"a vector needs finite numbers that are not all 0, shape (dims,), eight or a multiple "
            f"of them: {exact}"
        )
    levels = np.minimum(size * (_SIZES / peak), _SIZES - 1).astype(np.uint8)
    sizes = levels[0::2] | (levels[1::2] << 4)
    return np.packbits(exact > 0, bitorder="little").tobytes() + sizes.tobytes()


def decode_vectors(stored: list[bytes]) -> FloatArray:
    """The unit vectors, shape (n, dims), that `encode_vector` kept the directions of; n > 0."""
    packed = np.frombuffer(b"".join(stored), dtype=np.uint8).reshape(len(stored), -1)
    split = packed.shape[1] // _PARTS
    vectors = _TWO_SIZES[packed[:, split:]].reshape(len(stored), -1)
    is_positive = np.unpackbits(packed[:, :split], axis=1, bitorder="little").view(np.bool_)
    np.negative(vectors, out=vectors, where=~is_positive)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors, dtype=np.float32)


def signs_of(stored: bytes) -> bytes:
    """The signs alone, a bit for each number."""
    return stored[: len(stored) // _PARTS]


def sizes_of(stored: bytes) -> bytes:
    """The sizes alone, four bits for each number."""
    return stored[len(stored) // _PARTS :]
