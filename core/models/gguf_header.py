"""Reads what stands before the weights in a GGUF file.

The `gguf` library reads the same, and makes objects of every entry of the vocabulary on the way:
half a minute for a model of today. Here lists are stepped over.
Source: github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

import mmap
import struct
from dataclasses import dataclass
from enum import IntEnum
from math import prod
from pathlib import Path

_MAGIC = b"GGUF"
_VERSIONS = (2, 3)
_USUAL_ALIGNMENT = 32
_MOST_ENTRIES = 1 << 24  # no model has so many; a damaged file may claim them


class _Kind(IntEnum):
    """The types of values that are not plain numbers."""

    STRING = 8
    ARRAY = 9


_NUMBERS = {
    0: "<B",
    1: "<b",
    2: "<H",
    3: "<h",
    4: "<I",
    5: "<i",
    6: "<f",
    7: "<?",
    10: "<Q",
    11: "<q",
    12: "<d",
}

FieldValue = str | int | float | bool


@dataclass(frozen=True, slots=True)
class GgufHeader:
    """The fields that are no lists, and how many bytes the whole file must have at least."""

    fields: dict[str, FieldValue]
    whole_bytes: int


def read_gguf_header(path: Path) -> GgufHeader:
    """Raises: ValueError for a file that is no GGUF file or breaks off; OSError."""
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
        try:
            return _header(_Walk(data))
        except (struct.error, OverflowError, UnicodeDecodeError, KeyError) as error:
            raise ValueError(f"{path.name} breaks off or makes no sense") from error


class _Walk:
    """A place in the file that moves forward with what is read."""

    def __init__(self, data: mmap.mmap) -> None:
        self._data = data
        self.at = 0

    def value(self, shape: str) -> FieldValue:
        (found,) = struct.unpack_from(shape, self._data, self.at)
        self.at += struct.calcsize(shape)
        value: FieldValue = found
        return value

    def number(self, shape: str) -> int:
        return int(self.value(shape))

    def count(self) -> int:
        """How many of something follow. Raises: ValueError for a number beyond belief."""
        found = self.number("<Q")
        if found > _MOST_ENTRIES:
            raise ValueError("more entries than there can be")
        return found

    def text(self) -> str:
        length = self.number("<Q")
        if self.at + length > len(self._data):
            raise ValueError("a text beyond the end of the file")
        found = self._data[self.at : self.at + length]
        self.at += length
        return found.decode("utf-8")

    def skip_text(self) -> None:
        self.skip(self.number("<Q"))

    def skip(self, length: int) -> None:
        self.at += length


def _header(walk: _Walk) -> GgufHeader:
    magic = struct.pack("<I", walk.number("<I"))
    if magic != _MAGIC or walk.number("<I") not in _VERSIONS:
        raise ValueError("no GGUF file of today")
    tensors, entries = walk.count(), walk.count()
    fields: dict[str, FieldValue] = {}
    for _ in range(entries):
        key, kind = walk.text(), walk.number("<I")
        value = _value(walk, kind)
        if value is not None:
            fields[key] = value
    ends = [_tensor_end(walk) for _ in range(tensors)]
    alignment = int(fields.get("general.alignment", _USUAL_ALIGNMENT))
    begin = -(-walk.at // max(alignment, 1)) * max(alignment, 1)
    return GgufHeader(fields, begin + max(ends) if ends else walk.at)


def _value(walk: _Walk, kind: int) -> FieldValue | None:
    """The value at this place; None for a list, which is stepped over."""
    if kind == _Kind.STRING:
        return walk.text()
    if kind != _Kind.ARRAY:
        return walk.value(_NUMBERS[kind])
    inner, length = walk.number("<I"), walk.count()
    if inner == _Kind.STRING:
        for _ in range(length):
            walk.skip_text()
    elif inner == _Kind.ARRAY:
        for _ in range(length):
            _value(walk, _Kind.ARRAY)
    else:
        walk.skip(length * struct.calcsize(_NUMBERS[inner]))
    return None


def _tensor_end(walk: _Walk) -> int:
    """Where a tensor ends, from the beginning of all of them."""
    from gguf.constants import GGML_QUANT_SIZES, GGMLQuantizationType  # noqa: PLC0415 - slow

    walk.skip_text()
    size = prod(walk.number("<Q") for _ in range(walk.number("<I")))
    kind = walk.number("<I")
    block_size, block_bytes = GGML_QUANT_SIZES[GGMLQuantizationType(kind)]
    return walk.number("<Q") + int(size // block_size * block_bytes)
