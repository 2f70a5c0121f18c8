"""Told text on its way into what is read."""

from dataclasses import replace

from capture.screens import Monitor, RgbFrame
from capture.told_reading import ToldFrame, ToldReading
from capture.visible_text import ToldText
from capture.windows import DesktopWindow
from core.observation import Box, TextLine
from core.privacy.exclusion_rules import ExclusionRules
from tests.capture.test_told_lines import page, written
from tests.fakes.fake_screen import ScriptedReader
from tests.fakes.fake_visible_text import FakeVisibleText

WORDS = ("the tide is high", "ropes and tar", "salt and herring")
SCREEN = Monitor(1, Box(0, 0, 640, 400))
EDITOR = DesktopWindow("kate", "letter", Box(0, 0, 640, 400), id=1, process=10, is_focused=True)


class Desk:
    """One editor that tells its page."""

    def __init__(self) -> None:
        self.frame, lines = page(*WORDS)
        self.visible = FakeVisibleText()
        self.visible.texts["kate"] = ToldText(tuple(lines))
        self.reader = ScriptedReader(by_frame=self._check)
        self.said: tuple[str, ...] = WORDS  # by the picture, to whoever checks
        self.is_wanted = True
        self.grabs = 0
        self.told = ToldReading(self.reader, self.visible, lambda: self.is_wanted)

    def _check(self, sheet: RgbFrame) -> tuple[TextLine, ...]:
        step = sheet.shape[0] // len(self.said)
        told = sorted(self.said, key=len, reverse=True)
        return tuple(TextLine(one, Box(4, row * step + 10, 9, 4)) for row, one in enumerate(told))

    def look(
        self,
        frame: RgbFrame | None = None,
        *windows: DesktopWindow,
        masks: tuple[Box, ...] = (),
        rules: ExclusionRules | None = None,
    ) -> ToldFrame:
        shown = windows or (EDITOR,)
        seen = self.frame if frame is None else frame
        return self.told.read(
            SCREEN, seen, (shown, shown), masks, rules or ExclusionRules(), lambda: self._grab(seen)
        )

    def _grab(self, seen: RgbFrame) -> RgbFrame:
        self.grabs += 1
        return seen


def words(told: ToldFrame) -> list[str]:
    return [line.text for line in told.lines]


def test_told_lines_are_taken_and_painted_over() -> None:
    desk = Desk()
    told = desk.look()
    assert words(told) == list(WORDS)
    assert (told.bare == 255).all()
    assert not (desk.frame == 255).all()


def test_nobody_is_asked_unless_it_is_wanted() -> None:
    desk = Desk()
    desk.is_wanted = False
    told = desk.look()
    assert (told.lines, desk.visible.asked, desk.grabs) == ((), [], 0)
    assert told.bare is desk.frame
    listings = ((EDITOR,), (EDITOR,))
    assert desk.told.with_addresses(SCREEN, listings, ExclusionRules()) is listings
    assert desk.visible.asked_for_address == []


def test_an_excluded_window_is_not_asked() -> None:
    desk = Desk()
    told = desk.look(None, EDITOR, rules=ExclusionRules(titles=("letter",)))
    assert (told.lines, desk.visible.asked) == ((), [])


def test_what_is_masked_is_not_taken() -> None:
    desk = Desk()
    desk.said = WORDS[1:]
    row = Box(0, 40, 640, 24)
    assert words(desk.look(masks=(row,))) == list(WORDS[1:])


def test_a_small_change_is_read_and_nobody_is_asked_again() -> None:
    desk = Desk()
    desk.look()
    typed, _ = written(desk.frame, "x", 300, 64)
    marked = typed.copy()
    marked[70:74, 60:64] = (200, 0, 0)
    assert words(desk.look(typed)) == list(WORDS)
    assert words(desk.look(marked)) == [WORDS[0], WORDS[2]]
    assert desk.visible.asked == ["kate"]
    assert desk.grabs == 1


def test_a_large_change_is_asked_about() -> None:
    desk = Desk()
    desk.look()
    turned = desk.frame.copy()
    turned[200:] = (240, 240, 200)
    assert words(desk.look(turned)) == list(WORDS)
    assert desk.visible.asked == ["kate", "kate"]


def test_a_window_that_moved_is_asked_again() -> None:
    desk = Desk()
    desk.look()
    desk.look(None, replace(EDITOR, area=Box(0, 0, 640, 390)))
    assert desk.visible.asked == ["kate", "kate"]


def test_a_program_that_is_not_believed_is_read_off_the_picture() -> None:
    desk = Desk()
    desk.reader.by_frame = lambda _: ()
    told = desk.look()
    assert told.lines == ()
    assert told.bare is desk.frame


def test_closing_lets_go_of_the_way_to_the_programs() -> None:
    desk = Desk()
    desk.told.close()
    assert desk.visible.is_closed
