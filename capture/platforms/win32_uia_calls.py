"""The calls of UI Automation, through comtypes.

Each call has a time in which the program must answer. All calls of one thread go through objects
that this thread made. Source: Microsoft Learn, uiautomationclient.h (IUIAutomation2,
IUIAutomationElement, IUIAutomationCacheRequest, IUIAutomationTextPattern, IUIAutomationTextRange),
“Automation Element Property Identifiers”, “Control Pattern Property Identifiers”. Not yet run on a
real machine.
"""

import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from types import ModuleType
from typing import Any

from capture.platforms import win32_calls
from capture.platforms.left_alone import NoAnswer
from capture.platforms.told_places import NOWHERE
from capture.platforms.win32_text import UiaPart
from capture.platforms.win32_text_lines import TextSpan
from core.observation import Box

assert sys.platform == "win32", "on Windows only"

_ANSWER_MS = 200
_BOUNDS, _PROCESS, _KIND, _NAME = 30001, 30002, 30003, 30005
_IS_PASSWORD, _IS_OFFSCREEN, _HAS_TEXT_PATTERN = 30019, 30022, 30040
_VALUE, _IS_SELECTED = 30045, 30079
_TEXT_PATTERN = 10014
_SCOPE_ELEMENT, _SCOPE_CHILDREN = 0x1, 0x2
_LINE = 3  # TextUnit
_START, _END = 0, 1  # TextPatternRangeEndpoint
_TIMEOUT = 0x8013_1505  # UIA_E_TIMEOUT
_MOST_CHILDREN = 400
_LONGEST_LINE = 2_000


class UiaCalls:
    """Asks the system itself; a `UiaTree`. Handles count the elements that are held."""

    def __init__(self) -> None:
        self._session: _Session | None = None
        self._held: list[Any] = []

    def is_here(self) -> bool:
        try:
            return bool(self._connected().client)
        except (ImportError, OSError):
            return False

    def window(self, handle: int) -> UiaPart | None:
        session = self._connected()
        with session.errors():
            found = session.client.ElementFromHandleBuildCache(handle, session.wanted)
            return self._part(found) if found else None
        return None

    def children(self, part: UiaPart) -> Sequence[UiaPart]:
        session = self._connected()
        with session.errors():
            fresh = self._held[part.handle].BuildUpdatedCache(session.wanted)
            found = fresh.GetCachedChildren()
            if found:
                count = min(_MOST_CHILDREN, found.Length)
                return [self._part(found.GetElement(at)) for at in range(count)]
        return []

    def stretches(self, part: UiaPart) -> Sequence[TextSpan]:
        session = self._connected()
        with session.errors():
            given = self._held[part.handle].GetCurrentPattern(_TEXT_PATTERN)
            if given:
                pattern = given.QueryInterface(session.module.IUIAutomationTextPattern)
                found = pattern.GetVisibleRanges()
                return [_Span(found.GetElement(at), session) for at in range(found.Length)]
        return []

    def value(self, part: UiaPart) -> str:
        session = self._connected()
        with session.errors():
            return str(self._held[part.handle].GetCurrentPropertyValue(_VALUE) or "")
        return ""

    def release(self) -> None:
        self._held.clear()

    def _connected(self) -> "_Session":
        """Raises: ImportError, OSError."""
        if self._session is None or self._session.thread != threading.get_ident():
            self._held.clear()
            self._session = _Session()
        return self._session

    def _part(self, element: Any) -> UiaPart:
        self._held.append(element)
        area = element.CachedBoundingRectangle
        return UiaPart(
            handle=len(self._held) - 1,
            kind=int(element.CachedControlType),
            name=str(element.CachedName or ""),
            box=_box(area.left, area.top, area.right - area.left, area.bottom - area.top),
            process=int(element.CachedProcessId),
            is_offscreen=bool(element.CachedIsOffscreen),
            is_password=bool(element.CachedIsPassword),
            has_lines=element.GetCachedPropertyValue(_HAS_TEXT_PATTERN) is True,
            is_selected=element.GetCachedPropertyValue(_IS_SELECTED) is True,
        )


class _Session:
    """One thread's way to UI Automation. Raises: ImportError, OSError."""

    def __init__(self) -> None:
        self.thread = threading.get_ident()
        # Without this, places would be told in the pixels of a screen of 96 dots to the inch.
        win32_calls.keep_physical_pixels()
        comtypes = _comtypes()
        self._error: type[Exception] = comtypes.COMError
        try:
            self.module: ModuleType = comtypes.client.GetModule("UIAutomationCore.dll")
            self.client: Any = comtypes.client.CreateObject(
                self.module.CUIAutomation8, interface=self.module.IUIAutomation2
            )
            self.client.AutoSetFocus = False
            self.client.ConnectionTimeout = _ANSWER_MS
            self.client.TransactionTimeout = _ANSWER_MS
            self.wanted: Any = self.client.CreateCacheRequest()
            self.wanted.TreeScope = _SCOPE_ELEMENT | _SCOPE_CHILDREN
            for wanted in (
                _BOUNDS,
                _PROCESS,
                _KIND,
                _NAME,
                _IS_PASSWORD,
                _IS_OFFSCREEN,
                _HAS_TEXT_PATTERN,
                _IS_SELECTED,
            ):
                self.wanted.AddProperty(wanted)
        except self._error as error:
            raise OSError("UI Automation does not start") from error

    @contextmanager
    def errors(self) -> Iterator[None]:
        """A part that is gone or refuses tells nothing. Raises: NoAnswer."""
        try:
            yield
        except self._error as error:
            if getattr(error, "hresult", 0) & 0xFFFF_FFFF == _TIMEOUT:
                raise NoAnswer from error


class _Span:
    """A `TextSpan` around an IUIAutomationTextRange."""

    def __init__(self, given: Any, session: _Session) -> None:
        self._range = given
        self._session = session

    def first_line(self) -> "_Span":
        def change(copy: Any) -> None:
            copy.MoveEndpointByRange(_END, copy, _START)
            copy.ExpandToEnclosingUnit(_LINE)

        return self._changed(change) or self

    def next_line(self) -> "_Span | None":
        return self._changed(lambda copy: copy.Move(_LINE, 1))

    def begins_before_end_of(self, other: TextSpan) -> bool:
        if isinstance(other, _Span):
            with self._session.errors():
                return int(self._range.CompareEndpoints(_START, other._range, _END)) < 0
        return False

    def text(self) -> str:
        with self._session.errors():
            return str(self._range.GetText(_LONGEST_LINE) or "")
        return ""

    def boxes(self) -> Sequence[Box]:
        with self._session.errors():
            told = [float(side) for side in self._range.GetBoundingRectangles() or ()]
            return [_box(*told[at : at + 4]) for at in range(0, len(told) - 3, 4)]
        return []

    def _changed(self, change: Callable[[Any], object]) -> "_Span | None":
        """A copy after a change; None if nothing could be changed."""
        with self._session.errors():
            copy = self._range.Clone()
            return None if change(copy) == 0 else _Span(copy, self._session)
        return None


def _comtypes() -> Any:
    """The library, with COM started for this thread as clients of UI Automation should.

    The modules that it makes of the system's own description of UI Automation it keeps in a folder
    of its own, for the next start; nothing of what is seen is in them.

    Raises: ImportError, OSError.
    """
    if not hasattr(sys, "coinit_flags"):
        sys.coinit_flags = 0  # type: ignore[attr-defined]  # COINIT_MULTITHREADED
    import comtypes  # noqa: PLC0415
    import comtypes.client  # noqa: PLC0415

    with suppress(OSError):  # the thread has chosen another way already, which does too
        comtypes.CoInitializeEx(comtypes.COINIT_MULTITHREADED)
    return comtypes


def _box(left: float, top: float, width: float, height: float) -> Box:
    if width <= 0 or height <= 0:
        return NOWHERE
    return Box(round(left), round(top), round(width), round(height))
