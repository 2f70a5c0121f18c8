"""What the looker makes of programs that tell: text and secrets, addresses and rules."""

from dataclasses import replace

from capture.screen_looker import LookResult, ScreenLooker
from capture.told_reading import ToldReading
from capture.visible_text import ToldText
from capture.windows import DesktopWindow
from core.observation import Box
from core.privacy.exclusion_rules import ExclusionRules
from tests.capture.test_told_lines import page
from tests.fakes.fake_screen import (
    FakeClock,
    FakeScreens,
    FakeSink,
    FakeWindows,
    ScriptedReader,
    line,
)
from tests.fakes.fake_visible_text import FakeVisibleText

AREA = Box(0, 0, 640, 400)
EDITOR = DesktopWindow("kate", "letter", AREA, id=1, process=10, is_focused=True)
BROWSER = DesktopWindow("firefox", "Overview", AREA, id=2, process=11, is_focused=True)
RULES = ExclusionRules(sites=("bank.example",))


class Desk:
    """One window, its program, and the looker."""

    def __init__(self, window: DesktopWindow, *texts: str) -> None:
        frame, lines = page(*texts)
        self.screens = FakeScreens(frame)
        self.visible = FakeVisibleText()
        self.visible.texts[window.app] = ToldText(tuple(lines))
        self.reader = ScriptedReader(by_frame=lambda seen: () if (seen == 255).all() else self.read)
        self.read = tuple(line(text, top=10 + 42 * row) for row, text in enumerate(texts))
        self.sink = FakeSink()
        told = ToldReading(self.reader, self.visible, lambda: True)
        self.looker = ScreenLooker(self.screens, FakeWindows(window), self.reader, self.sink, told)

    def look(self, rules: ExclusionRules = RULES) -> LookResult:
        def store(storing: object) -> bool:
            assert callable(storing)
            storing()
            return True

        return self.looker.look(rules, FakeClock().now, store)


def test_told_text_is_stored_at_its_place() -> None:
    desk = Desk(EDITOR, "the tide is high tonight")
    assert desk.look().frames_kept == 1
    (stored,) = desk.sink.observations
    assert [one.text for one in stored.lines] == ["the tide is high tonight"]
    assert 40 <= stored.lines[0].box.top < 64


def test_secrets_are_taken_out_of_told_text_too() -> None:
    desk = Desk(EDITOR, "card 4111 1111 1111 1111")
    desk.look()
    (stored,) = desk.sink.observations
    assert "4111" not in str(stored.lines)
    assert "[card number]" in stored.lines[0].text


def test_an_address_that_is_told_keeps_its_site_out() -> None:
    desk = Desk(BROWSER, "balance")
    desk.visible.addresses["firefox"] = "https://bank.example/balance"
    result = desk.look()
    assert result.excluded_by == "site bank.example"
    assert desk.sink.observations == []
    assert desk.reader.frames == []
    assert desk.visible.asked == []


def test_an_address_that_is_told_is_kept_with_the_page() -> None:
    desk = Desk(BROWSER, "tide table")
    desk.visible.addresses["firefox"] = "https://harbour.example/tides"
    desk.look()
    (stored,) = desk.sink.observations
    assert stored.window.url == "https://harbour.example/tides"
    assert [one.text for one in stored.lines] == ["tide table"]


def test_the_address_on_the_picture_counts_beside_the_told_one() -> None:
    """The page may have changed between the picture and the question."""
    desk = Desk(BROWSER, "balance")
    desk.visible.addresses["firefox"] = "https://harbour.example/tides"
    desk.read = (line("bank.example/balance", top=30),)
    assert desk.look().excluded_by == "site bank.example"
    assert desk.sink.observations == []


def test_a_window_kept_out_is_not_asked_at_all() -> None:
    desk = Desk(replace(EDITOR, title="my bank letters"), "balance")
    desk.look(ExclusionRules(titles=("*bank*",)))
    assert desk.visible.asked == []
    assert desk.sink.observations == []


def test_the_way_to_the_programs_is_closed_with_the_rest() -> None:
    desk = Desk(EDITOR, "balance")
    desk.looker.close()
    assert desk.visible.is_closed
