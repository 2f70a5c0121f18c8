"""The windows of a Windows desktop, from what its own calls tell.

Sources: Win32, `EnumWindows` (topmost first), `DwmGetWindowAttribute` (DWMWA_CLOAKED,
DWMWA_EXTENDED_FRAME_BOUNDS: physical pixels, without the invisible resize border), “Extended Window
Styles”. Not yet run on a real machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PureWindowsPath
from typing import Protocol

from capture.windows import DesktopWindow
from core.errors import CaptureUnavailable
from core.observation import Box, WindowContext

SITES_AS_READ = (
    "Windows does not tell which site a browser shows, so rules about sites work from the address "
    "bar as read on the screen: full-screen pages without an address bar are not recognised."
)
# What covers the desktop while it is locked or Windows asks for a permission: its own lock screen.
LOCK_SCREEN = DesktopWindow("lockapp", "", Box(0, 0, 0, 0), is_focused=True)
WS_EX_TRANSPARENT, WS_EX_TOOLWINDOW = 0x0000_0020, 0x0000_0080
WS_EX_APPWINDOW, WS_EX_NOACTIVATE = 0x0004_0000, 0x0800_0000
WS_CAPTION = 0x00C0_0000  # a border and a title
DWM_CLOAKED_APP = 0x1
# The wallpaper and the task bars never stand for what the user is looking at.
_BACKGROUND_CLASSES = frozenset({"Progman", "WorkerW", "Shell_TrayWnd", "Shell_SecondaryTrayWnd"})
_POPUP_CLASSES = frozenset({"#32768", "tooltips_class32"})  # menus, tooltips


@dataclass(frozen=True, slots=True)
class RawWindow:
    """One top-level window as the system tells it.

    `bounds` are left, top, right, bottom in physical pixels of the whole desktop. `program` is the
    full path of the executable, empty where the system refuses to tell. `owner` is a handle or 0.
    `monitor` is the one on which most of the window lies, as `bounds` are.
    """

    handle: int
    title: str
    class_name: str
    bounds: tuple[int, int, int, int]
    program: str
    is_shown: bool = True
    is_minimised: bool = False
    cloaked: int = 0
    extended_style: int = 0
    owner: int = 0
    process: int = 0
    style: int = 0
    monitor: tuple[int, int, int, int] = (0, 0, 0, 0)


class Win32Desktop(Protocol):
    """The calls that tell what is open."""

    def top_level(self) -> Sequence[RawWindow]:
        """Every top-level window, topmost first. Raises: OSError."""

    def foreground(self) -> int:
        """The handle of the window with the focus; 0 if none has it."""

    def is_locked(self) -> bool:
        """Whether another desktop than the user's has the keyboard: lock screen, permission."""


class Win32Windows:
    """Lists the windows of a Windows desktop."""

    def __init__(self, desktop: Win32Desktop) -> None:
        self._desktop = desktop

    def windows(self) -> tuple[DesktopWindow, ...]:
        if self._desktop.is_locked():
            return (LOCK_SCREEN,)
        try:
            raw = self._desktop.top_level()
            foreground = self._desktop.foreground()
        except OSError as error:
            raise CaptureUnavailable(
                "The windows of this desktop cannot be listed: start Recollect inside your own "
                "session, not as a service."
            ) from error
        contexts = {one.handle: WindowContext(app_of(one.program), one.title) for one in raw}
        return tuple(_window(one, foreground, contexts) for one in raw if _is_of_a_program(one))

    def limits(self) -> str:
        return SITES_AS_READ

    def close(self) -> None:
        """Nothing is held open."""


def app_of(program: str) -> str:
    """The program's name in lower case, without its folder and “.exe”."""
    return PureWindowsPath(program).stem.lower()


def _is_of_a_program(raw: RawWindow) -> bool:
    """Whether a window can show something of a program's: not hidden, no wallpaper, no task bar.

    What a program itself cloaks was never shown; what the shell cloaks lies on another desktop.
    """
    left, top, right, bottom = raw.bounds
    return (
        raw.is_shown
        and raw.class_name not in _BACKGROUND_CLASSES
        and not raw.cloaked & DWM_CLOAKED_APP
        and (raw.is_minimised or (right - left > 1 and bottom - top > 1))
    )


def _window(raw: RawWindow, foreground: int, contexts: dict[int, WindowContext]) -> DesktopWindow:
    left, top, right, bottom = raw.bounds
    return DesktopWindow(
        app=app_of(raw.program),
        title=raw.title,
        area=Box(left, top, max(0, right - left), max(0, bottom - top)),
        is_focused=raw.handle == foreground != 0,
        is_visible=not raw.is_minimised and not raw.cloaked,
        is_popup=_is_popup(raw),
        is_full_screen=_is_full_screen(raw),
        owner=contexts.get(raw.owner) if raw.owner != raw.handle else None,
        id=raw.handle,
        process=raw.process,
    )


def _is_popup(raw: RawWindow) -> bool:
    """A menu, a tooltip, or a tool that lies over others and is in no list of open windows."""
    style = raw.extended_style
    is_tool = bool(style & (WS_EX_TOOLWINDOW | WS_EX_NOACTIVATE | WS_EX_TRANSPARENT))
    return raw.class_name in _POPUP_CLASSES or (is_tool and not style & WS_EX_APPWINDOW)


def _is_full_screen(raw: RawWindow) -> bool:
    """Whether a window covers its monitor without a title; one that is maximised keeps its own."""
    left, top, right, bottom = raw.monitor
    covers = (
        raw.bounds[0] <= left
        and raw.bounds[1] <= top
        and raw.bounds[2] >= right
        and raw.bounds[3] >= bottom
    )
    return right > left and covers and raw.style & WS_CAPTION != WS_CAPTION
