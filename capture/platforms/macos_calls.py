"""The calls of CoreGraphics and CoreFoundation behind the list of windows, and of who is there.

What Quartz gives (arrays and dictionaries of strings, numbers and switches) is a property list, so
CoreFoundation itself writes it down as XML, and Python reads that. Only when a key or the mouse was
last touched is asked for, never which. Sources: Apple, CGWindow.h, CGSession.h, CFPropertyList.h,
CGDirectDisplay.h, CGEventSource.h. Not yet run on a real machine.
"""

import ctypes
from collections.abc import Sequence

from core.observation import Box

_CORE_GRAPHICS = "/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics"
_CORE_FOUNDATION = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
_ALL_WINDOWS = 0
_ON_SCREEN_ONLY = 1 << 0
_WITHOUT_DESKTOP = 1 << 4
_NO_WINDOW = 0
_XML = 100  # kCFPropertyListXMLFormat_v1_0
_MOST_DISPLAYS = 32
_OF_THE_HARDWARE = 1  # kCGEventSourceStateHIDSystemState
_ANY_INPUT = 0xFFFF_FFFF  # kCGAnyInputEventType


class _Rect(ctypes.Structure):
    """A CGRect."""

    _fields_ = tuple((name, ctypes.c_double) for name in ("left", "top", "width", "height"))


class MacCalls:
    """Asks the system itself; a `MacDesktop`."""

    def __init__(self) -> None:
        self._graphics = ctypes.CDLL(_CORE_GRAPHICS)
        self._foundation = ctypes.CDLL(_CORE_FOUNDATION)
        _declare(self._graphics, self._foundation)

    def may_capture(self) -> bool:
        return bool(self._graphics.CGPreflightScreenCaptureAccess())

    def ask_for_permission(self) -> None:
        self._graphics.CGRequestScreenCaptureAccess()

    def listing(self, *, on_screen_only: bool) -> bytes:
        option = _ON_SCREEN_ONLY if on_screen_only else _ALL_WINDOWS
        given = self._graphics.CGWindowListCopyWindowInfo(option | _WITHOUT_DESKTOP, _NO_WINDOW)
        return self._written_down(given)

    def session(self) -> bytes:
        return self._written_down(self._graphics.CGSessionCopyCurrentDictionary())

    def displays(self) -> Sequence[Box]:
        ids, count = (ctypes.c_uint32 * _MOST_DISPLAYS)(), ctypes.c_uint32()
        if self._graphics.CGGetActiveDisplayList(_MOST_DISPLAYS, ids, ctypes.byref(count)):
            return ()
        areas = [self._graphics.CGDisplayBounds(one) for one in ids[: count.value]]
        return tuple(
            Box(round(area.left), round(area.top), round(area.width), round(area.height))
            for area in areas
        )

    def idle_s(self) -> float:
        return float(
            self._graphics.CGEventSourceSecondsSinceLastEventType(_OF_THE_HARDWARE, _ANY_INPUT)
        )

    def is_display_asleep(self) -> bool:
        return bool(self._graphics.CGDisplayIsAsleep(self._graphics.CGMainDisplayID()))

    def _written_down(self, given: int | None) -> bytes:
        """A property list as XML; it is let go of.

        Raises: OSError if the system gave none: there is no desktop session of this user.
        """
        if not given:
            raise OSError("macOS tells of no desktop session")
        data = self._foundation.CFPropertyListCreateData(None, given, _XML, 0, None)
        self._foundation.CFRelease(given)
        if not data:
            raise OSError("what macOS told of the desktop is no property list")
        try:
            length = self._foundation.CFDataGetLength(data)
            return ctypes.string_at(self._foundation.CFDataGetBytePtr(data), length)
        finally:
            self._foundation.CFRelease(data)


def _declare(graphics: ctypes.CDLL, foundation: ctypes.CDLL) -> None:
    """What goes in and comes out; without it, pointers would be cut to 32 bits."""
    pointer, number = ctypes.c_void_p, ctypes.c_uint32
    for function, arguments, result in (
        (graphics.CGPreflightScreenCaptureAccess, (), ctypes.c_bool),
        (graphics.CGRequestScreenCaptureAccess, (), ctypes.c_bool),
        (graphics.CGWindowListCopyWindowInfo, (number, number), pointer),
        (graphics.CGSessionCopyCurrentDictionary, (), pointer),
        (graphics.CGGetActiveDisplayList, (number, pointer, pointer), ctypes.c_int32),
        (graphics.CGDisplayBounds, (number,), _Rect),
        (graphics.CGMainDisplayID, (), number),
        (graphics.CGDisplayIsAsleep, (number,), number),
        (
            graphics.CGEventSourceSecondsSinceLastEventType,
            (ctypes.c_int32, number),
            ctypes.c_double,
        ),
        (
            foundation.CFPropertyListCreateData,
            (pointer, pointer, ctypes.c_long, ctypes.c_ulong, pointer),
            pointer,
        ),
        (foundation.CFDataGetLength, (pointer,), ctypes.c_long),
        (foundation.CFDataGetBytePtr, (pointer,), pointer),
    ):
        function.argtypes = arguments
        function.restype = result
    foundation.CFRelease.argtypes = (pointer,)
    foundation.CFRelease.restype = None
