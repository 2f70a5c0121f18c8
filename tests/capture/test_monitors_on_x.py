"""Monitors of different sizes that come and go while the screen is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from capture.pictures import decode
from capture.recorder import Recorder
from capture.screen_events import Happening
from capture.screens import MssScreens
from core.observation import Observation
from core.privacy.exclusion_rules import ExclusionRules
from tests.fakes.fake_screen import FakeClock, FakeSink, ScriptedReader, line

if TYPE_CHECKING:
    from tests.x_display import XDisplay

x11_events = pytest.importorskip("capture.x11_events", exc_type=ImportError)
pytestmark = pytest.mark.screen

PATIENCE_S = 20.0
HALF = (1280, 720)
HALF_TIMING = "60 1280 1300 1350 1400 720 730 740 750"
LAPTOP, BESIDE = (1280, 1080), (640, 480)


@pytest.fixture
def display() -> Iterator[XDisplay]:
    """A display of its own: how many monitors there are outlives a test."""
    from tests.x_display import start_x_display

    with closing(start_x_display()) as display:
        yield display


@pytest.fixture
def sink() -> FakeSink:
    return FakeSink()


@pytest.fixture
def recorder(display: XDisplay, sink: FakeSink) -> Iterator[Recorder]:
    from capture.x11_windows import X11Windows

    recorder = Recorder(
        MssScreens(display.name),
        X11Windows(display.name),
        ScriptedReader(by_frame=lambda frame: (line(f"{frame.shape[1]} pixels wide"),)),
        sink,
        ExclusionRules,
        FakeClock(),
        lambda: 2.0,
        lambda _: None,
        events=x11_events.X11Events(display.name),
    )
    yield recorder
    recorder.stop()


def plug_in(display: XDisplay, name: str, size: tuple[int, int], left: int, output: str) -> None:
    """A monitor of a size in pixels; how large it is in millimetres makes its scale differ."""
    width, height = size
    geometry = f"{width}/{width // 4}x{height}/{height // 6}+{left}+0"
    assert display.start(("xrandr", "--setmonitor", name, geometry, output)).wait() == 0


def unplug(display: XDisplay, name: str) -> None:
    assert display.start(("xrandr", "--delmonitor", name)).wait() == 0


def change_resolution(display: XDisplay) -> None:
    """Xvfb has one mode, so it is given another."""
    for command in (
        f"xrandr --newmode half {HALF_TIMING}",
        "xrandr --addmode screen half",
        "xrandr --output screen --mode half",
    ):
        assert display.start(command.split()).wait() == 0


def seen(observations: list[Observation]) -> set[tuple[int | None, str, tuple[int, int]]]:
    """Monitor, title in front and size in pixels, of each."""
    found: set[tuple[int | None, str, tuple[int, int]]] = set()
    for one in observations:
        assert one.picture is not None
        height, width = decode(one.picture).shape[:2]
        found.add((one.monitor, one.window.title, (int(width), int(height))))
    return found


def test_each_monitor_is_seen_in_its_own_pixels_until_it_is_unplugged(
    display: XDisplay, recorder: Recorder, sink: FakeSink
) -> None:
    plug_in(display, "laptop", LAPTOP, 0, "screen")
    display.show_xterm("chart", "twelve fathoms", "30x5+10+10")
    assert recorder.look_once().frames_kept == 1
    assert seen(sink.observations) == {(1, "chart", LAPTOP)}

    plug_in(display, "beside", BESIDE, LAPTOP[0], "none")
    display.show_xterm("log", "wind has backed", f"30x5+{LAPTOP[0] + 20}+20")
    assert recorder.look_once().frames_seen == 2
    assert (2, "log", BESIDE) in seen(sink.observations)
    assert recorder.look_once().frames_kept == 0  # both are known now

    unplug(display, "beside")
    before = len(sink.observations)
    sink.still.clear()
    assert recorder.look_once().frames_seen == 1
    # The window manager may bring the other monitor's window over to this one.
    taken = {one.monitor for one in sink.observations[before:]}
    assert taken | {monitor for monitor, _ in sink.still} == {1}

    plug_in(display, "beside", BESIDE, LAPTOP[0], "none")
    before = len(sink.observations)
    assert recorder.look_once().frames_seen == 2
    assert 2 in {one.monitor for one in sink.observations[before:]}


def test_another_resolution_is_told_and_seen_whole(
    display: XDisplay, recorder: Recorder, sink: FakeSink
) -> None:
    display.show_xterm("chart", "twelve fathoms", "30x5+10+10")
    recorder.look_once()
    with closing(x11_events.X11Events(display.name)) as events:
        events.wait(0.0)
        change_resolution(display)
        assert any(Happening.MONITORS in events.wait(PATIENCE_S) for _ in range(20))
    recorder.look_once()
    assert seen(sink.observations) == {
        (1, "chart", (1920, 1080)),
        (1, "chart", HALF),
    }
