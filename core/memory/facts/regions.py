"""The parts of a screen that state no facts: code, terminals, lists of messages, cut-off text."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from core.observation import Box, TextLine

_PROMPT = re.compile(r"^\S+@[\w.-]+\s?:\s?\S*\s?[$#%>](?:\s|$)|^PS [A-Z]:\\|^C:\\.*>")
_HISTORY = re.compile(r"^commit [0-9a-f]{7,40}\b|^diff --git |^@@ -\d")
_CODE = re.compile(
    r"[{};]$|^\s*[}{]|^\W{0,2}(?:#\s?(?:define|include|pragma|if)|import |def |class |static "
    r"|struct |return\b|for ?\(|if ?\(|else\b|//|/\*)|\w\(.*\);?$|\w\[\w*\]|[=!<>]=|->|::"
    r"|^\s*\d{1,4}\s+[#{}*+/-]|\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\s?=?|\b\w+=\S+\s+\w+=\S+"
    r"|^(?:INFO|WARN(?:ING)?|ERROR|DEBUG|FATAL)\b|^\[\d+/\d+\]|^\d+:\d\d:\d\d\s|^\s*at \w+\."
    r"|^Traceback|^\$ "
)
_CUT_OFF = re.compile(r"(?:\.{2,3}|…)$")
_STAMP = re.compile(
    r"(?:\d{1,2}[:.]\d{2}(?:\s?[ap]m)?|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|yesterday|gestern"
    r"|(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\s)?\d{1,2}\.?\s"
    r"(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|sept|oct|okt|nov|dec|dez)\.?)",
    re.IGNORECASE,
)
_MIN_CODE_LINES = 4
_MIN_LISTED = 3
_LISTED_APART_HEIGHTS = 3.0
_MAX_LIST_WIDTH_HEIGHTS = 28
_MIN_ENTRY_HEIGHTS = 2.0  # an entry has a line below its head; the rows of a table have none
_ALIGNED = 10  # pixels


def silent_lines(lines: Sequence[TextLine]) -> frozenset[int]:
    """The numbers of lines that no fact may be read from."""
    silent: set[int] = set()
    for box in (*_terminals(lines), *_code(lines), *_listings(lines)):
        silent.update(number for number, line in enumerate(lines) if _is_inside(line.box, box))
    silent.update(number for number, line in enumerate(lines) if _CUT_OFF.search(line.text.strip()))
    return frozenset(silent)


def has_terminal(lines: Sequence[TextLine]) -> bool:
    """Whether a terminal is on the screen, beside which the window's title may say too much."""
    return bool(_terminals(lines))


def _terminals(lines: Sequence[TextLine]) -> list[Box]:
    """The columns that hold a prompt or a change history, from top to bottom of the frame."""
    marks = [
        line.box
        for line in lines
        if _PROMPT.search(line.text.strip()) or _HISTORY.search(line.text.strip())
    ]
    return [_column_of(lines, mark) for mark in _one_per_column(marks)]


def _one_per_column(boxes: Sequence[Box]) -> list[Box]:
    kept: list[Box] = []
    for box in boxes:
        if not any(abs(box.left - other.left) <= _ALIGNED for other in kept):
            kept.append(box)
    return kept


def _column_of(lines: Sequence[TextLine], mark: Box) -> Box:
    aligned = [line.box for line in lines if abs(line.box.left - mark.left) <= _ALIGNED]
    right = max(box.right for box in aligned)
    bottom = max(line.box.bottom for line in lines)
    return Box(mark.left - _ALIGNED, 0, right - mark.left + 2 * _ALIGNED, bottom)


def _code(lines: Sequence[TextLine]) -> list[Box]:
    """Where lines of code stand close together, from the first to the last of them."""
    found = [line.box for line in lines if _CODE.search(line.text.strip())]
    groups: list[list[Box]] = []
    for box in sorted(found, key=lambda box: box.top):
        near = next(
            (
                group
                for group in groups
                if box.top - group[-1].bottom <= 4 * box.height and _share_column(box, group[-1])
            ),
            None,
        )
        if near is None:
            groups.append([box])
        else:
            near.append(box)
    return [_around(group) for group in groups if len(group) >= _MIN_CODE_LINES]


def _share_column(one: Box, other: Box) -> bool:
    return one.left < other.right + one.height and other.left < one.right + one.height


def _around(boxes: Sequence[Box]) -> Box:
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.union(box)
    reach = 2 * boxes[0].height
    return Box(whole.left - 60, whole.top - reach, whole.width + 120, whole.height + 2 * reach)


def _listings(lines: Sequence[TextLine]) -> list[Box]:
    """Lists of messages, chats or items: a time or day at the right end of every entry.

    What stands there is cut short and older than the page; it is read when it is opened.
    """
    height = median(line.box.height for line in lines) if lines else 0
    boxes = (
        _listing(lines, column, height)
        for column in _right_aligned(
            [line.box for line in lines if _STAMP.fullmatch(line.text.strip())]
        )
    )
    return [box for box in boxes if box is not None]


def _right_aligned(stamps: Sequence[Box]) -> list[list[Box]]:
    """Stamps by the column whose right edge they share, each column top to bottom."""
    columns: list[list[Box]] = []
    for stamp in sorted(stamps, key=lambda box: box.top):
        shared = next(
            (one for one in columns if abs(one[0].right - stamp.right) <= 2 * _ALIGNED), None
        )
        if shared is None:
            columns.append([stamp])
        else:
            shared.append(stamp)
    return columns


def _listing(lines: Sequence[TextLine], column: Sequence[Box], height: float) -> Box | None:
    """The rectangle of a list whose entries end in these stamps; None if they are no list."""
    tops = [box.top for box in column]
    pitch = min((below - above for above, below in pairwise(tops)), default=0)
    if len(column) < _MIN_LISTED or pitch < _MIN_ENTRY_HEIGHTS * height:
        return None
    right = max(box.right for box in column)
    heads = [
        line.box
        for line in lines
        for box in column
        if abs(line.box.top - box.top) <= height / 2
        and line.box.right + _LISTED_APART_HEIGHTS * height <= box.left
        and box.right - line.box.left <= _MAX_LIST_WIDTH_HEIGHTS * height
    ]
    left = _common_left(heads)
    if left is None:
        return None
    top = int(tops[0] - 2 * height)
    bottom = int(column[-1].bottom + 4 * height)
    return Box(left - _ALIGNED, top, right - left + 3 * _ALIGNED, bottom - top)


def _common_left(boxes: Sequence[Box]) -> int | None:
    """The left edge that at least three entries share."""
    for box in boxes:
        if sum(abs(box.left - other.left) <= _ALIGNED for other in boxes) >= _MIN_LISTED:
            return box.left
    return None


def _is_inside(box: Box, whole: Box) -> bool:
    return 2 * box.intersection_area(whole) >= box.width * box.height
