"""Walks down the shown parts of one window, level by level, and past what nobody can see.

What is hidden (other tabs, closed menus) says that it is not shown. What is scrolled away says that
it is: it is told apart by its place, outside the part of the window through which it is seen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from capture.platforms.atspi_bus import AccessibilityBus, Deadline, Part
from capture.platforms.atspi_parts import (
    NAMED_BY_THEIR_TEXT,
    SCREEN_COORDINATES,
    Details,
    Look,
    Role,
    details_of,
    number_in,
    parts_in,
    shown_among,
    value_in,
)
from capture.platforms.told_places import common, is_empty
from core.observation import Box

# A window of more parts would take longer to ask about than to read.
MOST_PARTS = 1_500
# Of longer lists only the rows in sight are asked about.
LONG_LIST = 80
# More rows are never in sight at once.
MOST_ROWS = 400
# Parts that share less than this are neighbours, not one above the other.
TOUCHING_PX = 2
# A child that covers so much of a text is the canvas on which the text is drawn.
CANVAS_SHARE = 0.8
_PROBED_PX = (4, 24, 44)


class TooManyParts(Exception):
    """The window has more parts than may be asked about."""


@dataclass(frozen=True, slots=True)
class Place:
    """A shown part; `clip` is what of its window it is seen through, `within_text` the box of the
    text that it is a part of."""

    look: Look
    clip: Box
    within_text: Box | None = None


@dataclass(slots=True)
class Walked:
    """What was met: parts with text of their own, parts whose name is their text, web pages."""

    texts: list[Place] = field(default_factory=list)
    named: list[tuple[Place, str]] = field(default_factory=list)
    pages: list[Place] = field(default_factory=list)
    doubtful: list[Box] = field(default_factory=list)


def walk(
    bus: AccessibilityBus, window: Look, deadline: Deadline, *, only_pages: bool = False
) -> Walked:
    """All that a window shows; with `only_pages` no further down than its web pages.

    Raises: TooSlow, NoAccessibilityBus, TooManyParts.
    """
    walked = Walked()
    level = [Place(window, window.box)]
    met = 0
    while level:
        met += len(level)
        if met > MOST_PARTS:
            raise TooManyParts
        entered = list(_entered(walked, level, only_pages))
        details = details_of(bus, [place.look for place in entered], deadline)
        for place, detail in zip(entered, details, strict=True):
            _take(walked, place, detail)
        level = _below(bus, walked, entered, details, deadline)
    return walked


def _entered(walked: Walked, level: Sequence[Place], only_pages: bool) -> Iterator[Place]:
    """The parts of a level that may be asked for more. Of a password nothing more is asked."""
    for place in level:
        role = place.look.role
        if role in {Role.PASSWORD_TEXT, Role.SCROLL_BAR}:
            walked.doubtful.append(place.look.box)
            continue
        if role == Role.DOCUMENT_WEB:
            walked.pages.append(place)
            if only_pages:
                continue
        yield place


def _take(walked: Walked, place: Place, detail: Details) -> None:
    if detail.has_text:
        walked.texts.append(place)
    elif detail.children:
        return
    elif place.look.role in NAMED_BY_THEIR_TEXT and detail.name:
        walked.named.append((place, detail.name))
    elif place.within_text is not None and not _is_canvas(place.look.box, place.within_text):
        walked.doubtful.append(place.look.box)


def _below(
    bus: AccessibilityBus,
    walked: Walked,
    places: Sequence[Place],
    details: Sequence[Details],
    deadline: Deadline,
) -> list[Place]:
    """The shown children of a level's parts."""
    parents = list(zip(places, details, strict=True))
    short = [place for place, detail in parents if 0 < detail.children <= LONG_LIST]
    asked = [place.look.part.question("Accessible", "GetChildren") for place in short]
    families = {
        place: parts_in(answer, of=place.look.part.program)[:LONG_LIST]
        for place, answer in zip(short, bus.ask(asked, deadline), strict=True)
    }
    for place, detail in parents:
        if detail.children > LONG_LIST:
            families[place] = _rows_in_sight(bus, place, deadline)
    looks = shown_among(bus, [one for family in families.values() for one in family], deadline)
    upcoming = iter(looks)
    texts = {place for place, detail in parents if detail.has_text}
    found: list[Place] = []
    for place, family in families.items():
        shown = [look for _ in family if (look := next(upcoming)) is not None]
        walked.doubtful += crossings([look.box for look in shown])
        within = place.look.box if place in texts else place.within_text
        for look in shown:
            # In GTK a page is a part of its tab and stands beside it.
            is_frame = not is_empty(look.box) and look.role != Role.PAGE_TAB
            clip = common(place.clip, look.box) if is_frame else place.clip
            if not is_empty(clip):
                found.append(Place(look, clip, within))
    return found


def _rows_in_sight(bus: AccessibilityBus, place: Place, deadline: Deadline) -> list[Part]:
    """The children of a long list between the first and the last that stand at its edges.

    None if that cannot be told; then they are read off the picture.
    """
    clip, owner = place.clip, place.look.part
    xs = (clip.left + _PROBED_PX[0], clip.right - _PROBED_PX[1])
    ys = [*(clip.top + y for y in _PROBED_PX), *(clip.bottom - y for y in _PROBED_PX)]
    points = [(x, y) for x in xs for y in ys if clip.left <= x < clip.right]
    hits = bus.ask(
        [
            owner.question("Component", "GetAccessibleAtPoint", "iiu", x, y, SCREEN_COORDINATES)
            for x, y in points
        ],
        deadline,
    )
    told = [part for hit in hits for part in parts_in(hit, of=owner.program)]
    met = list(dict.fromkeys(part for part in told if part != owner))
    looks = shown_among(bus, met, deadline)
    headers = {Role.TABLE_COLUMN_HEADER, Role.TABLE_ROW_HEADER, Role.SCROLL_BAR}
    rows = [look.part for look in looks if look is not None and look.role not in headers]
    asked = [
        question
        for row in rows
        for question in (
            row.question("Accessible", "GetIndexInParent"),
            row.property("Accessible", "Parent"),
        )
    ]
    answers = bus.ask(asked, deadline)
    indices = [
        number_in(index)
        for index, parent in zip(answers[::2], answers[1::2], strict=True)
        if value_in(parent) == (owner.program, owner.path)
    ]
    if not indices or min(indices) < 0 or max(indices) - min(indices) >= MOST_ROWS:
        return []
    wanted = range(min(indices), max(indices) + 1)
    children = bus.ask(
        [owner.question("Accessible", "GetChildAtIndex", "i", index) for index in wanted], deadline
    )
    return [part for answer in children for part in parts_in(answer, of=owner.program)]


def crossings(boxes: Sequence[Box]) -> list[Box]:
    """Where neighbours lie over one another: which of them is seen there, nobody tells."""
    if len(boxes) < 2:
        return []
    edges = np.array([(box.left, box.top, box.right, box.bottom) for box in boxes])
    left, top = (np.maximum.outer(edges[:, side], edges[:, side]) for side in (0, 1))
    right, bottom = (np.minimum.outer(edges[:, side], edges[:, side]) for side in (2, 3))
    crossed = np.triu((right - left > TOUCHING_PX) & (bottom - top > TOUCHING_PX), k=1)
    return [
        Box(int(left[at]), int(top[at]), int(right[at] - left[at]), int(bottom[at] - top[at]))
        for at in zip(*np.nonzero(crossed), strict=True)
    ]


def _is_canvas(box: Box, text: Box) -> bool:
    return box.intersection_area(text) >= CANVAS_SHARE * text.width * text.height
