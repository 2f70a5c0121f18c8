"""Chooses, once, at start, how to hear of the screen, of who is there and of the load."""

import os
import sys
from collections.abc import Callable

from capture.machine_load import MachineLoad, machine_load
from capture.platforms.desktop_port import DesktopKind, compositor_here
from capture.platforms.wayland_desktop import Compositor
from capture.polled_events import PolledEvents
from capture.screen_events import ClockOnly, ScreenEvents

# macOS and compositors list all windows for a glance, which costs a few milliseconds.
LISTING_GLANCE_S = 1.0


def screen_events(kind: DesktopKind) -> ScreenEvents:
    """The way to hear of what happens on the screen, and whether it is locked."""
    if sys.platform != "linux":
        return told_by_desktop(kind)
    # Imported here because jeepney, and the ids of users, are there on Linux only.
    from capture.platforms.hyprland import Hyprland  # noqa: PLC0415
    from capture.platforms.lock_programs import LockPrograms  # noqa: PLC0415
    from capture.platforms.session_lock import (  # noqa: PLC0415
        EventsAndLock,
        SessionLock,
        TellsLock,
    )

    locks: list[TellsLock] = [SessionLock()]
    if kind is DesktopKind.WAYLAND:
        compositor = compositor_here(os.environ)
        if isinstance(compositor, Hyprland):
            locks.append(compositor)
        locks.append(LockPrograms(os.getuid(), os.environ.get("WAYLAND_DISPLAY", "")))
    return EventsAndLock(told_by_desktop(kind), *locks)


def told_by_desktop(kind: DesktopKind) -> ScreenEvents:
    """What the desktop tells of its screen by itself; where that is nothing, the clock alone.

    Under Wayland the X display of XWayland would tell of old programs alone.
    """
    # Each is imported where it is used, because it is there on one system only.
    if sys.platform == "linux" and kind is DesktopKind.X11:
        from capture.x11_events import X11Events  # noqa: PLC0415

        return X11Events()
    if sys.platform == "linux" and kind is DesktopKind.WAYLAND:
        return _told_by_compositor(compositor_here(os.environ))
    if sys.platform == "win32":
        from capture.platforms.win32_front import FrontOfWindows  # noqa: PLC0415
        from capture.platforms.win32_front_calls import Win32FrontCalls  # noqa: PLC0415

        return PolledEvents(FrontOfWindows(Win32FrontCalls()))
    if sys.platform == "darwin":
        from capture.platforms.macos_calls import MacCalls  # noqa: PLC0415
        from capture.platforms.macos_front import FrontOfMac  # noqa: PLC0415

        return PolledEvents(FrontOfMac(MacCalls()), LISTING_GLANCE_S)
    return ClockOnly()


def _told_by_compositor(compositor: Compositor | None) -> ScreenEvents:
    """Only those are asked again and again that answer over a socket of their own; KWin would run
    a script each time."""
    from capture.platforms.compositor_front import FrontOfCompositor  # noqa: PLC0415
    from capture.platforms.hyprland import Hyprland  # noqa: PLC0415
    from capture.platforms.sway import Sway  # noqa: PLC0415

    if isinstance(compositor, Sway | Hyprland):
        return PolledEvents(FrontOfCompositor(compositor), LISTING_GLANCE_S)
    return ClockOnly()


def load_teller() -> Callable[[], MachineLoad]:
    """The way to learn how busy this computer is, and what it runs on."""
    if sys.platform == "win32":
        from capture.platforms.win32_load import Win32Load  # noqa: PLC0415
        from capture.platforms.win32_load_calls import Win32LoadCalls  # noqa: PLC0415

        return Win32Load(Win32LoadCalls()).load
    if sys.platform == "darwin":
        from capture.platforms.macos_power import MacPower, load_of_mac  # noqa: PLC0415

        power = MacPower()
        return lambda: load_of_mac(machine_load(), power.source())
    return machine_load
