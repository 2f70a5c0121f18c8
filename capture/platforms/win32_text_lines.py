"""The lines in sight of a text on Windows, found by stepping through its visible stretches.

Source: Microsoft Learn, “UI Automation Support for Textual Content” (text units, degenerate
ranges), IUIAutomationTextRange. Pure: what is stepped through is told by a `TextSpan`.
"""

from collections.abc import Callable, Sequence
from statistics import median
from typing import Protocol

from capture.platforms.left_alone import NoAnswer
from capture.platforms.told_places import common, is_empty
from capture.visible_text import ToldLine, plain_text
from core.observation import Box

# More lines of one text are never in sight at once.
MOST_LINES = 300
# A line at the edge of its text that is lower than the others by more is cut in half.
WHOLE_SHARE = 0.9
# Something else (a picture, a control) stands in the text where this sign is.
EMBEDDED = "\ufffc"
_EDGE_PX = 1


class TextSpan(Protocol):
    """A stretch of a text. Everything raises NoAnswer where its program is too slow."""

    def first_line(self) -> "TextSpan":
        """The line in which this stretch begins."""

    def next_line(self) -> "TextSpan | None":
        """The line after this one; None at the end of the text."""

    def begins_before_end_of(self, other: "TextSpan") -> bool: ...

    def text(self) -> str: ...

    def boxes(self) -> Sequence[Box]:
        """A rectangle for each line of it that is at least partly in sight."""


def lines_in_sight(
    stretches: Sequence[TextSpan], clip: Box, is_late: Callable[[], bool]
) -> tuple[list[ToldLine], list[Box]]:
    """The lines that are wholly seen through `clip`, and the rectangles of those that are not.

    `is_late` tells between two lines whether the time is up. Raises: NoAnswer.
    """
    lines: list[ToldLine] = []
    doubtful: list[Box] = []
    for stretch in stretches:
        line: TextSpan | None = stretch.first_line()
        met = 0
        while line is not None and met < MOST_LINES and line.begins_before_end_of(stretch):
            if is_late():
                raise NoAnswer
            met += 1
            _take(line, clip, lines, doubtful)
            line = line.next_line()
    usual_px = median(line.box.height for line in lines) if lines else 0.0
    cut = [line for line in lines if _is_cut(line.box, clip, usual_px)]
    return [line for line in lines if line not in cut], [*doubtful, *(line.box for line in cut)]


def _take(line: TextSpan, clip: Box, lines: list[ToldLine], doubtful: list[Box]) -> None:
    text = line.text()
    plain = plain_text(text)
    boxes = [box for box in line.boxes() if not is_empty(common(box, clip))]
    if not plain or not boxes:
        return
    # Where a program knows no lines it tells paragraphs, which stand in several rectangles.
    if len(boxes) == 1 and EMBEDDED not in text and common(boxes[0], clip) == boxes[0]:
        lines.append(ToldLine(plain, boxes[0], is_exact=True))
    else:
        doubtful += [common(box, clip) for box in boxes]


def _is_cut(box: Box, clip: Box, usual_px: float) -> bool:
    is_at_edge = box.top - clip.top <= _EDGE_PX or clip.bottom - box.bottom <= _EDGE_PX
    return is_at_edge and box.height < WHOLE_SHARE * usual_px
