"""Which parts the live recorder is made of here."""

import sys
from contextlib import closing

import pytest

from app.live_capture import screen_events
from capture.platforms.desktop_port import DesktopKind
from capture.screen_events import ClockOnly


@pytest.mark.parametrize("kind", [kind for kind in DesktopKind if kind is not DesktopKind.X11])
def test_only_an_x11_session_tells_by_itself(kind: DesktopKind) -> None:
    with closing(screen_events(kind)) as events:
        assert isinstance(events, ClockOnly)


@pytest.mark.skipif(sys.platform != "linux", reason="X11 is looked at on Linux only")
def test_an_x11_session_tells_by_itself() -> None:
    with closing(screen_events(DesktopKind.X11)) as events:
        assert not isinstance(events, ClockOnly)
