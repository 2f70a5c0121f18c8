"""The windows and outputs of sway, over its own socket.

Source: sway-ipc(7), GET_OUTPUTS and GET_TREE. A node's `rect` leaves its title bar out; `deco_rect`
is that bar, relative to the parent. Run under sway 1.7 without a monitor.
"""

import struct
from collections.abc import Iterator

from capture.platforms.json_reply import (
    Told,
    box,
    number,
    object_in,
    objects_in,
    part,
    parts,
    words,
)
from capture.platforms.local_socket import connected, no_answer, received
from capture.platforms.started_by import was_started_privately
from capture.platforms.wayland_desktop import Output
from capture.windows import DesktopWindow
from core.observation import Box

_MAGIC = b"i3-ipc"
_HEADER = struct.Struct("=6sII")  # magic word, length of what follows, kind
_GET_OUTPUTS, _GET_TREE = 3, 4


class Sway:
    """Asks sway; `path` is that of its socket (SWAYSOCK)."""

    name = "sway"
    streams_singly = True

    def __init__(self, path: str) -> None:
        self._path = path

    def outputs(self) -> tuple[Output, ...]:
        try:
            return outputs_in(self._ask(_GET_OUTPUTS))
        except (OSError, ValueError) as error:
            raise no_answer(self.name, error) from error

    def windows(self) -> tuple[DesktopWindow, ...]:
        try:
            return windows_in(self._ask(_GET_TREE))
        except (OSError, ValueError) as error:
            raise no_answer(self.name, error) from error

    def _ask(self, kind: int) -> bytes:
        with connected(self._path) as opened:
            opened.sendall(_HEADER.pack(_MAGIC, 0, kind))
            magic, length, answered = _HEADER.unpack(received(opened, _HEADER.size))
            if magic != _MAGIC or answered != kind:
                raise ValueError("the answer is not sway's")
            return received(opened, length)


def outputs_in(reply: bytes) -> tuple[Output, ...]:
    """The outputs that are switched on. Raises: ValueError."""
    return tuple(
        Output(box(part(told, "rect")), number(told, "scale", 1.0))
        for told in objects_in(reply)
        if told.get("active") is True
    )


def windows_in(reply: bytes) -> tuple[DesktopWindow, ...]:
    """Every window of the tree, topmost first: full screen, floating, tiled. Raises: ValueError."""
    found = list(_windows_below(object_in(reply), Box(0, 0, 0, 0), is_floating=False))
    # What the tree names later lies above; sorting keeps that order among equals.
    found.reverse()
    found.sort(key=lambda placed: placed[0], reverse=True)
    return tuple(window for _, window in found)


def _windows_below(
    node: Told, parent: Box, *, is_floating: bool
) -> Iterator[tuple[tuple[bool, bool], DesktopWindow]]:
    """The windows of a part of the tree with their height: full screen or not, floating or not."""
    if number(node, "pid") > 0:  # containers have no process
        is_full = number(node, "fullscreen_mode") > 0
        yield (is_full, is_floating), _window(node, parent)
        return
    area = box(part(node, "rect"))
    for one in parts(node, "nodes"):
        yield from _windows_below(one, area, is_floating=is_floating)
    for one in parts(node, "floating_nodes"):
        yield from _windows_below(one, area, is_floating=True)


def _window(node: Told, parent: Box) -> DesktopWindow:
    app = words(node, "app_id") or words(part(node, "window_properties"), "class")
    app = app.lower()
    area = box(part(node, "rect"))
    if decoration := part(node, "deco_rect"):
        bar = box(decoration)
        placed = Box(parent.left + bar.left, parent.top + bar.top, bar.width, bar.height)
        area = area.union(placed) if bar.width > 0 and bar.height > 0 else area
    return DesktopWindow(
        app=app,
        title=words(node, "name"),
        area=area,
        is_focused=node.get("focused") is True,
        # What does not say whether it is seen is taken for seen, so that rules hide it.
        is_visible=node.get("visible") is not False,
        is_full_screen=number(node, "fullscreen_mode") > 0,
        is_private=was_started_privately(app, int(number(node, "pid"))),
        id=int(number(node, "id")),
    )
