"""What a real X display tells by itself."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from capture.away import is_full_screen
from capture.recorder import Recorder
from capture.recorder_state import RecorderPhase
from capture.screen_events import Happening
from capture.screens import MssScreens
from core.clock import SystemClock
from core.observation import GapKind
from core.privacy.exclusion_rules import ExclusionRules
from tests.fakes.fake_screen import FakeSink, ScriptedReader, line

if TYPE_CHECKING:
    from capture.x11_events import X11Events
    from tests.x_display import XDisplay

x11_events = pytest.importorskip("capture.x11_events", exc_type=ImportError)
pytestmark = pytest.mark.screen

PATIENCE_S = 20.0
QUIET_S = 0.2


@pytest.fixture
def events(x_display: XDisplay) -> Iterator[X11Events]:
    with closing(x11_events.X11Events()) as events:
        events.wait(0.0)
        yield events


def told(events: X11Events, wanted: Happening, *, for_drawing: bool = False) -> bool:
    """Whether that is told before long; other things may be told first."""
    for _ in range(100):
        happened = events.wait(PATIENCE_S, for_drawing=for_drawing)
        if wanted in happened or not happened:
            return wanted in happened
    return False


def let_it_settle(events: X11Events) -> None:
    while events.wait(QUIET_S):
        pass


def test_a_new_window_is_told(x_display: XDisplay, events: X11Events) -> None:
    x_display.show_xterm("harbour", "the tide turns")
    assert told(events, Happening.WINDOW)


def test_the_title_of_the_window_in_front_is_told(x_display: XDisplay, events: X11Events) -> None:
    shown = x_display.show_xterm("harbour", "the tide turns")
    let_it_settle(events)
    rename(x_display, shown.xid, "lighthouse")
    assert told(events, Happening.TITLE)


def test_the_title_of_a_window_behind_is_not(x_display: XDisplay, events: X11Events) -> None:
    behind = x_display.show_xterm("harbour", "the tide turns", "30x5+10+10")
    x_display.show_xterm("notes", "buy rope", "30x5+900+600")
    let_it_settle(events)
    rename(x_display, behind.xid, "lighthouse")
    assert events.wait(QUIET_S) == frozenset()


def test_drawing_is_told_where_it_is_asked_for(x_display: XDisplay, events: X11Events) -> None:
    let_it_settle(events)
    while events.wait(QUIET_S, for_drawing=True):
        pass
    x_display.start(("xsetroot", "-solid", "grey")).wait()
    assert told(events, Happening.DRAWN, for_drawing=True)
    x_display.start(("xsetroot", "-solid", "black")).wait()
    assert events.wait(QUIET_S) == frozenset()


def test_a_wait_can_be_interrupted_from_elsewhere(events: X11Events) -> None:
    caller = threading.Timer(0.05, events.interrupt)
    caller.start()
    assert events.wait(3600.0) == frozenset()
    caller.join()


def test_a_key_tells_that_somebody_is_there(x_display: XDisplay, events: X11Events) -> None:
    x_display.start(("xdotool", "key", "shift")).wait()
    presence = events.presence()
    assert presence.idle_s is not None
    assert presence.idle_s < PATIENCE_S
    assert presence.tells_drawing


def test_the_screen_saver_is_told(x_display: XDisplay, events: X11Events) -> None:
    assert not events.presence().is_screen_saver_on
    x_display.start(("xset", "s", "activate")).wait()
    try:
        assert events.presence().is_screen_saver_on
    finally:
        x_display.start(("xset", "s", "reset")).wait()
    assert not events.presence().is_screen_saver_on


def test_a_display_that_went_is_only_time_that_passes() -> None:
    from tests.x_display import start_x_display

    display = start_x_display(400, 300)
    with closing(x11_events.X11Events(display.name)) as events:
        assert events.presence().idle_s is not None
        display.close()
        assert events.wait(0.05) == frozenset()
        assert events.presence().idle_s is None
        events.interrupt()
        assert events.wait(3600.0) == frozenset()
        with closing(start_x_display(400, 300, name=display.name)):
            assert events.presence().idle_s is not None


def test_the_recorder_looks_at_another_window_long_before_its_clock(x_display: XDisplay) -> None:
    """With an hour between two looks, only what the display tells can bring the second."""
    from capture.x11_windows import X11Windows
    from tests.x_display import wait_until

    sink = FakeSink()
    recorder = Recorder(
        MssScreens(),
        X11Windows(),
        ScriptedReader(line("anchor watch")),
        sink,
        ExclusionRules,
        SystemClock(),
        lambda: 3600.0,
        lambda _: None,
        events=x11_events.X11Events(),
    )
    titles: Callable[[], list[str]] = lambda: [one.window.title for one in sink.observations]  # noqa: E731
    x_display.show_xterm("harbour", "the tide turns", "30x5+10+10")
    try:
        recorder.start()
        wait_until(lambda: titles() == ["harbour"], "the first look")
        x_display.show_xterm("lighthouse", "two flashes", "30x5+900+600")
        wait_until(lambda: "lighthouse" in titles(), "the other window to be looked at")
    finally:
        recorder.stop()


def test_a_screen_saver_is_a_gap_until_a_key_is_pressed(x_display: XDisplay) -> None:
    from capture.x11_windows import X11Windows
    from tests.x_display import wait_until

    sink = FakeSink()
    recorder = Recorder(
        MssScreens(),
        X11Windows(),
        ScriptedReader(line("anchor watch")),
        sink,
        ExclusionRules,
        SystemClock(),
        lambda: 0.1,
        lambda _: None,
        events=x11_events.X11Events(),
    )
    try:
        recorder.start()
        wait_until(lambda: len(sink.observations) == 1, "the first look")
        x_display.start(("xset", "s", "activate")).wait()
        wait_until(lambda: recorder.state.reason == "away screen saver", "the screen saver")
        x_display.start(("xdotool", "key", "shift")).wait()
        wait_until(lambda: recorder.state.phase is RecorderPhase.RECORDING, "recording again")
        assert [(gap.kind, gap.reason) for gap in sink.gaps] == [(GapKind.ASLEEP, "screen saver")]
    finally:
        x_display.start(("xset", "s", "reset")).wait()
        recorder.stop()


def test_a_window_that_fills_the_screen_is_told(x_display: XDisplay) -> None:
    from capture.x11_windows import X11Windows
    from tests.x_display import wait_until

    x_display.show_xterm("harbour", "the tide turns", "30x5+10+10")
    with closing(X11Windows()) as lister:
        assert not is_full_screen(lister.windows())
        x_display.start(("xdotool", "key", "alt+Return")).wait()  # xterm's own
        wait_until(lambda: is_full_screen(lister.windows()), "the whole screen to be taken")


def rename(display: XDisplay, xid: int, title: str) -> None:
    assert display.start(("xdotool", "set_window", "--name", title, str(xid))).wait() == 0
