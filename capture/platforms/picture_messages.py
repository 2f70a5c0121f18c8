"""What the program and the process that takes pictures from PipeWire say to each other.

    program                        picture process
                              <-   Ready  or  Failed           once, at the start
    number of a node, a line  ->
                              <-   Picture, Unchanged, Nothing or Failed
    (end of the pipe)         ->                               the process ends at once

A reply is a frame (`framed_pipe`): a JSON list, and the pixels of a picture.
"""

from dataclasses import dataclass
from typing import IO

from capture.framed_pipe import BrokenMessage, receive_frame, send_frame


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
    send_frame(pipe, told, pixels)


def receive_reply(pipe: IO[bytes]) -> Reply | None:
    """The next reply; None where the pipe ends. Raises: BrokenMessage."""
    frame = receive_frame(pipe)
    return None if frame is None else _reply(*frame)


def _reply(told: object, pixels: memoryview) -> Reply:
    """Raises: BrokenMessage."""
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
                return Picture(width, height, order, turned, bytes(pixels))
    raise BrokenMessage("a reply that makes no sense")
