"""How what happens on the screen is heard of here."""

import sys
from contextlib import closing

import pytest

from capture.machine_load import machine_load
from capture.platforms.desktop_port import DesktopKind
from capture.platforms.event_port import load_teller, screen_events, told_by_desktop
from capture.polled_events import PolledEvents
from capture.screen_events import ClockOnly


@pytest.mark.skipif(sys.platform != "linux", reason="Other systems are asked now and then")
@pytest.mark.parametrize("kind", [kind for kind in DesktopKind if kind is not DesktopKind.X11])
def test_on_linux_only_an_x11_session_tells_by_itself(kind: DesktopKind) -> None:
    with closing(told_by_desktop(kind)) as events:
        assert isinstance(events, ClockOnly)


@pytest.mark.skipif(sys.platform != "linux", reason="Wayland is there on Linux only")
def test_sway_and_hyprland_are_glanced_at(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SWAYSOCK", "HYPRLAND_INSTANCE_SIGNATURE", "XDG_CURRENT_DESKTOP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/1000")
    assert isinstance(told_by_desktop(DesktopKind.WAYLAND), ClockOnly)
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "KDE")
    assert isinstance(told_by_desktop(DesktopKind.WAYLAND), ClockOnly)
    monkeypatch.setenv("HYPRLAND_INSTANCE_SIGNATURE", "abc_1")
    assert isinstance(told_by_desktop(DesktopKind.WAYLAND), PolledEvents)
    monkeypatch.setenv("SWAYSOCK", "/nowhere/sway.sock")
    assert isinstance(told_by_desktop(DesktopKind.WAYLAND), PolledEvents)


@pytest.mark.skipif(sys.platform != "linux", reason="X11 is looked at on Linux only")
def test_an_x11_session_tells_by_itself() -> None:
    with closing(told_by_desktop(DesktopKind.X11)) as events:
        assert not isinstance(events, ClockOnly)


@pytest.mark.skipif(sys.platform != "linux", reason="Logind is there on Linux only")
@pytest.mark.parametrize("kind", DesktopKind)
def test_every_session_on_linux_asks_for_its_lock(kind: DesktopKind) -> None:
    from capture.platforms.session_lock import EventsAndLock

    with closing(screen_events(kind)) as events:
        assert isinstance(events, EventsAndLock)


def test_every_system_tells_its_load() -> None:
    load = load_teller()
    assert load().cores >= 1
    assert (load is machine_load) == (sys.platform == "linux")
