"""Which way to the desktop is chosen where."""

import sys
from collections.abc import Mapping

import pytest

from capture.no_windows import REFUSED
from capture.platforms.desktop_port import (
    Agreed,
    DesktopKind,
    compositor_here,
    desktop_kind,
    port_here,
)
from capture.platforms.portal_screens import FILES_REFUSED, FILES_USED, LEAST_INTERVAL_S
from core.errors import CaptureUnavailable

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="looks at Linux desktops")
DESKTOP_VARIABLES = (
    "DISPLAY WAYLAND_DISPLAY XDG_SESSION_TYPE SWAYSOCK HYPRLAND_INSTANCE_SIGNATURE "
    "XDG_CURRENT_DESKTOP DBUS_SESSION_BUS_ADDRESS".split()
)


@pytest.mark.parametrize(
    ("platform", "environ", "kind"),
    [
        ("linux", {"DISPLAY": ":0"}, DesktopKind.X11),
        ("linux", {}, DesktopKind.X11),
        ("linux", {"DISPLAY": ":0", "XDG_SESSION_TYPE": "x11"}, DesktopKind.X11),
        # XWayland gives X programs a display too; it shows nothing of the others.
        ("linux", {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, DesktopKind.WAYLAND),
        ("linux", {"XDG_SESSION_TYPE": "wayland"}, DesktopKind.WAYLAND),
        # A display of one's own inside such a session is asked for by name.
        ("linux", {"DISPLAY": ":9", "XDG_SESSION_TYPE": "wayland"}, DesktopKind.X11),
        ("win32", {}, DesktopKind.WINDOWS),
        ("darwin", {"DISPLAY": ":0"}, DesktopKind.MACOS),
        ("freebsd14", {"DISPLAY": ":0"}, DesktopKind.OTHER),
    ],
)
def test_the_kind_of_desktop(platform: str, environ: Mapping[str, str], kind: DesktopKind) -> None:
    assert desktop_kind(platform, environ) is kind


@pytest.mark.parametrize(
    ("environ", "name"),
    [
        ({"SWAYSOCK": "/run/sway.sock"}, "sway"),
        (
            {"XDG_RUNTIME_DIR": "/run/user/1000", "HYPRLAND_INSTANCE_SIGNATURE": "abc_1"},
            "Hyprland",
        ),
        ({"HYPRLAND_INSTANCE_SIGNATURE": "abc_1"}, None),
        ({"XDG_RUNTIME_DIR": "/run/user/1000", "XDG_CURRENT_DESKTOP": "ubuntu:KDE"}, "KWin"),
        ({"XDG_RUNTIME_DIR": "/run/user/1000", "XDG_CURRENT_DESKTOP": "GNOME"}, None),
    ],
)
def test_the_compositor_that_tells_its_windows(environ: Mapping[str, str], name: str) -> None:
    found = compositor_here(environ)
    assert (found.name if found else None) == name


@pytest.fixture
def bare_desktop(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """No desktop that anything could be asked of; the test adds what there is."""
    for name in DESKTOP_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    return monkeypatch


@on_linux
def test_wayland_without_window_names_or_files_records_nothing(
    bare_desktop: pytest.MonkeyPatch,
) -> None:
    bare_desktop.setenv("WAYLAND_DISPLAY", "wayland-0")
    port = port_here()
    assert (port.windows.limits(), port.picture_limits()) == (REFUSED, FILES_REFUSED)
    assert port.least_interval_s() == LEAST_INTERVAL_S
    for refused in (port.windows.windows, port.screens.monitors, port.require):
        with pytest.raises(CaptureUnavailable):
            refused()
    port.close()


@on_linux
def test_wayland_under_sway_needs_the_word_about_files_alone(
    bare_desktop: pytest.MonkeyPatch,
) -> None:
    bare_desktop.setenv("WAYLAND_DISPLAY", "wayland-1")
    bare_desktop.setenv("SWAYSOCK", "/nowhere/sway.sock")
    port = port_here(Agreed(without_names=lambda: False, picture_files=lambda: True))
    assert "sway" in port.windows.limits()
    assert port.picture_limits() == FILES_USED
    assert port.told().startswith("Wayland: windows from sway, pictures as files")
    with pytest.raises(CaptureUnavailable, match="sway"):
        port.windows.windows()
    port.close()


@on_linux
def test_x11_is_looked_at_as_often_as_is_set(bare_desktop: pytest.MonkeyPatch) -> None:
    bare_desktop.setenv("DISPLAY", ":9876")
    port = port_here()
    assert (port.kind, port.least_interval_s()) == (DesktopKind.X11, 0.0)
    assert (port.told()[:4], port.picture_limits()) == ("X11:", "")
    with pytest.raises(CaptureUnavailable, match=":9876"):
        port.require()
    port.close()
