"""Text from the accessibility tree of macOS, as a recorded program tells it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from capture.platforms.left_alone import ASIDE_S, NoAnswer
from capture.platforms.macos_text import (
    MOST_PARTS,
    NOT_PERMITTED,
    MacPart,
    MacText,
)
from capture.visible_text import ToldText, Untold, WhyUntold
from capture.windows import DesktopWindow
from core.observation import Box

WINDOW = DesktopWindow("textedit", "Letter", Box(100, 50, 800, 600), id=7, process=410)


def part(handle: int, role: str, box: Box, value: str = "", **more: str) -> MacPart:
    return MacPart(handle, role, more.get("subrole", ""), box, value, more.get("address", ""))


FRAME = part(1, "AXWindow", WINDOW.area)
SCROLLED = part(2, "AXScrollArea", Box(100, 100, 600, 300))
LETTER = part(3, "AXTextArea", Box(100, 0, 600, 2000))
LABEL = part(4, "AXStaticText", Box(110, 60, 200, 17), "Freight of the week")
AWAY = part(5, "AXStaticText", Box(110, 700, 200, 17), "scrolled away")
PASSWORD = part(6, "AXTextField", Box(400, 60, 200, 17), subrole="AXSecureTextField")
BAR = part(8, "AXScrollBar", Box(690, 100, 10, 300))
PAGE = part(9, "AXWebArea", Box(100, 420, 800, 200), address="https://harbour.example/tides")
PANEL = part(10, "AXWebArea", Box(800, 60, 90, 90), address="https://panel.example")


@dataclass
class RecordedProgram:
    """Tells what it told when it was recorded, or takes too long."""

    parts: dict[int, tuple[MacPart, ...]] = field(
        default_factory=lambda: {
            1: (SCROLLED, LABEL, AWAY, PASSWORD, PAGE, PANEL),
            2: (LETTER, BAR),
        }
    )
    is_allowed: bool = True
    hangs: bool = False
    asked: list[int] = field(default_factory=list)
    released: int = 0

    def is_permitted(self) -> bool:
        return self.is_allowed

    def windows(self, process: int) -> Sequence[MacPart]:
        if self.hangs:
            raise NoAnswer
        self.asked.append(process)
        return [FRAME] if process == WINDOW.process else []

    def children(self, part: MacPart) -> Sequence[MacPart]:
        return self.parts.get(part.handle, ())

    def lines(self, part: MacPart) -> Sequence[tuple[str, Box]]:
        assert part.handle == LETTER.handle
        return [
            ("cut at the top", Box(104, 92, 200, 16)),
            ("the tide is high\n", Box(104, 108, 200, 16)),
            ("\n", Box(104, 124, 200, 16)),
        ]

    def release(self) -> None:
        self.released += 1


@pytest.fixture
def program() -> RecordedProgram:
    return RecordedProgram()


def test_what_is_in_sight_is_told(program: RecordedProgram) -> None:
    told = MacText(program).text_of(WINDOW)
    assert isinstance(told, ToldText)
    assert {line.text: line.is_exact for line in told.lines} == {
        "Freight of the week": False,
        "the tide is high": True,
    }
    assert {PASSWORD.box, BAR.box} < set(told.doubtful)
    assert program.released == 1


def test_the_address_is_that_of_the_largest_page(program: RecordedProgram) -> None:
    assert MacText(program).address_of(WINDOW) == "https://harbour.example/tides"


def test_without_the_permission_nobody_is_asked(program: RecordedProgram) -> None:
    program.is_allowed = False
    told = MacText(program)
    assert told.text_of(WINDOW) == Untold(WhyUntold.HAS_NONE)
    assert told.address_of(WINDOW) is None
    assert told.limits() == NOT_PERMITTED
    assert program.asked == []
    told.close()


def test_a_window_that_is_told_elsewhere_is_not_believed(program: RecordedProgram) -> None:
    moved = replace(WINDOW, area=Box(500, 50, 800, 600))
    assert MacText(program).text_of(moved) == Untold(WhyUntold.MISPLACED)
    stranger = replace(WINDOW, process=9)
    assert MacText(program).text_of(stranger) == Untold(WhyUntold.HAS_NONE)


def test_a_program_that_hangs_is_left_alone_for_a_while(program: RecordedProgram) -> None:
    now_s = [0.0]
    told = MacText(program, clock_s=lambda: now_s[0])
    program.hangs = True
    assert told.text_of(WINDOW) == Untold(WhyUntold.TOO_SLOW)
    program.hangs = False
    assert told.text_of(WINDOW) == Untold(WhyUntold.TOO_SLOW)
    assert program.asked == []
    now_s[0] = ASIDE_S + 1
    assert isinstance(told.text_of(WINDOW), ToldText)


def test_a_program_that_takes_too_long_in_all_is_left_alone(program: RecordedProgram) -> None:
    now_s = [0.0]

    def clock_s() -> float:
        now_s[0] += 0.4
        return now_s[0]

    assert MacText(program, clock_s=clock_s).text_of(WINDOW) == Untold(WhyUntold.TOO_SLOW)


def test_a_window_of_too_many_parts_is_read_off_the_picture(program: RecordedProgram) -> None:
    program.parts = {1: tuple(replace(LABEL, handle=100 + at) for at in range(MOST_PARTS))}
    assert MacText(program).text_of(WINDOW) == Untold(WhyUntold.TOO_MUCH)
