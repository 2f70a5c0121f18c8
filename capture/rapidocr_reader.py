"""Reads the text of frames with RapidOCR's models, in a process of its own.

Only where the frame changed; what stands elsewhere is taken as it was read before.
"""

import threading
from collections.abc import Sequence
from dataclasses import replace

from capture.line_engine import LineEngine, Part
from capture.reader_process import ReaderProcess
from capture.screens import RgbFrame
from capture.text_reader import in_reading_order, regions_to_read, without_grown
from core.observation import Box, TextLine

# Past this share of the frame, one look at all of it is cheaper than many parts.
WHOLE_FRAME_SHARE = 0.8


class RapidOcrReader:
    """A `TextReader`; one call at a time (a lock sees to it)."""

    def __init__(self, engine: LineEngine | None = None) -> None:
        """Nothing is started before the first `read`."""
        self._engine = engine or ReaderProcess()
        self._lock = threading.Lock()

    def read(
        self,
        frame: RgbFrame,
        changed: Sequence[Box] | None = None,
        previous: Sequence[TextLine] = (),
    ) -> tuple[TextLine, ...]:
        height, width = frame.shape[:2]
        regions: tuple[Box, ...] = (Box(0, 0, width, height),)
        if changed is not None:
            parts = regions_to_read(changed, previous, width, height)
            if sum(part.width * part.height for part in parts) < WHOLE_FRAME_SHARE * width * height:
                regions = parts
        if not regions:
            return in_reading_order(previous)
        with self._lock:
            found = self._engine.read([_part(frame, region, previous) for region in regions])
        new = [
            replace(line, box=_moved(line.box, region.left, region.top))
            for region, lines in zip(regions, found, strict=True)
            for line in lines
        ]
        return in_reading_order([*without_grown(previous, new), *new])

    def close(self) -> None:
        with self._lock:
            self._engine.close()


def _part(frame: RgbFrame, region: Box, previous: Sequence[TextLine]) -> Part:
    """A region of a frame, with the lines that are known of it."""
    near = [line.box for line in previous if line.box.intersection_area(region)]
    return Part(
        frame[region.top : region.bottom, region.left : region.right],
        tuple(_moved(box, -region.left, -region.top) for box in near),
    )


def _moved(box: Box, right_px: int, down_px: int) -> Box:
    return replace(box, left=box.left + right_px, top=box.top + down_px)
