"""The windows of an X11 desktop, as the window manager tells (EWMH) or, without one, X itself."""

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import xcffib
import xcffib.xproto as xp

from capture.windows import DesktopWindow
from core.errors import CaptureUnavailable
from core.observation import Box, WindowContext
from core.privacy.private_windows import is_private_command, may_be_private

SITES_AS_READ = (
    "X11 does not tell which site a browser shows, so rules about sites work from the address bar "
    "as read on the screen: full-screen pages without an address bar are not recognised."
)
_READ_AT_MOST_WORDS = 65_536
_UTF8_STRETCH = re.compile(rb"\x1b%G(.*?)(?:\x1b%@|$)", re.DOTALL)
_ESCAPE = re.compile(r"\x1b[\x20-\x2f]*[\x30-\x7e]")
_STATE_HIDDEN = "_NET_WM_STATE_HIDDEN"
_STATE_FULL_SCREEN = "_NET_WM_STATE_FULLSCREEN"
# Panels and wallpapers never stand for what the user is looking at.
_BACKGROUND_TYPES = ("_NET_WM_WINDOW_TYPE_DESKTOP", "_NET_WM_WINDOW_TYPE_DOCK")


@dataclass(frozen=True, slots=True)
class _Frame:
    """How far a window manager's decoration reaches beyond a window, in pixels."""

    left: int = 0
    right: int = 0
    top: int = 0
    bottom: int = 0


def decode_compound_text(raw: bytes) -> str:
    """An old-style window title: Latin-1, with stretches of UTF-8 marked by escape sequences.

    Source: X Consortium standard "Compound Text Encoding", §§ 2-7; sequences that choose other
    character sets are dropped.
    """
    parts = []
    for number, stretch in enumerate(_UTF8_STRETCH.split(raw)):
        is_utf8 = number % 2 == 1
        text = stretch.decode("utf-8" if is_utf8 else "latin-1", "replace")
        parts.append(text if is_utf8 else _ESCAPE.sub("", text))
    return "".join(parts)


class X11Windows:
    """Lists windows through xcffib; connects anew after the connection was lost."""

    def __init__(self, display: str | None = None) -> None:
        """`display` as in DISPLAY, which is used where it is None. Connects on first use."""
        self._display = display
        self._connection: xcffib.Connection | None = None
        self._atoms: dict[str, int] = {}

    def windows(self) -> tuple[DesktopWindow, ...]:
        try:
            return self._list(self._connected())
        except (xcffib.ConnectionException, xcffib.XcffibException, OSError) as error:
            self.close()
            name = self._display or os.environ.get("DISPLAY", "")
            raise CaptureUnavailable(
                f"The windows of display {name or '(none)'} cannot be listed: check that the "
                "desktop session is running and that DISPLAY is right."
            ) from error

    def limits(self) -> str:
        return SITES_AS_READ

    def close(self) -> None:
        connection, self._connection = self._connection, None
        self._atoms.clear()
        if connection is not None and not connection.has_error():
            connection.disconnect()

    def _connected(self) -> xcffib.Connection:
        if self._connection is None:
            self._connection = xcffib.connect(display=self._display)
        return self._connection

    def _list(self, x: xcffib.Connection) -> tuple[DesktopWindow, ...]:
        root = x.get_setup().roots[x.pref_screen].root
        has_manager = bool(self._cardinals(x, root, "_NET_SUPPORTING_WM_CHECK"))
        managed = self._cardinals(x, root, "_NET_CLIENT_LIST_STACKING") or self._cardinals(
            x, root, "_NET_CLIENT_LIST"
        )
        focused = self._focused(x, root)
        children = list(x.core.QueryTree(root).reply().children)
        found = []
        # A window manager does not list menus, tooltips and prompts that bypass it; they are
        # root's own children, above the others.
        bypassing = [(window, True) for window in children] if has_manager else []
        listed = [(window, False) for window in (managed if has_manager else children)]
        for window, must_bypass in (*reversed(bypassing), *reversed(listed)):
            try:
                looked_at = self._look_at(x, root, window, focused, must_bypass)
            except (xp.WindowError, xp.DrawableError):
                continue  # it closed since it was listed
            if looked_at is not None:
                found.append(looked_at)
        return tuple(found)

    def _look_at(
        self, x: xcffib.Connection, root: int, window: int, focused: int, must_bypass: bool
    ) -> DesktopWindow | None:
        """One window; None for what is no window of a program (panels, input-only windows)."""
        attributes = x.core.GetWindowAttributes(window).reply()
        is_shown = attributes.map_state == xp.MapState.Viewable
        if attributes._class == xp.WindowClass.InputOnly:
            return None
        if must_bypass and not (attributes.override_redirect and is_shown):
            return None
        types = self._cardinals(x, window, "_NET_WM_WINDOW_TYPE")
        if any(self._atom(x, name) in types for name in _BACKGROUND_TYPES):
            return None
        area = self._area(x, root, window)
        if area.width <= 1 and area.height <= 1:
            return None  # window managers keep such windows for their own ends
        states = self._cardinals(x, window, "_NET_WM_STATE")
        app = self._app(x, window)
        owner = next((one for one in self._cardinals(x, window, "WM_TRANSIENT_FOR") if one), 0)
        is_owned = owner not in (0, root, window)
        return DesktopWindow(
            app=app,
            title=self._title(x, window),
            area=area,
            is_focused=bool(focused) and window == focused,
            is_visible=is_shown and self._atom(x, _STATE_HIDDEN) not in states,
            is_popup=must_bypass,
            is_private=may_be_private(app) and is_private_command(app, self._command(x, window)),
            is_full_screen=self._atom(x, _STATE_FULL_SCREEN) in states,
            owner=self._context(x, owner) if is_owned else None,
            id=window,
            process=next(iter(self._cardinals(x, window, "_NET_WM_PID")), 0),
        )

    def _focused(self, x: xcffib.Connection, root: int) -> int:
        """The active window's id; without a window manager the root's child with the focus."""
        active = self._cardinals(x, root, "_NET_ACTIVE_WINDOW")
        if active and active[0]:
            return active[0]
        window = int(x.core.GetInputFocus().reply().focus)
        while window not in (0, 1, root):  # 0: none, 1: wherever the pointer is
            parent = int(x.core.QueryTree(window).reply().parent)
            if parent == root:
                return window
            window = parent
        return 0

    def _area(self, x: xcffib.Connection, root: int, window: int) -> Box:
        size = x.core.GetGeometry(window).reply()
        corner = x.core.TranslateCoordinates(window, root, 0, 0).reply()
        extents = self._cardinals(x, window, "_NET_FRAME_EXTENTS")
        frame = _Frame(*extents[:4]) if len(extents) >= 4 else _Frame()
        border = int(size.border_width)
        return Box(
            corner.dst_x - frame.left - border,
            corner.dst_y - frame.top - border,
            size.width + frame.left + frame.right + 2 * border,
            size.height + frame.top + frame.bottom + 2 * border,
        )

    def _app(self, x: xcffib.Connection, window: int) -> str:
        """The class of WM_CLASS, else the program's name from its process id; lower case."""
        parts = self._bytes(x, window, "WM_CLASS").split(b"\0")
        for part in (parts[1:2] or [b""]) + parts[:1]:
            if part:
                return part.decode("utf-8", "replace").lower()
        process = self._cardinals(x, window, "_NET_WM_PID")
        if process:
            name = Path(f"/proc/{process[0]}/comm")
            return name.read_text().strip().lower() if name.exists() else ""
        return ""

    def _command(self, x: xcffib.Connection, window: int) -> list[str]:
        """How the window's program was started; empty where the system does not tell."""
        for process in self._cardinals(x, window, "_NET_WM_PID")[:1]:
            with suppress(OSError):  # it ended meanwhile, or belongs to someone else
                raw = Path(f"/proc/{process}/cmdline").read_bytes()
                # Chromium writes its command line anew, with blanks between the words.
                return raw.decode("utf-8", "replace").replace("\0", " ").split()
        return []

    def _context(self, x: xcffib.Connection, window: int) -> WindowContext | None:
        """What another window is called; None if it closed since."""
        try:
            return WindowContext(self._app(x, window), self._title(x, window))
        except xp.WindowError:
            return None

    def _title(self, x: xcffib.Connection, window: int) -> str:
        if title := self._bytes(x, window, "_NET_WM_NAME"):
            return title.rstrip(b"\0").decode("utf-8", "replace")
        return decode_compound_text(self._bytes(x, window, "WM_NAME").rstrip(b"\0"))

    def _bytes(self, x: xcffib.Connection, window: int, name: str) -> bytes:
        reply = x.core.GetProperty(
            False, window, self._atom(x, name), xp.GetPropertyType.Any, 0, _READ_AT_MOST_WORDS
        ).reply()
        return bytes(reply.value.buf()) if reply.value_len else b""

    def _cardinals(self, x: xcffib.Connection, window: int, name: str) -> list[int]:
        """A property of 32-bit numbers; empty if the window has none."""
        reply = x.core.GetProperty(
            False, window, self._atom(x, name), xp.GetPropertyType.Any, 0, _READ_AT_MOST_WORDS
        ).reply()
        return list(reply.value.to_atoms()) if reply.format == 32 else []

    def _atom(self, x: xcffib.Connection, name: str) -> int:
        if name not in self._atoms:
            self._atoms[name] = int(x.core.InternAtom(False, len(name), name).reply().atom)
        return self._atoms[name]
