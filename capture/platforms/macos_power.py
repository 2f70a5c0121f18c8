"""What a Mac runs on, through ctypes.

Sources: Apple, IOPowerSources.h (what “Copy” gives is to be let go of, what “Get” gives is not),
IOPSKeys.h, IOPM.h. Not yet run on a real machine.
"""

import ctypes
from dataclasses import replace

from capture.machine_load import MachineLoad

BATTERY = "Battery Power"  # kIOPMBatteryPowerKey; the others are the mains and a UPS
_IO_KIT = "/System/Library/Frameworks/IOKit.framework/IOKit"
_CORE_FOUNDATION = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
_UTF8 = 0x0800_0100
_LONGEST_NAME = 64


def load_of_mac(load: MachineLoad, source: str) -> MachineLoad:
    """The load of a Unix system, with what feeds this Mac."""
    return replace(load, is_on_battery=source == BATTERY)


class MacPower:
    """Asks the system itself."""

    def __init__(self) -> None:
        self._kit = ctypes.CDLL(_IO_KIT)
        self._foundation = ctypes.CDLL(_CORE_FOUNDATION)
        pointer = ctypes.c_void_p
        for function, arguments, result in (
            (self._kit.IOPSCopyPowerSourcesInfo, (), pointer),
            (self._kit.IOPSGetProvidingPowerSourceType, (pointer,), pointer),
            (
                self._foundation.CFStringGetCString,
                (pointer, ctypes.c_char_p, ctypes.c_long, ctypes.c_uint32),
                ctypes.c_bool,
            ),
        ):
            function.argtypes = arguments
            function.restype = result
        self._foundation.CFRelease.argtypes = (pointer,)
        self._foundation.CFRelease.restype = None

    def source(self) -> str:
        """What feeds this computer right now, in the system's word; empty if it does not tell."""
        told = self._kit.IOPSCopyPowerSourcesInfo()
        if not told:
            return ""
        try:
            name = self._kit.IOPSGetProvidingPowerSourceType(told)
            text = ctypes.create_string_buffer(_LONGEST_NAME)
            has_name = name and self._foundation.CFStringGetCString(
                name, text, _LONGEST_NAME, _UTF8
            )
            return text.value.decode("utf-8", "replace") if has_name else ""
        finally:
            self._foundation.CFRelease(told)
