"""Chooses the way of hearing keys from everywhere that this desktop has."""

import os
import sys

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from app.global_shortcuts.global_shortcuts import GlobalShortcuts, Keys, none_here


class NoShortcuts(GlobalShortcuts):
    """Where no key is heard from everywhere; says what can be done instead."""

    def limits(self) -> str:
        return none_here()

    def bind(self, wanted: Keys) -> None:
        self.told.emit({})  # the limits say it for all


def shortcuts_here(parent: QObject) -> GlobalShortcuts:
    """X11 grabs keys; a Wayland desktop has the portal, or none. Connects to nothing yet.

    Under Wayland an X11 grab (through XWayland) would hear keys in old programs alone.
    """
    if sys.platform != "linux":
        return NoShortcuts(parent)
    if os.environ.get("WAYLAND_DISPLAY") or os.environ.get("XDG_SESSION_TYPE") == "wayland":
        # Imported here because jeepney is there on Linux only.
        from app.global_shortcuts.portal_shortcuts import PortalShortcuts  # noqa: PLC0415

        return PortalShortcuts(parent)
    if QGuiApplication.platformName() == "xcb":
        # Imported here because xcffib is there on Linux only.
        from app.global_shortcuts.x11_shortcuts import X11Shortcuts  # noqa: PLC0415

        return X11Shortcuts(parent)
    return NoShortcuts(parent)
