"""What is kept out, what is blacked out, and which window stands for a monitor."""

from capture.exclusions import DESKTOP, MonitorView, black_out, view_monitor, why_paused
from capture.screens import Monitor
from capture.windows import DesktopWindow
from core.observation import Box, WindowContext
from core.privacy.exclusion_rules import ExclusionRules, Rule, RuleKind
from tests.fakes.fake_screen import plain_frame

RULES = ExclusionRules(sites=("bank.example",))
LEFT = Monitor(1, Box(0, 0, 100, 80))
RIGHT = Monitor(2, Box(100, 0, 100, 80))
EDITOR = DesktopWindow("codepad", "main.c", Box(0, 0, 90, 80))
SAFE = DesktopWindow("keepassxc", "Passwords", Box(60, 20, 60, 40))


def focused(window: DesktopWindow) -> DesktopWindow:
    return DesktopWindow(window.app, window.title, window.area, is_focused=True, url=window.url)


def test_a_focused_excluded_window_keeps_the_monitor_out() -> None:
    private = DesktopWindow(
        "firefox", "Gifts — Mozilla Firefox Private Browsing", Box(0, 0, 100, 80), is_focused=True
    )
    view = view_monitor(LEFT, [private], [private], RULES)
    assert view == MonitorView(DESKTOP, excluded_by="group private windows")


def test_the_reason_never_tells_the_title() -> None:
    private = DesktopWindow("firefox", "Gifts - Incognito", Box(0, 0, 9, 9), is_focused=True)
    assert "Gifts" not in str(view_monitor(LEFT, [private], [private], RULES))


def test_an_excluded_site_keeps_the_monitor_out() -> None:
    bank = DesktopWindow("chromium", "Account", LEFT.area, is_focused=True, url="my.bank.example")
    assert view_monitor(LEFT, [bank], [bank], RULES).excluded_by == "site bank.example"


def test_a_visible_excluded_window_is_masked_on_each_monitor() -> None:
    windows = [SAFE, focused(EDITOR)]
    assert view_monitor(LEFT, windows, windows, RULES).masks == (Box(60, 20, 40, 40),)
    assert view_monitor(RIGHT, windows, windows, RULES).masks == (Box(0, 20, 20, 40),)


def test_a_hidden_excluded_window_is_not_masked() -> None:
    hidden = DesktopWindow("keepassxc", "Passwords", SAFE.area, is_visible=False)
    assert view_monitor(LEFT, [hidden], [hidden], RULES).masks == ()


def test_a_window_excluded_before_or_after_the_grab_is_masked() -> None:
    quiet = [focused(EDITOR)]
    both = [SAFE, focused(EDITOR)]
    for before, after in ((quiet, both), (both, quiet)):
        assert view_monitor(LEFT, before, after, RULES).masks == (Box(60, 20, 40, 40),)


def test_a_window_that_moved_is_masked_where_it_was_and_is() -> None:
    moved = DesktopWindow(SAFE.app, SAFE.title, Box(0, 0, 10, 10))
    view = view_monitor(LEFT, [SAFE], [moved], RULES)
    assert view.masks == (Box(60, 20, 40, 40), Box(0, 0, 10, 10))


def test_focus_before_or_after_the_grab_keeps_the_monitor_out() -> None:
    safe = DesktopWindow(SAFE.app, SAFE.title, Box(10, 10, 50, 50), is_focused=True)
    for before, after in (([safe], [EDITOR]), ([EDITOR], [safe])):
        assert view_monitor(LEFT, before, after, RULES).excluded_by == "group password managers"


def test_what_a_private_window_asks_is_private_too() -> None:
    private = WindowContext("firefox", "Gifts — Mozilla Firefox Private Browsing")
    asks = DesktopWindow(
        "firefox", "Save as: cuff links", LEFT.area, is_focused=True, owner=private
    )
    assert view_monitor(LEFT, [asks], [asks], RULES).excluded_by == "group private windows"
    menu = DesktopWindow("firefox", "", Box(5, 5, 20, 20), is_popup=True, owner=private)
    windows = [menu, focused(EDITOR)]
    assert view_monitor(LEFT, windows, windows, RULES).masks == (Box(5, 5, 20, 20),)


def test_what_the_system_knows_for_private_is_masked() -> None:
    known = DesktopWindow("chromium", "Gifts - Chromium", Box(0, 0, 50, 50), is_private=True)
    windows = [focused(EDITOR), known]
    assert view_monitor(LEFT, windows, windows, RULES).masks == (Box(0, 0, 50, 50),)


def test_a_window_that_pauses_keeps_every_monitor_out_wherever_it_is() -> None:
    rules = ExclusionRules(apps=("ledger",), pausing=(Rule(RuleKind.APP, "ledger"),))
    ledger = DesktopWindow("ledger", "June", Box(100, 0, 50, 50), is_visible=False)
    quiet, both = [focused(EDITOR)], [focused(EDITOR), ledger]
    for before, after in ((quiet, both), (both, quiet)):
        assert view_monitor(LEFT, before, after, rules).excluded_by == "pause app ledger"
    assert why_paused(both, rules) == "pause app ledger"
    assert why_paused(both, ExclusionRules(apps=("ledger",))) is None


def test_the_focused_window_stands_for_its_monitor() -> None:
    terminal = DesktopWindow("xterm", "flash", Box(0, 0, 50, 50))
    windows = [terminal, focused(EDITOR)]
    assert view_monitor(LEFT, windows, windows, RULES).window == EDITOR.context


def test_the_topmost_visible_window_stands_for_a_monitor_without_focus() -> None:
    menu = DesktopWindow("mail", "menu", Box(120, 0, 10, 10), is_popup=True)
    gone = DesktopWindow("old", "minimised", Box(120, 0, 50, 50), is_visible=False)
    mail = DesktopWindow("mail", "Inbox", Box(110, 0, 80, 80))
    windows = [menu, gone, SAFE, mail, focused(EDITOR)]
    assert view_monitor(RIGHT, windows, windows, RULES).window == mail.context


def test_an_empty_monitor_has_no_window() -> None:
    assert view_monitor(RIGHT, [], [], RULES) == MonitorView(DESKTOP)


def test_black_out_paints_only_the_masks() -> None:
    frame = plain_frame(10, 10)
    masked = black_out(frame, [Box(2, 3, 4, 5)])
    assert (masked[3:8, 2:6] == 0).all()
    assert (masked == 0).sum() == 4 * 5 * 3
    assert (frame == 255).all()


def test_black_out_without_masks_is_the_same_frame() -> None:
    frame = plain_frame()
    assert black_out(frame, []) is frame
