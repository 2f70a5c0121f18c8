"""Numbered lists on a screen: their items, wrapped lines put together, in order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.memory.view import View
from core.observation import TextLine

_NUMBERED = re.compile(
    r"^\s*(?:\d{1,4}\s{1,3})?(?:(?:step|schritt|stap|étape)\s*)?(\d{1,2})\s?[.):]\s*(?=[^\s\d.,:])(.+)$",
    re.IGNORECASE,
)
_NUMBER_ALONE = re.compile(r"^\s*(?:(?:step|schritt)\s*)?(\d{1,2})\s?[.)]\s*$", re.IGNORECASE)
_LISTING_NUMBER = re.compile(r"^\s*\d{1,4}\s*$")
_OTHER_MARK = re.compile(r"^\s*(?:[-•*–·●○▪]\s|\[.?\]|[☐☑☒✓✔✅])")
_CLOCK = re.compile(r"^\s*\d{1,2}[:.]\d{2}\b")
_MAX_ITEM_GAP = 5.0  # line heights between the end of one item and the next
_MAX_WRAP_GAP = 0.9
_LEFT_TOLERANCE = 0.8


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item: its number, its text without the number, and the lines it stands on."""

    number: int
    text: str
    line_numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NumberedList:
    """Items in order; a list that is cut by the edge need not begin with 1."""

    items: tuple[ListItem, ...]


def numbered_lists(view: View) -> list[NumberedList]:
    """The numbered lists of a view with at least two items."""
    found: list[list[ListItem]] = []
    for start in _item_starts(view):
        open_list = next((one for one in reversed(found) if _follows(view, one[-1], start)), None)
        if open_list is None:
            found.append([start])
        else:
            open_list.append(start)
    return [
        NumberedList(tuple(_with_wrapped_lines(view, items))) for items in found if len(items) > 1
    ]


def _item_starts(view: View) -> list[ListItem]:
    starts: list[ListItem] = []
    for number, line in enumerate(view.lines):
        if number in view.chrome or _CLOCK.match(line.text):
            continue
        found = _NUMBERED.match(line.text)
        if found:
            starts.append(ListItem(int(found[1]), found[2].strip(), (number,)))
            continue
        alone = _NUMBER_ALONE.match(line.text)
        beside = _right_of(view.lines, number) if alone else None
        if alone and beside is not None:
            text = view.lines[beside].text.strip()
            starts.append(ListItem(int(alone[1]), text, (number, beside)))
    return sorted(starts, key=lambda item: view.lines[item.line_numbers[0]].box.top)


def _right_of(lines: Sequence[TextLine], number: int) -> int | None:
    box = lines[number].box
    beside = [
        (line.box.left, other)
        for other, line in enumerate(lines)
        if 0 <= line.box.left - box.right <= 3 * box.height
        and abs(line.box.top - box.top) <= 0.5 * box.height
    ]
    return min(beside)[1] if beside else None


def _follows(view: View, item: ListItem, later: ListItem) -> bool:
    above = view.lines[item.line_numbers[0]].box
    below = view.lines[later.line_numbers[0]].box
    height = max(above.height, below.height)
    return (
        later.number == item.number + 1
        and abs(above.left - below.left) <= _LEFT_TOLERANCE * height
        and 0 < below.top - above.top <= _MAX_ITEM_GAP * height
    )


def _with_wrapped_lines(view: View, items: Sequence[ListItem]) -> list[ListItem]:
    """The items with the lines that they go on over."""
    ends = [view.lines[later.line_numbers[0]].box.top for _, later in pairwise(items)]
    starts = {item.line_numbers[0] for item in items}
    return [
        _with_lines_until(view, item, end, starts)
        for item, end in zip(items, [*ends, None], strict=True)
    ]


def _with_lines_until(view: View, item: ListItem, end: int | None, starts: set[int]) -> ListItem:
    """An item with the lines under it, down to where the next item starts.

    Under the last item text goes on only where the line above reaches further right than it.
    """
    numbers, text = list(item.line_numbers), item.text
    first = view.lines[item.line_numbers[0]].box
    for number in sorted(range(len(view.lines)), key=lambda one: view.lines[one].box.top):
        line, above = view.lines[number], view.lines[numbers[-1]].box
        gap = line.box.top - above.bottom
        if line.box.top <= above.top + 0.5 * above.height or number in starts:
            continue
        if end is not None and line.box.top >= end - 0.3 * first.height:
            break
        if not -0.5 * first.height <= gap <= _MAX_WRAP_GAP * first.height:
            continue
        if not -0.3 * first.height <= line.box.left - first.left <= 4 * first.height:
            continue
        if _OTHER_MARK.match(line.text) or _LISTING_NUMBER.match(line.text):
            continue
        if end is None and not (line.text[:1].islower() and above.right >= line.box.right - 4):
            break
        numbers.append(number)
        text = f"{text} {line.text.strip()}"
    return ListItem(item.number, text, tuple(numbers))
