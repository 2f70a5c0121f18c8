"""What the address bar, as read, keeps out of a monitor's view."""

from dataclasses import replace

from capture.exclusions import MonitorView, view_monitor
from capture.screens import Monitor
from capture.site_exclusions import lines_beside, read_address, view_sites
from capture.windows import DesktopWindow
from core.observation import Box, TextLine, WindowContext
from core.privacy.exclusion_rules import ExclusionRules
from tests.fakes.fake_screen import line

RULES = ExclusionRules(sites=("bank.example",))
SCREEN = Monitor(1, Box(1920, 0, 1920, 1080))
BROWSER = DesktopWindow("chromium", "Overview", Box(1920, 0, 900, 1080), is_focused=True)
EDITOR = DesktopWindow("codepad", "main.c", Box(2900, 0, 900, 1080), is_focused=True)
BEHIND = DesktopWindow("chromium", "Overview", BROWSER.area)
BANK, NEWS = line("bank.example/a", top=80), line("news.example/b", top=80)


def sites(before: list[DesktopWindow], after: list[DesktopWindow], *lines: TextLine) -> MonitorView:
    view = view_monitor(SCREEN, before, after, RULES)
    return view_sites(view, SCREEN, (before, after), lines, RULES)


def test_a_browser_gets_its_address() -> None:
    view = sites([BROWSER], [BROWSER], NEWS)
    assert view == MonitorView(WindowContext("chromium", "Overview", "news.example/b"))


def test_an_excluded_site_in_front_keeps_the_monitor_out() -> None:
    assert sites([BROWSER], [BROWSER], BANK).excluded_by == "site bank.example"


def test_a_switch_of_windows_during_the_grab_does_not_let_it_in() -> None:
    before, after = [BROWSER], [EDITOR, BEHIND]
    assert sites(before, after, BANK).excluded_by == "site bank.example"
    assert sites(after, before, BANK).excluded_by == "site bank.example"


def test_an_excluded_site_beside_is_masked() -> None:
    view = sites([EDITOR, BEHIND], [EDITOR, BEHIND], BANK)
    assert view == MonitorView(EDITOR.context, masks=(Box(0, 0, 900, 1080),))
    assert lines_beside([BANK, line("main", left=1200)], view.masks) == (line("main", left=1200),)


def test_text_of_a_window_above_is_not_the_browsers() -> None:
    note = DesktopWindow("xterm", "notes", Box(1920, 40, 500, 300), is_focused=True)
    view = sites([note, BEHIND], [note, BEHIND], BANK)
    assert view == MonitorView(note.context)


def test_another_program_shows_no_address() -> None:
    mail = DesktopWindow("mail", "Inbox", BROWSER.area, is_focused=True)
    assert sites([mail], [mail], BANK) == MonitorView(mail.context)


def test_without_a_list_of_windows_a_browser_may_fill_the_screen() -> None:
    assert sites([], [], BANK).excluded_by == "site bank.example"
    assert sites([], [], NEWS).window.url == "news.example/b"


def test_a_screenshot_of_known_address_or_program_is_not_searched() -> None:
    for window in (WindowContext("mail", ""), WindowContext("chromium", "", "https://a.example")):
        assert read_address(window, [BANK], 1920, 1080) == ()
    for window in (WindowContext("", ""), WindowContext("firefox", "Overview")):
        assert read_address(window, [BANK], 1920, 1080) == ("bank.example/a",)


def test_a_private_sign_keeps_the_browser_out() -> None:
    sign = line("Incognito", left=600, top=80)
    assert sites([BROWSER], [BROWSER], NEWS, sign).excluded_by == "group private windows"
    assert sites([], [], NEWS, sign).excluded_by == "group private windows"
    assert sites([EDITOR, BEHIND], [EDITOR, BEHIND], NEWS, sign).masks == (Box(0, 0, 900, 1080),)
    known = replace(BROWSER, url="https://news.example/b")
    assert sites([known], [known], sign).excluded_by == "group private windows"
    mail = DesktopWindow("mail", "Inbox", BROWSER.area, is_focused=True)
    assert sites([mail], [mail], NEWS, sign).excluded_by is None


def test_a_window_with_the_sign_beside_its_address_is_told() -> None:
    sign = line("Incognito", left=600, top=80)
    assert set(sites([BROWSER], [BROWSER], NEWS, sign).seen_private) == {BROWSER}
    assert set(sites([EDITOR, BEHIND], [EDITOR, BEHIND], NEWS, sign).seen_private) == {BEHIND}
    assert sites([BROWSER], [BROWSER], NEWS).seen_private == ()
