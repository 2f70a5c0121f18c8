"""The windows of a macOS desktop, from the lists that Quartz Window Services gives.

Areas are in points; so are the pictures that mss takes (at nominal resolution), so both fit. The
frontmost ordinary window counts as the focused one. Sources: Apple, CGWindow.h, CGWindowLevel.h,
CGSession.h. Not yet run on a real machine.
"""

import plistlib
from collections.abc import Mapping, Sequence
from typing import Protocol, cast

from capture.windows import DesktopWindow
from core.errors import CaptureUnavailable
from core.observation import Box

NOT_PERMITTED = (
    "macOS does not let Recollect see the screen: switch it on under System Settings, Privacy & "
    "Security, Screen Recording, then start it again."
)
# What covers the screen while it is locked, by the name of the program that does it.
LOCK_SCREEN = DesktopWindow("loginwindow", "", Box(0, 0, 0, 0), is_focused=True)
SITES_AS_READ = (
    "macOS does not tell Recollect which site a browser shows, so rules about sites work from the "
    "address bar as read on the screen: full-screen pages without one are not recognised."
)
# The menu bar, the dock and the login belong to the system, not to what the user looks at.
_SYSTEM_OWNERS = frozenset({"Window Server", "Dock", "loginwindow"})
_ORDINARY_LAYER = 0


class MacDesktop(Protocol):
    """The calls that tell what is open, in XML property lists.

    They raise OSError outside a desktop session.
    """

    def may_capture(self) -> bool:
        """Whether the user has permitted screen recording."""

    def ask_for_permission(self) -> None:
        """Have macOS ask the user, once; it does not wait for the answer."""

    def listing(self, *, on_screen_only: bool) -> bytes:
        """An array of window dictionaries; those on the screen come front to back."""

    def session(self) -> bytes:
        """What the login session is like, as a dictionary."""

    def displays(self) -> Sequence[Box]:
        """The displays that are switched on, in points."""


class MacWindows:
    """Lists the windows of a macOS desktop."""

    def __init__(self, desktop: MacDesktop) -> None:
        self._desktop = desktop
        self._has_asked = False

    def windows(self) -> tuple[DesktopWindow, ...]:
        if not self._desktop.may_capture():
            if not self._has_asked:
                self._has_asked = True
                self._desktop.ask_for_permission()
            raise CaptureUnavailable(NOT_PERMITTED)
        try:
            session = plistlib.loads(self._desktop.session())
            on_screen = self._desktop.listing(on_screen_only=True)
            everywhere = self._desktop.listing(on_screen_only=False)
        except OSError as error:
            raise CaptureUnavailable(
                "The windows of this Mac cannot be listed: log in at its own screen and start "
                "Recollect there."
            ) from error
        if session.get("CGSSessionScreenIsLocked"):
            return (LOCK_SCREEN,)
        return windows_in(on_screen, everywhere, self._desktop.displays())

    def limits(self) -> str:
        return SITES_AS_READ if self._desktop.may_capture() else NOT_PERMITTED

    def close(self) -> None:
        """Nothing is held open."""


def windows_in(
    on_screen: bytes, everywhere: bytes, displays: Sequence[Box] = ()
) -> tuple[DesktopWindow, ...]:
    """The windows of both lists, topmost first; those that are not on the screen come last.

    What covers one of the displays, the menu bar's place too, fills the screen.
    """
    shown = [one for one in listed_in(on_screen) if _is_of_a_program(one)]
    seen = {number_in(one, "kCGWindowNumber") for one in shown}
    hidden = [
        one
        for one in listed_in(everywhere)
        # Programs keep many nameless windows that were never shown; no rule is about those.
        if is_ordinary(one)
        and one.get("kCGWindowName")
        and number_in(one, "kCGWindowNumber") not in seen
        and not one.get("kCGWindowIsOnscreen")
    ]
    front = next(
        (one for one in shown if number_in(one, "kCGWindowLayer") == _ORDINARY_LAYER), None
    )
    return (
        *(_window(one, displays, is_focused=one is front, is_visible=True) for one in shown),
        *(_window(one, (), is_focused=False, is_visible=False) for one in hidden),
    )


def listed_in(reply: bytes) -> list[Mapping[str, object]]:
    """The dictionaries of a list of windows."""
    return cast(list[Mapping[str, object]], plistlib.loads(reply))


def is_ordinary(told: Mapping[str, object]) -> bool:
    """Whether a window is one of a program's and no menu, panel or part of the system."""
    return _is_of_a_program(told) and number_in(told, "kCGWindowLayer") == _ORDINARY_LAYER


def _is_of_a_program(told: Mapping[str, object]) -> bool:
    """Whether a window shows something of a program's; wallpapers lie on layers below zero."""
    area = _area(told)
    return (
        number_in(told, "kCGWindowLayer") >= _ORDINARY_LAYER
        and told.get("kCGWindowOwnerName") not in _SYSTEM_OWNERS
        and told.get("kCGWindowAlpha", 1.0) != 0
        and area.width > 1
        and area.height > 1
    )


def _window(
    told: Mapping[str, object], displays: Sequence[Box], *, is_focused: bool, is_visible: bool
) -> DesktopWindow:
    area, layer = _area(told), number_in(told, "kCGWindowLayer")
    return DesktopWindow(
        app=str(told.get("kCGWindowOwnerName", "")).lower(),
        title=str(told.get("kCGWindowName", "")),
        area=area,
        is_focused=is_focused,
        is_visible=is_visible,
        is_popup=layer > _ORDINARY_LAYER,
        is_full_screen=layer == _ORDINARY_LAYER
        and any(area.union(display) == area for display in displays),
        id=number_in(told, "kCGWindowNumber"),
        process=number_in(told, "kCGWindowOwnerPID"),
    )


def _area(told: Mapping[str, object]) -> Box:
    bounds = cast(Mapping[str, float], told.get("kCGWindowBounds", {}))
    left, top, width, height = (round(bounds.get(k, 0)) for k in ("X", "Y", "Width", "Height"))
    return Box(left, top, width, height)


def number_in(told: Mapping[str, object], key: str) -> int:
    """A number that a window's dictionary tells; 0 if it does not."""
    value = told.get(key, 0)
    return int(value) if isinstance(value, int | float) else 0
