"""Finds words and colours on the screen, as a person does."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from capture.rapidocr_reader import RapidOcrReader
from capture.screens import RgbFrame
from core.observation import Box, TextLine
from tests.end_to_end.desk import Desk, Point
from tests.end_to_end.program import PATIENCE_S

if TYPE_CHECKING:
    from tests.x_display import ShownWindow

_READ_ALIKE = 85.0  # of 100; a reader may take “…” for “...”
_LEAST_AREA_PX = 30


class Eyes:
    """Finds words and colours in a window; places are those of the screen."""

    def __init__(self, desk: Desk, reader: RapidOcrReader) -> None:
        self._desk = desk
        self._reader = reader
        self._read: tuple[RgbFrame, tuple[TextLine, ...]] | None = None

    def picture(self, area: Box) -> RgbFrame:
        """A part of the screen as it is now."""
        shown = np.asarray(self._desk.display.screenshot())
        return np.ascontiguousarray(shown[area.top : area.bottom, area.left : area.right])

    def lines(self, area: Box) -> tuple[TextLine, ...]:
        """What can be read there; nothing is read twice while it looks the same."""
        picture = self.picture(area)
        if self._read is None or not np.array_equal(self._read[0], picture):
            self._read = picture, self._reader.read(picture)
        return self._read[1]

    def words_in(self, area: Box) -> str:
        return " ".join(line.text for line in self.lines(area))

    def wait_for_words(self, window: "ShownWindow", words: str) -> Point:
        """The middle of the words, once they stand in the window; the lowest where they stand
        more than once, as buttons stand below what they are about."""
        from tests.x_display import NeverHappened, wait_until

        found: list[Point] = []

        def are_read() -> bool:
            area = self._desk.area_of(window)
            found.extend(_places(self.lines(area), words, area))
            return bool(found)

        try:
            wait_until(are_read, f"“{words}” in “{window.title}”", PATIENCE_S)
        except NeverHappened as error:
            raise NeverHappened(f"{error}; read: {self._read and self._read[1]}") from None
        return max(found, key=lambda place: place[1])

    def coloured(
        self, area: Box, colour: str, *, allowed: int = 0, least: Point = (1, 1)
    ) -> list[Box]:
        """What shows a colour, piece by piece from the top; `allowed` is how far each of red,
        green and blue may lie from it, `least` how wide and high a piece is at least."""
        is_it = _is_colour(self.picture(area), colour, allowed)
        count, _, pieces, _ = cv2.connectedComponentsWithStats(is_it.astype(np.uint8))
        boxes = [
            Box(int(left) + area.left, int(top) + area.top, int(width), int(height))
            for left, top, width, height, pixels in pieces[1:count]
            if pixels >= _LEAST_AREA_PX and width >= least[0] and height >= least[1]
        ]
        return sorted(boxes, key=lambda box: (box.top, box.left))

    def share_of(self, area: Box, colour: str) -> float:
        """How much of an area is exactly of a colour, 0 to 1."""
        return float(_is_colour(self.picture(area), colour, 0).mean())


def middle_of(box: Box) -> Point:
    return box.left + box.width // 2, box.top + box.height // 2


def _is_colour(picture: RgbFrame, colour: str, allowed: int) -> NDArray[np.bool_]:
    wanted = np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)])
    far = np.abs(picture.astype(np.int16) - wanted).max(axis=2)
    return np.asarray(far <= allowed, dtype=np.bool_)


def _places(lines: Sequence[TextLine], words: str, area: Box) -> list[Point]:
    """The middle of the words in each line that says them."""
    places = []
    for line in lines:
        found = fuzz.partial_ratio_alignment(words.casefold(), line.text.casefold())
        if found is None or found.score < _READ_ALIKE or len(line.text) < len(words) - 1:
            continue
        share = (found.dest_start + found.dest_end) / 2 / len(line.text)
        x, y = line.box.left + round(share * line.box.width), line.box.top + line.box.height // 2
        places.append((x + area.left, y + area.top))
    return places
