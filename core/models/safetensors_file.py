"""Reading the safetensors format without a tensor library.

Layout: 8 bytes little-endian header length, a JSON header, then raw little-endian tensors.
Source: the format section of the safetensors project's README.
"""

import json
from pathlib import Path

import numpy as np

from core.errors import ModelUnavailable
from core.models.embedder import FloatArray

_MAX_HEADER_BYTES = 100_000_000


def read_float_tensors(path: Path) -> dict[str, FloatArray]:
    """The float32 and float16 tensors by name, as float32; integer tensors are left out.

    Raises: ModelUnavailable if the file is cut off or not in this format.
    """
    try:
        data = np.memmap(path, dtype=np.uint8, mode="r")
        header_size = int.from_bytes(data[:8].tobytes(), "little")
        if header_size > min(_MAX_HEADER_BYTES, data.size):
            raise ValueError("the header is longer than the file")
        header = json.loads(data[8 : 8 + header_size].tobytes())
        body = data[8 + header_size :]
        tensors = {}
        for name, entry in header.items():
            dtype = {"F32": "<f4", "F16": "<f2"}.get(entry.get("dtype", ""))
            if dtype is None:
                continue
            begin, end = entry["data_offsets"]
            values = np.frombuffer(body[begin:end].tobytes(), dtype=dtype)
            tensors[name] = values.reshape(entry["shape"]).astype(np.float32)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelUnavailable(
            f"The weights in {path.name} cannot be read ({error}); fetch them again."
        ) from error
    return tensors
