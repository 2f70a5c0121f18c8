"""Chooses the way to this desktop's windows and pixels, once, at start."""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePosixPath

from capture.no_windows import NoWindows
from capture.platforms.portal_screens import PortalScreens
from capture.platforms.screen_cast import KeptTokens
from capture.platforms.wayland_desktop import Compositor, WaylandWindows
from capture.screens import MssScreens, ScreenGrabber
from capture.visible_text import NoVisibleText, VisibleText
from capture.windows import WindowLister

NO_TOLD_TEXT = "On this system programs are not asked for their text; it is read off the picture."
NO_TOLD_PLACES = (
    "Under Wayland programs do not know where on the screen their text stands, so it is read off "
    "the picture."
)
NOT_YET_RUN = "not yet run on a real machine"
RUN_UNDER_SWAY = "run without a monitor only"


class DesktopKind(StrEnum):
    """The kinds of desktop that there is a port for."""

    X11 = "X11"
    WAYLAND = "Wayland"
    WINDOWS = "Windows"
    MACOS = "macOS"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the user agreed to beyond being recorded at all; asked anew at every look.

    `cast` keeps what a desktop was told about showing its monitors; without it nothing is recorded
    here, so nobody is asked to show any.
    """

    without_names: Callable[[], bool]
    picture_files: Callable[[], bool]
    told_text: Callable[[], bool] = lambda: False
    cast: KeptTokens | None = None


NOTHING_MORE = Agreed(without_names=lambda: False, picture_files=lambda: False)


@dataclass(frozen=True, slots=True)
class DesktopPort:
    """The way to one desktop. Nothing is connected to before it is first asked.

    `told` names the parts for people, asking the desktop if need be. `require` raises
    CaptureUnavailable where nothing can be seen; it takes no picture. `picture_limits` is a
    sentence on the pictures, empty if they have no limits. `least_interval_s` is how far two looks
    must be apart. `visible_text` asks programs for the text that they show.
    """

    kind: DesktopKind
    told: Callable[[], str]
    windows: WindowLister
    screens: ScreenGrabber
    require: Callable[[], object]
    picture_limits: Callable[[], str] = lambda: ""
    least_interval_s: Callable[[], float] = lambda: 0.0
    visible_text: VisibleText = field(default_factory=NoVisibleText)

    def close(self) -> None:
        self.windows.close()
        self.visible_text.close()
        self.screens.close()


def desktop_kind(platform: str, environ: Mapping[str, str]) -> DesktopKind:
    """Which kind of desktop this is; `platform` as in `sys.platform`.

    Under Wayland, X programs have a display too (XWayland), which shows black where others are.
    """
    if platform == "win32":
        return DesktopKind.WINDOWS
    if platform == "darwin":
        return DesktopKind.MACOS
    if platform != "linux":
        return DesktopKind.OTHER
    is_wayland_session = environ.get("XDG_SESSION_TYPE") == "wayland" and not environ.get("DISPLAY")
    if environ.get("WAYLAND_DISPLAY") or is_wayland_session:
        return DesktopKind.WAYLAND
    return DesktopKind.X11


def compositor_here(environ: Mapping[str, str]) -> Compositor | None:
    """The compositor that tells its windows; None where there is none that programs may ask."""
    # Imported here because sockets of this kind are there on Linux only.
    from capture.platforms.hyprland import Hyprland  # noqa: PLC0415
    from capture.platforms.kwin import KWin  # noqa: PLC0415
    from capture.platforms.sway import Sway  # noqa: PLC0415

    if path := environ.get("SWAYSOCK"):
        return Sway(path)
    runtime, signature = (
        environ.get(name, "") for name in ("XDG_RUNTIME_DIR", "HYPRLAND_INSTANCE_SIGNATURE")
    )
    if runtime and signature:
        return Hyprland(str(PurePosixPath(runtime, "hypr", signature, ".socket.sock")))
    is_plasma = "KDE" in environ.get("XDG_CURRENT_DESKTOP", "").split(":")
    if runtime and is_plasma:
        return KWin(Path(runtime))
    return None


def port_here(agreed: Agreed = NOTHING_MORE) -> DesktopPort:
    """The way to the desktop of this process."""
    if sys.platform == "linux" and desktop_kind("linux", os.environ) is DesktopKind.WAYLAND:
        return _wayland_port(agreed, compositor_here(os.environ))
    screens = MssScreens()
    kind, windows, told = _windows_beside_mss(agreed)
    text = _text_of_programs(kind)
    return DesktopPort(kind, lambda: told, windows, screens, screens.monitors, visible_text=text)


def _windows_beside_mss(agreed: Agreed) -> tuple[DesktopKind, WindowLister, str]:
    """The windows of the systems whose monitors mss grabs."""
    # Each is imported where it is used, because it is there on one system only.
    if sys.platform == "linux":
        from capture.x11_windows import X11Windows  # noqa: PLC0415

        return DesktopKind.X11, X11Windows(), "X11: windows and pictures from the X server"
    if sys.platform == "win32":
        from capture.platforms.win32_calls import Win32Calls  # noqa: PLC0415
        from capture.platforms.win32_windows import Win32Windows  # noqa: PLC0415

        told = f"Windows: windows from user32, pictures from GDI; {NOT_YET_RUN}"
        return DesktopKind.WINDOWS, Win32Windows(Win32Calls()), told
    if sys.platform == "darwin":
        from capture.platforms.macos_calls import MacCalls  # noqa: PLC0415
        from capture.platforms.macos_windows import MacWindows  # noqa: PLC0415

        told = f"macOS: windows and pictures from Quartz; {NOT_YET_RUN}"
        return DesktopKind.MACOS, MacWindows(MacCalls()), told
    return DesktopKind.OTHER, NoWindows(agreed.without_names), "pictures alone, no windows"


def _text_of_programs(kind: DesktopKind) -> VisibleText:
    """The way to what programs tell of their text, on desktops other than Wayland."""
    if kind is DesktopKind.X11:
        # Imported here because jeepney is there on Linux only.
        from capture.platforms.atspi_text import AtspiText  # noqa: PLC0415

        return AtspiText()
    if sys.platform == "darwin":
        from capture.platforms.macos_ax_calls import MacAccessibilityCalls  # noqa: PLC0415
        from capture.platforms.macos_text import MacText  # noqa: PLC0415

        return MacText(MacAccessibilityCalls())
    if sys.platform == "win32":
        from capture.platforms.win32_text import Win32Text  # noqa: PLC0415
        from capture.platforms.win32_uia_calls import UiaCalls  # noqa: PLC0415

        return Win32Text(UiaCalls())
    return NoVisibleText(NO_TOLD_TEXT)


def _wayland_port(agreed: Agreed, compositor: Compositor | None) -> DesktopPort:
    # Imported here because jeepney is there on Linux only.
    from capture.platforms.cast_screens import CastScreens  # noqa: PLC0415
    from capture.platforms.picture_process import PictureProcess  # noqa: PLC0415
    from capture.platforms.portal_cast import PortalCast  # noqa: PLC0415
    from capture.platforms.portal_screenshot import PortalPictures  # noqa: PLC0415
    from capture.platforms.wayland_screens import WaylandScreens  # noqa: PLC0415

    screens = WaylandScreens(
        CastScreens(PortalCast(), compositor, agreed.cast or KeptTokens(), PictureProcess),
        PortalScreens(PortalPictures(), compositor, agreed.picture_files),
        compositor,
        may_ask=agreed.cast is not None,
    )
    windows: WindowLister = NoWindows(agreed.without_names)
    source, tried = "no windows", NOT_YET_RUN
    if compositor is not None:
        windows, source = WaylandWindows(compositor), f"windows from {compositor.name}"
        tried = RUN_UNDER_SWAY if compositor.name == "sway" else NOT_YET_RUN
    return DesktopPort(
        kind=DesktopKind.WAYLAND,
        told=lambda: f"Wayland: {source}, {screens.told()}; {tried}",
        windows=windows,
        screens=screens,
        require=screens.require,
        picture_limits=lambda: screens.limits(are_files_allowed=agreed.picture_files()),
        least_interval_s=screens.least_interval_s,
        visible_text=NoVisibleText(NO_TOLD_PLACES),
    )
