"""The calls of user32, kernel32 and powrprof behind a glance at what is in front, through ctypes.

Only when a key or the mouse was last touched is asked for, never which. Sources: Microsoft Learn,
winuser.h, sysinfoapi.h, powersetting.h, “WM_POWERBROADCAST”. Not yet run on a real machine.
"""

import ctypes
import sys
from ctypes import wintypes
from uuid import UUID

from capture.platforms import win32_calls
from capture.platforms.win32_front import RawPresence

assert sys.platform == "win32", "on Windows only"

_SPI_GETSCREENSAVERRUNNING = 0x0072
_DEVICE_NOTIFY_CALLBACK = 2
_PBT_POWERSETTINGCHANGE = 0x8013
# GUID_SESSION_DISPLAY_STATUS, as it lies in memory
_DISPLAY_STATUS = UUID("2B84C20E-AD23-4DDF-93DB-05FFBD7EFCA5").bytes_le

_Notified = ctypes.WINFUNCTYPE(wintypes.ULONG, ctypes.c_void_p, wintypes.ULONG, ctypes.c_void_p)
_EachMonitor = ctypes.WINFUNCTYPE(
    wintypes.BOOL,
    wintypes.HANDLE,
    wintypes.HDC,
    ctypes.POINTER(wintypes.RECT),
    wintypes.LPARAM,
)


class _LastInput(ctypes.Structure):
    """A LASTINPUTINFO."""

    _fields_ = (("size", wintypes.UINT), ("at_ms", wintypes.DWORD))


class _Subscription(ctypes.Structure):
    """A DEVICE_NOTIFY_SUBSCRIBE_PARAMETERS."""

    _fields_ = (("callback", _Notified), ("context", ctypes.c_void_p))


class _PowerSetting(ctypes.Structure):
    """A POWERBROADCAST_SETTING whose data is a number."""

    _fields_ = (
        ("setting", ctypes.c_ubyte * 16),
        ("length", wintypes.DWORD),
        ("value", wintypes.DWORD),
    )


class Win32FrontCalls:
    """Asks the system itself; a `Win32Front`. Hears of the display from its first presence on."""

    def __init__(self) -> None:
        self._windows = win32_calls.Win32Calls()
        self._user = ctypes.WinDLL("user32")
        self._kernel = ctypes.WinDLL("kernel32")
        self._power = ctypes.WinDLL("powrprof")
        _declare(self._user, self._kernel, self._power)
        self._display: int | None = None
        self._registration = ctypes.c_void_p()
        # Windows calls it for as long as it is registered, so it must not go away before.
        self._subscription = _Subscription(_Notified(self._note_display), None)

    def foreground(self) -> int:
        return self._windows.foreground()

    def title(self, handle: int) -> str:
        return self._windows.title(handle)

    def monitors(self) -> tuple[tuple[int, int, int, int], ...]:
        found: list[tuple[int, int, int, int]] = []

        def add(_at: int, _on: int, area: "ctypes._Pointer[wintypes.RECT]", _own: int) -> bool:
            place = area.contents
            found.append((place.left, place.top, place.right, place.bottom))
            return True

        with self._windows.in_physical_pixels():
            self._user.EnumDisplayMonitors(None, None, _EachMonitor(add), 0)
        return tuple(sorted(found))

    def presence(self) -> RawPresence:
        self._listen()
        told = _LastInput(size=ctypes.sizeof(_LastInput))
        now_ms = int(self._kernel.GetTickCount())
        has_told = self._user.GetLastInputInfo(ctypes.byref(told))
        saver = wintypes.BOOL()
        self._user.SystemParametersInfoW(_SPI_GETSCREENSAVERRUNNING, 0, ctypes.byref(saver), 0)
        return RawPresence(
            now_ms=now_ms,
            last_input_ms=int(told.at_ms) if has_told else now_ms,
            is_screen_saver_on=bool(saver.value),
            display=self._display,
            is_locked=self._windows.is_locked(),
        )

    def close(self) -> None:
        if self._registration:
            self._power.PowerSettingUnregisterNotification(self._registration)
            self._registration = ctypes.c_void_p()

    def _listen(self) -> None:
        """Have Windows tell of the display from now on; the first time it does so at once."""
        if self._registration:
            return
        self._power.PowerSettingRegisterNotification(
            _DISPLAY_STATUS,
            _DEVICE_NOTIFY_CALLBACK,
            ctypes.byref(self._subscription),
            ctypes.byref(self._registration),
        )

    def _note_display(self, _context: int, kind: int, told: int) -> int:
        """Called by Windows on a thread of its own."""
        if kind == _PBT_POWERSETTINGCHANGE and told:
            setting = _PowerSetting.from_address(told)
            if bytes(setting.setting) == _DISPLAY_STATUS:
                self._display = int(setting.value)
        return 0


def _declare(user: ctypes.WinDLL, kernel: ctypes.WinDLL, power: ctypes.WinDLL) -> None:
    """What goes in and comes out; without it, pointers would be cut to 32 bits."""
    pointer, flag, dword, uint = ctypes.c_void_p, wintypes.BOOL, wintypes.DWORD, wintypes.UINT
    for function, arguments, result in (
        (user.GetLastInputInfo, (ctypes.POINTER(_LastInput),), flag),
        (user.SystemParametersInfoW, (uint, uint, pointer, uint), flag),
        (user.EnumDisplayMonitors, (pointer, pointer, _EachMonitor, wintypes.LPARAM), flag),
        (kernel.GetTickCount, (), dword),
        (
            power.PowerSettingRegisterNotification,
            (ctypes.c_char_p, dword, pointer, ctypes.POINTER(pointer)),
            dword,
        ),
        (power.PowerSettingUnregisterNotification, (pointer,), dword),
    ):
        function.argtypes = arguments
        function.restype = result
