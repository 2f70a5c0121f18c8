"""The calls of user32, kernel32 and dwmapi behind the list of windows, through ctypes.

Sources: Microsoft Learn, winuser.h, dwmapi.h, winbase.h (names, constants and order of arguments
are theirs). Not yet run on a real machine.
"""

import ctypes
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ctypes import wintypes

from capture.platforms.win32_windows import RawWindow

assert sys.platform == "win32", "on Windows only"

_DWMWA_EXTENDED_FRAME_BOUNDS, _DWMWA_CLOAKED = 9, 14
_GWL_STYLE, _GWL_EXSTYLE = -16, -20
_NO_MONITOR_BUT_ITS_OWN = 0  # MONITOR_DEFAULTTONULL
_GW_OWNER = 4
_PROCESS_QUERY_LIMITED_INFORMATION = 0x1000
_DESKTOP_SWITCHDESKTOP = 0x0100
_PER_MONITOR_AWARE_V2 = -4
_LONGEST_CLASS_NAME = 256
_LONGEST_PATH = 32_768
# Store apps are framed by this program; whose they are, the window inside the frame tells.
_FRAME_HOST = "applicationframehost.exe"

_EachWindow = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)


class _MonitorInfo(ctypes.Structure):
    """A MONITORINFO."""

    _fields_ = (
        ("size", wintypes.DWORD),
        ("monitor", wintypes.RECT),
        ("work", wintypes.RECT),
        ("flags", wintypes.DWORD),
    )


class Win32Calls:
    """Asks the system itself; a `Win32Desktop`."""

    def __init__(self) -> None:
        self._user = ctypes.WinDLL("user32", use_last_error=True)
        self._kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        self._dwm = ctypes.WinDLL("dwmapi")
        _declare(self._user, self._kernel, self._dwm)

    def top_level(self) -> Sequence[RawWindow]:
        with self.in_physical_pixels():
            return [self._look_at(handle) for handle in self._handles(within=None)]

    def foreground(self) -> int:
        return int(self._user.GetForegroundWindow() or 0)

    def is_locked(self) -> bool:
        # The lock screen's desktop is closed to programs of the user.
        desktop = self._user.OpenInputDesktop(0, False, _DESKTOP_SWITCHDESKTOP)
        if not desktop:
            return True
        self._user.CloseDesktop(desktop)
        return False

    @contextmanager
    def in_physical_pixels(self) -> Iterator[None]:
        """Rectangles as mss grabs them, whatever the scale of their monitor."""
        before = self._user.SetThreadDpiAwarenessContext(_PER_MONITOR_AWARE_V2)
        try:
            yield
        finally:
            if before:
                self._user.SetThreadDpiAwarenessContext(before)

    def _handles(self, within: int | None) -> list[int]:
        """The top-level windows, topmost first; with `within`, all those inside that one."""
        found: list[int] = []

        def add(handle: int, _own: int) -> bool:
            found.append(int(handle))
            return True

        each = _EachWindow(add)
        if within is not None:
            self._user.EnumChildWindows(within, each, 0)
        elif not self._user.EnumWindows(each, 0):
            raise ctypes.WinError(ctypes.get_last_error())
        return found

    def _look_at(self, handle: int) -> RawWindow:
        process = self._guest_of(handle)
        return RawWindow(
            handle=handle,
            title=self.title(handle),
            class_name=self._class_name(handle),
            bounds=self._bounds(handle),
            program=self._path_of(process),
            process=process,
            style=self._style(handle, _GWL_STYLE),
            monitor=self._monitor(handle),
            is_shown=bool(self._user.IsWindowVisible(handle)),
            is_minimised=bool(self._user.IsIconic(handle)),
            cloaked=self._cloaked(handle),
            extended_style=self._style(handle, _GWL_EXSTYLE),
            owner=int(self._user.GetWindow(handle, _GW_OWNER) or 0),
        )

    def title(self, handle: int) -> str:
        text = ctypes.create_unicode_buffer(int(self._user.GetWindowTextLengthW(handle)) + 1)
        self._user.GetWindowTextW(handle, text, len(text))
        return text.value

    def _class_name(self, handle: int) -> str:
        text = ctypes.create_unicode_buffer(_LONGEST_CLASS_NAME + 1)
        self._user.GetClassNameW(handle, text, len(text))
        return text.value

    def _bounds(self, handle: int) -> tuple[int, int, int, int]:
        """The frame as it is drawn; with the invisible border where the compositor knows none."""
        area = wintypes.RECT()
        failed = self._dwm.DwmGetWindowAttribute(
            handle, _DWMWA_EXTENDED_FRAME_BOUNDS, ctypes.byref(area), ctypes.sizeof(area)
        )
        if failed:
            self._user.GetWindowRect(handle, ctypes.byref(area))
        return area.left, area.top, area.right, area.bottom

    def _cloaked(self, handle: int) -> int:
        value = wintypes.DWORD()
        failed = self._dwm.DwmGetWindowAttribute(
            handle, _DWMWA_CLOAKED, ctypes.byref(value), ctypes.sizeof(value)
        )
        return 0 if failed else value.value

    def _style(self, handle: int, which: int) -> int:
        return int(self._user.GetWindowLongW(handle, which)) & 0xFFFF_FFFF

    def _monitor(self, handle: int) -> tuple[int, int, int, int]:
        """The monitor on which most of a window lies, whole; empty where none does."""
        told = _MonitorInfo(size=ctypes.sizeof(_MonitorInfo))
        monitor = self._user.MonitorFromWindow(handle, _NO_MONITOR_BUT_ITS_OWN)
        if not monitor or not self._user.GetMonitorInfoW(monitor, ctypes.byref(told)):
            return 0, 0, 0, 0
        area = told.monitor
        return area.left, area.top, area.right, area.bottom

    def _guest_of(self, handle: int) -> int:
        """The process whose window this is; for one that frames another's, that other's."""
        process = self._process_of(handle)
        if self._path_of(process).lower().endswith(_FRAME_HOST):
            inside = (self._process_of(child) for child in self._handles(within=handle))
            return next((one for one in inside if one not in {0, process}), process)
        return process

    def _process_of(self, handle: int) -> int:
        process = wintypes.DWORD()
        self._user.GetWindowThreadProcessId(handle, ctypes.byref(process))
        return process.value

    def _path_of(self, process: int) -> str:
        """The executable's path; empty where the process is gone or closed to this user."""
        opened = self._kernel.OpenProcess(_PROCESS_QUERY_LIMITED_INFORMATION, False, process)
        if not opened:
            return ""
        try:
            path = ctypes.create_unicode_buffer(_LONGEST_PATH)
            length = wintypes.DWORD(len(path))
            told = self._kernel.QueryFullProcessImageNameW(opened, 0, path, ctypes.byref(length))
            return path.value if told else ""
        finally:
            self._kernel.CloseHandle(opened)


def keep_physical_pixels() -> None:
    """Have this thread told all places in physical pixels from now on."""
    user = ctypes.WinDLL("user32")
    user.SetThreadDpiAwarenessContext.argtypes = (ctypes.c_void_p,)
    user.SetThreadDpiAwarenessContext.restype = ctypes.c_void_p
    user.SetThreadDpiAwarenessContext(_PER_MONITOR_AWARE_V2)


def _declare(user: ctypes.WinDLL, kernel: ctypes.WinDLL, dwm: ctypes.WinDLL) -> None:
    """What goes in and comes out; without it, handles would be cut to 32 bits."""
    hwnd, handle, dword = wintypes.HWND, wintypes.HANDLE, wintypes.DWORD
    dword_out = ctypes.POINTER(dword)
    text, number, flag = wintypes.LPWSTR, ctypes.c_int, wintypes.BOOL
    for function, arguments, result in (
        (user.EnumWindows, (_EachWindow, wintypes.LPARAM), flag),
        (user.EnumChildWindows, (hwnd, _EachWindow, wintypes.LPARAM), flag),
        (user.GetForegroundWindow, (), hwnd),
        (user.IsWindowVisible, (hwnd,), flag),
        (user.IsIconic, (hwnd,), flag),
        (user.GetWindowLongW, (hwnd, number), wintypes.LONG),
        (user.GetWindow, (hwnd, wintypes.UINT), hwnd),
        (user.GetWindowTextLengthW, (hwnd,), number),
        (user.GetWindowTextW, (hwnd, text, number), number),
        (user.GetClassNameW, (hwnd, text, number), number),
        (user.GetWindowRect, (hwnd, ctypes.POINTER(wintypes.RECT)), flag),
        (user.GetWindowThreadProcessId, (hwnd, dword_out), dword),
        (user.MonitorFromWindow, (hwnd, dword), handle),
        (user.GetMonitorInfoW, (handle, ctypes.POINTER(_MonitorInfo)), flag),
        (user.SetThreadDpiAwarenessContext, (ctypes.c_void_p,), ctypes.c_void_p),
        (user.OpenInputDesktop, (dword, flag, dword), handle),
        (user.CloseDesktop, (handle,), flag),
        (kernel.OpenProcess, (dword, flag, dword), handle),
        (kernel.QueryFullProcessImageNameW, (handle, dword, text, dword_out), flag),
        (kernel.CloseHandle, (handle,), flag),
        (dwm.DwmGetWindowAttribute, (hwnd, dword, ctypes.c_void_p, dword), ctypes.c_long),
    ):
        function.argtypes = arguments
        function.restype = result
