"""Running text on a screen: the wrapped lines of one column, put back together.

Text is followed down its left edge, so that what stands beside it (a side bar, a list of mails)
stays out.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

from core.observation import Box, TextLine

_MIN_WRAPPED_WORDS = 5
_MIN_WORDS_BEFORE_CAPITAL = 8
_MAX_LINE_GAP = 0.75  # of a line's height
_MAX_OVERLAP = 0.5
_WRAP_REACH = 0.85  # of its column's width
_WRAP_REACH_LOWER = 0.65
_MAX_HEIGHT_RATIO = 1.6
_LIST_MARK = re.compile(
    r"^\s*(?:[-•*–·●○▪]\s|\d{1,4}[.)](?!\d)|(?:[Ss]tep|Schritt)\s\d|\[.?\]|[☐☑☒✓✔✅])"
)
_SENTENCE_BREAK = re.compile(r"(?:(?<=[^\s.]{2}[.!?])|(?<=\s\d[.!?]))\s+(?=[A-ZÄÖÜÅÉ0-9\"“(])")
_SENTENCE_END = re.compile(r"[.!?]['\"”)]?$")
_ABBREVIATION = re.compile(
    r"(?:\b(?:dr|mr|mrs|ms|prof|st|no|nr|vs|fig|vol|ca|inc|ltd|e\.g|i\.e|z\.b|bzw)|\b[A-ZÄÖÜ])\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text with the numbers of the lines that it stands on."""

    text: str
    line_numbers: tuple[int, ...]


def paragraphs_of(lines: Sequence[TextLine], numbers: Iterable[int]) -> list[Paragraph]:
    """The paragraphs that some lines of a frame form, from the top to the bottom.

    A line that continues nothing is a paragraph of its own.
    """
    ordered = sorted(numbers, key=lambda one: (lines[one].box.top, lines[one].box.left))
    boxes = [lines[number].box for number in ordered]
    groups: list[list[int]] = []
    for number in ordered:
        line = lines[number]
        if not line.text.strip():
            continue
        above = next(
            (
                group
                for group in reversed(groups[-12:])
                if _continues(lines[group[-1]], line, boxes)
            ),
            None,
        )
        if above is None:
            groups.append([number])
        else:
            above.append(number)
    return [
        Paragraph(" ".join(lines[number].text.strip() for number in group), tuple(group))
        for group in groups
    ]


def sentences_of(lines: Sequence[TextLine], paragraph: Paragraph) -> list[Paragraph]:
    """The sentences of a paragraph, each with its own lines."""
    text = paragraph.text
    starts = [0]
    for found in _SENTENCE_BREAK.finditer(text):
        if not _ABBREVIATION.search(text[starts[-1] : found.start()]):
            starts.append(found.end())
    ends = [*starts[1:], len(text)]
    return [
        Paragraph(text[start:end].strip(), _lines_between(lines, paragraph, start, end))
        for start, end in zip(starts, ends, strict=True)
    ]


def column_below(lines: Sequence[TextLine], heading: int, hidden: frozenset[int]) -> list[int]:
    """The lines that stand under a heading and start about where it starts, top to bottom."""
    box = lines[heading].box
    body = [
        number
        for number, line in enumerate(lines)
        if line.box.top >= box.bottom - 4
        and box.left - box.height <= line.box.left <= box.left + 2.5 * box.height
        and number not in hidden
    ]
    return sorted(body, key=lambda number: lines[number].box.top)


def area_of(lines: Sequence[TextLine], numbers: Sequence[int]) -> Box:
    """The rectangle around some lines; there must be at least one."""
    return reduce(Box.union, [lines[number].box for number in numbers])


def _continues(above: TextLine, below: TextLine, boxes: Sequence[Box]) -> bool:
    """Whether a line goes on with the text of the line above it.

    Wrapped text reaches the right edge of its column: the lines that start where it starts.
    """
    height = min(above.box.height, below.box.height)
    if max(above.box.height, below.box.height) > _MAX_HEIGHT_RATIO * height:
        return False
    gap = below.box.top - above.box.bottom
    if not -_MAX_OVERLAP * height <= gap <= _MAX_LINE_GAP * height:
        return False
    indent = below.box.left - above.box.left
    is_item = bool(_LIST_MARK.match(above.text))
    if not -height <= indent <= (2.5 * height if is_item else height):
        return False
    goes_on = not below.text[:1].isupper() or bool(_SENTENCE_END.search(above.text))
    fewest = _MIN_WRAPPED_WORDS if goes_on else _MIN_WORDS_BEFORE_CAPITAL
    if _LIST_MARK.match(below.text) or len(above.text.split()) < fewest:
        return False
    left = above.box.left
    right = max(box.right for box in boxes if abs(box.left - left) <= 2 * height)
    reach = _WRAP_REACH_LOWER if below.text[:1].islower() else _WRAP_REACH
    return above.box.right - left >= reach * (right - left)


def _lines_between(
    lines: Sequence[TextLine], paragraph: Paragraph, start: int, end: int
) -> tuple[int, ...]:
    found: list[int] = []
    at = 0
    for number in paragraph.line_numbers:
        length = len(lines[number].text.strip())
        if at < end and at + length > start:
            found.append(number)
        at += length + 1
    return tuple(found) or paragraph.line_numbers
