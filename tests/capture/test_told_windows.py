"""Who may be asked: the rules come before any question."""

from dataclasses import replace

from capture.screens import Monitor
from capture.told_windows import MOST_ASKED, open_share, windows_to_ask, with_addresses
from capture.windows import DesktopWindow
from core.observation import Box, WindowContext
from core.privacy.exclusion_rules import ExclusionRules
from tests.fakes.fake_visible_text import FakeVisibleText

SCREEN = Monitor(1, Box(0, 0, 1920, 1080))
EDITOR = DesktopWindow("kate", "letter", Box(0, 0, 900, 1000), id=1, process=10, is_focused=True)
MAIL = DesktopWindow("mail", "Inbox", Box(900, 0, 900, 1000), id=2, process=11)
BROWSER = DesktopWindow("firefox", "Overview", Box(900, 0, 900, 1000), id=3, process=12)
RULES = ExclusionRules(apps=("mail",), sites=("bank.example",))


def asked(*windows: DesktopWindow, before: tuple[DesktopWindow, ...] | None = None) -> list[str]:
    listings = (windows if before is None else before, windows)
    return [one.window.app for one in windows_to_ask(SCREEN, listings, RULES)]


def test_an_excluded_window_is_never_asked() -> None:
    assert asked(EDITOR, MAIL) == ["kate"]
    assert asked(replace(EDITOR, owner=WindowContext("mail", "Inbox"))) == []


def test_a_browser_is_not_asked_for_its_text() -> None:
    assert asked(EDITOR, BROWSER) == ["kate"]
    assert asked(replace(BROWSER, is_private=True)) == []


def test_a_window_that_moved_or_changed_its_title_meanwhile_is_not_asked() -> None:
    assert asked(EDITOR, before=(replace(EDITOR, title="bank statement"),)) == []
    assert asked(EDITOR, before=(replace(EDITOR, area=Box(5, 0, 900, 1000)),)) == []
    assert asked(EDITOR, before=()) == []


def test_menus_hidden_windows_and_those_of_unknown_process_are_not_asked() -> None:
    for other in (
        replace(EDITOR, is_popup=True),
        replace(EDITOR, is_visible=False),
        replace(EDITOR, process=0),
    ):
        assert asked(other) == []


def test_a_window_under_others_is_not_asked_and_one_beside_knows_what_covers_it() -> None:
    under = replace(EDITOR, app="notes", id=5, process=14)
    assert asked(EDITOR, under) == ["kate"]
    half = replace(under, area=Box(450, 0, 900, 1000))
    (first, second) = windows_to_ask(SCREEN, ([EDITOR, half], [EDITOR, half]), RULES)
    assert first.covered == ()
    assert second.covered == (EDITOR.area,)


def test_only_the_topmost_few_are_asked() -> None:
    many = tuple(
        DesktopWindow(
            f"tool{index}", "", Box(200 * index, 0, 150, 300), id=index, process=index + 1
        )
        for index in range(8)
    )
    assert len(asked(*many)) == MOST_ASKED


def test_how_much_of_a_window_is_open() -> None:
    area = Box(0, 0, 160, 160)
    assert open_share(area, ()) == 1.0
    assert open_share(area, (Box(-50, -50, 130, 400),)) == 0.5
    assert open_share(area, (area,)) == 0.0


def test_a_browser_tells_its_address() -> None:
    visible = FakeVisibleText()
    visible.addresses["firefox"] = "https://bank.example/a"
    before, after = with_addresses(visible, SCREEN, ([EDITOR, BROWSER], [EDITOR, BROWSER]), RULES)
    assert [one.url for one in before] == [one.url for one in after]
    assert after[1].url == "https://bank.example/a"
    assert visible.asked_for_address == ["firefox"]
    assert visible.asked == []


def test_a_private_browser_is_not_even_asked_for_its_address() -> None:
    visible = FakeVisibleText()
    visible.addresses["firefox"] = "https://gifts.example"
    private = replace(BROWSER, title="Overview — Mozilla Firefox Private Browsing")
    for before, after in (([private], [private]), ([private], [BROWSER]), ([BROWSER], [private])):
        assert with_addresses(visible, SCREEN, (before, after), RULES) == (before, after)
    assert visible.asked_for_address == []
