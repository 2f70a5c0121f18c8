"""Reading text from pictures: what every reader does, whatever recognises the letters."""

from collections.abc import Sequence
from typing import Protocol

from capture.screens import RgbFrame
from core.observation import Box, TextLine

# How far around a change is looked: a word may join the words beside it to one line.
MARGIN_X_PX = 40
MARGIN_Y_PX = 12
# Words of one line stand no further apart than this many times its height.
GAP_HEIGHTS = 2


class TextReader(Protocol):
    """Turns pixels into lines of text."""

    def read(
        self,
        frame: RgbFrame,
        changed: Sequence[Box] | None = None,
        previous: Sequence[TextLine] = (),
    ) -> tuple[TextLine, ...]:
        """The lines on a frame, in reading order; boxes in frame pixels.

        `changed` are the rectangles in which something may stand that was not read before; only
        they are looked at. None: all of it. `previous` are lines that stand on this frame as they
        were read, pixel by pixel; one is read again only where it has grown.
        Raises: ReaderUnavailable.
        """

    def close(self) -> None:
        """Let go of what reading holds; the next `read` takes it again."""


def in_reading_order(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """Rows from top to bottom, each from left to right.

    Lines stand in one row if the middle of one lies within the height of the row's first.
    """
    rows: list[list[TextLine]] = []
    for line in sorted(lines, key=lambda line: (line.box.top + line.box.height / 2, line.box.left)):
        middle = line.box.top + line.box.height / 2
        if rows and middle < rows[-1][0].box.bottom - rows[-1][0].box.height / 4:
            rows[-1].append(line)
        else:
            rows.append([line])
    return tuple(line for row in rows for line in sorted(row, key=lambda line: line.box.left))


def without_grown(previous: Sequence[TextLine], new: Sequence[TextLine]) -> list[TextLine]:
    """The previous lines, but those that were read again as part of another."""
    return [line for line in previous if not any(reads_again(one.box, line.box) for one in new)]


def regions_to_read(
    changed: Sequence[Box], previous: Sequence[TextLine], width: int, height: int
) -> tuple[Box, ...]:
    """The parts of a frame to look at again, so large that no line to be read again is cut.

    Each changed rectangle grows by a margin, then around every previous line that it touches;
    parts that overlap become one. All lie within the frame of `width` by `height`. Lines to keep
    may stand in them, too.
    """
    frame = Box(0, 0, width, height)
    regions: list[Box] = []
    for box in changed:
        near = region = _grown(box, MARGIN_X_PX, MARGIN_Y_PX, frame)
        for line in previous:
            if _reach_of(line).intersection_area(near):
                region = region.union(_grown(line.box, 2, 2, frame))
        while joined := [other for other in regions if other.intersection_area(region)]:
            for other in joined:
                regions.remove(other)
                region = region.union(other)
        regions.append(region)
    return tuple(regions)


def reads_again(new: Box, known: Box) -> bool:
    """Whether a line holds a part of a known one; boxes of neighbours overlap by their margins."""
    down = min(new.bottom, known.bottom) - max(new.top, known.top)
    across = min(new.right, known.right) - max(new.left, known.left)
    return 2 * down > known.height and 2 * across > min(known.height, known.width, new.width)


def _reach_of(line: TextLine) -> Box:
    """Where a change may be one of this line: large letters stand further apart."""
    core = _core_of(line)
    more_px = max(0, GAP_HEIGHTS * line.box.height - MARGIN_X_PX)
    return Box(core.left - more_px, core.top, core.width + 2 * more_px, core.height)


def _core_of(line: TextLine) -> Box:
    """The middle half of a line's height: boxes of neighbouring lines overlap, cores do not."""
    quarter = line.box.height // 4
    return Box(line.box.left, line.box.top + quarter, line.box.width, line.box.height - 2 * quarter)


def _grown(box: Box, x_px: int, y_px: int, frame: Box) -> Box:
    left, top = max(0, box.left - x_px), max(0, box.top - y_px)
    right, bottom = min(frame.width, box.right + x_px), min(frame.height, box.bottom + y_px)
    return Box(left, top, max(0, right - left), max(0, bottom - top))
