from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTime
from pytestqt.qtbot import QtBot

from app.desktop import Desktop
from app.windows.frame_pictures import FramePictures
from app.windows.group_choices import GroupChoices
from app.windows.privacy_page import PrivacyPage
from app.windows.sidebar import Page
from app.windows.window_tester import WindowTester
from app.windows.workplace import Workplace
from capture.screens import Monitor
from capture.windows import DesktopWindow
from core.errors import CaptureUnavailable
from core.observation import Box
from core.privacy.exclusion_rules import SEED_APPS, ExclusionRules, Rule, RuleKind
from core.privacy.quiet_hours import hours_from
from core.privacy.rule_groups import GROUPS_AT_FIRST, RuleGroup
from tests.app.desktop_driver import settle
from tests.fakes.fake_memory_door import FakeMemoryDoor, StillClock

CALLS = Rule(RuleKind.GROUP, RuleGroup.VIDEO_CALLS.value)


@pytest.fixture
def privacy(qtbot: QtBot, desktop: Desktop) -> PrivacyPage:
    desktop.window.show_page(Page.PRIVACY)
    settle(qtbot, desktop)
    return desktop.window.privacy


def test_rules_are_added_and_kept(qtbot: QtBot, privacy: PrivacyPage, door: FakeMemoryDoor) -> None:
    privacy.editor.sites.field.setText("bank.example")
    with qtbot.waitSignal(privacy.rules_kept):
        privacy.editor.sites.add_button.click()
    assert door.rules == ExclusionRules(sites=("bank.example",))


def test_what_is_typed_is_meant_as_on_the_command_line(
    qtbot: QtBot, privacy: PrivacyPage, door: FakeMemoryDoor
) -> None:
    privacy.editor.titles.field.setText("payroll")
    with qtbot.waitSignal(privacy.rules_kept):
        privacy.editor.titles.add()
    assert door.rules.titles == ("*payroll*",)
    privacy.editor.sites.field.setText("https://bank.example/login")
    with qtbot.waitSignal(privacy.rules_kept):
        privacy.editor.sites.add()
    assert door.rules.sites == ("bank.example",)
    privacy.editor.apps.field.setText("*")
    with qtbot.waitSignal(privacy.shown):  # the sentence that says why not
        privacy.editor.apps.add()
    assert privacy.editor.apps.rules() == SEED_APPS


def test_rules_are_removed_and_kept(
    qtbot: QtBot, privacy: PrivacyPage, door: FakeMemoryDoor
) -> None:
    privacy.editor.apps.list.item(0).setSelected(True)
    with qtbot.waitSignal(privacy.rules_kept):
        privacy.editor.apps.remove_button.click()
    assert door.rules.apps == ()


def test_a_rule_is_not_kept_twice(privacy: PrivacyPage) -> None:
    privacy.editor.apps.field.setText(" Recollect ")
    privacy.editor.apps.add()
    assert privacy.editor.apps.rules() == SEED_APPS


def test_a_rule_is_let_pause_and_no_longer(
    qtbot: QtBot, privacy: PrivacyPage, door: FakeMemoryDoor
) -> None:
    apps = privacy.editor.apps
    assert apps.pause_button is not None
    assert not apps.pause_button.isEnabled()
    apps.list.item(0).setSelected(True)
    with qtbot.waitSignal(privacy.rules_kept):
        apps.pause_button.click()
    assert door.rules.pausing == (Rule(RuleKind.APP, "recollect"),)
    with qtbot.waitSignal(privacy.rules_kept):
        apps.pause_button.click()
    assert door.rules == ExclusionRules()


@pytest.mark.parametrize(
    ("choice", "groups", "pausing"),
    [
        (0, set(GROUPS_AT_FIRST), ()),
        (1, set(GROUPS_AT_FIRST), (CALLS,)),
        (2, set(GROUPS_AT_FIRST) - {RuleGroup.VIDEO_CALLS}, ()),
    ],
)
def test_a_group_is_left_out_pauses_or_is_remembered(
    qtbot: QtBot,
    privacy: PrivacyPage,
    door: FakeMemoryDoor,
    choice: int,
    groups: set[RuleGroup],
    pausing: tuple[Rule, ...],
) -> None:
    shown = privacy.editor.groups
    assert isinstance(shown, GroupChoices)
    calls = shown.choices[RuleGroup.VIDEO_CALLS]
    assert calls.currentIndex() == 0
    calls.setCurrentIndex(choice)
    with qtbot.waitSignal(privacy.rules_kept):
        calls.activated.emit(choice)
    assert (set(door.rules.groups), door.rules.pausing) == (groups, pausing)


def test_times_of_day_are_added_and_removed(
    qtbot: QtBot, privacy: PrivacyPage, door: FakeMemoryDoor
) -> None:
    hours = privacy.hours
    hours.begin.setTime(QTime(20, 0))
    hours.end.setTime(QTime(7, 0))
    hours.days.setCurrentIndex(1)
    with qtbot.waitSignal(privacy.rules_kept):
        hours.add_button.click()
    assert door.rules.hours == (hours_from("mon-fri 20:00-07:00"),)
    hours.add()  # the same again
    hours.end.setTime(QTime(20, 0))
    hours.add()  # no stretch
    assert len(hours.hours()) == 1
    hours.list.item(0).setSelected(True)
    with qtbot.waitSignal(privacy.rules_kept):
        hours.remove_button.click()
    assert not door.rules.hours


def test_all_that_is_kept_is_shown_again(
    qtbot: QtBot, desktop: Desktop, privacy: PrivacyPage, door: FakeMemoryDoor
) -> None:
    door.rules = ExclusionRules(
        apps=("ledger",),
        titles=("*Payroll*",),
        groups=(RuleGroup.STREAMING,),
        hours=(hours_from("tue,thu 09:00-10:00"), hours_from("00:00-24:00")),
        pausing=(Rule(RuleKind.TITLE, "*Payroll*"), Rule(RuleKind.GROUP, "streaming")),
    )
    privacy.refresh()
    settle(qtbot, desktop)
    assert privacy.editor.rules() == door.rules
    assert privacy.hours.hours() == door.rules.hours
    desktop.theme.changed.emit()
    assert privacy.editor.rules() == door.rules


MONITORS = (Monitor(1, Box(0, 0, 1920, 1080)), Monitor(2, Box(1920, 0, 1280, 1024)))
SAFE = DesktopWindow("keepassxc", "Entries", Box(100, 100, 800, 600))
EDITOR = DesktopWindow("codepad", "main.c", Box(0, 0, 1000, 1000), is_focused=True)
BROWSER = DesktopWindow("chromium", "News - Chromium", Box(0, 0, 1000, 1000))
MENU = DesktopWindow("codepad", "", Box(0, 0, 9, 9), is_popup=True)


@pytest.fixture
def tester(qtbot: QtBot, desktop: Desktop) -> Iterator[WindowTester]:
    work = Workplace(desktop.runner, FramePictures(desktop.runner), desktop.theme, StillClock())
    made = WindowTester(work, lambda: ((MENU, SAFE, EDITOR, BROWSER), MONITORS))
    made.refresh()
    settle(qtbot, desktop)
    yield made
    made.deleteLater()


def test_an_open_window_is_chosen_and_judged(tester: WindowTester) -> None:
    assert tester.windows.count() == 4  # the invitation and three windows; no menu
    tester.windows.setCurrentIndex(1)
    tester.windows.activated.emit(1)
    assert tester.verdict.text() == "Would be left out"
    assert "KeePass" in tester.more.text()
    assert [one.box for one in tester.sketch.black] == [SAFE.area]
    assert tester.app.text() == "keepassxc"
    tester.windows.setCurrentIndex(2)
    tester.windows.activated.emit(2)
    assert tester.verdict.text() == "Would be remembered"
    assert tester.sketch.black == ()
    tester.windows.setCurrentIndex(3)
    tester.windows.activated.emit(3)
    assert "address" in tester.more.text()


def test_a_described_window_is_judged_as_it_is_typed(tester: WindowTester) -> None:
    tester.show_rules(ExclusionRules(sites=("bank.example",), pausing=(CALLS,)))
    for field, typed, verdict in (
        (tester.address, "my.bank.example", "Would be left out"),
        (tester.title, "Meet – abc-defg-hij", "Recording would pause"),
    ):
        for other in (tester.app, tester.title, tester.address):
            other.clear()
        field.setText(typed)
        field.textEdited.emit(typed)
        assert tester.verdict.text() == verdict
    tester.title.clear()
    tester.title.textEdited.emit("")
    assert tester.verdict.text() == ""


def test_where_no_windows_can_be_listed_this_is_said(
    qtbot: QtBot, desktop: Desktop, tester: WindowTester
) -> None:
    def refuse() -> tuple[tuple[DesktopWindow, ...], tuple[Monitor, ...]]:
        raise CaptureUnavailable("There is no screen here.")

    tester._see = refuse
    tester.refresh()
    settle(qtbot, desktop)
    assert tester.windows.count() == 1
    assert "no screen" in tester.more.text()
