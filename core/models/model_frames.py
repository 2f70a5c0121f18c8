"""Frames on a pipe between the program and the process that runs a model.

A frame is the length of its body (4 bytes, big end first) and the body: one JSON object in ASCII.
No pickle, so whatever a frame holds, reading it runs nothing.
"""

import json
import struct
from collections.abc import Mapping
from typing import IO

MOST_BODY_BYTES = 1 << 24
"""Far beyond any prompt; a longer frame means that something else wrote into the pipe."""

_LENGTH = struct.Struct(">I")


class BrokenFrame(Exception):
    """What came through the pipe is no frame; nothing after it can be trusted."""


def frame_of(body: Mapping[str, object]) -> bytes:
    """Raises: ValueError for a body that is too long, or that JSON does not have."""
    data = json.dumps(body, allow_nan=False, separators=(",", ":")).encode("ascii")
    if len(data) > MOST_BODY_BYTES:
        raise ValueError(f"{len(data)} bytes are too much for one frame")
    return _LENGTH.pack(len(data)) + data


def read_frame(pipe: IO[bytes]) -> dict[str, object] | None:
    """The next frame's body; None where the pipe ends between two frames.

    Raises: BrokenFrame if the pipe ends inside a frame, or holds anything else.
    """
    header = _read_exactly(pipe, _LENGTH.size)
    if not header:
        return None
    if len(header) < _LENGTH.size:
        raise BrokenFrame("the pipe ended inside a frame's length")
    (length,) = _LENGTH.unpack(header)
    if length > MOST_BODY_BYTES:
        raise BrokenFrame(f"a frame of {length} bytes")
    data = _read_exactly(pipe, length)
    if len(data) < length:
        raise BrokenFrame("the pipe ended inside a frame")
    try:
        body = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BrokenFrame("a frame that is no JSON") from error
    if not isinstance(body, dict):
        raise BrokenFrame("a frame that is no object")
    return body


def _read_exactly(pipe: IO[bytes], count: int) -> bytes:
    """As many bytes as there are, at most `count`; fewer only at the pipe's end."""
    parts: list[bytes] = []
    while count > 0 and (part := pipe.read(count)):
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
