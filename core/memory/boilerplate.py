"""Telling a program's menus, toolbars and sidebars from what it shows.

Two ways: a row of menu words is known at first sight; everything else is learned from how often a
line was seen in one place and under how many titles. What stays while the title changes belongs
to the program. What merely stays on the screen, under one title, does not.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise, takewhile
from urllib.parse import urlsplit

from core.entity_record import LineHabit
from core.ingest.layout import Block, Row
from core.memory.boilerplate_words import ASSIGNMENTS, MENU_STARTS, MENU_WORDS, TERMINALS
from core.memory.entities.words import MONTHS, WEEKDAYS
from core.observation import Box, TextLine, WindowContext

_MIN_TITLES = 3
_MIN_TITLES_AT_EDGE = 2
_MIN_VIEWS = 3
_MIN_SHARE = 0.4
_MIN_SHARE_AT_EDGE = 0.6
_PROSE_WORDS = 8
_PROSE_TITLES = 5
_EDGE_TOP, _EDGE_BOTTOM, _EDGE_SIDE = 0.1, 0.04, 0.18
_MIN_MENU_WORDS = 3
_MENU_SHARE = 0.6
_BLOCK_SHARE = 0.6
_SHORT_WORDS = 4
_MIN_KEY = 2
_BAR = 0.03
_LEVEL = 0.5
_VALUE_GAP = 0.9
_LABEL_AND_VALUE = 2
_COUNTER = re.compile(r"\s*[(\[]\d{1,4}\+?[)\]]\s*$|^\W+(?=\w)|\s*[×✕]\s*$")
_WORD = re.compile(r"[^\W\d_]+")
_CLOCK_AT_END = re.compile(r"(?:^|\s)(?:[01]?\d|2[0-3]):[0-5]\d(?::\d{2})?(?:\s?[AaPp][Mm])?$")
_BUTTONS = re.compile(r"(?=.*[×✕□▢❐])[×✕xX□▢❐o—–_+\s-]{1,9}")
_SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?")
_DAY_WORDS = "|".join(sorted(MONTHS | WEEKDAYS, key=len, reverse=True))
_DAY = re.compile(rf"\b(?:{_DAY_WORDS})\b.*\d|\d.*\b(?:{_DAY_WORDS})\b")
_ADDRESS_BAR = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:[/:]\S*)?")


Habits = Mapping[str, LineHabit]
"""What is known of the lines of one place, by `habit_key`."""


def habit_key(text: str) -> str:
    """A line as habits are counted: without case, bullets, and an unread counter at its end."""
    return " ".join(_COUNTER.sub("", text).casefold().split())


def counted_lines(lines: Sequence[TextLine], window: WindowContext) -> dict[str, frozenset[str]]:
    """What to count of a view: its lines by `habit_key`, under the places that they may belong to.

    A page's lines are counted under its site. What stands at the screen's edge is counted under
    the program too, since tabs, bars and panels are the same on every site.
    """
    screen = screen_of(lines)
    keys = {number: habit_key(line.text) for number, line in enumerate(lines)}
    told = {number: key for number, key in keys.items() if len(key) >= _MIN_KEY}
    host = urlsplit(window.url or "").hostname
    if not host:
        return {window.app: frozenset(told.values())}
    at_edge = {key for number, key in told.items() if is_at_edge(lines[number].box, screen)}
    return {
        f"{window.app} {host.removeprefix('www.')}": frozenset(told.values()),
        window.app: frozenset(at_edge),
    }


def is_boilerplate(habit: LineHabit, is_at_edge: bool) -> bool:
    """Whether a line belongs to the program, by how often it was seen there.

    It needs several titles, and must be on most frames since it was first seen: what came up
    under three titles out of hundreds is a phrase. At the edge of the screen, where menus and
    panels are, two titles do, if it is there nearly always.
    """
    share = habit.views / max(habit.chances, 1)
    if habit.views < _MIN_VIEWS:
        return False
    if habit.titles >= _MIN_TITLES and share >= _MIN_SHARE:
        return True
    return is_at_edge and habit.titles >= _MIN_TITLES_AT_EDGE and share >= _MIN_SHARE_AT_EDGE


def is_menu_like(texts: Sequence[str]) -> bool:
    """Whether a row holds a menu: “File Edit View Help”, in one piece or several."""
    words = [word for text in texts for word in _WORD.findall(text.casefold())]
    for place, word in enumerate(words):
        if word not in MENU_STARTS:
            continue
        run = list(takewhile(MENU_WORDS.__contains__, words[place:]))
        if len(run) >= _MIN_MENU_WORDS and len(MENU_STARTS.intersection(run)) > 1:
            return True
    return False


def chrome_lines(
    lines: Sequence[TextLine],
    blocks: Sequence[Block],
    window: WindowContext,
    places: Sequence[Habits] = (),
) -> frozenset[int]:
    """The numbers of the lines that belong to the program and the desktop.

    `places` are the habits of the program and of the site. Where most of a block is boilerplate,
    the rest of its short lines are too: a sidebar's entry that is new today. The label of a value
    stays, though every page of a program has it. A terminal has no chrome of its own: what stays
    there under another title is the window beside it.
    """
    screen = screen_of(lines)
    edge = frozenset(n for n, line in enumerate(lines) if is_at_edge(line.box, screen))
    learns = window.app.casefold() not in TERMINALS
    learned = {
        number
        for number, line in enumerate(lines)
        if learns and _is_learned(line, window, places, is_at_edge=number in edge)
    }
    at_sight = bar_lines(lines, window, screen)
    for block in blocks:
        learned |= _rest_of_sidebar(lines, block, frozenset(learned), edge)
        learned -= _labels_of_values(lines, block, learned | at_sight, screen)
        for row in block.rows:
            at_sight |= _menu_cells(lines, row)
    return frozenset(learned | at_sight)


def bar_lines(lines: Sequence[TextLine], window: WindowContext, screen: Box) -> set[int]:
    """What is no content at first sight: bars with the clock or the window's buttons, addresses.

    Whatever is level with them, tabs and titles, belongs to the same bar.
    """
    marks = [
        line.box
        for line in lines
        if (_centre(line.box) <= _BAR * screen.height and _CLOCK_AT_END.search(line.text))
        or (_centre(line.box) <= _EDGE_TOP * screen.height and _is_buttons(line.text))
    ]
    found = set()
    for number, line in enumerate(lines):
        is_level = any(
            abs(_centre(mark) - _centre(line.box)) <= _LEVEL * max(mark.height, line.box.height)
            for mark in marks
        )
        is_top = _centre(line.box) <= _EDGE_TOP * screen.height
        is_address = window.url is not None and (
            bool(is_top and _ADDRESS_BAR.fullmatch(line.text.strip()))
            or _bare_address(line.text) == _bare_address(window.url)
        )
        is_sign = is_top and sum(character.isalnum() for character in line.text) < _MIN_KEY
        if is_level or is_address or is_sign:
            found.add(number)
    return found


def _centre(box: Box) -> float:
    return box.top + box.height / 2


def _is_buttons(text: str) -> bool:
    """Whether a line is a window's buttons, as they are read: “- □ ×”."""
    return bool(_BUTTONS.fullmatch(text.strip()))


def _bare_address(text: str) -> str:
    return _SCHEME.sub("", text.strip().casefold()).rstrip("/")


def _menu_cells(lines: Sequence[TextLine], row: Row) -> set[int]:
    """The cells of a row that make up a menu; what else stands in the row is left out."""
    if not is_menu_like([lines[number].text for number in row.line_numbers]):
        return set()
    found = set()
    for number in row.line_numbers:
        words = _WORD.findall(lines[number].text.casefold())
        if sum(word in MENU_WORDS for word in words) >= _MENU_SHARE * len(words):
            found.add(number)
    return found


def is_at_edge(box: Box, screen: Box) -> bool:
    """Whether a line stands where programs and desktops have their bars and panels."""
    top = box.top + box.height / 2 - screen.top
    left, right = box.left - screen.left, screen.right - box.right
    is_narrow = box.width <= _EDGE_SIDE * screen.width
    return (
        top <= _EDGE_TOP * screen.height
        or top >= (1.0 - _EDGE_BOTTOM) * screen.height
        or (is_narrow and min(left, right) <= _EDGE_SIDE * screen.width)
    )


def screen_of(lines: Sequence[TextLine]) -> Box:
    """The rectangle from the frame's corner around all lines."""
    right = max((line.box.right for line in lines), default=0)
    bottom = max((line.box.bottom for line in lines), default=0)
    return Box(0, 0, max(right, 1), max(bottom, 1))


def _is_learned(
    line: TextLine, window: WindowContext, places: Sequence[Habits], *, is_at_edge: bool
) -> bool:
    key = habit_key(line.text)
    if len(key) < _MIN_KEY or (key in window.title.casefold() and not is_at_edge):
        return False  # what a window is about may well stand in its list, too
    if _DAY.search(key):
        return False  # the day that what stands below it happened on
    words = key.split()
    is_prose = len(words) >= _PROSE_WORDS or (len(words) > 1 and key.endswith((".", "!", "?")))
    for place in places:
        habit = place.get(key)
        if habit is None or (is_prose and habit.titles < _PROSE_TITLES):
            continue
        if is_boilerplate(habit, is_at_edge):
            return True
    return False


def _rest_of_sidebar(
    lines: Sequence[TextLine], block: Block, chrome: frozenset[int], edge: frozenset[int]
) -> set[int]:
    numbers = block.line_numbers
    known = sum(number in chrome for number in numbers)
    if known < max(_BLOCK_SHARE * len(numbers), _MIN_MENU_WORDS):
        return set()
    return {
        number
        for number in numbers
        if number in edge and len(lines[number].text.split()) <= _SHORT_WORDS
    }


def _labels_of_values(
    lines: Sequence[TextLine], block: Block, chrome: set[int], screen: Box
) -> set[int]:
    """Lines of a form that only look like boilerplate: labels right above or beside a value.

    A name below “Assignee” is a value, even if it is met everywhere else, too.
    """
    kept: set[int] = set()
    texts = {number: habit_key(lines[number].text).rstrip(":") for number in block.line_numbers}
    for above, below in pairwise(block.rows):
        for number in above.line_numbers:
            label = lines[number].box
            under = [
                other
                for other in below.line_numbers
                if abs(lines[other].box.left - label.left) <= label.height
                and lines[other].box.top - label.bottom <= _VALUE_GAP * label.height
            ]
            if under and texts[number] in ASSIGNMENTS:
                kept |= {number, under[0]}
            elif under and number in chrome and under[0] not in chrome:
                kept.add(number)
    for row in block.rows:
        if len(row.line_numbers) == _LABEL_AND_VALUE:
            label_number, value = row.line_numbers
            if value not in chrome or texts[label_number] in ASSIGNMENTS:
                kept |= {label_number, value}
    top = _EDGE_TOP * screen.height
    return {number for number in kept if _centre(lines[number].box) > top}
