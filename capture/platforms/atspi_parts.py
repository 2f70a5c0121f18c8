"""What the accessibility bus says of parts of windows: their roles, states and places.

Source: at-spi2-core, atspi/atspi-constants.h (AtspiRole, AtspiStateType, AtspiCoordType).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import cast

from capture.platforms.atspi_bus import AccessibilityBus, Answer, Deadline, Part
from core.observation import Box

SCREEN_COORDINATES = 0
# Where there is no part, the name of its program is empty.
_PROGRAM, _PATH = re.compile(r":[0-9]+\.[0-9]+"), re.compile(r"(?:/[A-Za-z0-9_]+)+")
SHOWN_STATES = (1 << 25) | (1 << 30)  # SHOWING, VISIBLE


class Role(IntEnum):
    """The roles that matter here; others are numbers."""

    LABEL = 29
    LIST_ITEM = 32
    PAGE_TAB = 37
    PASSWORD_TEXT = 40
    SCROLL_BAR = 48
    TABLE_CELL = 56
    TABLE_COLUMN_HEADER = 57
    TABLE_ROW_HEADER = 58
    PARAGRAPH = 73
    CAPTION = 81
    HEADING = 83
    TREE_ITEM = 91
    DOCUMENT_WEB = 95
    STATIC = 116


NAMED_BY_THEIR_TEXT = frozenset(
    {
        Role.LABEL,
        Role.LIST_ITEM,
        Role.TABLE_CELL,
        Role.TABLE_COLUMN_HEADER,
        Role.TABLE_ROW_HEADER,
        Role.PARAGRAPH,
        Role.CAPTION,
        Role.HEADING,
        Role.TREE_ITEM,
        Role.STATIC,
    }
)
"""Parts without text of their own whose name is what is drawn. Buttons, tabs and menus are left
out: their few words stand beside borders and signs, and are read off the picture once."""


@dataclass(frozen=True, slots=True)
class Look:
    """A part that shows something: where, and as what."""

    part: Part
    role: int
    box: Box


@dataclass(frozen=True, slots=True)
class Details:
    """What a part that shows something says besides."""

    name: str
    children: int
    has_text: bool


def shown_among(
    bus: AccessibilityBus, parts: Sequence[Part], deadline: Deadline
) -> list[Look | None]:
    """Those parts that say they are shown, each at its place in the list; None for the others.

    Raises: TooSlow, NoAccessibilityBus.
    """
    states = bus.ask([one.question("Accessible", "GetState") for one in parts], deadline)
    shown = [one for one, state in zip(parts, states, strict=True) if _is_shown(state)]
    asked = [
        question
        for one in shown
        for question in (
            one.question("Accessible", "GetRole"),
            one.question("Component", "GetExtents", "u", SCREEN_COORDINATES),
        )
    ]
    answers = bus.ask(asked, deadline)
    looks = {
        one: Look(one, number_in(role), box_in(extents))
        for one, role, extents in zip(shown, answers[::2], answers[1::2], strict=True)
    }
    return [looks.get(one) for one in parts]


def details_of(bus: AccessibilityBus, looks: Sequence[Look], deadline: Deadline) -> list[Details]:
    """Raises: TooSlow, NoAccessibilityBus."""
    asked = [
        question
        for look in looks
        for question in (
            look.part.property("Accessible", "Name"),
            look.part.property("Accessible", "ChildCount"),
            look.part.question("Accessible", "GetInterfaces"),
        )
    ]
    answers = bus.ask(asked, deadline)
    return [
        Details(str(value_in(name) or ""), _count(value_in(children)), _has_text(interfaces))
        for name, children, interfaces in zip(
            answers[::3], answers[1::3], answers[2::3], strict=True
        )
    ]


def parts_in(answer: Answer | None, of: str | None = None) -> list[Part]:
    """An answer that is a list of parts, or one part; none for a refusal.

    With `of`, only parts of that program: one may point to the windows of another, which may be
    kept out.
    """
    told = answer[0] if answer else []
    listed = told if isinstance(told, list) else [told]
    return [
        Part(program, path)
        for program, path in cast(list[tuple[str, str]], listed)
        if _PROGRAM.fullmatch(program) and _PATH.fullmatch(path) and program == (of or program)
    ]


def number_in(answer: Answer | None, default: int = -1) -> int:
    """An answer that is a number."""
    told = answer[0] if answer else default
    return told if isinstance(told, int) else default


def value_in(answer: Answer | None) -> object:
    """The value of a property; None for a refusal."""
    told = answer[0] if answer else None
    return told[1] if isinstance(told, tuple) and len(told) == 2 else None


def box_in(answer: Answer | None) -> Box:
    """An answer that is a rectangle: four numbers, alone or in a tuple; empty for a refusal."""
    told = answer or (0, 0, 0, 0)
    if isinstance(told[0], tuple):
        told = told[0]
    if len(told) != 4 or not all(isinstance(side, int) for side in told):
        return Box(0, 0, 0, 0)
    left, top, width, height = cast(tuple[int, int, int, int], told)
    return Box(left, top, max(0, width), max(0, height))


def _is_shown(answer: Answer | None) -> bool:
    words = answer[0] if answer else None
    if not isinstance(words, list) or len(words) != 2:
        return False
    states = int(words[0]) | int(words[1]) << 32
    return states & SHOWN_STATES == SHOWN_STATES


def _has_text(answer: Answer | None) -> bool:
    told = answer[0] if answer else None
    return isinstance(told, list) and "org.a11y.atspi.Text" in told


def _count(told: object) -> int:
    return told if isinstance(told, int) else 0
