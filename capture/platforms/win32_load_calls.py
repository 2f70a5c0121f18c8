"""The calls of kernel32 and pdh that tell how busy Windows is, through ctypes.

Sources: Microsoft Learn, processthreadsapi.h, winbase.h, pdh.h. Not yet run on a real machine.
"""

import ctypes
import sys
from ctypes import wintypes

from capture.platforms.win32_load import CpuTimes

assert sys.platform == "win32", "on Windows only"

_TICKS_PER_S = 1e7  # FILETIME counts 100 nanoseconds
_QUEUE = r"\System\Processor Queue Length"
_AS_LONG = 0x0000_0100  # PDH_FMT_LONG
_NOT_KNOWN = 255


class _PowerStatus(ctypes.Structure):
    """A SYSTEM_POWER_STATUS."""

    _fields_ = (
        ("line", ctypes.c_ubyte),
        ("battery", ctypes.c_ubyte),
        ("percent", ctypes.c_ubyte),
        ("system", ctypes.c_ubyte),
        ("left_s", wintypes.DWORD),
        ("full_s", wintypes.DWORD),
    )


class _CounterValue(ctypes.Structure):
    """A PDH_FMT_COUNTERVALUE; its union is as wide as a LONGLONG."""

    _fields_ = (("status", wintypes.DWORD), ("value", ctypes.c_longlong))


class Win32LoadCalls:
    """Asks the system itself; a `Win32Machine`."""

    def __init__(self) -> None:
        self._kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        self._pdh = ctypes.WinDLL("pdh")
        _declare(self._kernel, self._pdh)
        self._query, self._counter = wintypes.HANDLE(), wintypes.HANDLE()
        self._has_counter = not (
            self._pdh.PdhOpenQueryW(None, 0, ctypes.byref(self._query))
            or self._pdh.PdhAddEnglishCounterW(self._query, _QUEUE, 0, ctypes.byref(self._counter))
        )

    def cpu_times(self) -> CpuTimes:
        idle, kernel, user = (wintypes.FILETIME() for _ in range(3))
        if not self._kernel.GetSystemTimes(
            ctypes.byref(idle), ctypes.byref(kernel), ctypes.byref(user)
        ):
            raise ctypes.WinError(ctypes.get_last_error())
        return CpuTimes(_seconds(idle), _seconds(kernel) + _seconds(user))

    def waiting_threads(self) -> int | None:
        if not self._has_counter or self._pdh.PdhCollectQueryData(self._query):
            return None
        told = _CounterValue()
        failed = self._pdh.PdhGetFormattedCounterValue(
            self._counter, _AS_LONG, None, ctypes.byref(told)
        )
        # A LONG stands in the lower half of the union.
        return None if failed else max(0, ctypes.c_int32(told.value & 0xFFFF_FFFF).value)

    def power(self) -> tuple[int, int]:
        told = _PowerStatus()
        if not self._kernel.GetSystemPowerStatus(ctypes.byref(told)):
            return _NOT_KNOWN, _NOT_KNOWN
        return int(told.line), int(told.battery)


def _seconds(time: wintypes.FILETIME) -> float:
    return ((int(time.dwHighDateTime) << 32) | int(time.dwLowDateTime)) / _TICKS_PER_S


def _declare(kernel: ctypes.WinDLL, pdh: ctypes.WinDLL) -> None:
    """What goes in and comes out; without it, handles would be cut to 32 bits."""
    handle, pointer, size = wintypes.HANDLE, ctypes.c_void_p, ctypes.c_size_t
    text, flag, status, dword = wintypes.LPCWSTR, wintypes.BOOL, ctypes.c_long, wintypes.DWORD
    time = ctypes.POINTER(wintypes.FILETIME)
    for function, arguments, result in (
        (kernel.GetSystemTimes, (time, time, time), flag),
        (kernel.GetSystemPowerStatus, (ctypes.POINTER(_PowerStatus),), flag),
        (pdh.PdhOpenQueryW, (text, size, ctypes.POINTER(handle)), status),
        (pdh.PdhAddEnglishCounterW, (handle, text, size, ctypes.POINTER(handle)), status),
        (pdh.PdhCollectQueryData, (handle,), status),
        (
            pdh.PdhGetFormattedCounterValue,
            (handle, dword, pointer, ctypes.POINTER(_CounterValue)),
            status,
        ),
    ):
        function.argtypes = arguments
        function.restype = result
