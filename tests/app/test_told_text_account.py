"""What doctor says of programs that tell their text."""

from collections.abc import Callable

import pytest

from app.told_text_account import OFF, ProgramAccount, ToldAccount, account_words, told_account
from capture.platforms.desktop_port import Agreed, DesktopKind, DesktopPort
from capture.visible_text import NoVisibleText, ToldText, Untold, VisibleText, WhyUntold
from capture.windows import DesktopWindow
from core.observation import Box
from core.privacy.exclusion_rules import ExclusionRules
from tests.fakes.fake_screen import FakeScreens, FakeWindows, plain_frame
from tests.fakes.fake_visible_text import FakeVisibleText, told_line

WANTED = Agreed(lambda: False, lambda: False, lambda: True)
KATE = DesktopWindow("kate", "letter", Box(0, 0, 320, 100), id=1, process=10)
XTERM = DesktopWindow("xterm", "shell", Box(0, 100, 320, 50), id=2, process=11)
DIARY = DesktopWindow("diary", "diary", Box(0, 150, 320, 50), id=3, process=12)


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Callable[[VisibleText], None]:
    def put_in_place(visible: VisibleText) -> None:
        screens = FakeScreens(plain_frame())
        port = DesktopPort(
            DesktopKind.X11,
            lambda: "X11",
            FakeWindows(KATE, XTERM, DIARY),
            screens,
            screens.monitors,
            visible_text=visible,
        )
        monkeypatch.setattr("app.told_text_account.port_here", lambda _agreed: port)

    return put_in_place


def test_nobody_is_asked_while_it_is_off() -> None:
    account = told_account(Agreed(lambda: False, lambda: False), ExclusionRules())
    assert account == ToldAccount(is_on=False)
    assert OFF in account_words(account)


def test_every_program_with_a_window_is_named_with_what_it_tells(
    use: Callable[[VisibleText], None],
) -> None:
    visible = FakeVisibleText()
    visible.texts["kate"] = ToldText((told_line("a", Box(0, 0, 9, 9)),))
    visible.texts["xterm"] = Untold(WhyUntold.TOO_SLOW)
    use(visible)
    account = told_account(WANTED, ExclusionRules(apps=("diary",)))
    assert account.programs == (
        ProgramAccount("kate", 1, ""),
        ProgramAccount("xterm", 0, "answers too slowly"),
    )
    assert account_words(account) == (
        "Text from programs: kate tells lines: 1; xterm answers too slowly."
    )
    assert visible.asked == ["kate", "xterm"]
    assert visible.is_closed


def test_what_stands_in_the_way_is_told(use: Callable[[VisibleText], None]) -> None:
    use(NoVisibleText("No bus."))
    assert account_words(told_account(WANTED, ExclusionRules())) == (
        "Text from programs: none. No bus."
    )
