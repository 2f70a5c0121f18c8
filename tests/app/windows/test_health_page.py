from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.desktop import Desktop
from app.windows.health.health_line import HealthLine, State
from app.windows.health.health_page import HealthPage
from app.windows.sidebar import Page
from core.errors import StoreUnavailable
from core.ids import ObservationId
from core.store.health import Finding, Repair
from core.store.keys import KeyPlace
from tests.app.desktop_driver import settle
from tests.fakes.fake_memory_door import FakeMemoryDoor

_DAMAGED_INDEX = Finding("The word index is damaged.", "Choose Repair.", Repair.WORD_INDEX)
_LOST_PICTURE = Finding("A picture is missing.", "Restore a backup.")


@pytest.fixture
def page(qtbot: QtBot, desktop: Desktop) -> HealthPage:
    desktop.window.show_page(Page.HEALTH)
    settle(qtbot, desktop)
    return desktop.window.health


def stands(line: HealthLine) -> State:
    """A call, so that the type checker does not take the state for the one seen before."""
    return line.state


def test_a_sound_memory_says_so(page: HealthPage, door: FakeMemoryDoor) -> None:
    assert stands(page.text) is State.GOOD
    assert stands(page.queue) is State.GOOD
    assert stands(page.disk) is State.GOOD
    assert "keyring" in page.key.words
    assert "quoted from your screen" in page.model.words
    assert page.figures.figure("frames") == str(door.figures().observations)


def test_what_needs_a_look_is_marked_and_has_its_button(
    qtbot: QtBot, desktop: Desktop, page: HealthPage, door: FakeMemoryDoor
) -> None:
    door.set_aside = (ObservationId(4), ObservationId(9))
    door.bytes_free = 300_000_000
    door.key_place = KeyPlace.FILE
    page.refresh()
    settle(qtbot, desktop)
    assert stands(page.queue) is State.WARN
    assert "2 moments" in page.queue.words
    assert stands(page.disk) is State.WARN
    assert stands(page.key) is State.WARN
    page.again_button.click()
    settle(qtbot, desktop)
    assert not door.set_aside
    assert stands(page.queue) is State.GOOD
    assert page.again_button.isHidden()


def test_damage_is_found_repaired_and_what_stays_is_told(
    qtbot: QtBot, desktop: Desktop, page: HealthPage, door: FakeMemoryDoor
) -> None:
    assert "Not checked" in page.whole.words
    page.check_button.click()
    settle(qtbot, desktop)
    assert stands(page.whole) is State.GOOD
    assert page.repair_button.isHidden()
    door.findings = [_DAMAGED_INDEX, _LOST_PICTURE]
    page.check_button.click()
    settle(qtbot, desktop)
    assert stands(page.whole) is State.BAD
    assert "word index" in page.whole.words
    page.repair_button.click()
    settle(qtbot, desktop)
    assert "word index" not in page.whole.words
    assert "A picture is missing" in page.whole.words
    assert page.repair_button.isHidden()


def test_a_check_that_fails_says_why_and_can_be_tried_again(
    qtbot: QtBot, desktop: Desktop, page: HealthPage, door: FakeMemoryDoor
) -> None:
    door.failure = StoreUnavailable("Another program is busy with the memory.")
    page.check()
    settle(qtbot, desktop)
    assert "busy with the memory" in page.whole.words
    assert page.check_button.isEnabled()


def test_a_backup_says_what_opens_it(
    qtbot: QtBot, desktop: Desktop, page: HealthPage, door: FakeMemoryDoor, tmp_path: Path
) -> None:
    page.back_up_to(tmp_path / "all.recollect")
    settle(qtbot, desktop)
    assert stands(page.backup) is State.GOOD
    assert "all.recollect" in page.backup.words
    assert "keyring" in page.backup.words
    door.failure = StoreUnavailable("The disk is full; make room.")
    page.back_up_to(tmp_path / "again.recollect")
    settle(qtbot, desktop)
    assert stands(page.backup) is State.BAD
    assert "disk is full" in page.backup.words
    assert page.backup_button.isEnabled()


def test_limits_lead_to_their_settings(qtbot: QtBot, desktop: Desktop, page: HealthPage) -> None:
    page.limits_button.click()
    settle(qtbot, desktop)
    assert desktop.window.page is Page.SETTINGS
    assert desktop.window.settings.is_found("retention.disk_gb")
    assert not desktop.window.settings.is_found("capture.interval_s")


def test_a_crash_is_named_with_where_its_report_is(
    qtbot: QtBot, desktop: Desktop, page: HealthPage, door: FakeMemoryDoor, tmp_path: Path
) -> None:
    assert stands(page.crashes) is State.GOOD
    door.last_crash = tmp_path / "crash-2026-06-09-151000-0badf00d.txt"
    page.refresh()
    settle(qtbot, desktop)
    assert stands(page.crashes) is State.WARN
    assert str(door.last_crash) in page.crashes.words
