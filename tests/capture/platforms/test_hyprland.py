"""Hyprland's windows, from replies shaped as `hyprctl -j` gives them."""

import json
from pathlib import Path

import pytest

from capture.platforms.hyprland import Hyprland, outputs_in, windows_in
from capture.platforms.wayland_desktop import Output, WaylandWindows
from core.errors import CaptureUnavailable
from core.observation import Box
from tests.capture.platforms.scripted_socket import hyprland_socket


def _client(address: str, app: str, at: list[int], size: list[int], **more: object) -> object:
    return {
        "address": address,
        "mapped": True,
        "hidden": False,
        "at": at,
        "size": size,
        "workspace": {"id": 1, "name": "1"},
        "floating": False,
        "pseudo": False,
        "monitor": 0,
        "class": app,
        "title": f"{app} title",
        "initialClass": app,
        "initialTitle": app,
        "pid": 999_999_001,
        "xwayland": False,
        "pinned": False,
        "fullscreen": 0,
        "fullscreenClient": 0,
        "grouped": [],
        "focusHistoryID": 3,
        **more,
    }


def _monitor(number: int, width: int, height: int, left: int, **more: object) -> object:
    return {
        "id": number,
        "name": f"DP-{number}",
        "width": width,
        "height": height,
        "x": left,
        "y": 0,
        "activeWorkspace": {"id": number + 1, "name": str(number + 1)},
        "specialWorkspace": {"id": 0, "name": ""},
        "scale": 1.0,
        "transform": 0,
        "focused": number == 0,
        "disabled": False,
        **more,
    }


def _json(*told: object) -> bytes:
    return json.dumps(told).encode()


MONITORS = _json(
    _monitor(0, 2880, 1800, 0, scale=1.5),
    _monitor(1, 1920, 1080, 1920, transform=1),
    _monitor(2, 800, 600, 9000, disabled=True),
)
TERMINAL = _client("0x55e0c6e75980", "Kitty", [22, 46], [938, 1132], focusHistoryID=0)
BROWSER = _client("0x55e0c6e557f0", "firefox", [960, 46], [938, 1132])
FLOATING = _client("0x3", "Calculator", [400, 300], [300, 400], floating=True)
ELSEWHERE = _client("0x4", "KeePassXC", [0, 0], [900, 700], workspace={"id": 7, "name": "7"})
IN_GROUP = _client("0x5", "mail", [22, 46], [938, 1132], hidden=True)
CLOSED = _client("0x6", "gone", [0, 0], [10, 10], mapped=False)


def test_floating_windows_lie_above_and_later_ones_above_earlier_ones() -> None:
    listed = windows_in(_json(FLOATING, TERMINAL, BROWSER, CLOSED), MONITORS)
    assert [one.app for one in listed] == ["calculator", "firefox", "kitty"]
    assert (listed[2].title, listed[2].is_focused, listed[2].id) == (
        "Kitty title",
        True,
        0x55E0C6E75980,
    )
    assert not listed[1].is_focused


def test_what_fills_the_screen_lies_above_what_floats() -> None:
    film = _client("0x9", "mpv", [0, 0], [1920, 1200], fullscreen=2)
    listed = windows_in(_json(film, FLOATING), MONITORS)
    assert [(one.app, one.is_full_screen) for one in listed] == [
        ("mpv", True),
        ("calculator", False),
    ]


def test_other_workspaces_and_tabs_behind_are_open_but_not_seen() -> None:
    pinned = _client("0x7", "clock", [0, 0], [9, 9], pinned=True, workspace={"id": 9, "name": "9"})
    listed = windows_in(_json(ELSEWHERE, IN_GROUP, pinned), MONITORS)
    assert {one.app: one.is_visible for one in listed} == {
        "keepassxc": False,
        "mail": False,
        "clock": True,
    }


def test_a_special_workspace_is_seen_while_it_is_called_up() -> None:
    secret = _client("0x8", "notes", [0, 0], [9, 9], workspace={"id": -98, "name": "special:x"})
    called = _json(_monitor(0, 800, 600, 0, specialWorkspace={"id": -98, "name": "special:x"}))
    away = _json(_monitor(0, 800, 600, 0))
    listed = [windows_in(_json(secret, FLOATING), monitors)[0] for monitors in (called, away)]
    assert [(one.app, one.is_visible) for one in listed] == [("notes", True), ("calculator", True)]


def test_outputs_are_told_in_logical_units_as_they_stand() -> None:
    assert outputs_in(MONITORS) == (
        Output(Box(0, 0, 1920, 1200), 1.5),
        Output(Box(1920, 0, 1080, 1920), 1.0),
    )


def test_windows_come_in_the_pixels_of_one_picture(tmp_path: Path) -> None:
    replies = {b"j/clients": _json(TERMINAL), b"j/monitors": MONITORS}
    with hyprland_socket(tmp_path, replies) as path:
        (window,) = WaylandWindows(Hyprland(path)).windows()
    assert window.area == Box(33, 69, 1407, 1698)


@pytest.mark.parametrize("reply", [b"unknown request", b"{}", b'[{"mapped": true}]'])
def test_what_cannot_be_understood_is_not_taken_for_an_empty_desktop(
    tmp_path: Path, reply: bytes
) -> None:
    replies = {b"j/clients": reply, b"j/monitors": MONITORS}
    with (
        hyprland_socket(tmp_path, replies) as path,
        pytest.raises(CaptureUnavailable, match="Hyprland does not"),
    ):
        Hyprland(path).windows()


@pytest.mark.parametrize(
    ("reply", "is_locked"),
    [
        (b'\n{\n    "locked": true\n}\n', True),
        (b'\n{\n    "locked": false\n}\n', False),
        (b"unknown request", False),
    ],
)
def test_the_lock_is_told_by_versions_that_know_it(
    tmp_path: Path, reply: bytes, is_locked: bool
) -> None:
    with hyprland_socket(tmp_path, {b"j/locked": reply}) as path:
        assert Hyprland(path).is_locked() is is_locked


def test_a_hyprland_that_has_gone_locks_nothing(tmp_path: Path) -> None:
    assert not Hyprland(str(tmp_path / "gone.sock")).is_locked()
