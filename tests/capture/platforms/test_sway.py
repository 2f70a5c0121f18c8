"""sway's windows, from replies shaped as sway-ipc(7) describes them."""

import json
from pathlib import Path

import pytest

from capture.platforms.sway import Sway, outputs_in, windows_in
from capture.platforms.wayland_desktop import Output, WaylandWindows
from core.errors import CaptureUnavailable
from core.observation import Box
from tests.capture.platforms.scripted_socket import sway_socket

Node = dict[str, object]


def _rect(left: int, top: int, width: int, height: int) -> dict[str, int]:
    return {"x": left, "y": top, "width": width, "height": height}


def _container(kind: str, rect: dict[str, int], nodes: list[Node], **more: object) -> Node:
    empty = _rect(0, 0, 0, 0)
    return {
        "id": 1,
        "type": kind,
        "name": kind,
        "rect": rect,
        "deco_rect": empty,
        "window": None,
    } | {
        "focused": False,
        "nodes": nodes,
        "floating_nodes": [],
        **more,
    }


def _view(
    number: int, app_id: str | None, title: str, rect: dict[str, int], **more: object
) -> Node:
    return {
        "id": number,
        "type": "con",
        "name": title,
        "rect": rect,
        "deco_rect": _rect(0, 0, 0, 0),
        "focused": False,
        "fullscreen_mode": 0,
        "pid": 999_999_000 + number,
        "app_id": app_id,
        "visible": True,
        "shell": "xdg_shell",
        "nodes": [],
        "floating_nodes": [],
        **more,
    }


TERMINAL = _view(
    5,
    "kitty",
    "notes — vim",
    _rect(1920, 51, 960, 960),
    deco_rect=_rect(0, 0, 960, 27),
    focused=True,
)
BROWSER = _view(
    7,
    None,
    "Seed catalogue",
    _rect(2880, 24, 960, 987),
    shell="xwayland",
    window_properties={"class": "Chromium", "instance": "chromium"},
)
HIDDEN = _view(8, "org.keepassxc.KeePassXC", "Passwords", _rect(0, 0, 800, 600), visible=False)
CALCULATOR = _view(9, "Calculator", "Sums", _rect(2000, 100, 300, 400), type="floating_con")
FILM = _view(11, "mpv", "A film", _rect(0, 0, 1920, 1080), fullscreen_mode=1)


def _tree() -> bytes:
    right = _container(
        "workspace",
        _rect(1920, 24, 1920, 1056),
        [TERMINAL, BROWSER],
        floating_nodes=[_container("floating_con", _rect(2000, 100, 300, 400), [CALCULATOR])],
    )
    left = _container("workspace", _rect(0, 0, 1920, 1080), [FILM])
    scratch = _container("workspace", _rect(0, 0, 1920, 1080), [], floating_nodes=[HIDDEN])
    return json.dumps(
        _container(
            "root",
            _rect(0, 0, 3840, 1080),
            [
                _container("output", _rect(0, 0, 1920, 1080), [one])
                for one in (scratch, left, right)
            ],
        )
    ).encode()


OUTPUTS = json.dumps(
    [
        {"name": "eDP-1", "active": True, "scale": 2.0, "rect": _rect(0, 0, 1920, 1080)},
        {"name": "DP-2", "active": True, "scale": 1.0, "rect": _rect(1920, 0, 1920, 1080)},
        {"name": "DP-3", "active": False, "scale": -1.0, "rect": _rect(0, 0, 0, 0)},
    ]
).encode()


def test_full_screen_lies_above_floating_and_floating_above_tiled() -> None:
    assert [one.title for one in windows_in(_tree())] == [
        "A film",
        "Sums",
        "Passwords",
        "Seed catalogue",
        "notes — vim",
    ]


def test_a_title_bar_belongs_to_its_window() -> None:
    (terminal,) = [one for one in windows_in(_tree()) if one.app == "kitty"]
    assert terminal.area == Box(1920, 24, 960, 987)
    assert terminal.is_focused
    assert [one.app for one in windows_in(_tree()) if one.is_full_screen] == ["mpv"]


def test_programs_are_named_on_both_shells_and_what_is_put_away_is_not_seen() -> None:
    seen = {one.app: one.is_visible for one in windows_in(_tree())}
    assert seen == {
        "mpv": True,
        "calculator": True,
        "org.keepassxc.keepassxc": False,
        "chromium": True,
        "kitty": True,
    }


def test_outputs_that_are_off_are_left_out() -> None:
    assert outputs_in(OUTPUTS) == (
        Output(Box(0, 0, 1920, 1080), 2.0),
        Output(Box(1920, 0, 1920, 1080), 1.0),
    )


def test_windows_come_in_the_pixels_of_one_picture(tmp_path: Path) -> None:
    with sway_socket(tmp_path, {3: OUTPUTS, 4: _tree()}) as path:
        areas = {one.app: one.area for one in WaylandWindows(Sway(path)).windows()}
    assert areas["mpv"] == Box(0, 0, 3840, 2160)
    assert areas["kitty"] == Box(3840, 48, 1920, 1974)


def test_half_an_answer_is_not_taken_for_an_empty_desktop(tmp_path: Path) -> None:
    with (
        sway_socket(tmp_path, {}) as path,
        pytest.raises(CaptureUnavailable, match="sway does not"),
    ):
        Sway(path).windows()


def test_a_window_without_its_place_is_not_passed_over(tmp_path: Path) -> None:
    placeless = {key: value for key, value in BROWSER.items() if key != "rect"}
    tree = json.dumps(_container("root", _rect(0, 0, 9, 9), [placeless])).encode()
    with sway_socket(tmp_path, {4: tree}) as path, pytest.raises(CaptureUnavailable):
        Sway(path).windows()


def test_no_socket_is_told(tmp_path: Path) -> None:
    with pytest.raises(CaptureUnavailable, match="log in anew"):
        Sway(str(tmp_path / "none.sock")).outputs()
