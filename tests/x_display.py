"""A real X display for tests: Xvfb with a window manager, real windows, real screenshots.

Import it inside tests marked `screen` only: it needs the system's X libraries.
"""

import os
import re
import select
import shlex
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import mss
import xcffib
import xcffib.xproto
from PIL import Image

SIZE = (1920, 1080)
PATIENCE_S = 20.0
_START_PATIENCE_S = 180.0  # on a busy machine a program takes its time to show a window

# xterm answers the cursor question only after it has taken in all text before it.
_SHOW_AND_WAIT = r"""
printf '\033[?25l'; cat "$1"; stty -icanon -echo min 1; printf '\033[6n'
dd bs=1 count=1 >/dev/null 2>&1; : > "$2"; exec sleep infinity
"""


class NeverHappened(AssertionError):
    """Something that a test waited for did not come before the deadline."""


def wait_until(happened: Callable[[], bool], what: str, patience_s: float = PATIENCE_S) -> None:
    """Poll until `happened()` is true. Raises NeverHappened naming what was waited for."""
    deadline = time.monotonic() + patience_s
    while not happened():
        if time.monotonic() > deadline:
            raise NeverHappened(f"waited {patience_s:.0f} s in vain: {what}")
        select.select([], [], [], 0.02)


@dataclass(frozen=True, slots=True)
class ShownWindow:
    """A window that the window manager shows. `xid` is the client window's id."""

    xid: int
    title: str
    app_class: str


@dataclass(slots=True)
class ShownXterm:
    """A real terminal window showing a text; `close` takes it off the screen."""

    display: "XDisplay"
    process: "subprocess.Popen[bytes]"
    window: ShownWindow

    @property
    def xid(self) -> int:
        return self.window.xid

    def close(self) -> None:
        """End the terminal and wait until its window is gone."""
        _end(self.process)
        xid = self.window.xid
        wait_until(
            lambda: all(window.xid != xid for window in self.display.windows()),
            f"the window “{self.window.title}” to go",
        )


@dataclass(slots=True)
class XDisplay:
    """A running X server with a window manager. Changes no environment variable by itself."""

    name: str  # such as ":7"
    folder: Path
    _server: "subprocess.Popen[bytes]"
    _window_manager: "subprocess.Popen[bytes] | None" = None
    _started: list["subprocess.Popen[bytes]"] = field(default_factory=list)
    _shown: int = 0

    def env(self) -> dict[str, str]:
        """The environment for a child that shall appear on this display."""
        env = dict(os.environ, DISPLAY=self.name, QT_QPA_PLATFORM="xcb", XDG_SESSION_TYPE="x11")
        env.pop("WAYLAND_DISPLAY", None)
        return env

    def start(self, command: Sequence[str], **extra_env: str) -> "subprocess.Popen[bytes]":
        """Start a program on this display; it is ended with the test if it still runs."""
        process = subprocess.Popen(command, env=self.env() | extra_env, stdin=subprocess.DEVNULL)
        self._started.append(process)
        return process

    def show_xterm(
        self, title: str, text: str, geometry: str = "90x30+80+80", app_class: str | None = None
    ) -> ShownXterm:
        """Open an xterm that shows `text`; returns when the text stands on the screen.

        `geometry` is columns x rows + left + top; `app_class` becomes both parts of WM_CLASS.
        """
        self._shown += 1
        content = self.folder / f"text-{self._shown}"
        drawn = self.folder / f"drawn-{self._shown}"
        content.write_text(text, encoding="utf-8")
        font = ("-fa", "DejaVu Sans Mono", "-fs", "14", "-bg", "white", "-fg", "black")
        named = ("-name", app_class, "-class", app_class) if app_class else ()
        inner = ("-e", "sh", "-c", _SHOW_AND_WAIT, "sh", str(content), str(drawn))
        process = self.start(
            ("xterm", "-u8", "-title", title, "-geometry", geometry, *font, *named, *inner),
            LC_ALL="C.UTF-8",
        )
        window = self.wait_for_window(re.escape(title), lambda: process.poll() is None)
        wait_until(drawn.exists, f"xterm to draw “{title}”")
        return ShownXterm(self, process, window)

    def wait_for_window(
        self, title_pattern: str, is_alive: Callable[[], bool] = lambda: True
    ) -> ShownWindow:
        """The first visible window whose whole title matches the regular expression."""
        found: list[ShownWindow] = []

        def is_there() -> bool:
            if not is_alive():
                raise NeverHappened(f"the program ended before “{title_pattern}” appeared")
            found.extend(w for w in self.windows() if re.fullmatch(title_pattern, w.title))
            return bool(found)

        wait_until(is_there, f"a window titled “{title_pattern}”", _START_PATIENCE_S)
        return found[0]

    def windows(self) -> tuple[ShownWindow, ...]:
        """The windows that the window manager lists and that are mapped, oldest first."""
        connection = xcffib.connect(display=self.name)
        try:
            root = connection.get_setup().roots[0].root
            listed = _property(connection, root, "_NET_CLIENT_LIST")
            xids = [int.from_bytes(listed[i : i + 4], "little") for i in range(0, len(listed), 4)]
            return tuple(window for xid in xids if (window := _look_at(connection, xid)))
        finally:
            connection.disconnect()

    def screenshot(self) -> Image.Image:
        """The whole screen as an RGB picture."""
        with mss.MSS(display=self.name) as screen:
            shot = screen.grab(screen.monitors[0])
        return Image.frombytes("RGB", shot.size, shot.bgra, "raw", "BGRX")

    def clear(self) -> None:
        """End everything that was started on this display and wait for an empty screen."""
        for process in self._started:
            _end(process)
        self._started.clear()
        wait_until(lambda: not self.windows(), "the screen to be empty")

    def close(self) -> None:
        """End the window manager and the server."""
        for process in (*self._started, self._window_manager, self._server):
            if process is not None:
                _end(process)

    @property
    def process_ids(self) -> tuple[int, ...]:
        """The server's and the window manager's."""
        processes = (self._server, self._window_manager)
        return tuple(process.pid for process in processes if process is not None)


def start_x_display(
    width: int = SIZE[0], height: int = SIZE[1], *, name: str | None = None
) -> XDisplay:
    """Start Xvfb on a free display number, or on the named one that was closed before, and
    openbox on it; returns when both are ready."""
    folder = Path(tempfile.mkdtemp(prefix="recollect-x-"))
    read_end, write_end = os.pipe()
    place = ("Xvfb", name) if name else ("Xvfb",)
    server = subprocess.Popen(
        (*place, "-displayfd", str(write_end), "-screen", "0", f"{width}x{height}x24", "-noreset"),
        pass_fds=(write_end,),
        stdin=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    display = XDisplay(f":{_read_number(read_end)}", folder, server)
    display._window_manager = subprocess.Popen(
        ("openbox", "--sm-disable"),
        env=display.env(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    wait_until(lambda: _has_window_manager(display.name), "openbox to take the screen")
    return display


def _read_number(read_end: int) -> int:
    with os.fdopen(read_end, "rb") as pipe:
        if not select.select([pipe], [], [], PATIENCE_S)[0]:
            raise NeverHappened("Xvfb did not say which display it took")
        return int(pipe.readline() or b"-1")


def _has_window_manager(name: str) -> bool:
    connection = xcffib.connect(display=name)
    try:
        root = connection.get_setup().roots[0].root
        return bool(_property(connection, root, "_NET_SUPPORTING_WM_CHECK"))
    finally:
        connection.disconnect()


def _look_at(connection: xcffib.Connection, xid: int) -> ShownWindow | None:
    try:
        attributes = connection.core.GetWindowAttributes(xid).reply()
        title = _property(connection, xid, "_NET_WM_NAME") or _property(connection, xid, "WM_NAME")
        app_class = _property(connection, xid, "WM_CLASS")
    except xcffib.xproto.WindowError:
        return None  # it went while being looked at
    if attributes.map_state != xcffib.xproto.MapState.Viewable:
        return None
    class_name = app_class.decode(errors="replace").strip("\0").rpartition("\0")[2]
    return ShownWindow(xid, title.decode(errors="replace"), class_name)


def _property(connection: xcffib.Connection, window: int, name: str) -> bytes:
    atom = connection.core.InternAtom(False, len(name), name).reply().atom
    anything = xcffib.xproto.GetPropertyType.Any
    reply = connection.core.GetProperty(False, window, atom, anything, 0, 1 << 16).reply()
    return bytes(b"".join(reply.value))


def _end(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(PATIENCE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(PATIENCE_S)


def run_on(display: XDisplay, command: str) -> str:
    """Run a short command on the display and return what it printed."""
    done = subprocess.run(
        shlex.split(command),
        env=display.env(),
        check=True,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )
    return done.stdout
