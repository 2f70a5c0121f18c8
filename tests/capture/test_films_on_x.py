"""A film in a real window is noticed; a terminal that prints all the time is not taken for one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from capture.moving_areas import MOVING_LOOKS
from capture.recorder import Recorder
from capture.screen_looker import LookResult
from capture.screens import MssScreens
from core.privacy.exclusion_rules import ExclusionRules
from tests.fakes.fake_screen import FakeClock, FakeSink, ScriptedReader, line

if TYPE_CHECKING:
    from tests.x_display import XDisplay

x11_windows = pytest.importorskip("capture.x11_windows", exc_type=ImportError)
x11_events = pytest.importorskip("capture.x11_events", exc_type=ImportError)
pytestmark = pytest.mark.screen

LOOKS = 3 * MOVING_LOOKS
PRINT_WITHOUT_END = 'i=0; while :; do i=$((i+1)); echo "[$i] compiling module $i: done"; done'


class Watching:
    """A recorder that looks whenever the screen has become another one."""

    def __init__(self, display: XDisplay) -> None:
        self._display = display
        self._clock = FakeClock()
        self.recorder = Recorder(
            MssScreens(),
            x11_windows.X11Windows(),
            ScriptedReader(line("a few words")),
            FakeSink(),
            ExclusionRules,
            self._clock,
            lambda: 2.0,
            lambda _: None,
            events=x11_events.X11Events(),
        )

    def look(self) -> LookResult:
        from tests.x_display import wait_until

        seen = self._display.screenshot().tobytes()
        self._clock.advance(0.001)  # nobody touches this display
        result = self.recorder.look_once()
        wait_until(lambda: self._display.screenshot().tobytes() != seen, "the screen to change")
        return result


@pytest.fixture
def watching(x_display: XDisplay) -> Iterator[Watching]:
    watching = Watching(x_display)
    yield watching
    watching.recorder.stop()


def test_a_film_in_a_window_is_noticed(x_display: XDisplay, watching: Watching) -> None:
    command = (sys.executable, "-m", "tests.benchmarks.desk_window", "film", "A film", "1")
    x_display.start(command)
    x_display.wait_for_window("A film")
    results = [watching.look() for _ in range(LOOKS)]
    assert results[0].frames_kept == 1
    held_back = [result for result in results if result.unchanged and result.changed_share > 0.2]
    assert len(held_back) >= LOOKS - MOVING_LOOKS - 2


def test_a_terminal_that_prints_all_the_time_is_read_at_every_look(
    x_display: XDisplay, watching: Watching
) -> None:
    font = ("-fa", "DejaVu Sans Mono", "-fs", "11", "-geometry", "150x50+20+20")
    x_display.start(("xterm", "-T", "A log", *font, "-e", "sh", "-c", PRINT_WITHOUT_END))
    x_display.wait_for_window("A log")
    results = [watching.look() for _ in range(LOOKS)]
    # Between two looks that come right after each other, it may have printed nothing.
    assert not [result for result in results if result.unchanged and result.changed_share > 0.2]
    assert sum(not result.unchanged for result in results) > LOOKS / 2
