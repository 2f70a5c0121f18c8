"""The text of windows on Windows, from what UI Automation tells of their parts.

Places are in physical pixels of the whole desktop, as those of windows and pictures are. Source:
Microsoft Learn, “Control Type Identifiers”, “Automation Element Property Identifiers”. Not yet run
on a real machine.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Protocol

from capture.platforms.left_alone import LeftAlone, NoAnswer
from capture.platforms.told_places import common, covers_most, is_empty
from capture.platforms.win32_text_lines import TextSpan, lines_in_sight
from capture.visible_text import ToldLine, ToldText, Untold, WhyUntold, plain_text
from capture.windows import DesktopWindow
from core.observation import Box

NOT_HERE = (
    "Windows lets Recollect ask no program for its text, so all of it is read off the picture: UI "
    "Automation does not start here."
)
BUDGET_S = 1.0
MOST_PARTS = 1_500
# UI Automation counts the invisible border of a window in, the list of windows does not.
INNER_SHARE = 0.8


class Kind(IntEnum):
    """The control types that matter here; others are numbers."""

    BUTTON = 50000
    EDIT = 50004
    IMAGE = 50006
    LIST_ITEM = 50007
    MENU_BAR = 50010
    MENU_ITEM = 50011
    PROGRESS_BAR = 50012
    SCROLL_BAR = 50014
    SLIDER = 50015
    TAB_ITEM = 50019
    TEXT = 50020
    TREE_ITEM = 50024
    THUMB = 50027
    DATA_ITEM = 50029
    DOCUMENT = 50030
    SPLIT_BUTTON = 50031
    HEADER_ITEM = 50035
    TITLE_BAR = 50037
    SEPARATOR = 50038


_TEXT_OF_LINES = frozenset({Kind.EDIT, Kind.DOCUMENT})
# Parts whose name is what is drawn, if they hold nothing else.
_NAMED_BY_THEIR_TEXT = frozenset(
    {Kind.TEXT, Kind.LIST_ITEM, Kind.TREE_ITEM, Kind.DATA_ITEM, Kind.HEADER_ITEM}
)
# What these hold is a few words beside borders and signs: it is read off the picture once.
_NOT_ENTERED = frozenset(
    {
        Kind.BUTTON,
        Kind.IMAGE,
        Kind.MENU_BAR,
        Kind.MENU_ITEM,
        Kind.PROGRESS_BAR,
        Kind.SLIDER,
        Kind.TEXT,
        Kind.THUMB,
        Kind.SPLIT_BUTTON,
        Kind.TITLE_BAR,
        Kind.SEPARATOR,
    }
)


@dataclass(frozen=True, slots=True)
class UiaPart:
    """A part of a window. `handle` is the calls' own; `box` is empty where it has no place.

    `has_lines` says that it is a text that can be stepped through, `is_selected` that it is the
    chosen one of its like.
    """

    handle: int
    kind: int
    name: str
    box: Box
    process: int
    is_offscreen: bool = False
    is_password: bool = False
    has_lines: bool = False
    is_selected: bool = False


class UiaTree(Protocol):
    """The calls behind the tree of parts. All but `is_here` raise NoAnswer."""

    def is_here(self) -> bool:
        """Whether programs can be asked at all."""

    def window(self, handle: int) -> UiaPart | None:
        """The window of this handle; None if it has closed, or its program tells nothing."""

    def children(self, part: UiaPart) -> Sequence[UiaPart]:
        """What a part holds."""

    def stretches(self, part: UiaPart) -> Sequence[TextSpan]:
        """The stretches in sight of a part that is a text."""

    def value(self, part: UiaPart) -> str:
        """What a part holds as its value; for a page its address."""

    def release(self) -> None:
        """Let go of all handles."""


@dataclass(slots=True)
class _Found:
    lines: list[ToldLine] = field(default_factory=list)
    doubtful: list[Box] = field(default_factory=list)
    pages: list[UiaPart] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Place:
    """A part, what of its window it is seen through, and whether it is a piece of a text whose
    lines are known already."""

    part: UiaPart
    clip: Box
    is_within_text: bool = False


_Told = ToldText | str | Untold
_Ask = Callable[[UiaPart, DesktopWindow, float], _Told]


class Win32Text:
    """A `VisibleText` for Windows; one call at a time."""

    def __init__(
        self,
        tree: UiaTree,
        budget_s: float = BUDGET_S,
        clock_s: Callable[[], float] = time.monotonic,
    ) -> None:
        """`clock_s` is monotonic; each single call is bounded by `tree` itself."""
        self._tree = tree
        self._budget_s = budget_s
        self._clock_s = clock_s
        self._left_alone = LeftAlone()

    def text_of(self, window: DesktopWindow) -> ToldText | Untold:
        told = self._asked(window, self._text)
        return told if isinstance(told, ToldText | Untold) else Untold(WhyUntold.HAS_NONE)

    def address_of(self, window: DesktopWindow) -> str | None:
        told = self._asked(window, self._address)
        return told if isinstance(told, str) and told else None

    def limits(self) -> str:
        return "" if self._tree.is_here() else NOT_HERE

    def close(self) -> None:
        self._tree.release()

    def _asked(self, window: DesktopWindow, ask: _Ask) -> _Told:
        """What a window's program answers, unless it is left alone for now or takes too long."""
        if not window.process or not self._tree.is_here():
            return Untold(WhyUntold.HAS_NONE)
        if why := self._left_alone.why(window.process, self._clock_s()):
            return Untold(why)
        try:
            told = self._answer(window, ask)
        except NoAnswer:
            told = Untold(WhyUntold.TOO_SLOW)
        finally:
            self._tree.release()
        if isinstance(told, ToldText):
            self._left_alone.pardon(window.process)
        if isinstance(told, Untold) and told.why in {WhyUntold.TOO_SLOW, WhyUntold.TOO_MUCH}:
            return self._left_alone.leave(window.process, told.why, self._clock_s())
        return told

    def _answer(self, window: DesktopWindow, ask: _Ask) -> _Told:
        """Raises: NoAnswer."""
        until_s = self._clock_s() + self._budget_s
        top = self._tree.window(window.id or 0)
        if top is None:
            return Untold(WhyUntold.HAS_NONE)
        if not covers_most(top.box, window.area, INNER_SHARE):
            return Untold(WhyUntold.MISPLACED)
        return ask(top, window, until_s)

    def _text(self, top: UiaPart, window: DesktopWindow, until_s: float) -> _Told:
        found = self._walked(top, window, until_s, only_pages=False)
        if found is None:
            return Untold(WhyUntold.TOO_MUCH)
        if not found.lines:
            return Untold(WhyUntold.HAS_NONE)
        return ToldText(tuple(found.lines), tuple(found.doubtful))

    def _address(self, top: UiaPart, window: DesktopWindow, until_s: float) -> _Told:
        found = self._walked(top, window, until_s, only_pages=True)
        if found is None or not found.pages:
            return Untold(WhyUntold.HAS_NONE)
        # Side panels are pages too; the one that the window is about is the largest.
        return self._tree.value(
            max(found.pages, key=lambda part: part.box.intersection_area(window.area))
        )

    def _walked(
        self, top: UiaPart, window: DesktopWindow, until_s: float, *, only_pages: bool
    ) -> _Found | None:
        """What a window shows; None if it has too many parts. Raises: NoAnswer."""
        found = _Found()
        believed = {top.process, window.process}
        waiting = [_Place(top, window.area)]
        met = 0
        while waiting:
            place = waiting.pop()
            met += 1
            if met > MOST_PARTS:
                return None
            if self._clock_s() > until_s:
                raise NoAnswer
            if _is_not_seen(place.part):
                continue
            if _is_not_for_asking(place.part, believed):
                found.doubtful.append(place.part.box)
                continue
            if only_pages and place.part.kind == Kind.DOCUMENT:
                found.pages.append(place.part)
                continue
            waiting += self._entered(found, place, until_s, only_pages=only_pages)
        return found

    def _entered(
        self, found: _Found, place: _Place, until_s: float, *, only_pages: bool
    ) -> Iterator[_Place]:
        """Takes what a part shows itself; gives the parts that it holds."""
        part = place.part
        clip = place.clip if is_empty(part.box) else common(place.clip, part.box)
        if is_empty(clip):
            return
        is_text = place.is_within_text
        if part.has_lines and part.kind in _TEXT_OF_LINES and not only_pages and not is_text:
            lines, doubtful = lines_in_sight(
                self._tree.stretches(part), clip, lambda: self._clock_s() > until_s
            )
            found.lines += lines
            found.doubtful += doubtful
            is_text = bool(lines)
        children = () if part.kind in _NOT_ENTERED else self._tree.children(part)
        if not children and not only_pages and not is_text and part.kind in _NAMED_BY_THEIR_TEXT:
            _take_name(found, part, clip)
        for child in children:
            yield _Place(child, clip, is_text)


def _is_not_seen(part: UiaPart) -> bool:
    """Whether a part says that it is out of sight, or is the tab of a page behind another one."""
    return part.is_offscreen or (part.kind == Kind.TAB_ITEM and not part.is_selected)


def _is_not_for_asking(part: UiaPart, believed: set[int]) -> bool:
    """Whether a part is a password, a scroll bar, or belongs to a program that may be kept out."""
    return part.is_password or part.kind == Kind.SCROLL_BAR or part.process not in believed


def _take_name(found: _Found, part: UiaPart, clip: Box) -> None:
    plain = plain_text(part.name)
    if not plain or is_empty(part.box):
        return
    if common(part.box, clip) == part.box:
        found.lines.append(ToldLine(plain, part.box, is_exact=False))
    else:
        found.doubtful.append(common(part.box, clip))
