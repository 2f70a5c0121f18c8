"""Who said what in a messenger that puts no names at the words.

One's own words stand at the right edge and the other's at the left one; whose the others are is
told by the head of the conversation. A time stands at the foot of each message, or behind it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted
from core.ingest.layout import bars_of
from core.observation import Box, TextLine

_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?\W*", re.IGNORECASE)
_NAME = re.compile(r"[A-ZÄÖÜÅÉ][\w'’.-]*(?: (?:& )?[A-ZÄÖÜÅÉ][\w'’.-]*){0,3}")
_LEAST_MESSAGES = 3
_FOOT_REACH_HEIGHTS = 1.0
_FOOT_BEYOND_HEIGHTS = 1.5
_BESIDE_REACH_HEIGHTS = 3.0
_SAME_EDGE_HEIGHTS = 1.5
_SIDES_APART_HEIGHTS = 4.0
_HEAD_REACH_HEIGHTS = 10.0
_LEAST_IN_PLACE = 0.8
_LINE_GAP_HEIGHTS = 0.6


@dataclass(frozen=True, slots=True)
class Message:
    """What stands over one time: its lines, top to bottom, and the line with the time."""

    numbers: tuple[int, ...]
    foot: int
    is_own: bool


@dataclass(frozen=True, slots=True)
class Bubbles:
    """A conversation on two sides: its head, and by line whether the words are one's own.

    Its pane begins at `left`, in pixels. Without messages on two sides there is no head.
    """

    head: str = ""
    is_own: Mapping[int, bool] = field(default_factory=dict)
    left: int = 0
    messages: tuple[Message, ...] = ()

    def speaker_of(self, number: int) -> str:
        """Who wrote a line: the head's name, nothing for oneself and for other lines."""
        return self.head if self.is_own.get(number) is False else ""

    def reaches(self, box: Box) -> bool:
        """Whether something stands in the pane of the conversation."""
        return bool(self.head) and box.left >= self.left - box.height


def bubbles_of(lines: Sequence[TextLine]) -> Bubbles:
    """The conversation of a frame; one without a head where messages do not stand on two sides."""
    feet = [n for n, line in enumerate(lines) if _CLOCK.fullmatch(line.text.strip())]
    ends = [(text, foot) for foot in feet if (text := _text_of(lines, foot)) is not None]
    if len(ends) < _LEAST_MESSAGES:
        return Bubbles()
    left = min(lines[text].box.left for text, _ in ends)
    right = max(lines[foot].box.right for _, foot in ends)
    sides = {
        text: side
        for text, foot in ends
        if (side := _side(lines[text].box, lines[foot].box, left, right)) is not None
    }
    if set(sides.values()) != {True, False} or len(sides) < _LEAST_IN_PLACE * len(ends):
        return Bubbles()
    if not _stand_alone(lines, sides, left, right):
        return Bubbles()
    head = _head_over(lines, left, min(lines[text].box.top for text in sides))
    messages = tuple(
        Message(tuple(reversed(_message(lines, text))), foot, sides[text])
        for text, foot in sorted(ends, key=lambda end: lines[end[0]].box.top)
        if text in sides
    )
    is_own = {n: one.is_own for one in messages for n in one.numbers}
    return Bubbles(head, is_own, left, messages) if head else Bubbles()


def _text_of(lines: Sequence[TextLine], foot: int) -> int | None:
    """The line that a time stands right below or behind; None if there is none."""
    clock = lines[foot].box
    found: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        box = line.box
        if number == foot or len(line.text.strip()) < 2 or _CLOCK.fullmatch(line.text.strip()):
            continue
        gap, across = clock.top - box.bottom, clock.left - box.right
        is_above = (
            box.left < clock.right
            and -0.5 * clock.height <= gap <= _FOOT_REACH_HEIGHTS * clock.height
            and clock.left < _right_of(lines, number) + _FOOT_BEYOND_HEIGHTS * clock.height
        )
        is_before = (
            abs(clock.top - box.top) < 0.8 * clock.height
            and 0 <= across <= _BESIDE_REACH_HEIGHTS * clock.height
        )
        if is_above or is_before:
            found.append((abs(gap) if is_above else abs(across), number))
    return min(found)[1] if found else None


def _stand_alone(lines: Sequence[TextLine], ends: Iterable[int], left: int, right: int) -> bool:
    """Whether messages have their rows for themselves; the cells of a table have not."""
    pane = [
        (number, line.box)
        for number, line in enumerate(lines)
        if left <= line.box.left < right and not _CLOCK.fullmatch(line.text.strip())
    ]
    alone = [
        not any(
            number != end and abs(box.top - lines[end].box.top) < 0.5 * box.height
            for number, box in pane
        )
        for end in ends
    ]
    return sum(alone) >= _LEAST_IN_PLACE * len(alone)


def _right_of(lines: Sequence[TextLine], end: int) -> int:
    """How far a message reaches whose last line may be short."""
    return max(lines[number].box.right for number in _message(lines, end))


def _side(text: Box, foot: Box, left: int, right: int) -> bool | None:
    """Whether a message is one's own; None if it stands at neither side."""
    slack = _SAME_EDGE_HEIGHTS * text.height
    if text.left - left <= slack:
        return False
    is_apart = text.left - left > _SIDES_APART_HEIGHTS * text.height
    return True if is_apart and right - max(text.right, foot.right) <= slack else None


def _message(lines: Sequence[TextLine], end: int) -> list[int]:
    """The lines of the message that ends with one, the last first."""
    found = [end]
    while True:
        box = lines[found[-1]].box
        above = [
            number
            for number, line in enumerate(lines)
            if number not in found
            and abs(line.box.left - box.left) <= 0.5 * box.height
            and -0.3 * box.height <= box.top - line.box.bottom <= _LINE_GAP_HEIGHTS * box.height
            and not _CLOCK.fullmatch(line.text.strip())
        ]
        if not above:
            return found
        found.append(above[0])


def _head_over(lines: Sequence[TextLine], left: int, top: int) -> str:
    """The name at the head of the pane that begins at a left edge, above its first message."""
    bars = {number for bar in bars_of(lines) for number in bar}
    names = [
        (line.box.top, line.text.strip())
        for number, line in enumerate(lines)
        if number not in bars
        and line.box.bottom <= top
        and abs(line.box.left - left) <= _HEAD_REACH_HEIGHTS * line.box.height
        and _NAME.fullmatch(line.text.strip())
        and not line.text.isupper()
        and not values_in(line.text, Wanted.DATE)
    ]
    return min(names)[1] if names else ""
