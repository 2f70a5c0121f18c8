"""What the program and the process that reads say to each other.

    program                        reader process
                              <-   Ready  or  Failed           once, at the start
    parts to read             ->
                              <-   Working …                   now and then
                              <-   Read  or  Failed            exactly one
    (end of the pipe)         ->                               the process ends at once

A frame (`framed_pipe`) is a JSON object and the pixels of the parts, one after the other, row by
row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, Any

import numpy as np

from capture.framed_pipe import BrokenMessage, receive_frame, send_frame
from capture.line_engine import Lines, Part
from core.observation import Box, TextLine

VERSION = 1


@dataclass(frozen=True, slots=True)
class Ready:
    """The process has loaded what it needs."""

    version: int


@dataclass(frozen=True, slots=True)
class Working:
    """A sign of life."""


@dataclass(frozen=True, slots=True)
class Read:
    """The lines on each part."""

    parts: tuple[Lines, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """A request came to nothing, or reading is not possible here; the sentence says why."""

    sentence: str


Reply = Ready | Working | Read | Failed


def send_parts(pipe: IO[bytes], parts: Sequence[Part]) -> None:
    """Raises: OSError if nobody is there to take them."""
    sizes = [
        [*part.pixels.shape[:2], [[b.left, b.top, b.width, b.height] for b in part.known]]
        for part in parts
    ]
    send_frame(pipe, {"parts": sizes}, b"".join(part.pixels.tobytes() for part in parts))


def receive_parts(pipe: IO[bytes]) -> list[Part] | None:
    """The next request; None where the pipe ends. Raises: BrokenMessage."""
    frame = _receive(pipe)
    if frame is None:
        return None
    head, pixels = frame
    parts, at = [], 0
    try:
        for height, width, known in head["parts"]:
            end = at + 3 * height * width
            part = np.frombuffer(pixels[at:end], dtype=np.uint8).reshape(height, width, 3)
            parts.append(Part(part, tuple(Box(*box) for box in known)))
            at = end
    except (KeyError, TypeError, ValueError) as error:
        raise BrokenMessage("a request that makes no sense") from error
    return parts


def send_reply(pipe: IO[bytes], reply: Reply) -> None:
    """Raises: OSError if nobody listens any more."""
    match reply:
        case Ready(version):
            head: dict[str, object] = {"ready": version}
        case Working():
            head = {"working": True}
        case Failed(sentence):
            head = {"failed": sentence}
        case Read(parts):
            head = {"read": [[_plain(line) for line in lines] for lines in parts]}
    send_frame(pipe, head, b"")


def receive_reply(pipe: IO[bytes]) -> Reply | None:
    """The next reply; None where the pipe ends. Raises: BrokenMessage."""
    frame = _receive(pipe)
    if frame is None:
        return None
    try:
        match frame[0]:
            case {"ready": int(version)}:
                return Ready(version)
            case {"working": True}:
                return Working()
            case {"failed": str(sentence)}:
                return Failed(sentence)
            case {"read": list(parts)}:
                return Read(tuple(tuple(_line(plain) for plain in lines) for lines in parts))
    except (TypeError, ValueError) as error:
        raise BrokenMessage("a reply that makes no sense") from error
    raise BrokenMessage("a reply of an unknown kind")


def _plain(line: TextLine) -> list[object]:
    box = line.box
    return [line.text, line.confidence, box.left, box.top, box.width, box.height]


def _line(plain: Any) -> TextLine:
    text, confidence, *edges = plain
    if not isinstance(text, str) or not all(isinstance(edge, int) for edge in edges):
        raise ValueError("a line that is none")
    return TextLine(text, Box(*edges), float(confidence))


def _receive(pipe: IO[bytes]) -> tuple[dict[str, Any], memoryview] | None:
    frame = receive_frame(pipe)
    if frame is not None and not isinstance(frame[0], dict):
        raise BrokenMessage("a frame that is no object")
    return frame
