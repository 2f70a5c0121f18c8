"""The lines of text that are in sight, out of texts that may be much longer.

Source: at-spi2-core, xml/Text.xml; offsets count characters.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from jeepney import Message

from capture.platforms.atspi_bus import AccessibilityBus, Deadline, Part
from capture.platforms.atspi_parts import (
    SCREEN_COORDINATES,
    box_in,
    number_in,
    value_in,
)
from capture.platforms.atspi_walk import Place
from capture.platforms.told_places import common, is_empty
from capture.visible_text import ToldLine, plain_text
from core.observation import Box

LINE = 3  # AtspiTextGranularity
# A text of no more characters is asked for whole, together with all others.
SHORT_TEXT = 400
# More lines of one text are never in sight at once.
MOST_LINES = 300
# Something else (a link, a picture) stands in the text where this sign is.
EMBEDDED = "\ufffc"
_ROUNDING_PX = 2


@dataclass(slots=True)
class FoundLines:
    """Lines in sight, and where something else stands among them."""

    lines: list[ToldLine] = field(default_factory=list)
    doubtful: list[Box] = field(default_factory=list)

    def add(self, text: str, box: Box, clip: Box, *, is_exact: bool) -> None:
        """Take a line if all of it is in sight; a part of it is to be read off the picture."""
        plain = plain_text(text)
        if EMBEDDED in text or (plain and not is_inside(box, clip)):
            self.doubtful.append(common(box, clip))
        elif plain and not is_empty(box):
            self.lines.append(ToldLine(plain, box, is_exact))


def lines_in_sight(bus: AccessibilityBus, texts: Sequence[Place], deadline: Deadline) -> FoundLines:
    """The lines of these texts that are wholly in sight. Raises: TooSlow, NoAccessibilityBus."""
    found = FoundLines()
    counted = bus.ask([one.look.part.property("Text", "CharacterCount") for one in texts], deadline)
    sizes = {
        place: size
        for place, answer in zip(texts, counted, strict=True)
        if isinstance(size := value_in(answer), int) and size > 0
    }
    short = [place for place, size in sizes.items() if size <= SHORT_TEXT]
    answers = bus.ask(
        [question for one in short for question in _questions(one.look.part, sizes[one])], deadline
    )
    whole = set()
    for place, text, line, extents in zip(
        short, answers[::3], answers[1::3], answers[2::3], strict=True
    ):
        if text is not None and line is not None and str(text[0]).rstrip() == str(line[0]).rstrip():
            found.add(str(text[0]), box_in(extents), place.clip, is_exact=True)
            whole.add(place)
    for place, size in sizes.items():
        if place not in whole:
            _Scroll(bus, place.look.part, size, place.clip, deadline).read(found)
    return found


def is_inside(box: Box, clip: Box) -> bool:
    """Whether all of a box lies in another, but for rounding."""
    return (
        box.left >= clip.left - _ROUNDING_PX
        and box.top >= clip.top - _ROUNDING_PX
        and box.right <= clip.right + _ROUNDING_PX
        and box.bottom <= clip.bottom + _ROUNDING_PX
    )


def _questions(part: Part, size: int) -> tuple[Message, Message, Message]:
    return (
        part.question("Text", "GetText", "ii", 0, size),
        part.question("Text", "GetStringAtOffset", "iu", 0, LINE),
        part.question("Text", "GetRangeExtents", "iiu", 0, size, SCREEN_COORDINATES),
    )


@dataclass(frozen=True, slots=True)
class _Scroll:
    """A text of several lines, of which a stretch is seen through `clip`."""

    bus: AccessibilityBus
    part: Part
    size: int
    clip: Box
    deadline: Deadline

    def read(self, found: FoundLines) -> None:
        if not self._tells_places():
            found.doubtful.append(self.clip)
            return
        first = self._first(lambda box: box.bottom > self.clip.top)
        behind = self._first(lambda box: box.top >= self.clip.bottom)
        spans = self._spans(first, behind)
        extents = self.bus.ask(
            [
                self.part.question("Text", "GetRangeExtents", "iiu", start, end, SCREEN_COORDINATES)
                for start, end, _ in spans
            ],
            self.deadline,
        )
        for (_, _, text), answer in zip(spans, extents, strict=True):
            box = box_in(answer)
            if not is_empty(common(box, self.clip)):
                found.add(text, box, self.clip, is_exact=True)

    def _tells_places(self) -> bool:
        """Whether a later line stands below the first.

        WORKAROUND(Qt 6.11): QPlainTextEdit puts every line where its first one is; remove when
        its `characterRect` minds the block.
        """
        (told,) = self.bus.ask(
            [self.part.question("Text", "GetText", "ii", 0, min(self.size, SHORT_TEXT))],
            self.deadline,
        )
        lines = str(told[0]).splitlines(keepends=True) if told else []
        start, row = 0, None
        for line in lines:
            if line.strip():
                top = self._place_of(start).top
                if row is not None:
                    return top != row
                row = top
            start += len(line)
        return True

    def _first(self, is_past: Callable[[Box], bool]) -> int:
        """The first character of which that is so; the places of characters only go down."""
        low, high = 0, self.size
        while low < high:
            middle = (low + high) // 2
            if is_past(self._place_of(middle)):
                high = middle
            else:
                low = middle + 1
        return low

    def _place_of(self, offset: int) -> Box:
        (answer,) = self.bus.ask(
            [self.part.question("Text", "GetCharacterExtents", "iu", offset, SCREEN_COORDINATES)],
            self.deadline,
        )
        return box_in(answer)

    def _spans(self, first: int, behind: int) -> list[tuple[int, int, str]]:
        """The lines between two offsets: where each starts and ends, and what it says."""
        spans: list[tuple[int, int, str]] = []
        offset = first
        while offset < behind and len(spans) < MOST_LINES:
            (answer,) = self.bus.ask(
                [self.part.question("Text", "GetStringAtOffset", "iu", offset, LINE)],
                self.deadline,
            )
            if answer is None or len(answer) != 3:
                break
            start, end = number_in(answer[1:]), number_in(answer[2:])
            if end > offset and start <= offset:
                spans.append((start, end, str(answer[0])))
            offset = max(end, offset + 1)
        return spans
