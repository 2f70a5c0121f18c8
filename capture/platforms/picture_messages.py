"""What the program and the process that takes pictures from PipeWire say to each other.

    program                        picture process
                              <-   Ready  or  Failed           once, at the start
    number of a node, a line  ->
                              <-   Picture, Unchanged, Nothing or Failed
    (end of the pipe)         ->                               the process ends at once

A reply is the lengths of its two pieces (4 bytes each, big end first), a JSON list in ASCII, and
the pixels of a picture. No pickle, so whatever comes, reading it runs nothing.
"""

import json
import struct
from dataclasses import dataclass
from typing import IO

_LENGTHS = struct.Struct(">II")
_MOST_TOLD, _MOST_PIXEL_BYTES = 1 << 16, 1 << 30


class BrokenReply(Exception):
    """What came through the pipe is no reply; nothing after it can be trusted."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The process is connected with PipeWire."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What a monitor shows. `pixels` are rows of 4 bytes a pixel, in the order named (BGRx …).

    `turned` is how the monitor is turned, as PipeWire counts: quarters, from 4 on mirrored.
    """

    width: int
    height: int
    order: str
    turned: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The monitor shows what it showed in the last picture."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """The desktop has not sent a single picture yet."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The stream has ended, or none can be had; `why` is PipeWire's word for it."""

    why: str


Reply = Ready | Picture | Unchanged | Nothing | Failed


def send_reply(pipe: IO[bytes], reply: Reply) -> None:
    """Raises: OSError if nobody listens any more."""
    pixels = b""
    told: list[object] = [type(reply).__name__]
    match reply:
        case Picture(width, height, order, turned, pixels):
            told += [width, height, order, turned]
        case Failed(why):
            told.append(why)
    words = json.dumps(told).encode("ascii")
    for piece in (_LENGTHS.pack(len(words), len(pixels)), words, pixels):
        rest = memoryview(piece)
        while rest:
            rest = rest[pipe.write(rest) or 0 :]
    pipe.flush()


def receive_reply(pipe: IO[bytes]) -> Reply | None:
    """The next reply; None where the pipe ends. Raises: BrokenReply."""
    lengths = _exactly(pipe, _LENGTHS.size)
    if not lengths:
        return None
    if len(lengths) < _LENGTHS.size:
        raise BrokenReply("the pipe ended inside a reply")
    word_bytes, pixel_bytes = _LENGTHS.unpack(lengths)
    if word_bytes > _MOST_TOLD or pixel_bytes > _MOST_PIXEL_BYTES:
        raise BrokenReply(f"a reply of {word_bytes} and {pixel_bytes} bytes")
    words, pixels = _exactly(pipe, word_bytes), _exactly(pipe, pixel_bytes)
    if len(words) < word_bytes or len(pixels) < pixel_bytes:
        raise BrokenReply("the pipe ended inside a reply")
    try:
        return _reply(json.loads(words), pixels)
    except (ValueError, RecursionError) as error:
        raise BrokenReply("a reply that is no JSON") from error


def _reply(told: object, pixels: bytes) -> Reply:
    """Raises: BrokenReply."""
    match told:
        case ["Ready"]:
            return Ready()
        case ["Unchanged"]:
            return Unchanged()
        case ["Nothing"]:
            return Nothing()
        case ["Failed", str(why)]:
            return Failed(why)
        case ["Picture", int(width), int(height), str(order), int(turned)]:
            if width > 0 and height > 0 and len(pixels) == 4 * width * height:
                return Picture(width, height, order, turned, pixels)
    raise BrokenReply("a reply that makes no sense")


def _exactly(pipe: IO[bytes], count: int) -> bytes:
    """As many bytes as there are, at most `count`; fewer only at the pipe's end."""
    got = bytearray()
    while len(got) < count and (piece := pipe.read(count - len(got))):
        got += piece
    return bytes(got)
