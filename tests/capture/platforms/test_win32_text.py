"""Text from UI Automation, as recorded windows tell it.

The shapes are those of Microsoft's documentation: control types, a window's tree as the control
view gives it, and what a text range answers. No real window was recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import pytest

from capture.platforms.left_alone import ASIDE_S, NoAnswer
from capture.platforms.win32_text import MOST_PARTS, NOT_HERE, Kind, UiaPart, Win32Text
from capture.platforms.win32_text_lines import TextSpan, lines_in_sight
from capture.visible_text import ToldLine, ToldText, Untold, WhyUntold
from capture.windows import DesktopWindow
from core.observation import Box

NOTEPAD, OTHER = 4712, 5000
WINDOW = DesktopWindow("notepad", "tides.txt", Box(100, 50, 800, 600), id=0x10F02, process=NOTEPAD)


def part(handle: int, kind: int, box: Box, name: str = "", **more: bool) -> UiaPart:
    return UiaPart(handle, kind, name, box, NOTEPAD, **more)


# With the invisible border around it, as UI Automation tells a window.
FRAME = part(0, 50032, Box(92, 50, 816, 608), "tides.txt - Notepad")
PANE = part(1, 50033, Box(100, 100, 800, 500))
TEXT = part(2, Kind.EDIT, Box(100, 100, 780, 300), "Text Editor", has_lines=True)
BAR = part(3, Kind.SCROLL_BAR, Box(880, 100, 20, 300))
LABEL = part(4, Kind.TEXT, Box(110, 60, 200, 17), "Freight  of the week")
AWAY = part(5, Kind.TEXT, Box(110, 500, 200, 17), "scrolled away", is_offscreen=True)
PASSWORD = part(6, Kind.EDIT, Box(400, 60, 200, 17), "PIN", is_password=True, has_lines=True)
BUTTON = part(7, Kind.BUTTON, Box(700, 60, 80, 20), "Send")
TABS = part(8, 50018, Box(100, 420, 800, 200))
CHOSEN = part(9, Kind.TAB_ITEM, Box(100, 420, 90, 20), "Tides", is_selected=True)
BEHIND = part(10, Kind.TAB_ITEM, Box(190, 420, 90, 20), "Diary")
ROW = part(11, Kind.LIST_ITEM, Box(104, 424, 80, 14), "Harbour")
HIDDEN_ROW = part(12, Kind.LIST_ITEM, Box(194, 424, 80, 14), "what the tab behind holds")
FOREIGN = replace(part(13, Kind.TEXT, Box(300, 450, 90, 17), "a guest's words"), process=OTHER)
HALF = part(14, Kind.TEXT, Box(110, 645, 200, 17), "half below the edge")


@dataclass(frozen=True)
class RecordedSpan:
    """The lines `at` up to `end` of a text of which each line has these rectangles."""

    rows: Sequence[tuple[str, tuple[Box, ...]]]
    at: int
    end: int
    on_step: Callable[[], None] = lambda: None

    def first_line(self) -> RecordedSpan:
        return replace(self, end=self.at + 1)

    def next_line(self) -> RecordedSpan | None:
        self.on_step()
        if self.end >= len(self.rows):
            return None
        return replace(self, at=self.at + 1, end=self.at + 2)

    def begins_before_end_of(self, other: TextSpan) -> bool:
        assert isinstance(other, RecordedSpan)
        return self.at < other.end

    def text(self) -> str:
        return "".join(text for text, _ in self.rows[self.at : self.end])

    def boxes(self) -> Sequence[Box]:
        return [box for _, boxes in self.rows[self.at : self.end] for box in boxes]


LINES = (
    ("above the window\r\n", ()),
    ("half a line\r\n", (Box(104, 100, 200, 8),)),
    ("the tide is high\r\n", (Box(104, 108, 200, 16),)),
    ("\r\n", (Box(104, 124, 0, 16),)),
    ("a paragraph that is wrapped", (Box(104, 140, 700, 16), Box(104, 156, 300, 16))),
    ("the tide is low\r\n", (Box(104, 172, 200, 16),)),
    ("below what is in sight\r\n", (Box(104, 400, 200, 16),)),
)


@dataclass
class RecordedWindow:
    """Tells what it told when it was recorded, or takes too long."""

    parts: dict[int, tuple[UiaPart, ...]] = field(
        default_factory=lambda: {
            0: (PANE, LABEL, AWAY, PASSWORD, BUTTON, TABS, FOREIGN, HALF),
            1: (TEXT, BAR),
            2: (part(20, Kind.TEXT, Box(104, 108, 90, 16), "the tide"),),
            7: (part(21, Kind.TEXT, Box(710, 62, 40, 16), "Send"),),
            8: (CHOSEN, BEHIND),
            9: (ROW,),
            10: (HIDDEN_ROW,),
        }
    )
    top: UiaPart | None = FRAME
    pages: dict[int, str] = field(default_factory=dict)
    starts: bool = True
    hangs: bool = False
    asked: list[int] = field(default_factory=list)
    released: int = 0

    def is_here(self) -> bool:
        return self.starts

    def window(self, handle: int) -> UiaPart | None:
        if self.hangs:
            raise NoAnswer
        self.asked.append(handle)
        return self.top if handle == WINDOW.id else None

    def children(self, part: UiaPart) -> Sequence[UiaPart]:
        assert part not in (PASSWORD, FOREIGN, BEHIND, BUTTON, AWAY)
        return self.parts.get(part.handle, ())

    def stretches(self, part: UiaPart) -> Sequence[TextSpan]:
        assert part == TEXT
        return [RecordedSpan(LINES, 1, 6)]

    def value(self, part: UiaPart) -> str:
        return self.pages[part.handle]

    def release(self) -> None:
        self.released += 1


@pytest.fixture
def window() -> RecordedWindow:
    return RecordedWindow()


def test_what_is_in_sight_is_told(window: RecordedWindow) -> None:
    told = Win32Text(window).text_of(WINDOW)
    assert isinstance(told, ToldText)
    assert {line.text: line.is_exact for line in told.lines} == {
        "Freight of the week": False,
        "the tide is high": True,
        "the tide is low": True,
        "Harbour": False,
    }
    assert window.released == 1


def test_what_is_private_foreign_or_cut_is_left_to_the_picture(window: RecordedWindow) -> None:
    told = Win32Text(window).text_of(WINDOW)
    assert isinstance(told, ToldText)
    half_row, half_part = Box(104, 100, 200, 8), Box(110, 645, 200, 5)
    assert {PASSWORD.box, BAR.box, FOREIGN.box, half_row, half_part} < set(told.doubtful)
    assert {Box(104, 140, 700, 16), Box(104, 156, 300, 16)} < set(told.doubtful)


def test_without_ui_automation_nobody_is_asked(window: RecordedWindow) -> None:
    window.starts = False
    told = Win32Text(window)
    assert told.text_of(WINDOW) == Untold(WhyUntold.HAS_NONE)
    assert told.address_of(WINDOW) is None
    assert (told.limits(), window.asked) == (NOT_HERE, [])
    told.close()


def test_a_window_that_is_told_elsewhere_or_has_closed_is_not_believed(
    window: RecordedWindow,
) -> None:
    moved = replace(WINDOW, area=Box(500, 50, 800, 600))
    assert Win32Text(window).text_of(moved) == Untold(WhyUntold.MISPLACED)
    closed = replace(WINDOW, id=9)
    assert Win32Text(window).text_of(closed) == Untold(WhyUntold.HAS_NONE)
    assert Win32Text(window).text_of(replace(WINDOW, process=0)) == Untold(WhyUntold.HAS_NONE)


def test_a_store_app_is_believed_inside_its_frame(window: RecordedWindow) -> None:
    guest = replace(WINDOW, process=OTHER)
    told = Win32Text(window).text_of(guest)
    assert isinstance(told, ToldText)
    assert FOREIGN.name in {line.text for line in told.lines}


def test_a_program_that_hangs_is_left_alone_for_a_while(window: RecordedWindow) -> None:
    now_s = [0.0]
    told = Win32Text(window, clock_s=lambda: now_s[0])
    window.hangs = True
    assert told.text_of(WINDOW) == Untold(WhyUntold.TOO_SLOW)
    window.hangs = False
    assert told.text_of(WINDOW) == Untold(WhyUntold.TOO_SLOW)
    assert window.asked == []
    now_s[0] = ASIDE_S + 1
    assert isinstance(told.text_of(WINDOW), ToldText)


def test_all_answers_together_have_a_time(window: RecordedWindow) -> None:
    now_s = [0.0]

    def clock_s() -> float:
        now_s[0] += 0.4
        return now_s[0]

    assert Win32Text(window, clock_s=clock_s).text_of(WINDOW) == Untold(WhyUntold.TOO_SLOW)
    assert window.released == 1


def test_a_window_of_too_many_parts_is_left_alone(window: RecordedWindow) -> None:
    window.parts = {0: tuple(replace(LABEL, handle=100 + at) for at in range(MOST_PARTS))}
    told = Win32Text(window)
    assert told.text_of(WINDOW) == Untold(WhyUntold.TOO_MUCH)
    assert told.text_of(WINDOW) == Untold(WhyUntold.TOO_MUCH)
    assert window.asked == [WINDOW.id]


def test_the_address_is_that_of_the_largest_page(window: RecordedWindow) -> None:
    page = part(30, Kind.DOCUMENT, Box(100, 100, 700, 500), "Tides", has_lines=True)
    panel = part(31, Kind.DOCUMENT, Box(800, 100, 100, 500), "Panel", has_lines=True)
    window.parts = {0: (page, panel, PASSWORD)}
    window.pages = {30: "https://harbour.example/tides", 31: "https://panel.example"}
    assert Win32Text(window).address_of(WINDOW) == "https://harbour.example/tides"
    window.parts = {0: (LABEL,)}
    assert Win32Text(window).address_of(WINDOW) is None


def test_stepping_through_a_long_text_has_a_time_too() -> None:
    steps: list[int] = []
    long = tuple((f"line {at}", (Box(0, 16 * at, 90, 16),)) for at in range(1_000))
    span = RecordedSpan(long, 0, 1_000, lambda: steps.append(1))
    with pytest.raises(NoAnswer):
        lines_in_sight([span], Box(0, 0, 100, 20_000), lambda: len(steps) >= 50)
    assert len(steps) == 50


def test_a_single_low_line_at_the_edge_is_whole() -> None:
    span = RecordedSpan((("tide", (Box(0, 0, 40, 12),)),), 0, 1)
    lines, doubtful = lines_in_sight([span], Box(0, 0, 100, 14), lambda: False)
    assert (lines, doubtful) == ([ToldLine("tide", Box(0, 0, 40, 12), is_exact=True)], [])
