"""Which of the two ways to pictures of a Wayland desktop is taken."""

import numpy as np
import pytest

from capture.platforms.cast_screens import CastScreens
from capture.platforms.portal_screens import (
    FILES_REFUSED,
    FILES_USED,
    LEAST_INTERVAL_S,
    PortalScreens,
)
from capture.platforms.screen_cast import KeptTokens
from capture.platforms.wayland_screens import SEEN_WHILE_RECORDING, STREAMED, WaylandScreens
from capture.screens import Monitor, RgbFrame
from core.errors import CaptureUnavailable
from tests.capture.platforms.test_cast_screens import (
    LEFT,
    LEFT_STREAM,
    ScriptedCompositor,
    ScriptedDesktop,
    ScriptedPictures,
)

WHITE = np.full((10, 20, 3), 255, dtype=np.uint8)
BLACK = np.zeros((10, 20, 3), dtype=np.uint8)


class OneFile:
    """A white picture in a file; `version` raises where there is no such portal."""

    def __init__(self) -> None:
        self.is_there = True

    def version(self) -> int:
        if not self.is_there:
            raise CaptureUnavailable("no portal")
        return 2

    def picture(self) -> RgbFrame:
        return WHITE

    def close(self) -> None:
        """Nothing is held open."""


def _screens(
    desktop: ScriptedDesktop,
    compositor: ScriptedCompositor | None,
    file: OneFile,
    *,
    may_ask: bool = True,
) -> WaylandScreens:
    def begin(remote: int) -> ScriptedPictures:
        return ScriptedPictures({35: BLACK})

    cast = CastScreens(desktop, compositor, KeptTokens(), begin)
    files = PortalScreens(file, compositor, lambda: True)
    return WaylandScreens(cast, files, compositor, may_ask=may_ask)


@pytest.fixture
def desktop() -> ScriptedDesktop:
    return ScriptedDesktop((LEFT_STREAM,))


def test_streams_are_taken_where_there_are_any(desktop: ScriptedDesktop) -> None:
    screens = _screens(desktop, ScriptedCompositor(LEFT), OneFile())
    (left,) = screens.monitors()
    assert not screens.grab(left).any()
    assert screens.told() == STREAMED
    assert screens.limits(are_files_allowed=False) == ""
    assert screens.least_interval_s() == 0.0
    screens.close()
    assert desktop.ended == ["session 1"]


def test_files_stand_in_and_it_is_said_why(desktop: ScriptedDesktop) -> None:
    desktop.why = "there is no library"
    screens = _screens(desktop, ScriptedCompositor(LEFT), OneFile())
    (left,) = screens.monitors()
    assert screens.grab(left).all()
    assert screens.told().endswith("(Screenshot), as there is no library")
    assert screens.limits(are_files_allowed=False) == FILES_REFUSED
    assert screens.limits(are_files_allowed=True) == FILES_USED
    assert screens.least_interval_s() == LEAST_INTERVAL_S


def test_a_portal_that_starts_late_is_found(desktop: ScriptedDesktop) -> None:
    desktop.why = "not yet"
    screens = _screens(desktop, ScriptedCompositor(LEFT), OneFile())
    screens.monitors()
    desktop.why = ""
    (left,) = screens.monitors()
    assert not screens.grab(left).any()


def test_a_desktop_with_neither_way_is_told(desktop: ScriptedDesktop) -> None:
    file = OneFile()
    file.is_there = False
    screens = _screens(desktop, ScriptedCompositor(LEFT), file)
    screens.require()
    screens.close()
    desktop.why = "there is no library"
    with pytest.raises(CaptureUnavailable, match="no portal"):
        screens.require()


def test_nobody_is_asked_while_nothing_is_recorded(desktop: ScriptedDesktop) -> None:
    screens = _screens(desktop, ScriptedCompositor(LEFT), OneFile(), may_ask=False)
    assert screens.monitors() == (Monitor(1, LEFT.area),)
    screens.require()
    nameless = _screens(desktop, None, OneFile(), may_ask=False)
    with pytest.raises(CaptureUnavailable) as caught:
        nameless.monitors()
    assert str(caught.value) == SEEN_WHILE_RECORDING
    assert desktop.opened == []
