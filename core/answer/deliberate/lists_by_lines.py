"""Lists read from where their lines stand, whatever stands beside them.

A page tree next to a page shares its baselines with the steps, so that a row may read
“Printers  2. Let it cool”. The marks of one list stand below one another all the same.
"""

import re
from collections.abc import Sequence

from core.answer.content_answer import ReadFrame
from core.answer.deliberate.item_lists import Item, ItemList
from core.observation import Box, TextLine

_NUMBERED = re.compile(r"^\s*(?P<number>\d{1,2})[.)]\s*(?P<text>[^\W\d_].*)$")
_POINT = re.compile(r"^\s*[•▪◦]\s*(?P<text>\w.*)$")
_LEAST = 2
_EDGE_HEIGHTS = 1.0
_INDENT_HEIGHTS = 3.0
_WRAP_HEIGHTS = 0.8
_HEADING_HEIGHTS = 4.0
_GAP_HEIGHTS = 4.0


def lists_by_lines(frame: ReadFrame) -> list[ItemList]:
    """Every list of marked lines at one left edge, numbered ones first."""
    order = sorted(range(len(frame.lines)), key=lambda number: frame.lines[number].box.top)
    found = [
        ItemList(frame, _heading(frame.lines, run[0]), _items(frame.lines, run), is_numbered=True)
        for run in _numbered_runs(frame.lines, order)
    ]
    found += [
        ItemList(frame, _heading(frame.lines, run[0]), _items(frame.lines, run))
        for run in _pointed_runs(frame.lines, order)
    ]
    return found


def _numbered_runs(lines: Sequence[TextLine], order: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in order:
        found = _NUMBERED.match(lines[number].text)
        if found is None:
            continue
        place = int(found["number"])
        run = next(
            (
                one
                for one in reversed(runs)
                if len(one) == place - 1 and _is_below(lines[one[-1]].box, lines[number].box)
            ),
            None,
        )
        if run is not None:
            run.append(number)
        elif place == 1:
            runs.append([number])
    return [run for run in runs if len(run) >= _LEAST]


def _pointed_runs(lines: Sequence[TextLine], order: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in order:
        if _POINT.match(lines[number].text) is None:
            continue
        run = next((r for r in runs if _is_below(lines[r[-1]].box, lines[number].box)), None)
        if run is not None:
            run.append(number)
        else:
            runs.append([number])
    return [run for run in runs if len(run) >= _LEAST]


def _is_below(upper: Box, lower: Box) -> bool:
    """Whether a line stands below another at its left edge, with no more than a line between."""
    height = min(upper.height, lower.height)
    is_edge = abs(upper.left - lower.left) <= _EDGE_HEIGHTS * height
    return is_edge and 0 < lower.top - upper.top <= (_GAP_HEIGHTS + 1) * height


def _items(lines: Sequence[TextLine], run: Sequence[int]) -> tuple[Item, ...]:
    """The entries of a run, each with the lines that it is wrapped onto."""
    items = []
    for number in run:
        found = _NUMBERED.match(lines[number].text) or _POINT.match(lines[number].text)
        numbers = [number, *_wrapped(lines, number, frozenset(run))]
        words = [found["text"] if found else lines[number].text]
        words += [lines[one].text for one in numbers[1:]]
        items.append(Item(" ".join(" ".join(words).split()), tuple(numbers)))
    return tuple(items)


def _wrapped(lines: Sequence[TextLine], first: int, run: frozenset[int]) -> list[int]:
    """The lines that go on with an entry: right below it, at its edge or indented."""
    found: list[int] = []
    upper = lines[first].box
    for number in sorted(range(len(lines)), key=lambda one: lines[one].box.top):
        box = lines[number].box
        indent = box.left - lines[first].box.left
        is_next = 0 <= box.top - upper.bottom <= _WRAP_HEIGHTS * upper.height
        is_column = -upper.height / 2 <= indent <= _INDENT_HEIGHTS * upper.height
        if number in run and number != first and box.top > upper.top:
            break
        if is_next and is_column and lines[number].text[:1].islower():
            found.append(number)
            upper = box
    return found


def _heading(lines: Sequence[TextLine], first: int) -> str:
    """The nearest line above a list at about its left edge."""
    box = lines[first].box
    above = [
        (box.top - line.box.bottom, line.text.strip())
        for line in lines
        if -box.height / 2 <= box.top - line.box.bottom <= _HEADING_HEIGHTS * box.height
        and abs(line.box.left - box.left) <= _INDENT_HEIGHTS * box.height
    ]
    return min(above, default=(0, ""))[1]
