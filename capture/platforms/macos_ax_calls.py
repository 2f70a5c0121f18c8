"""The accessibility calls of ApplicationServices, through ctypes.

Every program is given a time in which it must answer each call. Sources: Apple, AXUIElement.h,
AXValue.h, AXError.h, AXAttributeConstants.h. Not yet run on a real machine.
"""

import ctypes
from collections.abc import Sequence

from capture.platforms.left_alone import NoAnswer
from capture.platforms.macos_text import MacPart
from capture.platforms.told_places import NOWHERE
from core.observation import Box

_SERVICES = "/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices"
_FOUNDATION = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
_ANSWER_S = 0.2
_UTF8 = 0x0800_0100
_SINT64 = 4  # kCFNumberSInt64Type
_POINT, _SIZE, _RECT, _RANGE = 1, 2, 3, 4  # AXValueType
_SUCCESS, _CANNOT_COMPLETE = 0, -25204
_MOST_CHILDREN = 400
_MOST_LINES = 300
# In order: the first that a part has are its children in sight.
_CHILDREN = ("AXVisibleRows", "AXVisibleChildren", "AXChildren")


class _Pair(ctypes.Structure):
    """A CGPoint or a CGSize."""

    _fields_ = (("first", ctypes.c_double), ("second", ctypes.c_double))


class _Rect(ctypes.Structure):
    _fields_ = (("corner", _Pair), ("size", _Pair))


class _Range(ctypes.Structure):
    _fields_ = (("start", ctypes.c_long), ("length", ctypes.c_long))


class MacAccessibilityCalls:
    """Asks the system itself; a `MacAccessibility`. Handles are references that it owns."""

    def __init__(self) -> None:
        self._services = ctypes.CDLL(_SERVICES)
        self._foundation = ctypes.CDLL(_FOUNDATION)
        _declare(self._services, self._foundation)
        # Set for the system as a whole, it holds for every part that this process asks.
        everything = self._services.AXUIElementCreateSystemWide()
        self._services.AXUIElementSetMessagingTimeout(everything, _ANSWER_S)
        self._foundation.CFRelease(everything)
        self._owned: list[int] = []
        self._names: dict[str, int] = {}

    def is_permitted(self) -> bool:
        return bool(self._services.AXIsProcessTrusted())

    def windows(self, process: int) -> Sequence[MacPart]:
        program = self._own(self._services.AXUIElementCreateApplication(process))
        if not program:
            return []
        return [self._part(one) for one in self._array(self._value(program, "AXWindows"))]

    def children(self, part: MacPart) -> Sequence[MacPart]:
        for name in _CHILDREN:
            if found := self._array(self._value(part.handle, name)):
                return [self._part(one) for one in found]
        return []

    def lines(self, part: MacPart) -> Sequence[tuple[str, Box]]:
        seen = self._range(self._value(part.handle, "AXVisibleCharacterRange"))
        if seen is None or seen.length <= 0:
            return []
        first = self._line_at(part.handle, seen.start)
        last = self._line_at(part.handle, seen.start + seen.length - 1)
        if first is None or last is None:
            return []
        found = []
        for line in range(first, min(last + 1, first + _MOST_LINES)):
            within = self._asked(part.handle, "AXRangeForLine", self._number(line))
            box = self._asked(part.handle, "AXBoundsForRange", within)
            text = self._asked(part.handle, "AXStringForRange", within)
            found.append((self._text(text), self._box(box)))
        return found

    def release(self) -> None:
        owned, self._owned = self._owned, []
        for reference in owned:
            self._foundation.CFRelease(reference)

    def _part(self, element: int) -> MacPart:
        role = self._text(self._value(element, "AXRole"))
        subrole = self._text(self._value(element, "AXSubrole"))
        corner, size = _Pair(), _Pair()
        has_place = self._unpacked(self._value(element, "AXPosition"), _POINT, corner)
        has_size = self._unpacked(self._value(element, "AXSize"), _SIZE, size)
        box = NOWHERE
        if has_place and has_size:
            box = _box(corner, size)
        # Nothing but what stands there as plain text is asked for its value, passwords least.
        value = self._text(self._value(element, "AXValue")) if role == "AXStaticText" else ""
        address = ""
        if role == "AXWebArea" and (url := self._value(element, "AXURL")):
            address = self._text(self._foundation.CFURLGetString(url))
        return MacPart(element, role, subrole, box, value, address)

    def _line_at(self, element: int, index: int) -> int | None:
        told = self._asked(element, "AXLineForIndex", self._number(index))
        number = ctypes.c_int64()
        if not told or not self._is_a(told, self._foundation.CFNumberGetTypeID()):
            return None
        self._foundation.CFNumberGetValue(told, _SINT64, ctypes.byref(number))
        return number.value

    def _value(self, element: int, name: str) -> int:
        """An attribute; 0 if the part has none. Raises: NoAnswer."""
        given = ctypes.c_void_p()
        failed = self._services.AXUIElementCopyAttributeValue(
            element, self._name(name), ctypes.byref(given)
        )
        return self._answered(failed, given)

    def _asked(self, element: int, name: str, parameter: int) -> int:
        """An attribute that takes a parameter; 0 if there is none. Raises: NoAnswer."""
        if not parameter:
            return 0
        given = ctypes.c_void_p()
        failed = self._services.AXUIElementCopyParameterizedAttributeValue(
            element, self._name(name), parameter, ctypes.byref(given)
        )
        return self._answered(failed, given)

    def _answered(self, failed: int, given: ctypes.c_void_p) -> int:
        if failed == _CANNOT_COMPLETE:
            raise NoAnswer
        return self._own(given.value) if failed == _SUCCESS else 0

    def _own(self, reference: int | None) -> int:
        if reference:
            self._owned.append(reference)
        return reference or 0

    def _name(self, name: str) -> int:
        """A name as the system wants it; the few that there are stay for good."""
        if name not in self._names:
            made = self._foundation.CFStringCreateWithCString(None, name.encode(), _UTF8)
            self._names[name] = int(made)
        return self._names[name]

    def _number(self, value: int) -> int:
        number = ctypes.c_int64(value)
        return self._own(self._foundation.CFNumberCreate(None, _SINT64, ctypes.byref(number)))

    def _is_a(self, reference: int, kind: int) -> bool:
        return bool(self._foundation.CFGetTypeID(reference) == kind)

    def _array(self, reference: int) -> list[int]:
        """The references in an array, which owns them as long as it is owned here."""
        if not reference or not self._is_a(reference, self._foundation.CFArrayGetTypeID()):
            return []
        count = min(_MOST_CHILDREN, self._foundation.CFArrayGetCount(reference))
        return [self._foundation.CFArrayGetValueAtIndex(reference, at) for at in range(count)]

    def _text(self, reference: int) -> str:
        if not reference or not self._is_a(reference, self._foundation.CFStringGetTypeID()):
            return ""
        length = self._foundation.CFStringGetLength(reference)
        room = self._foundation.CFStringGetMaximumSizeForEncoding(length, _UTF8) + 1
        text = ctypes.create_string_buffer(room)
        if not self._foundation.CFStringGetCString(reference, text, room, _UTF8):
            return ""
        return text.value.decode("utf-8", "replace")

    def _unpacked(self, reference: int, kind: int, into: ctypes.Structure) -> bool:
        if not reference or not self._is_a(reference, self._services.AXValueGetTypeID()):
            return False
        return bool(self._services.AXValueGetValue(reference, kind, ctypes.byref(into)))

    def _range(self, reference: int) -> _Range | None:
        within = _Range()
        return within if self._unpacked(reference, _RANGE, within) else None

    def _box(self, reference: int) -> Box:
        rect = _Rect()
        if not self._unpacked(reference, _RECT, rect):
            return NOWHERE
        return _box(rect.corner, rect.size)


def _box(corner: _Pair, size: _Pair) -> Box:
    return Box(round(corner.first), round(corner.second), round(size.first), round(size.second))


def _declare(services: ctypes.CDLL, foundation: ctypes.CDLL) -> None:
    """What goes in and comes out; without it, pointers would be cut to 32 bits."""
    pointer, index, kind = ctypes.c_void_p, ctypes.c_long, ctypes.c_ulong
    flag, error = ctypes.c_bool, ctypes.c_int32
    for function, arguments, result in (
        (services.AXIsProcessTrusted, (), flag),
        (services.AXUIElementCreateSystemWide, (), pointer),
        (services.AXUIElementCreateApplication, (ctypes.c_int32,), pointer),
        (services.AXUIElementSetMessagingTimeout, (pointer, ctypes.c_float), error),
        (services.AXUIElementCopyAttributeValue, (pointer, pointer, pointer), error),
        (
            services.AXUIElementCopyParameterizedAttributeValue,
            (pointer, pointer, pointer, pointer),
            error,
        ),
        (services.AXValueGetTypeID, (), kind),
        (services.AXValueGetValue, (pointer, ctypes.c_uint32, pointer), flag),
        (foundation.CFGetTypeID, (pointer,), kind),
        (foundation.CFArrayGetTypeID, (), kind),
        (foundation.CFArrayGetCount, (pointer,), index),
        (foundation.CFArrayGetValueAtIndex, (pointer, index), pointer),
        (foundation.CFStringGetTypeID, (), kind),
        (foundation.CFStringGetLength, (pointer,), index),
        (foundation.CFStringGetMaximumSizeForEncoding, (index, ctypes.c_uint32), index),
        (
            foundation.CFStringGetCString,
            (pointer, ctypes.c_char_p, index, ctypes.c_uint32),
            flag,
        ),
        (
            foundation.CFStringCreateWithCString,
            (pointer, ctypes.c_char_p, ctypes.c_uint32),
            pointer,
        ),
        (foundation.CFURLGetString, (pointer,), pointer),
        (foundation.CFNumberGetTypeID, (), kind),
        (foundation.CFNumberGetValue, (pointer, index, pointer), flag),
        (foundation.CFNumberCreate, (pointer, index, pointer), pointer),
    ):
        function.argtypes = arguments
        function.restype = result
    foundation.CFRelease.argtypes = (pointer,)
    foundation.CFRelease.restype = None
