"""Frames on a pipe between the program and a process of its own that works with pixels.

A frame is the lengths of its two pieces (4 bytes each, big end first), JSON in ASCII, and pixels.
No pickle, so whatever a frame holds, reading it runs nothing.
"""

import json
import struct
from typing import IO, Any

MOST_HEAD_BYTES = 1 << 26
MOST_PIXEL_BYTES = 1 << 30

_LENGTHS = struct.Struct(">II")


class BrokenMessage(Exception):
    """What came through the pipe is no message of ours; nothing after it can be trusted."""


def send_frame(pipe: IO[bytes], head: object, pixels: bytes) -> None:
    """Write one frame, whole. Raises: OSError if nobody listens any more."""
    told = json.dumps(head, separators=(",", ":")).encode("ascii")
    for piece in (_LENGTHS.pack(len(told), len(pixels)) + told, pixels):
        rest = memoryview(piece)
        while rest:
            rest = rest[pipe.write(rest) or 0 :]
    pipe.flush()


def receive_frame(pipe: IO[bytes]) -> tuple[Any, memoryview] | None:
    """The next frame's JSON and its pixels; None where the pipe ends.

    Raises: BrokenMessage if it ends within one, is larger than any may be, or no JSON.
    """
    lengths = _exactly(pipe, _LENGTHS.size)
    if not lengths:
        return None
    if len(lengths) < _LENGTHS.size:
        raise BrokenMessage("the pipe ended inside a frame")
    head_bytes, pixel_bytes = _LENGTHS.unpack(lengths)
    if head_bytes > MOST_HEAD_BYTES or pixel_bytes > MOST_PIXEL_BYTES:
        raise BrokenMessage(f"a frame of {head_bytes} and {pixel_bytes} bytes")
    told, pixels = _exactly(pipe, head_bytes), _exactly(pipe, pixel_bytes)
    if len(told) < head_bytes or len(pixels) < pixel_bytes:
        raise BrokenMessage("the pipe ended inside a frame")
    try:
        return json.loads(bytes(told)), pixels
    except (ValueError, RecursionError) as error:
        raise BrokenMessage("a frame that is no JSON") from error


def _exactly(pipe: IO[bytes], count: int) -> memoryview:
    """As many bytes as there are, at most `count`; fewer only at the pipe's end."""
    got = bytearray()
    while len(got) < count and (piece := pipe.read(count - len(got))):
        got += piece
    return memoryview(got)
