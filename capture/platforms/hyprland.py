"""The windows and outputs of Hyprland, over its own socket.

Sources: Hyprland wiki, “IPC” (the socket's place, `[flags]/command`) and “Using hyprctl”
(`clients`, `monitors`, `locked` as JSON). Coordinates are logical; an output's size is in pixels,
before it is turned. Not yet run on a real machine.
"""

from capture.platforms.json_reply import Told, number, object_in, objects_in, part, words
from capture.platforms.local_socket import connected, no_answer, received
from capture.platforms.started_by import was_started_privately
from capture.platforms.wayland_desktop import Output
from capture.windows import DesktopWindow
from core.observation import Box

_NO_WORKSPACE = 0  # the special workspace of an output that shows none


class Hyprland:
    """Asks Hyprland; `path` is that of its request socket."""

    name = "Hyprland"
    streams_singly = True

    def __init__(self, path: str) -> None:
        self._path = path

    def outputs(self) -> tuple[Output, ...]:
        try:
            return outputs_in(self._ask("monitors"))
        except (OSError, ValueError) as error:
            raise no_answer(self.name, error) from error

    def windows(self) -> tuple[DesktopWindow, ...]:
        try:
            return windows_in(self._ask("clients"), self._ask("monitors"))
        except (OSError, ValueError) as error:
            raise no_answer(self.name, error) from error

    def is_locked(self) -> bool:
        """Whether the session is locked; False also for versions before 0.41, which do not tell."""
        try:
            return object_in(self._ask("locked")).get("locked") is True
        except (OSError, ValueError):
            return False

    def close(self) -> None:
        """Every question takes a connection of its own."""

    def _ask(self, command: str) -> bytes:
        with connected(self._path) as opened:
            opened.sendall(f"j/{command}".encode())
            return received(opened)


def outputs_in(monitors: bytes) -> tuple[Output, ...]:
    """The outputs that are switched on. Raises: ValueError."""
    return tuple(_output(told) for told in objects_in(monitors) if told.get("disabled") is not True)


def _output(told: Told) -> Output:
    scale = number(told, "scale", 1.0) or 1.0
    width, height = number(told, "width") / scale, number(told, "height") / scale
    if int(number(told, "transform")) % 2:  # on its side, turned or mirrored
        width, height = height, width
    left, top = round(number(told, "x")), round(number(told, "y"))
    return Output(Box(left, top, round(width), round(height)), scale)


def windows_in(clients: bytes, monitors: bytes) -> tuple[DesktopWindow, ...]:
    """Every window, topmost first: full screen, floating, tiled. Raises: ValueError."""
    special, ordinary = set[float](), set[float]()
    for one in objects_in(monitors):
        ordinary.add(number(part(one, "activeWorkspace"), "id"))
        special.add(number(part(one, "specialWorkspace"), "id", _NO_WORKSPACE))
    special.discard(_NO_WORKSPACE)
    # Hyprland lists what lies above later; sorting keeps that order among equals.
    told = [one for one in reversed(objects_in(clients)) if one.get("mapped") is True]
    told.sort(key=lambda one: _height(one, special), reverse=True)
    return tuple(_window(one, ordinary | special) for one in told)


def _height(told: Told, special: set[float]) -> tuple[bool, bool, bool]:
    return (
        number(part(told, "workspace"), "id") in special,
        _is_full_screen(told),
        told.get("floating") is True,
    )


def _is_full_screen(told: Told) -> bool:
    """Older versions tell yes or no, newer ones the kind: 1 is merely maximised."""
    return number(told, "fullscreen") >= 2 or told.get("fullscreen") is True


def _window(told: Told, shown: set[float]) -> DesktopWindow:
    left, top = _pair(told, "at")
    width, height = _pair(told, "size")
    app = (words(told, "class") or words(told, "initialClass")).lower()
    is_shown = told.get("pinned") is True or number(part(told, "workspace"), "id") in shown
    return DesktopWindow(
        app=app,
        title=words(told, "title"),
        area=Box(left, top, width, height),
        is_focused=number(told, "focusHistoryID", -1) == 0,
        is_visible=is_shown and told.get("hidden") is not True,
        is_full_screen=_is_full_screen(told),
        is_private=was_started_privately(app, int(number(told, "pid"))),
        id=int(words(told, "address") or "0", 16),
    )


def _pair(told: Told, key: str) -> tuple[int, int]:
    """Two whole numbers. Raises: ValueError, since without its place a window cannot be hidden."""
    value = told.get(key)
    if isinstance(value, list) and len(value) == 2 and all(isinstance(n, int) for n in value):
        return value[0], value[1]
    raise ValueError(f"a window without {key!r}")
