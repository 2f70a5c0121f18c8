"""Monitors on a real display, and the sentence where there is none."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from capture.screens import NO_DISPLAY, WAYLAND_ONLY, MssScreens
from core.errors import CaptureUnavailable
from core.observation import Box

if TYPE_CHECKING:
    from tests.x_display import XDisplay

only_linux = pytest.mark.skipif(sys.platform != "linux", reason="speaks of X11 and Wayland")


@only_linux
def test_no_display_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(CaptureUnavailable) as caught:
        MssScreens().monitors()
    assert str(caught.value) == NO_DISPLAY


@only_linux
def test_wayland_alone_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    with pytest.raises(CaptureUnavailable) as caught:
        MssScreens().monitors()
    assert str(caught.value) == WAYLAND_ONLY


@only_linux
def test_a_display_that_does_not_answer_is_named() -> None:
    with pytest.raises(CaptureUnavailable, match=":9876"):
        MssScreens(":9876").monitors()


@pytest.mark.screen
def test_a_real_monitor_is_grabbed_in_red_green_blue(x_display: XDisplay) -> None:
    x_display.show_xterm("colour", "some text", geometry="60x20+100+100")
    screens = MssScreens()
    try:
        (monitor,) = screens.monitors()
        frame = screens.grab(monitor)
    finally:
        screens.close()
    assert (monitor.index, monitor.area) == (1, Box(0, 0, 1920, 1080))
    assert frame.shape == (1080, 1920, 3)
    expected = x_display.screenshot()
    for spot in ((0, 0), (200, 200), (1900, 1000)):
        assert tuple(frame[spot[1], spot[0]]) == expected.getpixel(spot)
