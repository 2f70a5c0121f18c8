"""The accessibility bus asked about real windows of a real program, on a real X display."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from capture.visible_text import ToldText, Untold, WhyUntold
from capture.windows import DesktopWindow
from core.observation import Box
from tests.x_display import XDisplay, wait_until

if sys.platform != "linux":
    pytest.skip("The accessibility bus is there on Linux only.", allow_module_level=True)

from capture.platforms.atspi_bus import AccessibilityBus
from capture.platforms.atspi_text import NO_BUS, AtspiText
from capture.platforms.left_alone import ASIDE_S
from capture.x11_windows import X11Windows
from tests.capture.platforms import accessibility, text_window
from tests.capture.platforms.accessibility import Accessibility, TextWindow
from tests.fakes.scripted_bus import message_bus_of_its_own

pytestmark = [
    pytest.mark.screen,
    pytest.mark.skipif(
        not accessibility.is_here(), reason="This test needs at-spi2-core and dbus; install them."
    ),
]
PATIENT_S = 20.0


@pytest.fixture
def bus(x_display: XDisplay, tmp_path: Path) -> Iterator[Accessibility]:
    with accessibility.accessibility_of_its_own(x_display, tmp_path / "run") as started:
        yield started


@pytest.fixture
def letters(bus: Accessibility) -> Iterator[TextWindow]:
    with bus.text_window() as shown:
        yield shown


@pytest.fixture
def told(bus: Accessibility) -> Iterator[AtspiText]:
    made = AtspiText(AccessibilityBus(bus.session_bus), PATIENT_S, PATIENT_S)
    yield made
    made.close()


def _window(title: str = text_window.TITLE) -> DesktopWindow:
    windows = X11Windows()
    try:
        return next(one for one in windows.windows() if one.title.startswith(title))
    finally:
        windows.close()


def _text(told: AtspiText) -> ToldText:
    """What the window tells, once its program is on the bus."""
    wait_until(lambda: isinstance(told.text_of(_window()), ToldText), "the window to tell its text")
    found = told.text_of(_window())
    assert isinstance(found, ToldText)
    return found


def _words(found: ToldText) -> set[str]:
    return {line.text for line in found.lines}


def test_what_is_in_sight_is_told_and_nothing_else(letters: TextWindow, told: AtspiText) -> None:
    found = _text(told)
    words = _words(found)
    seen = [line for line in text_window.LETTER if line in words]
    assert seen == text_window.LETTER[: len(seen)]
    assert 20 < len(seen) < len(text_window.LETTER)
    rows = [row for row in text_window.ROWS if row in words]
    assert rows == text_window.ROWS[: len(rows)]
    assert 5 < len(rows) < 40
    notes = [note for note in text_window.NOTES if note in words]
    assert notes == text_window.NOTES[: len(notes)]
    assert 3 < len(notes) < 30
    assert {text_window.LABEL, text_window.FIELD} < words
    assert words == {*seen, *rows, *notes, text_window.LABEL, text_window.FIELD}


def test_every_line_lies_in_its_window_at_a_place_of_its_own(
    letters: TextWindow, told: AtspiText
) -> None:
    found = _text(told)
    area = _window().area
    boxes = [line.box for line in found.lines]
    assert all(box.intersection_area(area) == box.width * box.height > 0 for box in boxes)
    letter = [line for line in found.lines if line.text.startswith("Paragraph")]
    tops = [line.box.top for line in letter]
    assert len(set(tops)) == len(tops)
    assert all(line.is_exact and 10 < line.box.height < 40 for line in letter)


def test_scrolled_text_is_told_as_it_stands_now(letters: TextWindow, told: AtspiText) -> None:
    before = _words(_text(told))
    letters.order("scroll")
    after = _words(_text(told))
    assert text_window.LETTER[0] in before - after
    assert text_window.LETTER[60] in after - before
    assert text_window.LETTER[-1] not in before | after


def test_a_page_behind_another_is_told_only_when_it_is_in_front(
    letters: TextWindow, told: AtspiText
) -> None:
    assert text_window.OTHER_PAGE not in _words(_text(told))
    letters.order("page")
    words = _words(_text(told))
    assert text_window.OTHER_PAGE in words
    assert not any(line in words for line in text_window.LETTER)


def test_of_a_password_nothing_is_asked_and_its_place_is_left_to_the_picture(
    letters: TextWindow, told: AtspiText
) -> None:
    found = _text(told)
    assert not any("●" in line.text or "herring" in line.text for line in found.lines)
    field = next(line.box for line in found.lines if line.text == text_window.FIELD)
    assert any(
        box.top > field.bottom and box.top - field.bottom < 30 and abs(box.left - field.left) < 20
        for box in found.doubtful
    )


def test_a_program_that_hangs_is_left_alone_for_a_while(
    bus: Accessibility, letters: TextWindow, told: AtspiText
) -> None:
    _text(told)
    letters.order("hang", is_answered=False)
    now_s = [0.0]
    asked: list[float] = []

    def clock_s() -> float:
        asked.append(now_s[0])
        now_s[0] += 0.05
        return now_s[0]

    brief = AtspiText(AccessibilityBus(bus.session_bus), 0.3, 0.3, clock_s)
    window = replace(_window(), title="hanging")
    try:
        wait_until(
            lambda: brief.text_of(window) == Untold(WhyUntold.TOO_SLOW), "the program to hang"
        )
        asked.clear()
        assert brief.text_of(window) == Untold(WhyUntold.TOO_SLOW)
        assert len(asked) == 1  # the clock was looked at, the program was not asked
        now_s[0] += ASIDE_S
        asked.clear()
        assert brief.text_of(window) == Untold(WhyUntold.TOO_SLOW)
        assert len(asked) > 1
    finally:
        brief.close()


def test_windows_of_programs_that_tell_nothing_are_read_off_the_picture(
    bus: Accessibility, x_display: XDisplay, told: AtspiText
) -> None:
    x_display.show_xterm("plain terminal", "words on a terminal")
    window = _window("plain terminal")
    assert window.process > 0
    assert told.text_of(window) == Untold(WhyUntold.HAS_NONE)
    assert told.address_of(window) is None
    assert told.limits() == ""


def test_a_window_elsewhere_than_its_program_says_is_not_believed(
    letters: TextWindow, told: AtspiText
) -> None:
    _text(told)
    moved = replace(_window(), area=Box(1200, 0, 700, 300))
    assert told.text_of(moved) == Untold(WhyUntold.MISPLACED)


def test_the_process_that_records_may_ask_and_reach_nothing_else(
    bus: Accessibility, letters: TextWindow, told: AtspiText
) -> None:
    """The bus is a socket of this machine, which the guard of that process lets through."""
    _text(told)
    script = (
        "import socket, sys\n"
        "from core.child_process import NetworkRefused, refuse_network\n"
        "refuse_network(allow_local_sockets=True)\n"
        "from capture.platforms.atspi_bus import AccessibilityBus\n"
        "from capture.platforms.atspi_text import AtspiText\n"
        "from capture.x11_windows import X11Windows\n"
        "told = AtspiText(AccessibilityBus(), 20.0, 20.0)\n"
        "for window in X11Windows().windows():\n"
        "    print(told.text_of(window))\n"
        "try:\n"
        "    socket.create_connection(('127.0.0.1', 9))\n"
        "except NetworkRefused:\n"
        "    print('refused')\n"
    )
    asked = subprocess.run(
        [sys.executable, "-c", script],
        env=letters.display.env() | {"DBUS_SESSION_BUS_ADDRESS": bus.session_bus},
        cwd=accessibility.ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert text_window.LETTER[0] in asked.stdout
    assert asked.stdout.rstrip().endswith("refused")


def test_no_bus_is_started_by_asking_for_one(x_display: XDisplay, tmp_path: Path) -> None:
    with message_bus_of_its_own() as address:
        alone = AtspiText(AccessibilityBus(address))
        assert alone.limits() == NO_BUS
        assert alone.limits() == NO_BUS
        window = DesktopWindow("editor", "letter", Box(0, 0, 10, 10), process=1)
        assert alone.text_of(window) == Untold(WhyUntold.HAS_NONE)
        alone.close()
