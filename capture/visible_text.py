"""What a system's accessibility tree tells of the text in a window, whichever system it is.

A tree says what a program means to show; only the picture says what is seen. So what is told here
is checked against the picture (`told_lines`, `told_trust`) before it stands for anything.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from capture.windows import DesktopWindow
from core.observation import Box

_NOT_DRAWN = frozenset({"Cf", "Cs", "Co"})
_WIDE_GAP = re.compile(r" *\t\s*| {3,}")


class WhyUntold(StrEnum):
    """Why nothing is told of a window, so that its text is read off the picture."""

    HAS_NONE = "offers no text"
    TOO_SLOW = "answers too slowly"
    TOO_MUCH = "has too many parts"
    MISPLACED = "tells places that do not fit its window"
    NOT_TRUSTED = "tells another text than it shows"


@dataclass(frozen=True, slots=True)
class ToldLine:
    """One line that a program says it shows; `box` is in desktop coordinates.

    `text` is plain: one space between words, and a tab where there may be a wide gap.
    `is_exact` says that the box is around the letters; else it is around the part of the window
    (a label, a row of a list) in which they stand.
    """

    text: str
    box: Box
    is_exact: bool


@dataclass(frozen=True, slots=True)
class ToldText:
    """The lines that a window shows by its own account, in no order.

    `doubtful` are rectangles in which text is to be read off the picture, whatever is told:
    passwords, what lies over other parts, scroll bars.
    """

    lines: tuple[ToldLine, ...]
    doubtful: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Untold:
    """Nothing is told of a window."""

    why: WhyUntold


class VisibleText(Protocol):
    """Asks programs what they show. Nothing is asked of a window but through these calls, and a
    program that does not answer costs a bounded time, then is left alone for a while."""

    def text_of(self, window: DesktopWindow) -> ToldText | Untold:
        """What stands in the visible part of a window, as its program tells."""

    def address_of(self, window: DesktopWindow) -> str | None:
        """The address of the page that a browser's window shows; None if it is not told."""

    def limits(self) -> str:
        """Why nothing is told at all here, and what to do, in a sentence; empty if it works."""

    def close(self) -> None: ...


def plain_text(text: str) -> str:
    """A text as it is seen: without signs that are not drawn, with single spaces or tabs."""
    drawn = "".join(sign for sign in text if unicodedata.category(sign) not in _NOT_DRAWN)
    spaced = "".join(sign if sign.isprintable() or sign == "\t" else " " for sign in drawn)
    return "\t".join(" ".join(part.split()) for part in _WIDE_GAP.split(spaced.strip()))


class NoVisibleText:
    """For systems, and for people, that want all text read off the picture."""

    def __init__(self, why: str = "") -> None:
        self._why = why

    def text_of(self, window: DesktopWindow) -> ToldText | Untold:
        return Untold(WhyUntold.HAS_NONE)

    def address_of(self, window: DesktopWindow) -> str | None:
        return None

    def limits(self) -> str:
        return self._why

    def close(self) -> None:
        """Nothing is held open."""
