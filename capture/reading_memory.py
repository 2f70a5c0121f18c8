"""Remembers what was read of recent frames, so that only what is new must be read.

A person goes back and forth between few windows: the frame that resembles the new one most is
often not the last.
"""

from dataclasses import dataclass

import numpy as np

from capture.change_gate import are_equal
from capture.known_content import ReadFrame, known_of
from capture.screens import RgbFrame
from capture.text_reader import TextReader
from core.observation import TextLine

REMEMBERED_FRAMES = 8
# Past the likest few, another frame hardly ever shows something that they do not (tried).
COMPARED_FRAMES = 4
# Every so many rows and columns tell how alike two frames are.
SAMPLE_STEP_PX = 4


@dataclass(frozen=True, slots=True, eq=False)
class _Remembered:
    read: ReadFrame
    sample: RgbFrame


class ReadingMemory:
    """Reads frames through a `TextReader`; holds pixels and text in memory only."""

    def __init__(self, reader: TextReader, remembered_frames: int = REMEMBERED_FRAMES) -> None:
        self._reader = reader
        self._most_frames = remembered_frames
        self._remembered: list[_Remembered] = []

    def read(self, frame: RgbFrame) -> tuple[TextLine, ...]:
        """The lines on a frame, in reading order. Raises: ReaderUnavailable.

        Only ink that no remembered frame of this size shows is looked at.
        """
        sample = np.ascontiguousarray(frame[::SAMPLE_STEP_PX, ::SAMPLE_STEP_PX])
        alike = self._alike(frame.shape, sample)
        lines = self._lines(frame, [one.read for one in alike])
        # What is hardly different is replaced; what was of use becomes the youngest but one.
        likest = alike[0] if alike else None
        others = [one for one in self._remembered if one is not likest]
        if likest is not None and not _is_near(likest.sample, sample):
            others.append(likest)
        new = _Remembered(ReadFrame(frame, lines), sample)
        self._remembered = [*others, new][-self._most_frames :]
        return lines

    def close(self) -> None:
        """Forget all frames, and let go of what reading holds."""
        self._remembered = []
        self._reader.close()

    def _lines(self, frame: RgbFrame, alike: list[ReadFrame]) -> tuple[TextLine, ...]:
        if alike and are_equal(alike[0].frame, frame):
            return alike[0].lines
        known = known_of(frame, alike)
        return self._reader.read(frame, known.unread, known.lines)

    def _alike(self, shape: tuple[int, ...], sample: RgbFrame) -> list[_Remembered]:
        """The remembered frames of a size that differ least from a sample, the likest first."""
        same_size = [one for one in self._remembered if one.read.frame.shape == shape]
        same_size.sort(key=lambda one: _difference(one.sample, sample))
        return same_size[:COMPARED_FRAMES]


def _difference(one: RgbFrame, other: RgbFrame) -> int:
    return int(np.count_nonzero(one != other))


def _is_near(one: RgbFrame, other: RgbFrame) -> bool:
    """Whether less than a twentieth differs."""
    return 20 * _difference(one, other) < one.size
