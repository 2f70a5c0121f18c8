"""Remembers what was read of recent frames, so that only what is new must be read.

A person goes back and forth between few windows: the frame that resembles the new one most is
often not the last.
"""

from dataclasses import dataclass

import numpy as np

from capture.change_gate import changed_boxes
from capture.screens import RgbFrame
from capture.text_reader import TextReader
from core.observation import TextLine

REMEMBERED_FRAMES = 8
# Every so many rows and columns tell how alike two frames are.
SAMPLE_STEP_PX = 4


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    frame: RgbFrame
    sample: RgbFrame
    lines: tuple[TextLine, ...]


class ReadingMemory:
    """Reads frames through a `TextReader`; holds pixels and text in memory only."""

    def __init__(self, reader: TextReader, remembered_frames: int = REMEMBERED_FRAMES) -> None:
        self._reader = reader
        self._remembered_frames = remembered_frames
        self._read: list[_Read] = []

    def read(self, frame: RgbFrame) -> tuple[TextLine, ...]:
        """The lines on a frame, in reading order. Raises: ReaderUnavailable.

        Only what differs from the most similar remembered frame of this size is looked at.
        """
        sample = np.ascontiguousarray(frame[::SAMPLE_STEP_PX, ::SAMPLE_STEP_PX])
        like = self._most_alike(frame.shape, sample)
        if like is None:
            lines = self._reader.read(frame)
        else:
            boxes = changed_boxes(like.frame, frame)
            lines = self._reader.read(frame, boxes, like.lines) if boxes else like.lines
        # What is hardly different is replaced; what was of use becomes the youngest but one.
        others = [read for read in self._read if read is not like]
        if like is not None and not _is_near(like.sample, sample):
            others.append(like)
        self._read = [*others, _Read(frame, sample, lines)][-self._remembered_frames :]
        return lines

    def _most_alike(self, shape: tuple[int, ...], sample: RgbFrame) -> _Read | None:
        """The remembered frame with the fewest sampled pixels that differ."""
        same_size = [read for read in self._read if read.frame.shape == shape]
        return min(same_size, key=lambda read: _difference(read.sample, sample), default=None)


def _difference(one: RgbFrame, other: RgbFrame) -> int:
    return int(np.count_nonzero(one != other))


def _is_near(one: RgbFrame, other: RgbFrame) -> bool:
    """Whether less than a twentieth differs."""
    return 20 * _difference(one, other) < one.size
