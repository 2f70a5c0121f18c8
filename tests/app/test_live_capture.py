"""Which parts the live recorder is made of here."""

import sys
from contextlib import closing

import pytest

from app.live_capture import screen_events
from capture.screen_events import ClockOnly


def test_a_wayland_sessions_x_display_is_not_asked_who_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    with closing(screen_events()) as events:
        assert isinstance(events, ClockOnly)


@pytest.mark.skipif(sys.platform != "linux", reason="X11 is looked at on Linux only")
def test_an_x11_session_tells_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with closing(screen_events()) as events:
        assert not isinstance(events, ClockOnly)
