"""The text of windows on macOS, from what its accessibility calls tell of their parts.

Places are in points from the top left corner of the first display, as those of windows and
pictures are. Source: Apple, AXRoleConstants.h, AXAttributeConstants.h. Not yet run on a real
machine.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from capture.platforms.left_alone import LeftAlone, NoAnswer
from capture.platforms.told_places import common, covers_most, is_empty
from capture.visible_text import ToldLine, ToldText, Untold, WhyUntold, plain_text
from capture.windows import DesktopWindow
from core.observation import Box

NOT_PERMITTED = (
    "macOS lets Recollect ask no program for its text, so all of it is read off the picture: if "
    "you want programs asked, switch it on under System Settings, Privacy & Security, "
    "Accessibility."
)
BUDGET_S = 1.0
MOST_PARTS = 1_500
INNER_SHARE = 0.9
_PASSWORD = "AXSecureTextField"
_TEXT_OF_LINES = frozenset({"AXTextArea", "AXTextField"})
_TEXT_AS_VALUE = "AXStaticText"
_SCROLL_BAR = "AXScrollBar"
_PAGE = "AXWebArea"


@dataclass(frozen=True, slots=True)
class MacPart:
    """A part of a window. `handle` is the calls' own, `box` is empty where the part has no place;
    `value` is its text, empty for a part that has none, `address` that of a web page."""

    handle: int
    role: str
    subrole: str
    box: Box
    value: str = ""
    address: str = ""


class MacAccessibility(Protocol):
    """The calls behind the tree of parts. All but `is_permitted` raise NoAnswer."""

    def is_permitted(self) -> bool:
        """Whether the user has permitted asking other programs."""

    def windows(self, process: int) -> Sequence[MacPart]:
        """The windows of a program; none if it tells none."""

    def children(self, part: MacPart) -> Sequence[MacPart]:
        """What a part holds; of tables and outlines the visible rows alone."""

    def lines(self, part: MacPart) -> Sequence[tuple[str, Box]]:
        """The lines in sight of a part that is a text, with their places."""

    def release(self) -> None:
        """Let go of all handles."""


@dataclass(slots=True)
class _Found:
    lines: list[ToldLine]
    doubtful: list[Box]
    address: str = ""
    page_size: int = 0


class MacText:
    """A `VisibleText` for macOS; one call at a time."""

    def __init__(
        self,
        tree: MacAccessibility,
        budget_s: float = BUDGET_S,
        clock_s: Callable[[], float] = time.monotonic,
    ) -> None:
        """`clock_s` is monotonic; each single call is bounded by `tree` itself."""
        self._tree = tree
        self._budget_s = budget_s
        self._clock_s = clock_s
        self._left_alone = LeftAlone()

    def text_of(self, window: DesktopWindow) -> ToldText | Untold:
        found = self._asked(window)
        if isinstance(found, Untold):
            return found
        if not found.lines:
            return Untold(WhyUntold.HAS_NONE)
        return ToldText(tuple(found.lines), tuple(found.doubtful))

    def address_of(self, window: DesktopWindow) -> str | None:
        found = self._asked(window, only_page=True)
        return None if isinstance(found, Untold) else found.address or None

    def limits(self) -> str:
        return "" if self._tree.is_permitted() else NOT_PERMITTED

    def close(self) -> None:
        self._tree.release()

    def _asked(self, window: DesktopWindow, *, only_page: bool = False) -> _Found | Untold:
        process = window.process
        if not process or not self._tree.is_permitted():
            return Untold(WhyUntold.HAS_NONE)
        if why := self._left_alone.why(process, self._clock_s()):
            return Untold(why)
        try:
            windows = self._tree.windows(process)
            fitting = [one for one in windows if covers_most(one.box, window.area, INNER_SHARE)]
            if len(fitting) != 1:
                return Untold(WhyUntold.MISPLACED if windows else WhyUntold.HAS_NONE)
            found = self._walked(fitting[0], self._clock_s() + self._budget_s, only_page=only_page)
        except NoAnswer:
            return self._left_alone.leave(process, WhyUntold.TOO_SLOW, self._clock_s())
        finally:
            self._tree.release()
        if not only_page:
            self._left_alone.pardon(process)
        return found if found is not None else Untold(WhyUntold.TOO_MUCH)

    def _walked(self, window: MacPart, until_s: float, *, only_page: bool) -> _Found | None:
        """What a window shows; None if it has too many parts. Raises: NoAnswer."""
        found = _Found([], [])
        waiting = [(window, window.box)]
        met = 0
        while waiting:
            part, clip = waiting.pop()
            met += 1
            if met > MOST_PARTS:
                return None
            if self._clock_s() > until_s:
                raise NoAnswer
            if _is_not_for_asking(part):
                found.doubtful.append(part.box)
                continue
            if part.role == _PAGE:
                _note_page(found, part)
                if only_page:
                    continue
            inner = clip if is_empty(part.box) else common(clip, part.box)
            if is_empty(inner):
                continue
            if not only_page:
                self._take(found, part, inner)
            waiting += [(child, inner) for child in self._tree.children(part)]
        return found

    def _take(self, found: _Found, part: MacPart, clip: Box) -> None:
        told: list[tuple[str, Box, bool]] = []
        if part.role in _TEXT_OF_LINES:
            told = [(text, box, True) for text, box in self._tree.lines(part)]
        elif part.role == _TEXT_AS_VALUE and part.value:
            told = [(part.value, part.box, False)]
        for text, box, is_exact in told:
            plain = plain_text(text)
            if plain and not is_empty(box):
                if common(box, clip) == box:
                    found.lines.append(ToldLine(plain, box, is_exact))
                else:
                    found.doubtful.append(common(box, clip))


def _is_not_for_asking(part: MacPart) -> bool:
    return part.subrole == _PASSWORD or part.role in {_PASSWORD, _SCROLL_BAR}


def _note_page(found: _Found, page: MacPart) -> None:
    """Side panels are pages too; the one that the window is about is the largest."""
    size = page.box.width * page.box.height
    if page.address and size > found.page_size:
        found.address, found.page_size = page.address, size
