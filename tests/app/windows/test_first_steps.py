"""The steps after consent: each can be skipped, each change is kept, the proof is a real one."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QScreen
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.desktop import Desktop
from app.windows.first_steps import latest_look, steps
from app.windows.first_steps.first_steps_dialog import FirstStepsDialog
from app.windows.first_steps.latest_look import look_since
from app.windows.first_steps.system_settings import screen_permission_address
from app.windows.frame_pictures import FramePictures
from app.windows.group_switches import GroupSwitches
from app.windows.settings.setting_control import NumberControl
from app.windows.sidebar import Page
from app.windows.workplace import Workplace
from capture.recorder_state import RecorderPhase, RecorderState
from core.errors import StoreUnavailable
from core.privacy.exclusion_rules import SEED_APPS, ExclusionRules, Rule, RuleKind
from core.privacy.rule_groups import RuleGroup
from tests.app.desktop_driver import PATIENCE_MS, end_desktop, settle, start_desktop
from tests.app.scripted_recorder import ScriptedRecorder
from tests.fakes.fake_memory_door import FakeMemoryDoor, StillClock, at

EXCLUSIONS, MODEL, DISK, PROOF, QUESTION = range(5)


@pytest.fixture(autouse=True)
def _everything_can_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which windows this computer shows is not what these tests are about."""
    monkeypatch.setattr(steps, "sight_notices", lambda: ["Sites are read from the address bar."])


def _opened(qtbot: QtBot, desktop: Desktop, place: int, clock: str = "17:30") -> FirstStepsDialog:
    """The steps at one of them, at a time of the sample day."""
    work = Workplace(
        desktop.runner, FramePictures(desktop.runner), desktop.theme, StillClock(at(clock))
    )
    dialog = FirstStepsDialog(work, desktop.actions, desktop.window.models, desktop.window)
    dialog.open()
    dialog.go_to(place)
    settle(qtbot, desktop)
    return dialog


def test_the_steps_follow_the_first_consent_and_only_that(
    qtbot: QtBot, door: FakeMemoryDoor, recorder: ScriptedRecorder, tmp_path: Path
) -> None:
    desktop = start_desktop(qtbot, door, recorder, tmp_path)
    first = desktop.window.first_start
    assert first.welcome is not None
    first.welcome.start_button.click()
    settle(qtbot, desktop)
    assert first.steps is not None
    assert first.steps.isVisible()
    assert recorder.calls == []  # what stays out is asked first
    assert door.setting("capture.consent") is False
    first.steps.skip_button.click()
    settle(qtbot, desktop)
    assert first.steps is None
    assert recorder.calls == ["start"]
    desktop.actions.withdraw_consent()
    settle(qtbot, desktop)
    desktop.actions.start()
    assert first.welcome is not None
    first.welcome.start_button.click()
    settle(qtbot, desktop)
    assert first.steps is None
    end_desktop(qtbot, desktop)


def test_who_closes_the_steps_at_what_stays_out_has_not_agreed(
    qtbot: QtBot, door: FakeMemoryDoor, recorder: ScriptedRecorder, tmp_path: Path
) -> None:
    desktop = start_desktop(qtbot, door, recorder, tmp_path)
    first = desktop.window.first_start
    assert first.welcome is not None
    first.welcome.start_button.click()
    settle(qtbot, desktop)
    assert first.steps is not None
    QTest.keyClick(first.steps, Qt.Key.Key_Escape)
    settle(qtbot, desktop)
    assert first.steps is None
    assert recorder.calls == []
    assert door.setting("capture.consent") is False
    desktop.actions.start()
    assert first.welcome is not None  # asked again, and the steps follow again
    first.welcome.start_button.click()
    settle(qtbot, desktop)
    assert first.steps is not None
    end_desktop(qtbot, desktop)


def test_who_starts_from_the_tray_meanwhile_is_not_welcomed_twice(
    qtbot: QtBot, door: FakeMemoryDoor, recorder: ScriptedRecorder, tmp_path: Path
) -> None:
    desktop = start_desktop(qtbot, door, recorder, tmp_path)
    first = desktop.window.first_start
    assert first.welcome is not None
    first.welcome.start_button.click()
    settle(qtbot, desktop)
    desktop.actions.start()
    assert first.welcome is None
    assert first.steps is not None
    assert recorder.calls == []
    first.steps.reject()
    end_desktop(qtbot, desktop)


def test_a_rule_that_was_typed_and_not_added_holds_before_anything_is_recorded(
    qtbot: QtBot, door: FakeMemoryDoor, recorder: ScriptedRecorder, tmp_path: Path
) -> None:
    held: list[tuple[str, ...]] = []
    desktop = start_desktop(qtbot, door, recorder, tmp_path)
    desktop.actions.underway_changed.connect(lambda _command: held.append(door.rules.sites))
    desktop.window.first_start.show_steps()
    settle(qtbot, desktop)
    dialog = desktop.window.first_start.steps
    assert dialog is not None
    dialog.exclusions.editor.sites.field.setText("bank.example")
    dialog.next_button.click()
    settle(qtbot, desktop)
    assert recorder.calls == ["start"]
    assert held[0] == ("bank.example",)
    dialog.reject()
    end_desktop(qtbot, desktop)


def test_rules_that_cannot_be_kept_start_nothing_and_are_asked_for_again(
    qtbot: QtBot,
    door: FakeMemoryDoor,
    recorder: ScriptedRecorder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_rules: ExclusionRules) -> None:
        raise StoreUnavailable("The disk is full; free some space.")

    desktop = start_desktop(qtbot, door, recorder, tmp_path)
    desktop.window.first_start.show_steps()
    settle(qtbot, desktop)
    dialog = desktop.window.first_start.steps
    assert dialog is not None
    with monkeypatch.context() as patched:
        patched.setattr(door, "set_exclusion_rules", refuse)
        dialog.next_button.click()
        settle(qtbot, desktop)
    assert dialog.place == EXCLUSIONS
    assert recorder.calls == []
    dialog.next_button.click()
    settle(qtbot, desktop)
    assert recorder.calls == ["start"]
    dialog.reject()
    end_desktop(qtbot, desktop)


def test_a_system_with_a_permission_for_it_has_a_page_to_give_it() -> None:
    assert screen_permission_address("darwin").endswith("Privacy_ScreenCapture")
    assert screen_permission_address("linux") == ""


def test_one_can_go_on_and_back_without_doing_anything(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor
) -> None:
    settings, rules = dict(door.settings), door.rules
    dialog = _opened(qtbot, desktop, EXCLUSIONS)
    assert not dialog.back_button.isEnabled()
    for place in (MODEL, DISK, PROOF, QUESTION):
        dialog.next_button.click()
        assert dialog.place == place
    for place in (PROOF, DISK, MODEL, EXCLUSIONS):
        dialog.back_button.click()
        assert dialog.place == place
    settle(qtbot, desktop)
    assert (door.settings, door.rules) == (settings, rules)
    dialog.reject()


def test_the_seeds_are_there_and_can_be_added_to(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor
) -> None:
    dialog = _opened(qtbot, desktop, EXCLUSIONS)
    assert dialog.exclusions.editor.apps.rules() == SEED_APPS
    dialog.exclusions.editor.sites.field.setText("bank.example")
    dialog.exclusions.editor.sites.add_button.click()
    settle(qtbot, desktop)
    assert door.rules.sites == ("bank.example",)
    assert door.rules.apps == SEED_APPS
    dialog.reject()


def test_the_disk_budget_is_kept_as_the_setting(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor
) -> None:
    dialog = _opened(qtbot, desktop, DISK)
    assert isinstance(dialog.disk.control, NumberControl)
    dialog.disk.control.number.setValue(25)
    settle(qtbot, desktop)
    assert door.setting("retention.disk_gb") == 25.0
    dialog.reject()


def test_the_proof_is_what_was_read_while_the_windows_were_aside(
    qtbot: QtBot, desktop: Desktop
) -> None:
    dialog = _opened(qtbot, desktop, PROOF)
    proof = dialog.proof
    assert proof.notices.text() == "Sites are read from the address bar."
    proof.look_button.click()
    assert not dialog.isVisible()
    assert not desktop.window.isVisible()
    qtbot.waitUntil(dialog.isVisible, timeout=PATIENCE_MS)
    settle(qtbot, desktop)
    assert desktop.window.isVisible()
    assert "the harbour board moved the launch" in proof.text.toPlainText()
    assert proof.told.text() == "This is what I just read from your screen, in Thunderbird:"
    assert proof.stage.view.isVisible()
    dialog.reject()


def test_what_was_read_earlier_is_no_proof(
    qtbot: QtBot, desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(latest_look, "_TRIES", 1)
    dialog = _opened(qtbot, desktop, PROOF, clock="17:40")
    dialog.proof.look_button.click()
    qtbot.waitUntil(dialog.isVisible, timeout=PATIENCE_MS)
    assert dialog.proof.told.text().startswith("Nothing was read within twenty seconds")
    assert dialog.proof.text.toPlainText() == ""
    dialog.reject()


def test_why_nothing_can_be_read_is_said_at_once(
    qtbot: QtBot, desktop: Desktop, recorder: ScriptedRecorder
) -> None:
    dialog = _opened(qtbot, desktop, PROOF)
    recorder.tell(RecorderState(RecorderPhase.FAILED, "The screen went away."))
    settle(qtbot, desktop)
    dialog.proof.look_button.click()
    assert dialog.isVisible()
    assert dialog.proof.told.text() == "The screen went away."
    dialog.reject()


def test_a_frame_counts_while_it_was_still_on_the_screen() -> None:
    door = FakeMemoryDoor()
    look = look_since(door, at("17:20"))
    assert look is not None
    assert look.frame.window.app == "thunderbird"
    assert look_since(door, at("17:40")) is None
    assert look_since(FakeMemoryDoor(is_empty=True), at("17:20")) is None


def test_the_first_question_is_written_already_and_asked_in_the_chat(
    qtbot: QtBot, door: FakeMemoryDoor, recorder: ScriptedRecorder, tmp_path: Path
) -> None:
    desktop = start_desktop(qtbot, door, recorder, tmp_path)
    desktop.window.first_start.show_steps()
    dialog = desktop.window.first_start.steps
    assert dialog is not None
    dialog.go_to(QUESTION)
    question = dialog.question.field.text()
    assert question
    dialog.next_button.click()
    settle(qtbot, desktop)
    assert desktop.window.first_start.steps is None
    assert desktop.window.page is Page.CHAT
    assert desktop.window.chat.questions[-1].text == question
    end_desktop(qtbot, desktop)


def test_the_sample_day_is_offered_at_every_step(
    qtbot: QtBot, recorder: ScriptedRecorder, tmp_path: Path
) -> None:
    desktop = start_desktop(qtbot, FakeMemoryDoor(is_empty=True), recorder, tmp_path)
    desktop.window.first_start.show_steps()
    dialog = desktop.window.first_start.steps
    assert dialog is not None
    settle(qtbot, desktop)
    dialog.go_to(DISK)
    assert dialog.sample_button.isVisible()
    with qtbot.waitSignal(desktop.window.sample_day_loaded):
        dialog.sample_button.click()
    settle(qtbot, desktop)
    end_desktop(qtbot, desktop)


def test_on_a_small_screen_the_steps_are_scrolled_and_enter_still_goes_on(
    qtbot: QtBot, desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: QSize(683, 330))
    dialog = _opened(qtbot, desktop, EXCLUSIONS)
    assert dialog.height() < 330
    assert dialog.focusWidget() is dialog.next_button
    dialog.next_button.click()
    assert dialog.place == MODEL
    dialog.reject()


def test_enter_presses_the_button_that_has_the_focus(
    qtbot: QtBot, door: FakeMemoryDoor, recorder: ScriptedRecorder, tmp_path: Path
) -> None:
    desktop = start_desktop(qtbot, door, recorder, tmp_path)
    first = desktop.window.first_start
    assert first.welcome is not None
    first.welcome.start_button.setFocus()
    QTest.keyClick(first.welcome.start_button, Qt.Key.Key_Return)
    settle(qtbot, desktop)
    assert first.steps is not None  # it was not “Not now”, which Enter stands for elsewhere
    first.steps.next_button.setFocus()
    QTest.keyClick(first.steps.next_button, Qt.Key.Key_Return)
    assert first.steps.place == 1
    end_desktop(qtbot, desktop)


def test_a_group_is_switched_off_at_the_first_step(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor
) -> None:
    calls = Rule(RuleKind.GROUP, RuleGroup.VIDEO_CALLS.value)
    door.rules = ExclusionRules(pausing=(calls,))
    dialog = _opened(qtbot, desktop, EXCLUSIONS)
    groups = dialog.exclusions.editor.groups
    assert isinstance(groups, GroupSwitches)
    groups.switches[RuleGroup.STREAMING].click()
    settle(qtbot, desktop)
    assert RuleGroup.STREAMING in door.rules.groups
    assert door.rules.pausing == (calls,)
    groups.switches[RuleGroup.VIDEO_CALLS].click()
    settle(qtbot, desktop)
    assert RuleGroup.VIDEO_CALLS not in door.rules.groups
    assert not door.rules.pausing
    dialog.reject()
