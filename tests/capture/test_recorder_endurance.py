"""What a long day does to the recorder: many windows, clocks that jump, readers that fail."""

import tracemalloc
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from capture.observation_sink import StoreOutcome
from capture.recorder import Recorder
from capture.windows import DesktopWindow
from core.errors import ReaderUnavailable
from core.observation import Box, Observation
from core.privacy.exclusion_rules import ExclusionRules
from tests.fakes.fake_screen import (
    FakeClock,
    FakeScreens,
    FakeSink,
    FakeWindows,
    ScriptedReader,
    line,
    plain_frame,
    with_block,
)

WINDOWS, TRACED = 10_000, 1_000
SECOND, DAY = 1.0, 86_400.0
# A frame has 48,000 bytes: kept for good, those of the last thousand windows would be 48 MB.
GROWTH_BYTES = 2_000_000


class _CountingSink(FakeSink):
    """Counts what it is handed instead of keeping it."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def store(self, observation: Observation) -> StoreOutcome:
        self.count += 1
        outcome = super().store(observation)
        self.observations.clear()
        return outcome


def test_ten_thousand_windows_in_an_hour_leave_nothing_behind() -> None:
    screens, windows, reader = FakeScreens(plain_frame(160, 100)), FakeWindows(), ScriptedReader()
    sink, clock = _CountingSink(), FakeClock()
    recorder = _recorder(screens, windows, reader, sink, clock)
    try:
        for number in range(WINDOWS):
            if number == WINDOWS - TRACED:
                tracemalloc.start()
            _show(screens, windows, reader, number)
            clock.advance(3_600 / WINDOWS)
            recorder.look_once()
            reader.frames.clear()
            reader.changed.clear()
        grown, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
        recorder.stop()
    assert sink.count == WINDOWS
    assert grown < GROWTH_BYTES


@settings(deadline=None)
@given(st.lists(st.floats(-2 * DAY, 2 * DAY), min_size=1, max_size=12))
def test_a_clock_that_jumps_makes_no_backward_time_and_loses_no_screen(
    jumps: Sequence[float],
) -> None:
    screens, windows, reader = FakeScreens(plain_frame(160, 100)), FakeWindows(), ScriptedReader()
    sink, clock = FakeSink(), FakeClock()
    recorder = _recorder(screens, windows, reader, sink, clock)
    for number, jump in enumerate(jumps):
        _show(screens, windows, reader, number)
        recorder.look_once()
        clock.advance(jump)
        recorder.pause(reason="the test") if number % 3 == 2 else recorder.look_once()
        clock.advance(SECOND)
        recorder.resume()
    recorder.stop()
    assert [one.lines[0].text for one in sink.observations] == [
        f"window {number}" for number in range(len(jumps))
    ]
    assert all(gap.since <= gap.until for gap in sink.gaps)
    assert all(one.at.tzinfo is not None for one in sink.observations)


@settings(deadline=None)
@given(st.lists(st.booleans(), min_size=1, max_size=12))
def test_a_reader_that_fails_now_and_then_loses_no_screen(failures: Sequence[bool]) -> None:
    screens, windows, reader = FakeScreens(plain_frame(160, 100)), FakeWindows(), ScriptedReader()
    sink, clock = FakeSink(), FakeClock()
    recorder = _recorder(screens, windows, reader, sink, clock)
    for number, fails in enumerate(failures):
        _show(screens, windows, reader, number)
        reader.error = ReaderUnavailable("The reader is away.") if fails else None
        if fails:
            with pytest.raises(ReaderUnavailable):
                recorder.look_once()
            reader.error = None
        recorder.look_once()
        clock.advance(SECOND)
    recorder.stop()
    assert len(sink.observations) == len(failures)


def _recorder(
    screens: FakeScreens,
    windows: FakeWindows,
    reader: ScriptedReader,
    sink: FakeSink,
    clock: FakeClock,
) -> Recorder:
    return Recorder(
        screens, windows, reader, sink, ExclusionRules, clock, lambda: 2.0, lambda _: None
    )


def _show(screens: FakeScreens, windows: FakeWindows, reader: ScriptedReader, number: int) -> None:
    """Another window with another text in front."""
    frame = plain_frame(160, 100)
    for bit in range(14):
        if number >> bit & 1:
            frame = with_block(frame, Box(8 + 20 * (bit % 7), 20 + 40 * (bit // 7), 16, 30))
    screens.frames[1] = frame
    windows.shown = (
        DesktopWindow("desk", f"Window {number}", Box(0, 0, 160, 100), is_focused=True),
    )
    reader.lines = (line(f"window {number}"),)
