"""What becomes of a window, told without recording it."""

from dataclasses import replace

from capture.screens import Monitor
from capture.window_verdict import BlackArea, judge, windows_named
from capture.windows import DesktopWindow
from core.observation import Box
from core.privacy.exclusion_rules import ExclusionRules, Rule, RuleKind

MONITORS = (Monitor(1, Box(0, 0, 100, 80)), Monitor(2, Box(100, 0, 100, 80)))
SAFE = DesktopWindow("keepassxc", "Entries", Box(60, 20, 60, 40), id=0x2A)
EDITOR = DesktopWindow("codepad", "main.c", Box(0, 0, 90, 80), id=43)
BROWSER = DesktopWindow("chromium", "News - Chromium", Box(0, 0, 90, 80), id=44)
MENU = DesktopWindow("codepad", "", Box(0, 0, 9, 9), is_popup=True, id=45)
RULES = ExclusionRules()


def test_an_ordinary_window_is_kept() -> None:
    verdict = judge(EDITOR, MONITORS, RULES)
    assert (verdict.match, verdict.black, verdict.is_sure) == (None, (), True)


def test_a_browser_of_unknown_address_may_still_be_left_out() -> None:
    assert not judge(BROWSER, MONITORS, RULES).is_sure
    assert judge(replace(BROWSER, url="https://news.example"), MONITORS, RULES).is_sure


def test_a_window_beside_is_black_where_it_stands() -> None:
    verdict = judge(SAFE, MONITORS, RULES)
    assert verdict.match is not None
    assert str(verdict.match.rule) == "group password managers"
    assert verdict.match.row == "KeePass and its kin"
    assert verdict.black == (BlackArea(1, Box(60, 20, 40, 40)), BlackArea(2, Box(0, 20, 20, 40)))


def test_a_window_in_front_blacks_its_monitor() -> None:
    verdict = judge(replace(SAFE, is_focused=True), MONITORS, RULES)
    assert verdict.black[0] == BlackArea(1, None)


def test_a_hidden_window_blacks_nothing_but_pauses_everything() -> None:
    hidden = replace(SAFE, is_visible=False)
    assert judge(hidden, MONITORS, RULES).black == ()
    rules = replace(RULES, pausing=(Rule(RuleKind.GROUP, "password managers"),))
    verdict = judge(hidden, MONITORS, rules)
    assert verdict.pauses
    assert verdict.black == (BlackArea(1, None), BlackArea(2, None))


def test_windows_are_named_by_id_program_or_title() -> None:
    windows = (MENU, SAFE, EDITOR, BROWSER)
    assert windows_named("42", windows) == (SAFE,)
    assert windows_named("0x2a", windows) == (SAFE,)
    assert windows_named("KeePassXC", windows) == (SAFE,)
    assert windows_named("keepass", windows) == (SAFE,)
    assert windows_named("NEWS", windows) == (BROWSER,)
    assert windows_named("codepad", windows) == (EDITOR,)
    assert windows_named("c", windows) == (SAFE, EDITOR, BROWSER)
    assert windows_named("nothing", windows) == windows_named(" ", windows) == ()
