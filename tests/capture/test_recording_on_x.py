"""The whole way from a real screen to what would be stored."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from capture.pictures import decode
from capture.rapidocr_reader import RapidOcrReader
from capture.recorder import Recorder
from capture.recorder_state import RecorderPhase, RecorderState
from capture.screens import MssScreens
from core.clock import SystemClock
from core.observation import GapKind
from core.privacy.exclusion_rules import ExclusionRules
from tests.fakes.fake_screen import FakeClock, FakeSink, ScriptedReader, line

if TYPE_CHECKING:
    from tests.x_display import XDisplay

x11_windows = pytest.importorskip("capture.x11_windows", exc_type=ImportError)
pytestmark = pytest.mark.screen

PRIVATE_TITLE = "Anniversary gifts — Mozilla Firefox Private Browsing"


def show_private(x_display: XDisplay, geometry: str) -> None:
    shown = x_display.show_xterm("a browser", "silver cufflinks", geometry)
    name = ("xdotool", "set_window", "--name", PRIVATE_TITLE, str(shown.xid))
    assert x_display.start(name).wait() == 0


@pytest.fixture
def sink() -> FakeSink:
    return FakeSink()


@pytest.fixture
def recorder(x_display: XDisplay, sink: FakeSink) -> Iterator[Recorder]:
    recorder = Recorder(
        MssScreens(),
        x11_windows.X11Windows(),
        RapidOcrReader(),
        sink,
        ExclusionRules,
        FakeClock(),
        lambda: 2.0,
        lambda _: None,
    )
    yield recorder
    recorder.stop()


def test_a_terminal_is_read_with_boxes_on_its_lines(
    x_display: XDisplay, recorder: Recorder, sink: FakeSink
) -> None:
    x_display.show_xterm(
        "flash log",
        "flashing the buoy\nGrüße Köln: € 18.40 bei 21 °C\nverify failed at 0x3f",
        "60x20+200+150",
    )
    assert recorder.look_once().frames_kept == 1
    (observation,) = sink.observations
    assert (observation.window.app, observation.window.title) == ("xterm", "flash log")
    rows = {line.text: line.box for line in observation.lines}
    first, second, third = (
        rows["flashing the buoy"],
        rows["Grüße Köln: € 18.40 bei 21 °C"],
        rows["verify failed at 0x3f"],
    )
    assert first.top < second.top < third.top
    assert 190 <= first.left < 220
    assert first.intersection_area(third) == 0
    assert observation.picture is not None
    shown = decode(observation.picture)
    inked = shown[first.top : first.bottom, first.left : first.right]
    assert inked.min() < 60
    assert inked.max() > 200


def test_nothing_of_a_focused_private_window_reaches_the_sink(
    x_display: XDisplay, recorder: Recorder, sink: FakeSink
) -> None:
    x_display.show_xterm("notes", "shopping list", "60x12+1000+600")
    show_private(x_display, "60x20+100+100")
    result = recorder.look_once()
    assert result.excluded_by == "group private windows"
    recorder.stop()
    assert not sink.observations
    assert not any("Anniversary" in gap.reason for gap in sink.gaps)


def test_a_visible_private_window_is_black_in_picture_and_text(
    x_display: XDisplay, recorder: Recorder, sink: FakeSink
) -> None:
    show_private(x_display, "50x12+100+100")
    x_display.show_xterm("notes", "shopping list", "50x12+1000+600")
    private = next(
        window for window in x11_windows.X11Windows().windows() if "Anniversary" in window.title
    )
    assert recorder.look_once().masked == 1
    (observation,) = sink.observations
    text = " ".join(line.text for line in observation.lines)
    assert "shopping list" in text
    assert "cufflinks" not in text
    assert "Anniversary" not in str(observation.window) + text
    assert observation.picture is not None
    area = private.area
    shown = decode(observation.picture)[area.top : area.bottom, area.left : area.right]
    assert shown.size
    assert not shown.any()


def test_a_still_screen_is_read_once(
    x_display: XDisplay, recorder: Recorder, sink: FakeSink
) -> None:
    x_display.show_xterm("still", "nothing happens here")
    recorder.look_once()
    assert recorder.look_once().frames_kept == 0
    assert len(sink.observations) == 1
    assert len(sink.still) == 1


def test_a_site_is_kept_out_by_its_address_bar(x_display: XDisplay, sink: FakeSink) -> None:
    rules = ExclusionRules(sites=("bank.example",))
    recorder = Recorder(
        MssScreens(),
        x11_windows.X11Windows(),
        RapidOcrReader(),
        sink,
        lambda: rules,
        FakeClock(),
        lambda: 2.0,
        lambda _: None,
    )
    page = "my.bank.example/overview\n\nBalance 6,218.44\n"
    x_display.show_xterm("Overview", page, "60x20+100+20", app_class="Chromium")
    assert recorder.look_once().excluded_by == "site bank.example"
    assert not sink.observations

    x_display.show_xterm("notes", "shopping list", "50x12+1000+600")
    assert recorder.look_once().masked == 1
    (observation,) = sink.observations
    text = " ".join(line.text for line in observation.lines)
    assert "shopping list" in text
    assert "Balance" not in text
    assert "bank" not in text
    recorder.stop()


def test_the_screen_goes_and_comes_back(sink: FakeSink) -> None:
    """A crash of the X server is a gap with a reason; recording goes on with the next one."""
    from tests.x_display import start_x_display, wait_until

    states: list[RecorderState] = []
    first = start_x_display(800, 600)
    recorder = Recorder(
        MssScreens(first.name),
        x11_windows.X11Windows(first.name),
        ScriptedReader(line("anchor watch")),
        sink,
        ExclusionRules,
        SystemClock(),
        lambda: 0.1,
        states.append,
    )
    try:
        recorder.start()
        wait_until(lambda: len(sink.observations) == 1, "the first screen")
        first.close()
        wait_until(lambda: recorder.state.phase is RecorderPhase.FAILED, "the failure to be told")
        assert first.name in recorder.state.reason or "Monitor" in recorder.state.reason
        with closing(start_x_display(640, 480, name=first.name)) as second:
            second.start(("xmessage", "-print", "back again"))
            wait_until(lambda: recorder.state.phase is RecorderPhase.RECORDING, "recording again")
            wait_until(lambda: len(sink.observations) == 2, "the screen that came back")
            assert [gap.kind for gap in sink.gaps] == [GapKind.FAILED]
            recorder.stop()
    finally:
        recorder.stop()
        first.close()
