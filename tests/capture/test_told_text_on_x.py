"""The whole way with programs that tell their text: real windows, a real bus, a real reader."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from capture.rapidocr_reader import RapidOcrReader
from capture.recorder import Recorder
from capture.screens import MssScreens, RgbFrame
from capture.told_reading import ToldReading
from capture.visible_text import ToldText
from core.observation import Box, Observation, TextLine
from core.privacy.exclusion_rules import ExclusionRules
from tests.fakes.fake_screen import FakeClock, FakeSink
from tests.x_display import wait_until

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.capture.platforms.accessibility import Accessibility
    from tests.x_display import XDisplay

if sys.platform != "linux":
    pytest.skip("The accessibility bus is there on Linux only.", allow_module_level=True)

from capture.platforms.atspi_bus import AccessibilityBus
from capture.platforms.atspi_text import AtspiText
from capture.x11_windows import X11Windows
from tests.capture.platforms import accessibility, text_window

pytestmark = [
    pytest.mark.screen,
    pytest.mark.skipif(
        not accessibility.is_here(), reason="This test needs at-spi2-core and dbus; install them."
    ),
]
PATIENT_S = 20.0


class CountingReader(RapidOcrReader):
    """Reads, and counts the lines that it had to read."""

    def __init__(self) -> None:
        super().__init__()
        self.read_lines = 0

    def read(
        self,
        frame: RgbFrame,
        changed: Sequence[Box] | None = None,
        previous: Sequence[TextLine] = (),
    ) -> tuple[TextLine, ...]:
        lines = super().read(frame, changed, previous)
        self.read_lines += len(lines) - len(previous)
        return lines


@pytest.fixture
def bus(x_display: XDisplay, tmp_path: Path) -> Iterator[Accessibility]:
    with accessibility.accessibility_of_its_own(x_display, tmp_path / "run") as started:
        yield started


def observed(
    bus: Accessibility | None, rules: ExclusionRules | None = None
) -> tuple[list[Observation], int]:
    """What one look stores, and how many lines were read off the picture for it."""
    sink, reader = FakeSink(), CountingReader()
    told = None
    if bus is not None:
        visible = AtspiText(AccessibilityBus(bus.session_bus), PATIENT_S, PATIENT_S)
        told = ToldReading(reader, visible, lambda: True)
    recorder = Recorder(
        MssScreens(),
        X11Windows(),
        reader,
        sink,
        lambda: rules or ExclusionRules(),
        FakeClock(),
        lambda: 2.0,
        lambda _: None,
        told=told,
    )
    try:
        recorder.look_once()
    finally:
        recorder.stop()
    return sink.observations, reader.read_lines


def wait_until_told(bus: Accessibility) -> None:
    """Until the window has found the accessibility bus."""
    visible = AtspiText(AccessibilityBus(bus.session_bus), PATIENT_S, PATIENT_S)
    windows = X11Windows()
    try:
        wait_until(
            lambda: any(
                isinstance(visible.text_of(one), ToldText)
                for one in windows.windows()
                if one.title.startswith(text_window.TITLE)
            ),
            "the window to tell its text",
        )
    finally:
        visible.close()
        windows.close()


def words(observations: list[Observation]) -> set[str]:
    return {
        word for one in observations for line in one.lines for word in line.text.casefold().split()
    }


def test_what_is_told_says_what_reading_says_and_spares_most_of_it(bus: Accessibility) -> None:
    with bus.text_window():
        wait_until_told(bus)
        told, few = observed(bus)
        read, many = observed(None)
    assert len(words(told) & words(read)) >= 0.98 * len(words(read))
    texts = {line.text: line.box for one in told for line in one.lines}
    assert {text_window.LETTER[0], text_window.LETTER[20], text_window.ROWS[3]} < set(texts)
    assert not {text_window.LETTER[100], text_window.OTHER_PAGE} & set(texts)
    assert text_window.PASSWORD not in str(told)
    assert few < many / 3
    places = {line.text: line.box for one in read for line in one.lines}
    same = set(texts) & set(places)
    assert len(same) > 30
    for text in same:
        shared = texts[text].intersection_area(places[text])
        assert shared > 0.5 * min(box.width * box.height for box in (texts[text], places[text])), (
            text
        )


def test_a_window_that_is_kept_out_is_neither_asked_nor_read(
    bus: Accessibility, x_display: XDisplay
) -> None:
    with bus.text_window():
        wait_until_told(bus)
        x_display.show_xterm("notes", "shopping list", "40x6+1300+900")
        stored, _ = observed(bus, ExclusionRules(titles=("Harbour letters",)))
    assert "shopping" in words(stored)
    assert not {"harbour", "paragraph", "crate", "figs"} & words(stored)


def test_what_another_window_covers_is_not_told(bus: Accessibility, x_display: XDisplay) -> None:
    with bus.text_window():
        wait_until_told(bus)
        x_display.show_xterm("notes", "shopping list", "40x12+120+160")
        stored, _ = observed(bus)
    texts = {line.text for one in stored for line in one.lines}
    assert "shopping list" in texts
    assert not {text_window.LETTER[5], text_window.LETTER[8]} & texts
    assert text_window.ROWS[3] in texts
